using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>Reads how the weeks of a team went, for whoever manages it.</summary>
internal sealed class ManagerWeeks(BotDb db, ManagerActions actions, PulseResults results, Cohorts cohorts, TeamLogs logs, BatchCalendar calendar)
{
    private const int Weeks = 4;
    private const int MostReasons = 3;
    private const int MostNames = 20_000;
    private const int TwoWeeks = 14;
    private const int MostDone = 20;

    public async Task<ManagerWeek> OfAsync(Team team, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var zone = WallClock.Zone(team.Zone);
        var today = WallClock.Date(now, zone);
        var since = WallClock.Midnight(today.AddDays(-7 * Weeks), zone);
        var names = await db.People.Where(person => person.LeftAt == null).OrderByDescending(person => person.HomeTeamId == team.Id).ThenBy(person => person.Id)
            .Select(person => person.Name).Take(MostNames).ToListAsync(cancellationToken);
        var counted = db.Cases.AsNoTracking().Where(about => about.TeamId == team.Id && !about.IsPractice)
            .Where(about => about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal);
        var closed = await counted.Where(about => about.Status == CaseStatus.Closed && about.ClosedAt >= since && about.ClosedAt <= now)
            .OrderBy(about => about.Number)
            .Select(about => new ClosedCase(about.Number, about.TeamId, about.Title, about.Conditions))
            .ToListAsync(cancellationToken);
        var known = await logs.OfAsync(team, now, 7 * Weeks + TwoWeeks, cancellationToken);
        var line = (await calendar.OfAsync(team.Id, cancellationToken)).Line;
        var weeks = new Period(since, now);
        var settings = await db.TeamSettings.AsNoTracking().SingleOrDefaultAsync(found => found.TeamId == team.Id, cancellationToken) ?? new TeamSettings(team.Id);
        var isOfFew = await FewPeople.AreInAsync(db, team.Id, cancellationToken);
        var (reasons, all) = isOfFew ? ([], 0) : await ReasonsAsync(counted, since, today, names, cancellationToken);
        var turned = RecoveryRate.Of(known, weeks);
        var notes = await db.CustomerFacts.CountAsync(fact => fact.TeamId == team.Id && fact.RecordedAt >= since && fact.RecordedAt <= now, cancellationToken);
        return new ManagerWeek(
            ClueFinder.Find(closed, names), await actions.DoneAsync(team, today.AddDays(1 - TwoWeeks), today, MostDone, cancellationToken), names,
            ManagerMetrics.Lines(known, weeks, Lore.Of(settings.Hearsay), isOfFew), AfterWeeks.Of(known, weeks), Referrals.Of(known, weeks), await WorthAsync(counted, cancellationToken),
            await TogetherAsync(team, today, isOfFew ? null : known, line, cancellationToken), notes,
            isOfFew || turned.Cohort == 0 ? null : $"{turned.AllTurned} of {turned.Cohort} turned round in the same weeks", reasons, all);
    }

    private static async Task<WorthCount> WorthAsync(IQueryable<RecoveryCase> counted, CancellationToken cancellationToken)
    {
        var open = await counted.Where(about => about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked)
            .Where(about => about.Customer == CustomerKind.External)
            .Select(about => about.Value)
            .ToListAsync(cancellationToken);
        int Count(ValueRange range) => open.Count(value => value == range);
        return new WorthCount(Count(ValueRange.Small), Count(ValueRange.Middle), Count(ValueRange.Large), Count(ValueRange.Unknown));
    }

    /// <param name="known">Null: only morale is told.</param>
    private async Task<IReadOnlyList<WeekPair>> TogetherAsync(
        Team team, DateOnly today, TeamLog? known, ZoneLine line, CancellationToken cancellationToken)
    {
        var all = await cohorts.AllAsync(cancellationToken);
        var morale = await results.OfAsync(all.GetValueOrDefault(team.Id)?.Key ?? $"team/{team.Id}", today, cancellationToken);
        var monday = Week.Of(today).Monday;
        return
        [
            .. morale.Weeks.Select((figure, at) =>
            {
                var first = monday.AddDays(7 * (at + 1 - morale.Weeks.Count));
                return new WeekPair(
                    first, figure,
                    known is not null && RecoveryRate.Of(known, line.Week(Week.Of(first))) is { Cohort: > 0 } turned ? $"{turned.AllTurned} of {turned.Cohort}" : null);
            }),
        ];
    }

    /// <summary>Some of them, chosen by chance that is the same all day. Who gave which does not show, and one that holds a name is left out.</summary>
    private static async Task<(IReadOnlyList<string> Some, int All)> ReasonsAsync(
        IQueryable<RecoveryCase> counted, DateTimeOffset since, DateOnly today, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var given = await counted.Where(about => about.NotAskedBecause != null && about.ClosedAt >= since)
            .OrderBy(about => about.Number)
            .Select(about => about.NotAskedBecause!) // not null, says the line above
            .ToListAsync(cancellationToken);
        var fit = given.FindAll(reason => WordCheck.Find(reason, names) == Telling.Nothing);
        var chance = new Random(today.DayNumber);
        return ([.. fit.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(_ => chance.Next()).Take(MostReasons)], given.Count);
    }
}
