namespace ServiceBot.Recovery;

/// <summary>Who was let down. A case about oneself is seen by nobody else.</summary>
internal enum CustomerKind
{
    External,
    Internal,
    Self,
}

internal enum Severity
{
    Normal,
    Serious,
}

internal enum CaseStatus
{
    Open,

    /// <summary>Not fixed yet: it rests until the promise.</summary>
    Parked,
    Closed,

    /// <summary>Called off; it can be taken up again.</summary>
    Cancelled,
}

/// <summary>How the customer sees it in the end.</summary>
internal enum Outcome
{
    BetterThanExpected,
    Fine,
    LetDown,
    NotKnownYet,
}
