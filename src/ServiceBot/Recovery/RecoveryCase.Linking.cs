using System.Globalization;

namespace ServiceBot.Recovery;

/// <summary>How it belongs together with other cases, and what it is to the customer.</summary>
internal sealed partial class RecoveryCase
{
    /// <summary>The case whose failure this one is again, as people said.</summary>
    public int? RepeatOf { get; private set; }

    /// <summary>The case in which this one goes on.</summary>
    public int? MergedInto { get; private set; }

    /// <summary>How often a claimed fix did not hold.</summary>
    public int Failures { get; private set; }

    /// <summary>We failed this customer again after we said it was fixed: nothing about it is magic any more.</summary>
    public bool IsSecondFailure => Failures > 0 || RepeatOf is not null;

    public MomentState Moment => this switch
    {
        { Customer: null } => MomentState.Truth,
        { Retention: Recovery.Retention.Lost } or { Status: CaseStatus.Closed, Outcome: Recovery.Outcome.LetDown } => MomentState.Lost,
        { Status: CaseStatus.Closed, Outcome: Recovery.Outcome.BetterThanExpected, IsConfirmed: true, IsSecondFailure: false }
            when !Answers.SpeakAgainst(Outcome) => MomentState.Magic,
        { Status: CaseStatus.Closed, Outcome: Recovery.Outcome.BetterThanExpected or Recovery.Outcome.Fine } => MomentState.Fine,
        { OwnerId: null } or { Status: CaseStatus.Closed, FixedAt: null } => MomentState.Misery,
        _ => MomentState.Recovering,
    };

    public void IsRepeatOf(int earlier, By by)
    {
        RepeatOf = earlier;
        Note(CaseEventKind.RepeatConfirmed, by, Data(earlier));
    }

    public void IsNoRepeatOf(int earlier, By by)
    {
        if (RepeatOf == earlier)
            RepeatOf = null;

        Note(CaseEventKind.RepeatDenied, by, Data(earlier));
    }

    /// <summary>It goes on in the other case, which hears of it again.</summary>
    /// <param name="isOpenedAgain">The other one is opened again for it.</param>
    /// <returns>
    /// False while somebody is still to be told something, and the other one is over or cannot carry that on, or is just being looked at for what
    /// was told in it alone.
    /// </returns>
    public bool MergeInto(RecoveryCase other, By by, bool isOpenedAgain = false)
    {
        if (IsHeldOpen && (other.IsPrivate || other.IsPractice || !other.IsActive && !isOpenedAgain || other.Disclosure == Disclosure.Settled))
            return false;

        (Status, MergedInto) = (CaseStatus.Merged, other.Number);
        LetGo();
        Note(CaseEventKind.MergedAway, by, Data(other.Number));
        EndToolsOff(by);
        other.Absorb(this, by);
        if (isOpenedAgain)
            other.Reopen(by);
        return true;
    }

    /// <summary>It is another problem after all. The other case's events must be loaded, and its texts.</summary>
    public void Unmerge(RecoveryCase other, By by)
    {
        (Status, MergedInto) = (ClosedAt is null ? CaseStatus.Open : CaseStatus.Closed, null);
        Note(CaseEventKind.Unmerged, by, Data(other.Number));
        if (RepeatOf == other.Number)
            IsNoRepeatOf(other.Number, by);

        other.Release(this, by);
    }

    /// <summary>Nobody is less in danger, and nobody grieves less, because two cases are one.</summary>
    private void Absorb(RecoveryCase merged, By by)
    {
        if (Care == SpecialCare.None || merged.Care == SpecialCare.Bereavement)
            Care = merged.Care;

        var (was, isDanger) = (IsToDisclose, merged.Danger && !Danger);
        DangerFrom = merged.Danger && !Danger ? merged.Number : DangerFrom;
        Severity = (Severity)Math.Max((int)Severity, (int)merged.Severity);
        JoinedCases++;
        Note(CaseEventKind.Absorbed, by, Data(merged.Number));
        if (isDanger)
            BeInDanger();

        TakeOnDisclosure(merged, was);
    }

    /// <summary>Where it was reopened for the merged case alone, the fix has held; and it is as before, unless somebody has built on it since.</summary>
    private void Release(RecoveryCase merged, By by)
    {
        var absorbed = Events.Where(happened => happened.Kind == CaseEventKind.Absorbed && happened.Data == Data(merged.Number)).MaxBy(happened => happened.Sequence);
        var reopened = Events.Find(happened => happened.Sequence == absorbed?.Sequence + 1 && Standing.IsOfMerge(happened, absorbed));
        var isUntouched = reopened?.Sequence == Version;
        JoinedCases--;
        Note(CaseEventKind.Unmerged, by, Data(merged.Number));
        LetGoOfDisclosure(merged, absorbed, isReopened: reopened is not null && !isUntouched);
        if (reopened is null)
            return;

        if (reopened.Data is not null)
            Failures--;
        if (isUntouched)
            Restore(reopened);
    }

    /// <summary>As it was before it was reopened, read from what people did and wrote since it had been opened then.</summary>
    private void Restore(CaseEvent reopened)
    {
        var before = Standing.SinceOpened(Events.Where(happened => happened.Sequence < reopened.Sequence));
        FixedAt = reopened.Data is null ? null : before.FindLast(happened => happened.Kind == CaseEventKind.Fixed)?.At;
        var promised = before.FindLast(happened => happened.Kind is CaseEventKind.Promised or CaseEventKind.MoreTime);
        (PromiseAt, PromisedAt) = (InstantOf(promised), promised?.At);
        MoreTimeUntil = InstantOf(before.FindLast(happened => happened.Kind == CaseEventKind.MoreTime));

        if (before.FindLast(happened => happened.Kind == CaseEventKind.Closed) is { } closed)
            (Status, ClosedAt) = (CaseStatus.Closed, closed.At);

        // What the customer said after it was closed counts more than how it was closed.
        var seen = before.FindLast(happened => happened.Kind == CaseEventKind.Closed || happened is { Kind: CaseEventKind.Confirmed, Data: not null });
        Outcome = Enum.TryParse<Outcome>(seen?.Data, out var outcome) ? outcome : null;
        IsConfirmed = before.Exists(happened => happened is { Kind: CaseEventKind.Confirmed, Data: not null });
        Retention = Enum.TryParse<Retention>(before.FindLast(happened => happened.Kind == CaseEventKind.FollowedUp)?.Data, out var retention) ? retention : null;
        DidHelp = Enum.TryParse<Helpfulness>(before.FindLast(happened => happened.Kind == CaseEventKind.DidHelp)?.Data, out var help) ? help : null;
        WouldReturn = Enum.TryParse<Returning>(before.FindLast(happened => happened.Kind == CaseEventKind.WouldReturn)?.Data, out var returning) ? returning : null;

        var asked = before.FindLast(happened => happened.Kind == CaseEventKind.Asked);
        (AskedBy, AskedAt) = (Enum.TryParse<AskChannel>(asked?.Data, out var channel) ? channel : null, asked?.At);
        var since = before[0].Sequence;
        NotAskedBecause = asked is null ? LastWritten(CaseField.NotAskedBecause, since) : null;
        (Words, ClosedBecause) = (LastWritten(CaseField.Words, since), LastWritten(CaseField.ClosedBecause, since));
        (CustomerWords, Integrity) = (LastWritten(CaseField.CustomerWords, since), LastWritten(CaseField.Integrity, since));

        (FirstAction, Benefit) = (LastWritten(CaseField.FirstAction, since), LastWritten(CaseField.Benefit, since));
        (Options, Choice) = (LastWritten(CaseField.Options, since), LastWritten(CaseField.Choice, since));
        ChoiceReason = LastWritten(CaseField.ChoiceReason, since);
        (Cannot, CannotBecause, Can) = (LastWritten(CaseField.Cannot, since), LastWritten(CaseField.CannotBecause, since), LastWritten(CaseField.Can, since));
        (Prevention, PreventionOwner) = (LastWritten(CaseField.Prevention, since), LastWritten(CaseField.PreventionOwner, since));

        // Empty and not null where it was answered and taken out, so that nobody is asked again.
        Conditions = LastWritten(CaseField.Conditions, since)
            ?? (ErasedAt(new Passage(CaseField.Conditions)) > since && before.Exists(happened => happened.Kind == CaseEventKind.Analyzed) ? "" : null);

        var quiet = before.FindLast(happened => happened.Kind is CaseEventKind.RemindersStopped or CaseEventKind.RemindersResumed);
        RemindersStopped = quiet is { Kind: CaseEventKind.RemindersStopped };
        SnoozedUntil = RestOf(before);
        Advance();
    }

    /// <summary>Until when its reminders rest, as people said last; danger ends every rest.</summary>
    private DateTimeOffset? RestOf(List<CaseEvent> before)
    {
        var last = before.FindLast(happened => Wakes(happened) || happened.Kind is CaseEventKind.Snoozed or CaseEventKind.RemindersResumed
            or CaseEventKind.SetDown or CaseEventKind.ToolsOff or CaseEventKind.ToolsOn);
        return last is null || Wakes(last) ? null : InstantOf(last);

        bool Wakes(CaseEvent happened) => !IsPractice
            && (happened.Kind == CaseEventKind.SafetyRaised || happened.Kind == CaseEventKind.Absorbed && DangerFrom is { } from && happened.Data == Data(from));
    }

    private string? LastWritten(CaseField field, int since) =>
        Texts.Where(written => written.Field == field && written.Sequence > since).MaxBy(written => written.Sequence)?.Text;

    private static DateTimeOffset? InstantOf(CaseEvent? happened) =>
        DateTimeOffset.TryParse(happened?.Data, CultureInfo.InvariantCulture, out var instant) ? instant : null;

    private static string Data(int number) => number.ToString(CultureInfo.InvariantCulture);
}
