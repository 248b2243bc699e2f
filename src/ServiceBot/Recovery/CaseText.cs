namespace ServiceBot.Recovery;

/// <summary>
/// What somebody wrote in a case, beside the event with which they wrote it. A correction is a new row, so that the history stays;
/// a deletion empties all rows of the field, and the event that says so is the tombstone.
/// </summary>
internal sealed class CaseText(int caseNumber, int sequence, CaseField field, string? text)
{
    public int CaseNumber { get; private set; } = caseNumber;

    /// <summary>The event with which it was written.</summary>
    public int Sequence { get; private set; } = sequence;

    public CaseField Field { get; private set; } = field;

    /// <summary>Null when it was emptied or deleted.</summary>
    public string? Text { get; private set; } = text;

    public void Delete() => Text = null;
}

/// <summary>Everything people write in a case. Kept as numbers, so new ones go to the end.</summary>
internal enum CaseField
{
    Title,
    Story,
    Effect,
    Feeling,
    Need,
    Wants,
    FirstAction,
    Benefit,

    /// <summary>The number before it was a text about what it may cost, which looked like a permission.</summary>
    Options = 9,
    Choice,
    ChoiceReason,
    Conditions,
    Worked,
    Prevention,
    PreventionOwner,
    Principle,
    BestElsewhere,
    Words,
    NotAskedBecause,
    CustomerWords,
    WouldBeGreat,
    ContactAgain,
    Integrity,
    ClosedBecause,
    Note,

    /// <summary>What the opener typed first.</summary>
    Sentence,

    /// <summary>What the case showed about those who put it right.</summary>
    AboutUs,

    /// <summary>What we cannot do for the customer, why, and what we can.</summary>
    Cannot,
    CannotBecause,
    Can,

    /// <summary>What people must be told, how they were or why not, what was thought of before, and what a leader still missed.</summary>
    ToDisclose,
    HowDisclosed,
    Considered,
    LeaderSays,

    /// <summary>What an abusive customer said and did, and when.</summary>
    AbuseFacts,
}
