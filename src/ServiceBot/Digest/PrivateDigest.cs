namespace ServiceBot.Digest;

/// <summary>A digest that one person gets alone. Its key makes two of one kind on one of their days impossible; a day without anything to say has one, too.</summary>
internal sealed class PrivateDigest(string personId, PrivateDigestKind kind, DateOnly date, DateTimeOffset at)
{
    public string PersonId { get; private set; } = personId;
    public PrivateDigestKind Kind { get; private set; } = kind;

    /// <summary>Their day, by the date on which their work begins; of a weekly one the Monday of its week.</summary>
    public DateOnly Date { get; private set; } = date;
    public DateTimeOffset At { get; private set; } = at;
}

/// <summary>Kept as numbers, so new ones go to the end.</summary>
internal enum PrivateDigestKind
{
    Manager,
    Leader,
    Frontline,
}

/// <summary>Whether somebody gets digests of their own unasked, and when that is looked at again.</summary>
internal sealed class DigestReader(string personId)
{
    public string PersonId { get; private set; } = personId;

    /// <summary>None unasked, until they say otherwise. On request they come all the same.</summary>
    public bool IsOff { get; set; }

    /// <summary>They asked for their own work at the beginning of each shift.</summary>
    public bool WantsShift { get; set; }

    /// <summary>Null: as soon as possible.</summary>
    public DateTimeOffset? LookAt { get; set; }
}
