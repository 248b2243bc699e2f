using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Teams;

/// <summary>Tells admins, each in their private chat, what only they can see to; whoever has no chat yet hears it when there is one.</summary>
internal sealed class AdminNews(IServiceScopeFactory scopes)
{
    private const string ToldUnmanaged = "The admins heard that nobody manages the team";
    private const string ToldFirst = "Heard that they may set up every team";

    public async Task TellAsync(string teamId, CancellationToken cancellationToken)
    {
        await TellUnmanagedAsync(teamId, cancellationToken);
        await TellFirstAsync(teamId, cancellationToken);
    }

    /// <summary>The list of Teams asks nobody whether a team still has a manager.</summary>
    private async Task TellUnmanagedAsync(string teamId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<Turn>();
        var since = await turn.Db.RosterChanges.AsNoTracking().Where(change => change.TeamId == teamId && change.What == TeamsRoster.Unmanaged)
            .OrderByDescending(change => change.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (since is null
            || await turn.Db.RosterChanges.AnyAsync(change => change.TeamId == teamId && change.What == ToldUnmanaged && change.At >= since.At, cancellationToken)
            || await turn.Db.Memberships.AnyAsync(member => member.TeamId == teamId && (member.Role & Role.Manager) != 0, cancellationToken)
            || await turn.Db.Teams.FindAsync([teamId], cancellationToken) is not { } team)
            return;

        var admins = await turn.Db.People.Where(person => (person.Role & Role.Admin) != 0 && person.LeftAt == null).Select(person => person.Id).ToListAsync(cancellationToken);
        var messenger = scope.ServiceProvider.GetRequiredService<Messenger>();
        var isTold = false;
        foreach (var admin in admins)
            isTold |= await messenger.TellAsync(admin, TeamsCards.HasNoManager(team.Name), [TeamsCards.SettingsOf(team.Name)], cancellationToken) != Told.Nowhere;

        if (isTold)
            await NoteAsync(scope, turn, team.Id, null, ToldUnmanaged, $"no manager {since.Id}");
    }

    private async Task TellFirstAsync(string teamId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<Turn>();
        var first = await turn.Db.Memberships.Where(member => member.TeamId == teamId)
            .Join(turn.Db.People, member => member.PersonId, person => person.Id, (_, person) => person)
            .Where(person => (person.Role & Role.Admin) != 0)
            .Where(person => turn.Db.RosterChanges.Any(change => change.PersonId == person.Id && change.What == TeamsInstalls.FirstNote))
            .Where(person => !turn.Db.RosterChanges.Any(change => change.PersonId == person.Id && change.What == ToldFirst))
            .Select(person => person.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (first is not null
            && await scope.ServiceProvider.GetRequiredService<Messenger>().TellAsync(first, TeamsCards.FirstAdmin, ["settings"], cancellationToken) != Told.Nowhere)
            await NoteAsync(scope, turn, null, first, ToldFirst, $"first admin {first}");
    }

    /// <summary>In one commit with what was said, so that it is said once.</summary>
    private static async Task NoteAsync(AsyncServiceScope scope, Turn turn, string? teamId, string? personId, string what, string key)
    {
        scope.ServiceProvider.GetRequiredService<RosterChanges>().Record(null, teamId, personId, what);
        turn.Commit.Activity = new ActivityKey("servicebot", key, "once");
        await turn.CommitAsync();
    }
}
