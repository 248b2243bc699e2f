namespace ServiceBot.Recovery;

/// <summary>A reminder that was said, or for which nobody was there: it is not said again. One for each kind and the instant it is about.</summary>
internal sealed class Nudge(int caseNumber, NudgeKind kind, DateTimeOffset about, DateTimeOffset at)
{
    public int CaseNumber { get; private set; } = caseNumber;
    public NudgeKind Kind { get; private set; } = kind;

    /// <summary>The promise or the target it reminds of, or the instant until which it was snoozed.</summary>
    public DateTimeOffset About { get; private set; } = about;

    /// <summary>When it was said: the next in a row of them counts from here. To whom is kept nowhere.</summary>
    public DateTimeOffset At { get; private set; } = at;
}

/// <summary>Kept as numbers, so new ones go to the end.</summary>
internal enum NudgeKind
{
    /// <summary>Ten minutes before the promise, to the owner.</summary>
    PromiseSoon,

    /// <summary>Five minutes after the promise, to the owner.</summary>
    PromiseLate,

    /// <summary>Twenty minutes after the promise, to the helpers.</summary>
    PromiseNeedsHelp,

    /// <summary>Nobody owns it at the target: to a lead on shift.</summary>
    UnownedLead,

    /// <summary>Still nobody: to a manager on shift.</summary>
    UnownedManager,

    /// <summary>Still nobody: one line in the team's channel.</summary>
    UnownedChannel,

    /// <summary>An hour before people are told what they must know, and at that time, to whoever sees to it.</summary>
    DisclosureSoon,
    DisclosureDue,

    /// <summary>Nobody has noted that they were told: to somebody who leads and to those who will look at it, once a day.</summary>
    DisclosureLate,

    /// <summary>It was told or waived: to whoever is to look at it, once a day.</summary>
    ToAcknowledge,

    /// <summary>Somebody talked with the customer in person, and has not said how it went: to them.</summary>
    Talked,
}
