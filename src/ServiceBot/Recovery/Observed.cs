namespace ServiceBot.Recovery;

/// <summary>What the cases of a team took, by how bad they were. Computed from what people did, and never by who did it.</summary>
internal sealed record Observed(Observed.Times Safety, Observed.Times Serious, Observed.Times Normal)
{
    public const int Days = 28;

    public static readonly Observed Nothing = Of([]);

    /// <param name="Own">From the report until somebody owned it first.</param>
    /// <param name="FirstWord">From the report until the customer first heard from us.</param>
    internal sealed record Times(Spread? Own, Spread? FirstWord);

    /// <param name="cases">With their events. What goes on in another case is counted there.</param>
    public static Observed Of(IEnumerable<RecoveryCase> cases)
    {
        var counted = cases.Where(about => about is { IsPractice: false, Customer: not null and not CustomerKind.Self } && about.Status != CaseStatus.Merged).ToList();
        return new Observed(
            TimesOf(counted.Where(about => about.Danger)),
            TimesOf(counted.Where(about => about is { Danger: false, Severity: Severity.Serious })),
            TimesOf(counted.Where(about => about is { Danger: false, Severity: Severity.Normal })));
    }

    private static Times TimesOf(IEnumerable<RecoveryCase> cases)
    {
        var all = cases.ToList();
        return new Times(
            Spread.Of(all.Select(about => Until(about.Events, CaseEventKind.Owned)).OfType<TimeSpan>()),
            Spread.Of(all.Select(about => Until(about.Events, CaseEventKind.Told)).OfType<TimeSpan>()));
    }

    /// <summary>From the report until that happened first; null while it has not. What was noted too early counts as at once.</summary>
    public static TimeSpan? Until(IEnumerable<CaseEvent> events, CaseEventKind kind)
    {
        var inOrder = events.OrderBy(happened => happened.Sequence).ToList();
        return inOrder.Find(happened => happened.Kind == CaseEventKind.Reported) is { } reported
            && inOrder.Find(happened => happened.Kind == kind) is { } first
                ? TimeSpan.FromTicks(Math.Max(0, (first.At - reported.At).Ticks))
                : null;
    }
}
