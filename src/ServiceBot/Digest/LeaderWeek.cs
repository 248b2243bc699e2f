using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>How the organisation does, for whoever leads it: the environment first and money last. Nothing in it is about one person or one team.</summary>
/// <param name="Participation">In how many groups of people how many answered, as each of them was published.</param>
/// <param name="Trust">The middle of what the groups have published; null where that is only one.</param>
/// <param name="Spent">What was spent on customers in each of the last weeks, this one last.</param>
/// <param name="FrontMinutes">With customers, by all who lead together, in this quarter, as far as it was logged before this week: nobody sees it grow by what one of them logs.</param>
/// <param name="FrontPeople">How many of them logged any; less than three are not told apart from one.</param>
internal sealed record LeaderWeek(
    Middles Middles, IReadOnlyList<(string Word, int Groups)> Participation, int? Trust, int? Action, SealedBatch? Stay, IReadOnlyList<Finding> Findings,
    IReadOnlyList<(Pledge Pledge, string Name)> Pledges, int FrontMinutes, int FrontPeople, IReadOnlyList<(DateOnly Monday, Amounts Spent)> Spent);

/// <summary>Reads it.</summary>
internal sealed class LeaderWeeks(BotDb db, PulseResults results, Cohorts cohorts, Pledges pledges)
{
    public const int Weeks = 4;
    public const int LeastLeaders = 3;

    /// <summary>Where the time stands in what sorts by time.</summary>
    private const int TimeOfId = 12;

    private const int MostCohorts = 200;
    private const int MostNames = 20_000;

    public async Task<LeaderWeek> OfAsync(Person reader, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = WallClock.Date(now, zone);
        var measured = await db.TeamSettings.AsNoTracking().Where(settings => settings.TeamId != ExampleTeam.Id && settings.Vision != null && settings.Principles != null)
            .Select(settings => settings.TeamId).ToListAsync(cancellationToken);
        var (participation, trust, action) = await GroupsAsync(measured, today, cancellationToken);
        var quarter = FrontHours.QuarterOf(today);
        var monday = Guid.CreateVersion7(WallClock.Midnight(Week.Of(today).Monday, zone)).ToString("N")[..TimeOfId];
        var logged = (await db.FrontHours.AsNoTracking().Where(log => log.Date >= quarter && log.Date <= today).ToListAsync(cancellationToken))
            .FindAll(log => string.CompareOrdinal(log.Id, monday) < 0);
        return new LeaderWeek(
            await results.MiddlesAsync(today, cancellationToken), participation, trust, action, (await results.OfAllAsync(today, cancellationToken)).Stay,
            await FindingsAsync(measured, now, cancellationToken), await pledges.ShownToAsync(await TeamsOfAsync(reader, cancellationToken), now, cancellationToken),
            logged.Sum(log => log.Minutes), logged.Select(log => log.PersonId).Distinct().Count(), await SpentAsync(measured, now, cancellationToken));
    }

    /// <summary>Each group once; the middle only of what several have published.</summary>
    private async Task<(List<(string, int)> Participation, int? Trust, int? Action)> GroupsAsync(List<string> measured, DateOnly today, CancellationToken cancellationToken)
    {
        var groups = (await cohorts.AllAsync(cancellationToken)).Values.Where(cohort => cohort.TeamIds.Any(measured.Contains)).DistinctBy(cohort => cohort.Key).Take(MostCohorts).ToList();
        List<string> words = [];
        List<int> trust = [], action = [];
        foreach (var group in groups)
        {
            var morale = await results.OfAsync(group.Key, today, cancellationToken);
            if (morale.Last is { } last && MoraleWords.Participation(last.Answers, last.Invited) is { } word)
                words.Add(word);
            if (morale.Trust is { } trusted && MoraleFigures.Index(trusted) is { } trustFigure)
                trust.Add(trustFigure);
            if (morale.Action is { } acted && MoraleFigures.Index(acted) is { } actionFigure)
                action.Add(actionFigure);
        }

        return (
            [.. words.GroupBy(word => word).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).Select(same => (same.Key, same.Count()))],
            trust.Count > 1 ? MoraleFigures.Middle(trust) : null, action.Count > 1 ? MoraleFigures.Middle(action) : null);
    }

    /// <summary>What comes again in several teams.</summary>
    private async Task<IReadOnlyList<Finding>> FindingsAsync(List<string> measured, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-7 * Weeks);
        var closed = await db.Cases.AsNoTracking()
            .Where(about => measured.Contains(about.TeamId) && about.Status == CaseStatus.Closed && about.ClosedAt >= since && about.ClosedAt <= now && !about.IsPractice)
            .Where(about => about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)
            .OrderBy(about => about.Number)
            .Select(about => new ClosedCase(about.Number, about.TeamId, about.Title, about.Conditions))
            .ToListAsync(cancellationToken);
        var names = await db.People.Where(person => person.LeftAt == null).OrderBy(person => person.Id).Select(person => person.Name).Take(MostNames).ToListAsync(cancellationToken);
        return [.. ClueFinder.Find(closed, names).Where(found => found is { Kind: FindingKind.Cause, Teams: > 1 })];
    }

    private async Task<List<string>> TeamsOfAsync(Person reader, CancellationToken cancellationToken) => reader.Role.HasFlag(Role.Leader)
        ? await db.Teams.Where(team => team.Id != ExampleTeam.Id).Select(team => team.Id).ToListAsync(cancellationToken)
        : await db.Memberships.Where(membership => membership.PersonId == reader.Id).Select(membership => membership.TeamId).ToListAsync(cancellationToken);

    /// <summary>By the week of each team's own zone, in which it was spent or taken back.</summary>
    private async Task<IReadOnlyList<(DateOnly, Amounts)>> SpentAsync(List<string> measured, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-7 * (Weeks + 1));
        var zones = await db.Teams.AsNoTracking().Where(team => measured.Contains(team.Id)).ToDictionaryAsync(team => team.Id, team => WallClock.Zone(team.Zone), cancellationToken);
        var events = await db.CaseEvents.AsNoTracking()
            .Where(happened => happened.At >= since && happened.At <= now)
            .Where(happened => happened.Kind == CaseEventKind.Spent || happened.Kind == CaseEventKind.SpendApproved || happened.Kind == CaseEventKind.SpendTakenBack)
            .Join(db.Cases.Where(about => measured.Contains(about.TeamId) && !about.IsPractice && (about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)),
                happened => happened.CaseNumber, about => about.Number, (happened, about) => new { happened.At, happened.Kind, happened.Data, about.TeamId })
            .ToListAsync(cancellationToken);
        var thisWeek = Week.Of(DateOnly.FromDateTime(now.UtcDateTime)).Monday;
        return
        [
            .. Enumerable.Range(0, Weeks).Select(ago => thisWeek.AddDays(-7 * (Weeks - ago))).Select(monday =>
            {
                // Amounts are never below nothing, so what was taken back is taken off the whole: one by one it would depend on their order.
                var ofWeek = events.FindAll(happened => Week.Of(WallClock.Date(happened.At, zones[happened.TeamId])).Monday == monday)
                    .ToLookup(happened => happened.Kind == CaseEventKind.SpendTakenBack, happened => happened.Data);
                return (monday, Sum(ofWeek[false]).Minus(Sum(ofWeek[true])));
            }),
        ];
    }

    private static Amounts Sum(IEnumerable<string?> kept) => kept.Select(Amount.Parse).OfType<Amount>().Aggregate(Amounts.None, (all, amount) => all.Plus(amount));
}
