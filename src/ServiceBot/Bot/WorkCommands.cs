using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Knowledge;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>What is mine just now: what I promised, what I may decide, who can help, and for those who answer for others what waits for them.</summary>
internal sealed class WorkCommands(Turn turn, People people, Cases cases, Presence presence, Approvals approvals, Leaders leaders)
{
    private const int MostHelpers = 5;

    public async Task ShowAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if ((await people.TeamsOfAsync(speaker.Person.Id, cancellationToken)).Count == 0)
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
        else
            await speaker.SayTextAsync(string.Join('\n', await LinesAsync(speaker.Person, speaker.Zone, cancellationToken)));
    }

    public async Task<List<string>> LinesAsync(Person me, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var teams = await people.TeamsOfAsync(me.Id, cancellationToken);
        List<string> lines = [.. WorkCards.Promises(await MineAsync(me.Id, cancellationToken), turn.Now, zone)];
        foreach (var team in teams)
        {
            var settings = await approvals.SettingsAsync(team.Id, cancellationToken);
            var rights = await people.RightsAsync(team.Id, me, cancellationToken);
            lines.Add(SpendCards.Limit(team.Name, new Purse(Amounts.None, settings.Currency, rights.SpendLimit(settings), settings.GestureFloor)));
            lines.Add(WorkCards.Helpers(await HelpersAsync(team, me.Id, cancellationToken), teams.Count == 1 ? null : team.Name, MostHelpers));
            if (rights.MayTendCases)
                lines.AddRange(WorkCards.Blocks(
                    await cases.SharedIn(team.Id).CountAsync(about => about.OwnerId == null && !about.IsPractice, cancellationToken),
                    await turn.Db.KnowledgeGaps.CountAsync(gap => gap.TeamId == team.Id && gap.Status == GapStatus.Open, cancellationToken),
                    teams.Count == 1 ? null : team.Name));
        }

        lines.AddRange(WorkCards.Waiting(
            [.. (await approvals.WaitingForAsync(me, cancellationToken)).Select(one => one.About)], await leaders.WaitingForAsync(me, cancellationToken)));
        lines.AddRange(WorkCards.FollowUps(await FollowUpsAsync(me.Id, cancellationToken), WallClock.Date(turn.Now, zone)));
        return lines;
    }

    /// <summary>The open cases I speak with a customer in, the nearest promise first.</summary>
    private Task<List<RecoveryCase>> MineAsync(string personId, CancellationToken cancellationToken) => turn.Db.Cases.AsNoTracking()
        .Where(about => (about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked) && (about.OwnerId == personId || about.VoiceId == personId))
        .OrderBy(about => about.IsPractice).ThenBy(about => about.PromiseAt ?? DateTimeOffset.MaxValue).ThenBy(about => about.Number)
        .Take(WorkCards.Most + 1)
        .ToListAsync(cancellationToken);

    /// <summary>Those of the team who are at work, whoever leads first.</summary>
    private async Task<List<Colleague>> HelpersAsync(Team team, string but, CancellationToken cancellationToken) =>
    [
        .. (await presence.AtWorkAsync(team.Id, cancellationToken))
            .Where(one => one.Person.Id != but)
            .OrderBy(one => one.IsLead ? 0 : one.IsManager ? 1 : 2),
    ];

    private Task<List<FollowUp>> FollowUpsAsync(string personId, CancellationToken cancellationToken) => turn.Db.FollowUps.AsNoTracking()
        .Where(followUp => followUp.OwnerId == personId && followUp.Status == FollowUpStatus.Open)
        .OrderBy(followUp => followUp.DueOn).ThenBy(followUp => followUp.Number)
        .Take(WorkCards.Most + 1)
        .ToListAsync(cancellationToken);
}
