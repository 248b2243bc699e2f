namespace ServiceBot.Pulse;

/// <summary>What somebody who leads thinks their team answered. It is named, and they are told so before they say it.</summary>
internal sealed class LeaderGuess
{
    public required string PersonId { get; set; }

    /// <summary>The batch it is about, open or sealed.</summary>
    public required string BatchId { get; set; }

    /// <summary>1 to 5.</summary>
    public int Value { get; set; }

    /// <summary>Whether they were told how it compares.</summary>
    public bool IsTold { get; set; }
}
