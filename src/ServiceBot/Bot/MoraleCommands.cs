using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>What was last published of check-ins. A channel reads the same figures as everybody in private, and never any words.</summary>
internal sealed class MoraleCommands(
    Turn turn, People people, Teams teams, Cohorts cohorts, PulseResults results, CareFacts care, QuestionBank bank, IOptions<PulseOptions> options)
{
    /// <summary>So many of them make one card.</summary>
    private const int MostCohorts = 5;

    /// <summary>In private whoever leads or manages several teams reads those of all of them, their home first.</summary>
    public async Task ShowAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var mayReadAll = speaker.IsPrivate && Rights.Of(speaker.Person, null).MaySeeOrganisation;
        var teamId = speaker.Room?.Id ?? speaker.Person.HomeTeamId ?? (await people.TeamsOfAsync(speaker.Person.Id, cancellationToken)).FirstOrDefault()?.Id;
        var team = teamId is null ? null : await turn.Db.Teams.FindAsync([teamId], cancellationToken);
        if (team is null && !mayReadAll)
        {
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
            return;
        }

        var mine = speaker.IsPrivate ? await MineAsync(speaker.Person, cancellationToken) : [];
        var parts = await PartsAsync(team is null ? mine : [team, .. mine], cancellationToken);
        var today = WallClock.Date(turn.Now, team is null ? speaker.Zone : WallClock.Zone(team.Zone));
        List<MoraleLine> all = [.. MoraleCards.Organisation(await results.OfAllAsync(today, cancellationToken), today)];
        if (mayReadAll)
            all.AddRange(MoraleCards.Middles(await results.MiddlesAsync(today, cancellationToken)));
        if (parts.FindIndex(part => part.Name == CohortRules.Everybody) is >= 0 and var at)
            parts[at] = parts[at] with { Lines = [.. parts[at].Lines, .. all] };
        else if (all.Count > 0 || parts.Count == 0)
            parts.Add(new(CohortRules.Everybody, all));

        await speaker.SayAsync(MoraleCards.Show(parts, mayReadWords: mine.Count > 0, options.Value.LeastPeople, speaker.Channel));
    }

    /// <summary>Each of those with whom the teams are counted once.</summary>
    private async Task<List<MoralePart>> PartsAsync(IReadOnlyList<Team> read, CancellationToken cancellationToken)
    {
        var all = await cohorts.AllAsync(cancellationToken);
        var parts = new List<MoralePart>();
        var groups = read.Select(team => (Team: team, Cohort: Of(team, all))).DistinctBy(one => one.Cohort.Key).ToList();
        foreach (var (team, cohort) in groups.Take(MostCohorts))
            parts.Add(new(cohort.Name, await LinesOfAsync(cohort, WallClock.Date(turn.Now, WallClock.Zone(team.Zone)), cancellationToken)));
        if (groups.Count > MostCohorts)
            parts.Add(MoraleCards.Others);

        return parts;
    }

    /// <summary>The letters of CARE of those with whom the team that speaks here, or the speaker's home, is counted.</summary>
    public async Task<IReadOnlyList<MoraleLine>> CareAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var team = speaker.Room
            ?? (speaker.Person.HomeTeamId is { } home ? await turn.Db.Teams.FindAsync([home], cancellationToken) : (await people.TeamsOfAsync(speaker.Person.Id, cancellationToken)).FirstOrDefault());
        if (team is null)
            return [];

        var cohort = Of(team, await cohorts.AllAsync(cancellationToken));
        if (!await IsMeasuredAsync(cohort, cancellationToken))
            return [MoraleCards.NotMeasured];

        var morale = await results.OfAsync(cohort.Key, WallClock.Date(turn.Now, WallClock.Zone(team.Zone)), cancellationToken);
        return [.. MoraleCards.Care(morale, await care.OfAsync(cohort.TeamIds, morale, turn.Now, cancellationToken))];
    }

    /// <summary>Principles come before figures: until one of the teams has written them nothing is shown.</summary>
    private async Task<IReadOnlyList<MoraleLine>> LinesOfAsync(Cohort cohort, DateOnly today, CancellationToken cancellationToken)
    {
        if (!await IsMeasuredAsync(cohort, cancellationToken))
            return [MoraleCards.NotMeasured];

        var morale = await results.OfAsync(cohort.Key, today, cancellationToken);
        return [.. MoraleCards.Team(morale, await care.OfAsync(cohort.TeamIds, morale, turn.Now, cancellationToken), today, bank, options.Value.LeastPeople)];
    }

    /// <summary>For those who lead or manage a team whose people are among those who are counted together; in private only.</summary>
    public async Task ShowWordsAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = await MineAsync(speaker.Person, cancellationToken);
        if (mine.Count == 0)
        {
            await speaker.SayTextAsync("What people share is read by those who lead or manage their team. “morale” shows everybody the figures.", "morale");
            return;
        }

        var all = await cohorts.AllAsync(cancellationToken);
        var found = new List<(string Name, DateOnly Today, IReadOnlyList<SharedWords> Words)>();
        foreach (var one in mine.Select(team => (Cohort: Of(team, all), Today: WallClock.Date(turn.Now, WallClock.Zone(team.Zone)))).DistinctBy(one => one.Cohort.Key))
            found.Add((one.Cohort.Name, one.Today, await results.WordsAsync(one.Cohort.Key, one.Today, cancellationToken)));

        await speaker.SayAsync(MoraleCards.Words(found, options.Value.LeastPeople, speaker.Channel));
    }

    private Task<bool> IsMeasuredAsync(Cohort cohort, CancellationToken cancellationToken) => turn.Db.TeamSettings.AnyAsync(
        settings => cohort.TeamIds.Contains(settings.TeamId) && settings.Vision != null && settings.Principles != null, cancellationToken);

    private Task<List<Team>> MineAsync(Person person, CancellationToken cancellationToken) => teams.WhereAsync(person, rights => rights.MayReadShared, cancellationToken);

    /// <summary>Where nobody has this team for a home, nobody is counted in it.</summary>
    private static Cohort Of(Team team, IReadOnlyDictionary<string, Cohort> all) =>
        all.GetValueOrDefault(team.Id) ?? new Cohort($"team/{team.Id}", team.Name, team.Id, [team.Id]);
}
