using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Tells the admins of time zones that are kept and not known, of each once: the list of zones on this machine may be older than what
/// people chose, or may not be there at all. What is kept stays, and holds again as soon as it is known.
/// </summary>
internal sealed partial class UnknownZonesRound(BotDb db, IServiceScopeFactory scopes, ILogger<UnknownZonesRound> logger) : IRound
{
    private const int AtOnce = 500;

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var stored = await db.Teams.Select(team => team.Zone)
            .Union(db.People.Where(person => person.LeftAt == null).Select(person => person.Zone))
            .ToListAsync(cancellationToken);

        foreach (var zone in stored.Where(zone => Zones.Stored(zone) is null))
        {
            var (ofTeam, ofPerson) = (ZoneCards.NoteOfTeam(zone), ZoneCards.NoteOfPerson(zone));
            var teams = await db.Teams.AsNoTracking()
                .Where(team => team.Zone == zone && !db.RosterChanges.Any(change => change.TeamId == team.Id && change.What == ofTeam))
                .OrderBy(team => team.Id)
                .Take(AtOnce)
                .ToListAsync(cancellationToken);
            var people = await db.People.AsNoTracking()
                .Where(person => person.Zone == zone && person.LeftAt == null)
                .Where(person => !db.RosterChanges.Any(change => change.PersonId == person.Id && change.What == ofPerson))
                .OrderBy(person => person.Id)
                .Take(AtOnce)
                .ToListAsync(cancellationToken);

            foreach (var team in teams)
                await TellAsync(zone, $"team {team.Id}", team.Id, ZoneCards.OfTeam(team), changes => changes.Record(null, team.Id, null, ofTeam), cancellationToken);

            foreach (var some in people.GroupBy(person => person.HomeTeamId))
            {
                var home = await db.Teams.FindAsync([some.Key], cancellationToken);
                await TellAsync(zone, $"person {some.First().Id}", home?.Id, ZoneCards.OfPeople(zone, [.. some], home), changes =>
                {
                    foreach (var person in some)
                        changes.Record(null, null, person.Id, ofPerson);
                }, cancellationToken);
            }
        }
    }

    /// <summary>Says it and notes that it was said, in one commit.</summary>
    /// <param name="first">Of those whose zone it is. Noted, it is never the first again, and two processes at the same moment have the same one.</param>
    private async Task TellAsync(
        string zone, string first, string? teamId, string text, Action<RosterChanges> note, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<Turn>();
        var messenger = scope.ServiceProvider.GetRequiredService<Messenger>();

        var told = 0;
        foreach (var personId in await AdminsAsync(turn.Db, teamId, cancellationToken))
            if (await messenger.TellAsync(personId, text, [], cancellationToken) != Told.Nowhere)
                told++;

        // Whoever can be told later is told then.
        if (told == 0)
        {
            LogUntold(zone);
            return;
        }

        note(scope.ServiceProvider.GetRequiredService<RosterChanges>());
        turn.Commit.Activity = new ActivityKey("servicebot", $"zone {zone}", first);
        if (await turn.CommitAsync() == CommitResult.Committed)
            LogTold(told, zone);
    }

    /// <summary>Those of the organisation; while there is none, the managers of the team.</summary>
    private static async Task<List<string>> AdminsAsync(BotDb db, string? teamId, CancellationToken cancellationToken)
    {
        var admins = await db.People.Where(person => person.LeftAt == null && (person.Role & Role.Admin) != 0)
            .Select(person => person.Id)
            .ToListAsync(cancellationToken);
        return admins.Count > 0 ? admins : await db.Memberships
            .Where(membership => membership.TeamId == teamId && (membership.Role & Role.Manager) != 0)
            .Select(membership => membership.PersonId)
            .ToListAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Told {Count} people that the time zone {Zone} is not known; others are used meanwhile")]
    private partial void LogTold(int count, string zone);

    [LoggerMessage(LogLevel.Warning, "The time zone {Zone} is not known; others are used meanwhile. There is no admin to tell")]
    private partial void LogUntold(string zone);
}
