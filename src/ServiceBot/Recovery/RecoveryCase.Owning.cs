using System.Globalization;

namespace ServiceBot.Recovery;

/// <summary>Who sees it through, who helps, and when the clocks rest.</summary>
internal sealed partial class RecoveryCase
{
    /// <summary>A customer who does not answer stops the clocks for no longer.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(5);

    /// <summary>Who was asked to take over and has not answered yet.</summary>
    public string? HandToId { get; private set; }

    /// <summary>Who keeps contact with the customer while the owner fixes; null: the owner.</summary>
    public string? VoiceId { get; private set; }

    /// <summary>Waiting for the customer since then; null while nobody is.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>It was said that it needs more time, until then: targets rest.</summary>
    public DateTimeOffset? MoreTimeUntil { get; private set; }

    /// <summary>No reminders before then.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    public bool RemindersStopped { get; private set; }

    /// <summary>When the wait ends if nobody says that the customer has answered.</summary>
    public DateTimeOffset? WaitsUntil => PausedAt + LongestPause;

    public bool IsWaitingAt(DateTimeOffset instant) => PausedAt is { } since && instant < since + LongestPause;

    /// <summary>Whether the customer should have had their word by now; while we wait for them nothing comes due.</summary>
    public bool IsPromiseDueAt(DateTimeOffset instant) => IsPromiseOpen && PromiseAt <= instant && !IsWaitingAt(instant);

    /// <summary>Whether this person speaks with the customer: the owner, and whoever keeps contact beside them.</summary>
    public bool KeepsContact(string personId) => personId == OwnerId || personId == VoiceId;

    /// <returns>False when that person was asked already.</returns>
    public bool OfferTo(string personId, By by)
    {
        if (HandToId == personId)
            return false;

        HandToId = personId;
        Note(CaseEventKind.HandOffered, by, personId);
        return true;
    }

    public void AcceptHandOver(By by)
    {
        BelongTo(by.PersonId);
        Note(CaseEventKind.HandedOver, by);
        EndToolsOff(by);
    }

    /// <summary>Whoever was asked cannot, or whoever asked has thought better of it; the event says who did it.</summary>
    public void DeclineHandOver(By by)
    {
        HandToId = null;
        Note(CaseEventKind.HandDeclined, by);
    }

    /// <summary>Whoever owns it keeps contact themselves, and what was offered before holds no more.</summary>
    private void BelongTo(string personId)
    {
        (OwnerId, HandToId) = (personId, null);
        if (VoiceId == personId)
            VoiceId = null;
    }

    /// <summary>It is over for now: nobody is waited for, and nobody needs to take over or to say yes to anything.</summary>
    private void LetGo() => (HandToId, PausedAt, OpenRequest) = (null, null, null);

    public void Wait(By by)
    {
        PausedAt = by.At;
        Note(CaseEventKind.Paused, by);
    }

    public void Resume(By by)
    {
        PausedAt = null;
        Note(CaseEventKind.Resumed, by);
    }

    public void NeedMoreTime(DateTimeOffset until, By by)
    {
        (PromiseAt, PromisedAt, MoreTimeUntil) = (until, by.At, until);
        Note(CaseEventKind.MoreTime, by, until.ToString("O", CultureInfo.InvariantCulture));
        if (Step == Step.OwnIt)
            Advance();
    }

    /// <summary>Somebody is not in the team any more: what was theirs is the team's, and nobody waits for them.</summary>
    /// <param name="isAwaited">They were asked to keep contact with the customer and have not answered.</param>
    /// <returns>Whether it needs somebody to take it now.</returns>
    public bool GoOnWithout(string personId, By by, bool isAwaited = false)
    {
        var (isOwner, isOpener) = (OwnerId == personId, OpenerId == personId);
        var needsOwner = isOwner || isOpener && OwnerId is null;
        var isUntold = isOpener && Step == Step.Intake;
        var hadContact = KeepsContact(personId);
        if (isAwaited || isOwner || isUntold || needsOwner && !Offered || HandToId == personId || VoiceId == personId || DisclosureOwnerId == personId)
            Note(CaseEventKind.Departed, by, personId);

        if (hadContact)
            EndToolsOff(by);
        if (HandToId == personId)
            HandToId = null;
        if (VoiceId == personId)
            VoiceId = null;
        if (DisclosureOwnerId == personId)
            DisclosureOwnerId = null;

        // Whom it is about they have said once, and nobody else is asked that.
        if (isUntold)
            Advance();
        if (isOwner)
            (OwnerId, HandToId) = (null, null);
        Offered |= needsOwner;
        return needsOwner;
    }

    public void AskForHelp(By by) => Note(CaseEventKind.HelpAsked, by);

    public void Join(By by) => Note(CaseEventKind.HelperJoined, by);

    /// <summary>Until they agree the owner keeps contact.</summary>
    public void AskForVoice(string personId, By by) => Note(CaseEventKind.VoiceAsked, by, personId);

    public void DeclineVoice(By by) => Note(CaseEventKind.VoiceDeclined, by);

    /// <param name="personId">Null: the owner keeps contact again.</param>
    public void GiveVoiceTo(string? personId, By by)
    {
        VoiceId = personId;
        Note(CaseEventKind.VoiceTaken, by, personId);
        EndToolsOff(by);
    }

    public void Snooze(DateTimeOffset until, By by)
    {
        SnoozedUntil = until;
        Note(CaseEventKind.Snoozed, by, until.ToString("O", CultureInfo.InvariantCulture));
    }

    public void StopReminders(By by)
    {
        RemindersStopped = true;
        Note(CaseEventKind.RemindersStopped, by);
    }

    public void ResumeReminders(By by)
    {
        (RemindersStopped, SnoozedUntil, ToolsOffAt, ToolsOffUntil) = (false, null, null, null);
        Note(CaseEventKind.RemindersResumed, by);
    }
}
