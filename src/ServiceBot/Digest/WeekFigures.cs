using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>
/// The figures of one week of a team, computed from what people did and never by who did it. What was fixed is looked at once its time to prove
/// itself is over, so what was fixed in the week before it is the cohort.
/// </summary>
/// <param name="Repeats">Of the problems whose time to come again ended in the week.</param>
/// <param name="Cohort">The let-downs that were fixed and have matured; contacts that ended in abuse are out.</param>
/// <param name="CameBack">Customers who came back to thank us or to say sorry.</param>
internal sealed record WeekFigures(RepeatRate Repeats, int SecondFailures, int Confirmed, int Presumed, int NotTurned, int Cohort, int CameBack)
{
    public int Turned => Confirmed + Presumed;

    /// <param name="cases">Of one team with their events, and those that they go on in.</param>
    public static WeekFigures Of(IReadOnlyList<RecoveryCase> cases, Period week)
    {
        var issues = Recovery.Repeats.Of(cases);
        var again = issues.Where(issue => issue.CameAgain).Select(issue => issue.Number).ToHashSet();
        var (start, end) = (week.Start - TurnedRound.Window, week.End - TurnedRound.Window);
        var cohort = cases.Where(about => about is { IsPractice: false, Customer: CustomerKind.External or CustomerKind.Internal, Status: not (CaseStatus.Cancelled or CaseStatus.Merged) })
            .Where(about => LastFixed(about, week.End) is { } at && start <= at && at < end)
            .Select(about => again.Contains(about.Number) ? Recovery.Turned.Not : TurnedRound.At(week.End, about.Events))
            .Where(turned => turned is not (Recovery.Turned.Apart or Recovery.Turned.NotFixed))
            .ToList();
        int Count(Turned turned) => cohort.Count(one => one == turned);
        return new WeekFigures(
            Recovery.Repeats.Rate(issues, week.Start, week.End), Recovery.Repeats.SecondFailures(issues, week.Start, week.End),
            Count(Recovery.Turned.Confirmed), Count(Recovery.Turned.Presumed), Count(Recovery.Turned.Not), cohort.Count,
            cases.Where(about => !about.IsPractice && !about.IsPrivate).Sum(about => about.Events.Count(happened => happened.Kind == CaseEventKind.CameBack && happened.Data is not null && week.Includes(happened.At))));
    }

    private static DateTimeOffset? LastFixed(RecoveryCase about, DateTimeOffset until) =>
        Standing.Of(about.Events.Where(happened => happened.At < until)).FindLast(happened => happened.Kind == CaseEventKind.Fixed)?.At;
}
