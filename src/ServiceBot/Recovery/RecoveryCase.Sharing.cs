namespace ServiceBot.Recovery;

/// <summary>What people must be told goes along when two cases are one, and comes back when they are parted.</summary>
internal sealed partial class RecoveryCase
{
    /// <summary>What another case owes people it owes them here; called with the event that says they were joined.</summary>
    /// <param name="was">Whether something was to be told here before.</param>
    private void TakeOnDisclosure(RecoveryCase merged, bool was)
    {
        if (!merged.IsToDisclose)
            return;

        if (was)
        {
            if (merged.Disclosure == Disclosure.Due)
                OweAlso(merged);
            else if (merged.Disclosure != Disclosure.Acknowledged)
                AskAnew();
            return;
        }

        var (what, how, considered, says) = (ToDisclose, HowDisclosed, Considered, LeaderSays);
        DisclosureFrom = merged.Number;
        (DisclosureSince, DisclosureDue, DisclosureOwnerId) = (merged.DisclosureSince, merged.DisclosureDue, merged.DiscloserId == OwnerId ? null : merged.DiscloserId);
        (Settled, SettledAt, SettledById, IsAskedAnew) = (merged.Settled, merged.SettledAt, merged.SettledById, merged.IsAskedAnew);
        (AcknowledgedAt, AcknowledgedById) = (merged.AcknowledgedAt, merged.AcknowledgedById);
        (ToDisclose, HowDisclosed, Considered, LeaderSays) = (merged.ToDisclose, merged.HowDisclosed, merged.Considered, merged.LeaderSays);
        Keep(CaseField.ToDisclose, what, ToDisclose);
        Keep(CaseField.HowDisclosed, how, HowDisclosed);
        Keep(CaseField.Considered, considered, Considered);
        Keep(CaseField.LeaderSays, says, LeaderSays);
    }

    /// <summary>What was told here does not answer for what the other one owes: both are told, by the earlier time, which stays.</summary>
    private void OweAlso(RecoveryCase merged)
    {
        var (what, isDue) = (ToDisclose, Settled is null);
        Unsettle();
        DisclosureDue = isDue && DisclosureDue < merged.DisclosureDue ? DisclosureDue : merged.DisclosureDue ?? DisclosureDue;
        ToDisclose = string.IsNullOrEmpty(what) ? merged.ToDisclose
            : string.IsNullOrEmpty(merged.ToDisclose) || merged.ToDisclose == what ? what
            : $"{what} {merged.ToDisclose}";
        Keep(CaseField.ToDisclose, what, ToDisclose);
    }

    /// <summary>
    /// They are parted again: what the other one brought along it takes with it, unless somebody has acted on it here since. Called with the
    /// event that says so.
    /// </summary>
    /// <param name="isReopened">Whether it stays open for the other's sake.</param>
    private void LetGoOfDisclosure(RecoveryCase merged, CaseEvent? absorbed, bool isReopened)
    {
        if (absorbed is null)
            return;

        if (Events.Exists(happened => happened.Sequence > absorbed.Sequence && Deciding.Contains(happened.Kind)
            && !(happened.Sequence == absorbed.Sequence + 1 && Standing.IsOfMerge(happened, absorbed))))
        {
            (DisclosureFrom, DangerFrom) = (null, null);
            return;
        }

        // What was woken for that rests again, unless somebody has said something else since.
        if (DangerFrom == merged.Number)
        {
            (Danger, DangerFrom) = (false, null);
            SnoozedUntil ??= RestOf(Standing.SinceOpened(Events));
        }

        if (DisclosureFrom == merged.Number)
        {
            var (what, how, considered, says) = (ToDisclose, HowDisclosed, Considered, LeaderSays);
            EndDisclosure();
            (ToDisclose, HowDisclosed, Considered, LeaderSays) = (null, null, null, null);
            Keep(CaseField.ToDisclose, what, null);
            Keep(CaseField.HowDisclosed, how, null);
            Keep(CaseField.Considered, considered, null);
            Keep(CaseField.LeaderSays, says, null);
            return;
        }

        // Others that were joined and parted again before have left nothing.
        var before = Standing.Of(Events.Where(happened => happened.Sequence < absorbed.Sequence));
        var last = before.FindLast(happened => Deciding.Contains(happened.Kind) && !(happened.Kind == CaseEventKind.Absorbed && before.Exists(
            later => later.Sequence > happened.Sequence && later.Kind == CaseEventKind.Unmerged && later.Data == happened.Data)));
        if (!isReopened && (IsAskedAnew || Settled is null) && last is { Kind: CaseEventKind.Acknowledged }
            && before.FindLast(happened => happened.Kind is CaseEventKind.Disclosed or CaseEventKind.DisclosureWaived) is { } told)
        {
            Settled ??= told.Kind == CaseEventKind.Disclosed ? Settling.Told : Settling.Waived;
            (SettledAt, SettledById) = (SettledAt ?? told.At, SettledById ?? told.PersonId);
            (IsAskedAnew, AcknowledgedAt, AcknowledgedById) = (false, last.At, last.PersonId);
        }

        // The other one takes its own sentence with it.
        if (Texts.Exists(written => written.Field == CaseField.ToDisclose && written.Sequence == absorbed.Sequence))
        {
            var (joined, own) = (ToDisclose, Texts.Where(written => written.Field == CaseField.ToDisclose && written.Sequence < absorbed.Sequence)
                .MaxBy(written => written.Sequence)?.Text);
            ToDisclose = own;
            Keep(CaseField.ToDisclose, joined, own);
        }
    }
}
