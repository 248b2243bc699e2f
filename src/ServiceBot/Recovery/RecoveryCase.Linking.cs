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
        { Status: CaseStatus.Closed, Outcome: Recovery.Outcome.BetterThanExpected, IsConfirmed: true, IsSecondFailure: false } => MomentState.Magic,
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
    public void MergeInto(RecoveryCase other, By by)
    {
        (Status, MergedInto) = (CaseStatus.Merged, other.Number);
        LetGo();
        Note(CaseEventKind.MergedAway, by, Data(other.Number));
        other.Absorb(this, by);
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

    /// <summary>Nobody is less in danger because two cases are one.</summary>
    private void Absorb(RecoveryCase merged, By by)
    {
        (Severity, Danger) = ((Severity)Math.Max((int)Severity, (int)merged.Severity), Danger || merged.Danger);
        Note(CaseEventKind.Absorbed, by, Data(merged.Number));
    }

    /// <summary>Where it was reopened for the merged case alone, the fix has held; and it is as before, unless somebody has built on it since.</summary>
    private void Release(RecoveryCase merged, By by)
    {
        var absorbed = Events.Where(happened => happened.Kind == CaseEventKind.Absorbed && happened.Data == Data(merged.Number)).MaxBy(happened => happened.Sequence);
        var reopened = Events.Find(happened => happened.Kind == CaseEventKind.Reopened && happened.Sequence == absorbed?.Sequence + 1);
        var isUntouched = reopened?.Sequence == Version;
        Note(CaseEventKind.Unmerged, by, Data(merged.Number));
        if (reopened is null)
            return;

        if (reopened.Data is not null)
            Failures--;
        if (isUntouched)
            Restore(reopened);
    }

    /// <summary>As it was before it was reopened, read from what people did and wrote.</summary>
    private void Restore(CaseEvent reopened)
    {
        var before = Events.Where(happened => happened.Sequence < reopened.Sequence).OrderBy(happened => happened.Sequence).ToList();
        FixedAt = reopened.Data is null ? null : before.FindLast(happened => happened.Kind == CaseEventKind.Fixed)?.At;
        var promised = before.FindLast(happened => happened.Kind is CaseEventKind.Promised or CaseEventKind.MoreTime);
        if (promised is not null && DateTimeOffset.TryParse(promised.Data, CultureInfo.InvariantCulture, out var promise))
            (PromiseAt, PromisedAt) = (promise, promised.At);

        var closed = before.FindLast(happened => happened.Kind is CaseEventKind.Closed or CaseEventKind.Reopened);
        if (closed is { Kind: CaseEventKind.Closed })
        {
            (Status, ClosedAt) = (CaseStatus.Closed, closed.At);
            Outcome = Enum.TryParse<Outcome>(closed.Data, out var outcome) ? outcome : null;
            var since = before.FindLast(happened => happened.Kind == CaseEventKind.Reopened)?.Sequence ?? 0;
            IsConfirmed = before.Exists(happened => happened.Kind == CaseEventKind.Confirmed && happened.Sequence > since);
        }

        if (before.FindLast(happened => happened.Kind is CaseEventKind.Asked or CaseEventKind.NotAsked) is { Kind: CaseEventKind.Asked } asked
            && Enum.TryParse<AskChannel>(asked.Data, out var channel))
            (AskedBy, AskedAt) = (channel, asked.At);

        (Conditions, Words) = (LastWritten(CaseField.Conditions), LastWritten(CaseField.Words));
        (NotAskedBecause, ClosedBecause) = (LastWritten(CaseField.NotAskedBecause), LastWritten(CaseField.ClosedBecause));
        (CustomerWords, Integrity) = (LastWritten(CaseField.CustomerWords), LastWritten(CaseField.Integrity));
        Advance();
    }

    private string? LastWritten(CaseField field) => Texts.Where(written => written.Field == field).MaxBy(written => written.Sequence)?.Text;

    private static string Data(int number) => number.ToString(CultureInfo.InvariantCulture);
}
