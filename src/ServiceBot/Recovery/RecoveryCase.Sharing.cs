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
            if (merged.Disclosure != Disclosure.Acknowledged)
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

        if (DangerFrom == merged.Number)
            (Danger, DangerFrom) = (false, null);

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
        if (!isReopened && IsAskedAnew && last is { Kind: CaseEventKind.Acknowledged })
            (IsAskedAnew, AcknowledgedAt, AcknowledgedById) = (false, last.At, last.PersonId);
    }
}
