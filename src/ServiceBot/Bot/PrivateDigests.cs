using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>Writes the digests that one person gets alone: on request, and as they would come by themselves.</summary>
internal sealed class PrivateDigests(
    Turn turn, Teams teams, People people, Approvals approvals, Leaders leaders, ManagerDays days, ManagerWeeks managerWeeks, LeaderWeeks leaderWeeks, WorkCommands work,
    PromptBook prompts)
{
    private const int MostTeams = 8;

    /// <summary>So many teams have the figures of their weeks in one message; of each other they can be asked for.</summary>
    private const int MostWeeks = 2;

    private const string Foot = "Only you read this. To have none unasked: digest off";

    public Task<bool> IsManagerAsync(Person person, CancellationToken cancellationToken) => ManagesAsync(person, cancellationToken);

    /// <param name="isWeekly">With the figures of the week, and also where nothing waits.</param>
    /// <param name="named">Of this team only; null: of all they manage, their home team first.</param>
    /// <returns>Null: nothing needs them, and they are not told so.</returns>
    public async Task<Func<string, Activity>?> OfManagerAsync(Person person, bool isWeekly, string? named, CancellationToken cancellationToken)
    {
        var all = (await MineAsync(person, cancellationToken)).OrderByDescending(team => team.Id == person.HomeTeamId).ToList();
        var mine = named is null ? all : all.FindAll(team => Said.Key(team.Name) == Said.Key(named) || Said.Key(team.Id) == Said.Key(named));
        if (mine.Count == 0)
            return null;

        var zone = await people.ZoneOfAsync(person, cancellationToken);
        var today = WallClock.Date(turn.Now, zone);
        List<string> lines = [];
        HashSet<string> buttons = [];
        var forYes = (await approvals.WaitingForAsync(person, cancellationToken)).ConvertAll(one => one.About.Number);
        if (forYes.Count > 0)
            lines.Add(ManagerCards.Waiting(forYes));
        var toLookAt = (await leaders.WaitingForAsync(person, cancellationToken)).ConvertAll(about => about.Number);
        if (toLookAt.Count > 0)
            lines.Add($"For you to look at what people were told: case {string.Join(", ", toLookAt.Take(5))}. For example: acknowledge {toLookAt[0]}");

        var needsNothing = lines.Count == 0;
        var weeks = 0;
        foreach (var team in mine.Take(MostTeams))
        {
            var settings = await approvals.SettingsAsync(team.Id, cancellationToken);
            var day = await days.OfAsync(team, turn.Now, cancellationToken);
            var name = all.Count > 1 ? Shown.Name(team.Name) : null;
            needsNothing &= day.IsQuiet;
            lines.AddRange(ManagerCards.Day(day, name, turn.Now, zone));
            if (!isWeekly)
                continue;

            if (weeks++ == MostWeeks)
                lines.Add($"The figures of your other teams, one by one: my digest {name}");
            if (weeks > MostWeeks)
                continue;

            if (name is not null)
                lines.Add($"{name}, in weeks:");
            if (!settings.IsMeasured)
                lines.Add("Figures begin when the team has written what it stands for and its principles: setup");
            else
                lines.AddRange(ManagerCards.Week(await managerWeeks.OfAsync(team, turn.Now, cancellationToken), day.FollowUps));
        }

        if (needsNothing && !isWeekly)
            return null;

        if (needsNothing)
            lines.Insert(0, "Nothing needs a decision of yours just now.");
        foreach (var button in new[] { "approvals", "cases", "follow-ups", "digest flags", "gaps" })
            if (lines.Exists(line => line.EndsWith($": {button}", StringComparison.Ordinal)))
                buttons.Add(button);

        var heading = $"{WallClock.Write(today)} · for you as a manager of {(mine.Count > 2 ? $"{mine.Count} teams" : string.Join(" and ", mine.Select(team => Shown.Name(team.Name))))}";
        return channel => ManagerCards.Message(heading, lines, Foot, buttons, channel);
    }

    /// <returns>Null: they lead no organisation.</returns>
    public async Task<Func<string, Activity>?> OfLeaderAsync(Person person, CancellationToken cancellationToken)
    {
        if (!Rights.Of(person, null).MaySeeOrganisation)
            return null;

        var zone = await people.ZoneOfAsync(person, cancellationToken);
        var today = WallClock.Date(turn.Now, zone);
        var quarter = FrontHours.QuarterOf(today);
        var own = await turn.Db.FrontHours.Where(log => log.PersonId == person.Id && log.Date >= quarter).SumAsync(log => log.Minutes, cancellationToken);
        var toLookAt = (await leaders.WaitingForAsync(person, cancellationToken)).ConvertAll(about => about.Number);
        List<string> lines = [.. LeaderCards.Lines(await leaderWeeks.OfAsync(person, zone, turn.Now, cancellationToken), person.Id, toLookAt, own, today)];
        return channel => ManagerCards.Message($"The week of {WallClock.Write(Week.Of(today).Monday)} · for you as a leader", lines, Foot, ["pledges"], channel);
    }

    /// <summary>Their own work, and one line to think about.</summary>
    /// <param name="isFirst">On the first of their days of a week they are asked for a story.</param>
    /// <returns>Null: they are in no team.</returns>
    public async Task<Func<string, Activity>?> OfFrontlineAsync(Person person, bool isFirst, CancellationToken cancellationToken)
    {
        var mine = await people.TeamsOfAsync(person.Id, cancellationToken);
        if ((mine.Find(team => team.Id == person.HomeTeamId) ?? mine.FirstOrDefault()) is not { } home)
            return null;

        var zone = await people.ZoneOfAsync(person, cancellationToken);
        List<string> lines = [.. await work.LinesAsync(person, zone, cancellationToken), await ThoughtAsync(home, cancellationToken)];
        if (isFirst)
            lines.Add(StoryCards.Invitation);

        var heading = $"{WallClock.Write(WallClock.Date(turn.Now, zone))} · your work";
        return channel => ManagerCards.Message(heading, lines, "Only you read this. To have it only on request: my work only when i ask", ["my work"], channel);
    }

    /// <summary>What there is to think about this week, in one line: the principle on one day, the prompt on the next.</summary>
    private async Task<string> ThoughtAsync(Team team, CancellationToken cancellationToken)
    {
        var today = WallClock.Date(turn.Now, WallClock.Zone(team.Zone));
        var settings = await approvals.SettingsAsync(team.Id, cancellationToken);
        return today.DayNumber % 2 == 1 && Rotation.PrincipleOf(settings.Principles, Week.Of(today)) is { } principle
            ? $"Principle of the week: {Shown.Within(principle, 150)}"
            : WeekCards.Try(prompts.Of(Week.Of(today)));
    }

    private async Task<bool> ManagesAsync(Person person, CancellationToken cancellationToken) => (await MineAsync(person, cancellationToken)).Count > 0;

    private Task<List<Team>> MineAsync(Person person, CancellationToken cancellationToken) =>
        teams.WhereAsync(person, rights => rights.MayReadDigestOfManagers, cancellationToken);
}
