using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>The figures of a team that its manager reads beside the others, over four weeks. None is by who did what, and each says of how many.</summary>
internal static class ManagerMetrics
{
    /// <summary>So many on each side are needed before waiting times are compared.</summary>
    public const int LeastOfThird = 10;

    /// <summary>As the essay has it: who is let down tells so many, and who is amazed so many.</summary>
    private const int ToldOfMisery = 250;
    private const int ToldOfMagic = 50;

    private static readonly CommitmentLimits[] Limits =
    [
        CommitmentLimits.Money, CommitmentLimits.Time, CommitmentLimits.Policy, CommitmentLimits.Authority, CommitmentLimits.Knowledge, CommitmentLimits.Attitude,
    ];

    /// <param name="cases">Of one team, with their events.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<RecoveryCase> cases, Period period, WeekFigures figures)
    {
        var counted = cases.Where(about => about is { IsPractice: false, Customer: CustomerKind.External or CustomerKind.Internal, Status: not (CaseStatus.Merged or CaseStatus.Cancelled) }).ToList();
        var closed = counted.FindAll(about => about is { Status: CaseStatus.Closed, ClosedAt: { } at } && period.Includes(at));
        return [Asked(closed), Fair(counted, period), Thresholds(counted, period), WordOfMouth(closed, figures)];
    }

    private static string Asked(List<RecoveryCase> closed)
    {
        var suitable = closed.FindAll(about => about.AskedAt is not null || about.MayBeAsked);
        return $"Asked how they see it: {(suitable.Count == 0 ? "—" : $"{suitable.Count(about => about.AskedAt is not null)} of {suitable.Count} closed in 4 weeks")}"
            + (closed.Count > suitable.Count ? $" · not suitable: {closed.Count - suitable.Count}" : "");
    }

    /// <summary>Whoever is worth little to us must not wait longer.</summary>
    private static string Fair(List<RecoveryCase> counted, Period period)
    {
        var reported = counted.FindAll(about => about.Customer == CustomerKind.External && period.Includes(about.OpenedAt));
        List<TimeSpan> Waits(ValueRange value) => [.. reported.Where(about => about.Value == value).Select(about => Observed.Until(about.Events, CaseEventKind.Owned)).OfType<TimeSpan>()];
        var (small, large) = (Waits(ValueRange.Small), Waits(ValueRange.Large));
        if (small.Count < LeastOfThird || large.Count < LeastOfThird)
            return $"Fairness: — (needs {LeastOfThird} owned cases of small and of large worth in 4 weeks)";

        var difference = Spread.Of(small)!.Middle - Spread.Of(large)!.Middle; // there are ten of each
        return $"Fairness: customers of small worth waited {(difference == TimeSpan.Zero ? "as long as" : difference > TimeSpan.Zero ? $"{Shown.Long(difference)} longer than" : $"{Shown.Long(-difference)} less than")} those of large worth until somebody owned it ({small.Count} and {large.Count})";
    }

    private static string Thresholds(List<RecoveryCase> counted, Period period)
    {
        var analyzed = counted.FindAll(about => about.Conditions is not null && about.Events.Any(happened => happened.Kind == CaseEventKind.Analyzed && period.Includes(happened.At)));
        var stopped = Limits.Select(limit => (Limit: limit, Count: analyzed.Count(about => about.StoppedBy.HasFlag(limit)))).Where(one => one.Count > 0)
            .OrderByDescending(one => one.Count).ThenBy(one => one.Limit).ToList();
        return stopped.Count == 0
            ? $"Where our commitment stopped: {(analyzed.Count == 0 ? "—" : $"nowhere, in {analyzed.Count} cases")}"
            : $"Where our commitment stopped, in {analyzed.Count} cases: {string.Join(" · ", stopped.Select(one => $"{$"{one.Limit}".ToLowerInvariant()} {one.Count}"))}";
    }

    private static string WordOfMouth(List<RecoveryCase> closed, WeekFigures figures)
    {
        var external = closed.FindAll(about => about.Customer == CustomerKind.External);
        var letDown = external.Count(about => about.Outcome == Outcome.LetDown);
        var amazed = external.Count(about => about is { Outcome: Outcome.BetterThanExpected, IsConfirmed: true, Failures: 0 });
        return $"Word of mouth, an illustration and no target: {letDown} let down may reach {letDown * ToldOfMisery}, {amazed} amazed {amazed * ToldOfMagic}; {figures.Turned} turned round last week kept it from {figures.Turned * ToldOfMisery}";
    }
}
