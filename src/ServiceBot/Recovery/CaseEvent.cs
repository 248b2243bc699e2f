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

    /// <summary>Whom it was said to or about, where the data is a person.</summary>
    public string? AboutId => Kind is CaseEventKind.HandOffered or CaseEventKind.VoiceAsked or CaseEventKind.VoiceTaken or CaseEventKind.Departed or CaseEventKind.DisclosureAsked or CaseEventKind.BackupAsked ? Data : null;
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

    /// <summary>A word to the customer, which keeps the promise; the first is the first word.</summary>
    Told,

    /// <summary>Asked whether it is fixed, the owner said: not yet.</summary>
    NotYet,
    Fixed,
    Analyzed,

    /// <summary>The words for the customer were found.</summary>
    Gracious,

    /// <summary>The data is how the customer sees it, as far as is known.</summary>
    Closed,

    /// <summary>Called off; everything said is kept.</summary>
    Cancelled,

    /// <summary>Taken up again after it was called off or closed; the data is Fixed when a fix had been claimed that did not hold.</summary>
    Reopened,

    /// <summary>An answer was changed or withdrawn, and the data is its step; or a text was, and the data is its field.</summary>
    Corrected,

    /// <summary>The guided walk was set aside by a person; it stops no clock.</summary>
    SetAside,
    TakenUp,
    WentBack,

    /// <summary>What helps this customer was written down.</summary>
    Helped,

    /// <summary>The owner asked a colleague to take over; the data is that person's id. Until they accept, nothing changes.</summary>
    HandOffered,

    /// <summary>The colleague accepted and owns it now.</summary>
    HandedOver,
    HandDeclined,

    /// <summary>Waiting for the customer: both clocks rest, for five days at most.</summary>
    Paused,

    /// <summary>The customer has answered.</summary>
    Resumed,

    /// <summary>It needs more time, which is nobody's failure; the data is the new promise.</summary>
    MoreTime,

    /// <summary>The colleagues on shift were asked for help.</summary>
    HelpAsked,
    HelperJoined,

    /// <summary>A second person keeps contact with the customer; the data is that person's id, or nothing when the owner does again.</summary>
    VoiceTaken,

    /// <summary>No reminders until then; the data is that instant.</summary>
    Snoozed,

    /// <summary>No reminders about this case any more.</summary>
    RemindersStopped,
    RemindersResumed,

    /// <summary>A note was added.</summary>
    Noted,

    /// <summary>Something written was taken out for good; the data is its field. A tombstone stays.</summary>
    Deleted,

    /// <summary>The customer was asked for their view; the data is how.</summary>
    Asked,

    /// <summary>Asking the customer is not suitable, for a reason that was given.</summary>
    NotAsked,

    /// <summary>The customer's own words or answer; the data is the outcome it shows, if it shows one. Only this confirms anything.</summary>
    Confirmed,

    /// <summary>The three questions of integrity were answered before it was closed without remedy or without telling the customer, or a known cause came again.</summary>
    IntegrityChecked,

    /// <summary>Closed although something was missing, for a reason that was given.</summary>
    ClosedAnyway,

    /// <summary>People say it is the same failure again; the data is the number of the earlier case.</summary>
    RepeatConfirmed,

    /// <summary>People say it is not the same; the data is the number of the earlier case.</summary>
    RepeatDenied,

    /// <summary>It goes on in another case; the data is its number.</summary>
    MergedAway,

    /// <summary>Another case goes on in this one; the data is its number.</summary>
    Absorbed,

    /// <summary>A merge was taken back; the data is the number of the other case.</summary>
    Unmerged,

    /// <summary>How the customer stands to us 30 or 90 days later; the data is kept, at risk or lost.</summary>
    FollowedUp,

    /// <summary>The customer came back; the data is whether to thank or to apologise, where that was said.</summary>
    CameBack,

    /// <summary>The customer carried it on; the data is whether they told a friend, came back or brought a new customer, where that was said.</summary>
    Referred,

    /// <summary>The owner asked somebody to keep contact with the customer; the data is that person's id. Until they agree, nothing changes.</summary>
    VoiceAsked,
    VoiceDeclined,

    /// <summary>
    /// The customer's answer whether what we did helped: Yes, Partly or No; without data it was noted by mistake. A No that is newer than their
    /// view is an objection, and nothing that has one is magic.
    /// </summary>
    DidHelp,

    /// <summary>The customer's answer whether they would come back to us: Yes, Perhaps or No; without data it was noted by mistake.</summary>
    WouldReturn,

    /// <summary>What the customer asked for cannot be done, and they are told why and what can be.</summary>
    HeldFirm,

    /// <summary>It goes on without somebody who is not in the team any more; the data is that person's id. Whatever was theirs, nobody has now.</summary>
    Departed,

    /// <summary>Money was spent for the customer within what this person may decide; the data is the amount. What for is a note.</summary>
    Spent,

    /// <summary>More was asked for than this person may decide; the data is the amount. Why is a note.</summary>
    SpendAsked,

    /// <summary>Somebody else said yes, so it counts as spent; the data is the amount and the event with which it was asked for.</summary>
    SpendApproved,

    /// <summary>Somebody else said no; the data is the amount and the event with which it was asked for. Why, if they said so, is a note.</summary>
    SpendRefused,

    /// <summary>Whoever asked needs no answer any more; the data is the amount and the event with which it was asked for.</summary>
    SpendWithdrawn,

    /// <summary>It was not spent after all; the data is the amount and the event with which it was noted.</summary>
    SpendTakenBack,

    /// <summary>A manager allows that much on this case without asking; the data is the amount.</summary>
    SpendAllowed,
    /// <summary>Somebody may be in danger.</summary>
    SafetyRaised,

    /// <summary>It is no matter of safety any more: its opener said so while nobody else knew of it, or somebody else agreed.</summary>
    SafetyLowered,

    /// <summary>It is said to be no matter of safety, for a reason and with the three questions answered. It holds until somebody else agrees.</summary>
    SafetyDoubted,

    /// <summary>Something must be told; the data is by when.</summary>
    DisclosureOpened,
    DisclosureMoved,
    DisclosureDescribed,

    /// <summary>Somebody was asked to see to it; the data is that person's id. Until they agree, nothing changes.</summary>
    DisclosureAsked,
    DisclosureTaken,
    DisclosureDeclined,

    /// <summary>They were told.</summary>
    Disclosed,

    /// <summary>Nobody needs to be told, for a reason and with the three questions answered. It holds when somebody else agrees.</summary>
    DisclosureWaived,

    /// <summary>After it was opened again there is nothing new to tell.</summary>
    DisclosureStands,

    /// <summary>Somebody else has looked at it; the data is what they looked at, and “alone” when nobody else could.</summary>
    Acknowledged,

    /// <summary>Whoever looked at it says what is still missing.</summary>
    AcknowledgedBut,

    /// <summary>It is talked about in public, and no more.</summary>
    WentPublic,
    PublicOver,

    /// <summary>The contact has ended because the customer was abusive: out of the recovery figures, and counted apart.</summary>
    AbuseEnded,

    /// <summary>It was no abuse after all.</summary>
    AbuseWithdrawn,

    /// <summary>What was said and done was written down.</summary>
    AbuseWritten,

    /// <summary>Somebody talks with the customer in person, and the bot is silent; the data is until when its reminders rest, if they do.</summary>
    ToolsOff,

    /// <summary>The bot speaks of it again.</summary>
    ToolsOn,

    /// <summary>No reminders until then, because another case of the same person comes first; the data is that instant.</summary>
    SetDown,

    /// <summary>Somebody was asked to stand beside those who have it; the data is that person's id.</summary>
    BackupAsked,
}
