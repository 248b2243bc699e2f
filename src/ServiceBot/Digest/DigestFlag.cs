namespace ServiceBot.Digest;

/// <summary>Somebody says that something is wrong in a digest: once for each post and person, however often they send it. The team's managers read it.</summary>
internal sealed class DigestFlag
{
    public required string TeamId { get; set; }
    public DigestKind Kind { get; set; }
    public DateOnly Date { get; set; }

    /// <summary>Who said so.</summary>
    public required string PersonId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>What is wrong, where they said so.</summary>
    public string? Words { get; set; }

    /// <summary>When a manager had seen to it.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    public int Version { get; set; }

    /// <summary>By which a manager picks it out of the list.</summary>
    public int Number { get; set; }
}
