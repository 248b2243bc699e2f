namespace ServiceBot.Recovery;

/// <summary>Something a person did or said in a case. Every metric is computed from these, and none is ever changed.</summary>
internal sealed class CaseEvent(int caseNumber, int sequence, CaseEventKind kind, DateTimeOffset at, string personId, string? data)
{
    public int CaseNumber { get; private set; } = caseNumber;

    /// <summary>Counts from 1 within the case.</summary>
    public int Sequence { get; private set; } = sequence;

    public CaseEventKind Kind { get; private set; } = kind;

    public DateTimeOffset At { get; private set; } = at;

    public string PersonId { get; private set; } = personId;

    /// <summary>One short word or instant the metrics need; never what somebody wrote.</summary>
    public string? Data { get; private set; } = data;
}

/// <summary>Kept as numbers, so new ones go to the end.</summary>
internal enum CaseEventKind
{
    Reported,

    /// <summary>Who is affected, how bad it is, whether anybody is in danger.</summary>
    Classified,
    StoryTold,

    /// <summary>The opener asked for somebody else to own it.</summary>
    Offered,
    Owned,

    /// <summary>A promise to the customer; the data is its instant.</summary>
    Promised,

    /// <summary>The first word to the customer.</summary>
    Told,

    /// <summary>Asked whether it is fixed, the owner said: not yet.</summary>
    NotYet,
    Fixed,
    Analyzed,

    /// <summary>What is said to the customer, and how the customer sees it; the data is that view.</summary>
    Gracious,
    Closed,

    /// <summary>Called off; everything said is kept.</summary>
    Cancelled,

    /// <summary>Taken up again after it was called off.</summary>
    Reopened,

    /// <summary>An answer was changed or withdrawn; the data is its step.</summary>
    Corrected,

    /// <summary>The guided walk was set aside by a person; it stops no clock.</summary>
    SetAside,
    TakenUp,
    WentBack,

    /// <summary>What helps this customer was written down.</summary>
    Helped,
}
