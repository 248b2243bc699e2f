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

    /// <summary>The same as another case, in which it goes on.</summary>
    Merged,
}

/// <summary>What the customer is worth to the organisation, as a range. It may raise a gesture, and never changes order, targets or words.</summary>
internal enum ValueRange
{
    Unknown,
    Small,
    Middle,
    Large,
}

/// <summary>Where the commitment of the organisation ended: several may be true at once.</summary>
[Flags]
internal enum CommitmentLimits
{
    None = 0,
    Money = 1,
    Time = 2,
    Policy = 4,
    Authority = 8,
    Knowledge = 16,
    Attitude = 32,
}

/// <summary>How the customer was asked for their view.</summary>
internal enum AskChannel
{
    Call,
    Mail,
    Chat,
    Survey,
    WebSite,
    Reward,
    FocusGroup,
    UserGroup,
}

/// <summary>What became of the customer, 30 and 90 days later.</summary>
internal enum Retention
{
    Kept,
    AtRisk,
    Lost,
}

/// <summary>What a case is to the customer at a moment: how it went wrong, is being put right, and ended.</summary>
internal enum MomentState
{
    /// <summary>A chance to form an impression, good or bad.</summary>
    Truth,
    Misery,
    Recovering,
    Fine,
    Magic,
    Lost,
}

/// <summary>How the customer sees it in the end.</summary>
internal enum Outcome
{
    BetterThanExpected,
    Fine,
    LetDown,
    NotKnownYet,
}

/// <summary>Whether what we did helped, as the customer says.</summary>
internal enum Helpfulness
{
    Yes,
    Partly,
    No,
}

/// <summary>Whether the customer would come back to us, as they say.</summary>
internal enum Returning
{
    Yes,
    Perhaps,
    No,
}

/// <summary>How we know how the customer sees it.</summary>
internal enum Evidence
{
    /// <summary>We think so, which is no evidence.</summary>
    Thought,

    /// <summary>They told somebody.</summary>
    Said,

    /// <summary>They answered the question they were asked.</summary>
    Answered,
}

/// <summary>Why a customer came back after it was over.</summary>
internal enum CameBackTo
{
    Thank,
    Apologise,
}

/// <summary>How a customer carried it on.</summary>
internal enum Referral
{
    ToldAFriend,
    CameBack,
    NewCustomer,
}
