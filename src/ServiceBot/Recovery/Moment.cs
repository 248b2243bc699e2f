namespace ServiceBot.Recovery;

/// <summary>Something worth keeping that happened outside a case, or after it.</summary>
internal sealed class Moment
{
    /// <summary>In the place of who noted it, once they had themselves forgotten.</summary>
    public const string Nobody = "";

    /// <summary>Sorts by time.</summary>
    public required string Id { get; set; }
    public required string TeamId { get; set; }

    /// <summary>Who noted it.</summary>
    public required string PersonId { get; set; }
    public MomentKind Kind { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Null once it was taken out of the case that began with it.</summary>
    public string? Text { get; set; }

    /// <summary>The case it became, or the one that thanks are for.</summary>
    public int? CaseNumber { get; set; }

    /// <summary>The other moment that thanks are for.</summary>
    public string? AboutId { get; set; }

    /// <summary>Grows with what those who are thanked decide, so that of two who decide at once both are heard.</summary>
    public int Version { get; set; }
}

/// <summary>Kept as numbers, so new ones go to the end.</summary>
internal enum MomentKind
{
    /// <summary>Above average: a customer was amazed.</summary>
    Magic,

    /// <summary>A chance to form an impression that went as it should.</summary>
    Fine,

    /// <summary>It went wrong, and no case was opened.</summary>
    Misery,

    /// <summary>What went right, and why.</summary>
    Clue,
    Thanks,
}
