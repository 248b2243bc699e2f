using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>With whom somebody is counted.</summary>
internal sealed class Cohorts(BotDb db, IOptions<PulseOptions> options)
{
    // Asked for everybody who is asked how they are.
    private static readonly Func<BotDb, string, string, CancellationToken, Task<OpenBatch?>> Collecting = EF.CompileAsyncQuery(
        (BotDb db, string personId, string teamId, CancellationToken _) => db.BatchMembers
            .Where(member => member.PersonId == personId && member.Item == Item.Daily && member.TeamId == teamId)
            .Join(db.OpenBatches, member => member.BatchId, batch => batch.Id, (_, batch) => batch)
            .AsNoTracking()
            .SingleOrDefault());

    /// <summary>
    /// With whom they are counted now: as it was when the batch was opened that collects from them, for what is changed holds from the next one on.
    /// Only whoever is in none makes it look at how large the teams are.
    /// </summary>
    /// <returns>Null: they have no home team.</returns>
    public async Task<Cohort?> OfAsync(Person person, CancellationToken cancellationToken)
    {
        if (person is not { HomeTeamId: { } home, LeftAt: null })
            return null;

        if (await Collecting(db, person.Id, home, cancellationToken) is not { } batch)
            return await NowAsync(home, cancellationToken);

        var teams = batch.CohortKey == $"team/{batch.TeamId}"
            ? [batch.TeamId]
            : await db.BatchMembers.Where(member => member.BatchId == batch.Id).Select(member => member.TeamId).Distinct().Order().ToListAsync(cancellationToken);
        return new Cohort(batch.CohortKey, batch.CohortName, batch.TeamId, teams);
    }

    /// <summary>How everybody would be put together for a batch that is opened now, by home team; for very many people at once.</summary>
    public async Task<IReadOnlyDictionary<string, Cohort>> AllAsync(CancellationToken cancellationToken) =>
        CohortRules.Partition(await TeamsAsync(await SizesAsync(cancellationToken), cancellationToken), Least)
            .SelectMany(cohort => cohort.TeamIds, (cohort, home) => (home, cohort))
            .ToDictionary(found => found.home, found => found.cohort);

    /// <summary>Everybody who has a home team; null when nobody has.</summary>
    public async Task<Cohort?> WholeAsync(CancellationToken cancellationToken) => CohortRules.Whole(await TeamsAsync(await SizesAsync(cancellationToken), cancellationToken));

    private int Least => Math.Max(options.Value.LeastPeople, PulseOptions.FewestPeople);

    private async Task<Cohort?> NowAsync(string home, CancellationToken cancellationToken)
    {
        var sizes = await SizesAsync(cancellationToken);

        // Where every team is large each stands alone, and nothing need be known of the others.
        if (sizes.Values.All(people => people >= Least))
            return await db.Teams.FindAsync([home], cancellationToken) is { } team ? CohortRules.Alone(new HomeTeam(team.Id, team.Name, null, sizes.GetValueOrDefault(home))) : null;

        return CohortRules.Partition(await TeamsAsync(sizes, cancellationToken), Least).FirstOrDefault(cohort => cohort.TeamIds.Contains(home));
    }

    /// <summary>One number for each team, however many people are in it; the index has all it takes to count them.</summary>
    private Task<Dictionary<string, int>> SizesAsync(CancellationToken cancellationToken) =>
        db.People.Where(person => person.HomeTeamId != null && person.LeftAt == null)
            .GroupBy(person => person.HomeTeamId!)
            .Select(home => new { TeamId = home.Key, People = home.Count() })
            .ToDictionaryAsync(home => home.TeamId, home => home.People, cancellationToken);

    private async Task<List<HomeTeam>> TeamsAsync(Dictionary<string, int> sizes, CancellationToken cancellationToken)
    {
        var teams = await db.Teams
            .GroupJoin(db.TeamSettings, team => team.Id, settings => settings.TeamId, (team, settings) => new { team, settings })
            .SelectMany(found => found.settings.DefaultIfEmpty(), (found, settings) => new { found.team.Id, found.team.Name, Group = settings == null ? null : settings.CheckInGroup })
            .ToListAsync(cancellationToken);
        return [.. teams.Select(team => new HomeTeam(team.Id, team.Name, team.Group, sizes.GetValueOrDefault(team.Id)))];
    }
}
