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
        Note(CaseEventKind.MergedAway, by, Data(other.Number));
        other.Note(CaseEventKind.Absorbed, by, Data(Number));
    }

    public void Unmerge(RecoveryCase other, By by)
    {
        (Status, MergedInto) = (CaseStatus.Open, null);
        Note(CaseEventKind.Unmerged, by, Data(other.Number));
        other.Note(CaseEventKind.Unmerged, by, Data(Number));
    }

    private static string Data(int number) => number.ToString(CultureInfo.InvariantCulture);
}
