using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What the events of cases say of the days of a digest, about the team and never about one of its people.</summary>
/// <param name="Cases">Reported on these days, by their numbers; those that ended because a customer was abusive are not among them.</param>
/// <param name="Own">In the middle, from the report to the first owner; null where nobody owns any.</param>
/// <param name="Owned">Of all that were reported.</param>
/// <param name="NetFix">In the middle, without the time in which we waited for the customer; of those fixed on these days.</param>
/// <param name="Repeats">Of the week whose time to prove the fix ended last.</param>
internal sealed record DayFigures(
    IReadOnlyList<DayCase> Cases, TimeSpan? Own, int Owned, TimeSpan? NetFix, TimeSpan? Fix, int Fixed, RepeatRate Repeats, int SecondFailures)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public int TurnedRound => Cases.Count(one => one.State == Turned.Confirmed);

    /// <summary>Of those that were turned round: the customer may still come again.</summary>
    public int InsideWindow(DateTimeOffset until) => Cases.Count(one => one.State == Turned.Confirmed && one.FixedAt is { } at && until - at < Recovery.TurnedRound.Window);

    /// <summary>The customer says that they are still let down.</summary>
    public int NotPutRight => Cases.Count(one => one.State == Turned.Not);

    /// <summary>Fixed, and the customer has not said yet how they see it.</summary>
    public int FixedOnly => Cases.Count(one => one.State is Turned.Unknown or Turned.Provisional or Turned.Presumed);

    public int Open => Cases.Count(one => one.State == Turned.NotFixed);

    /// <param name="cases">Of the team, with their events: all that are open or that something happened in lately, and those they go on in.</param>
    /// <param name="until">Nothing after it is looked at.</param>
    public static DayFigures Of(IReadOnlyCollection<RecoveryCase> cases, Period days, DateTimeOffset until)
    {
        var shown = cases.Where(about => about is { IsPractice: false, IsPrivate: false, Status: not (CaseStatus.Cancelled or CaseStatus.Merged) })
            .OrderBy(about => about.Number)
            .Select(about => DayCase.Of(about, until))
            .ToList();
        var reported = shown.Where(one => days.Includes(one.ReportedAt) && one.State != Turned.Apart).ToList();
        var fixedNow = shown.Where(one => one is { State: not Turned.Apart, FixedAt: { } at } && days.Includes(at)).ToList();
        var owned = reported.Where(one => one.OwnedAt is not null).Select(one => Positive(one.OwnedAt!.Value - one.ReportedAt)).ToList(); // asked for above
        var issues = Recovery.Repeats.Of(cases);
        return new DayFigures(
            reported, Middle(owned), owned.Count, Middle(fixedNow.ConvertAll(one => one.NetFix)), Middle(fixedNow.ConvertAll(one => one.Fix)), fixedNow.Count,
            Recovery.Repeats.Rate(issues, until - Week, until), Recovery.Repeats.SecondFailures(issues, days.Start, until));
    }

    public static TimeSpan? Middle(List<TimeSpan> times)
    {
        if (times.Count == 0)
            return null;

        times.Sort();
        var half = times.Count / 2;
        return times.Count % 2 == 1 ? times[half] : (times[half - 1] + times[half]) / 2;
    }

    /// <summary>Clocks that do not agree make nobody faster than at once.</summary>
    private static TimeSpan Positive(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}

/// <summary>A case as it stood at an instant.</summary>
internal sealed record DayCase(RecoveryCase About, DateTimeOffset ReportedAt, DateTimeOffset? OwnedAt, DateTimeOffset? FixedAt, TimeSpan NetFix, TimeSpan Fix, Turned State)
{
    public static DayCase Of(RecoveryCase about, DateTimeOffset until)
    {
        var events = Standing.Of(about.Events.Where(happened => happened.At <= until));
        var reported = events.Find(happened => happened.Kind == CaseEventKind.Reported)?.At ?? about.OpenedAt;
        var owned = events.Find(happened => happened.Kind is CaseEventKind.Owned or CaseEventKind.HandedOver)?.At;
        var state = TurnedRound.At(until, about.Events);
        var done = state == Turned.NotFixed ? null : events.FindLast(happened => happened.Kind == CaseEventKind.Fixed)?.At;
        var elapsed = done is { } at && at > reported ? at - reported : TimeSpan.Zero;
        var waited = done is { } end ? Pauses.Between(events, reported, end) : TimeSpan.Zero;
        return new DayCase(about, reported, owned, done, elapsed > waited ? elapsed - waited : TimeSpan.Zero, elapsed, state);
    }
}
