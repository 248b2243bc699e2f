using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>What was last published of check-ins. A channel reads the same figures as everybody in private, and never any words.</summary>
internal sealed class MoraleCommands(
    Turn turn, People people, Teams teams, Cohorts cohorts, PulseResults results, CareFacts care, QuestionBank bank, IOptions<PulseOptions> options)
{
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

        var today = WallClock.Date(turn.Now, team is null ? speaker.Zone : WallClock.Zone(team.Zone));
        var lines = new List<MoraleLine>();
        Cohort? cohort = null;
        if (team is not null)
        {
            cohort = Of(team, await cohorts.AllAsync(cancellationToken));
            lines.AddRange(await LinesOfAsync(cohort, today, cancellationToken));
        }

        lines.AddRange(MoraleCards.Organisation(await results.OfAllAsync(today, cancellationToken), today));
        if (mayReadAll)
            lines.AddRange(MoraleCards.Middles(await results.MiddlesAsync(today, cancellationToken)));

        var mayReadWords = speaker.IsPrivate && cohort is not null && (await MineAsync(speaker.Person, cancellationToken)).Exists(one => cohort.TeamIds.Contains(one.Id));
        await speaker.SayAsync(MoraleCards.Show(cohort?.Name ?? CohortRules.Everybody, lines, mayReadWords, options.Value.LeastPeople, speaker.Channel));
    }

    /// <summary>Principles come before figures: until one of the teams has written them nothing is shown.</summary>
    private async Task<IEnumerable<MoraleLine>> LinesOfAsync(Cohort cohort, DateOnly today, CancellationToken cancellationToken)
    {
        if (!await turn.Db.TeamSettings.AnyAsync(
                settings => cohort.TeamIds.Contains(settings.TeamId) && settings.Vision != null && settings.Principles != null, cancellationToken))
            return [MoraleCards.NotMeasured];

        var morale = await results.OfAsync(cohort.Key, today, cancellationToken);
        return MoraleCards.Team(morale, await care.OfAsync(cohort.TeamIds, morale, turn.Now, cancellationToken), today, bank, options.Value.LeastPeople);
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

    private Task<List<Team>> MineAsync(Person person, CancellationToken cancellationToken) => teams.WhereAsync(person, rights => rights.MayReadShared, cancellationToken);

    /// <summary>Where nobody has this team for a home, nobody is counted in it.</summary>
    private static Cohort Of(Team team, IReadOnlyDictionary<string, Cohort> all) =>
        all.GetValueOrDefault(team.Id) ?? new Cohort($"team/{team.Id}", team.Name, team.Id, [team.Id]);
}
