using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// Reads who is in the teams of Teams, daily and when somebody joined or left, and says hello in a team's channel once it is known by whom the
/// bot was added. What cannot be read changes nothing, and is read again.
/// </summary>
internal sealed partial class RosterRound(
    BotDb db, IDatabase database, ConnectorClient connector, TeamsRoster roster, TeamsInstalls installs, AdminNews news, IOptions<TeamsOptions> options, IServiceScopeFactory scopes, TimeProvider clock,
    ILogger<RosterRound> logger) : IRound
{
    private const int AtOnce = 20;
    private const string Greeted = "ServiceBot said hello in the channel";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    /// <summary>A team that hears nothing for so long after the bot was added thinks that it does not work.</summary>
    private static readonly TimeSpan GreetWithin = TimeSpan.FromMinutes(5);

    /// <summary>Whoever adds the bot looks at the channel.</summary>
    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // In local mode whoever comes is a guest of the demo team.
        if (!options.Value.IsSet)
            return;

        var now = clock.GetInstant();
        var due = await db.TeamsInstalls.AsNoTracking()
            .Where(install => install.RemovedAt == null && (install.RosterLookAt == null || install.RosterLookAt <= now))
            .OrderBy(install => install.RosterLookAt != null).ThenBy(install => install.RosterLookAt) // the databases do not agree on where null comes
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        foreach (var install in due)
            try
            {
                await LookAsync(install, cancellationToken);
            }
            catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
            {
                // It is due again after a while, and must not keep the others waiting.
                LogBroke(failure, install.TeamId);
            }
    }

    private async Task LookAsync(TeamsInstall install, CancellationToken cancellationToken)
    {
        // Whoever joins from now on asks for another look, which the end of this one leaves alone.
        var mark = clock.GetInstant() + TeamsInstall.LongestLook;
        await database.WriteAsync(session => session.ExecuteAsync(
            """UPDATE "TeamsInstalls" SET "RosterLookAt" = $2 WHERE "Id" = $1 AND "RemovedAt" IS NULL""", install.Id, mark));

        var reply = await AskAsync(patient => connector.MembersAsync(install.ServiceUrl, install.Id, patient), cancellationToken);
        if (reply?.Value is { } members)
        {
            var (joined, left) = await roster.ReconcileAsync(install, members, cancellationToken);
            LogRead(install.TeamId, joined, left);
            await NameAsync(install, cancellationToken);
        }
        else
        {
            LogNotRead(install.TeamId, reply?.Problem ?? "no answer in time");
        }

        var now = clock.GetInstant();
        if (reply?.Value is not null || reply is { IsTrouble: false } || now - install.InstalledAt >= GreetWithin)
            await GreetAsync(install, cancellationToken);
        await news.TellAsync(install.TeamId, cancellationToken);

        var rest = reply switch
        {
            { Value: not null } => TeamsInstall.UntilNextLook,
            { RetryAfter: { } asked } => asked < LongestRest ? asked : LongestRest,
            { IsTrouble: false } => AfterRefusal,
            _ => AfterTrouble,
        };
        await database.WriteAsync(session => session.ExecuteAsync(
            """UPDATE "TeamsInstalls" SET "RosterLookAt" = $2 WHERE "Id" = $1 AND "RosterLookAt" = $3""", install.Id, now + rest, mark));
    }

    /// <summary>Teams may have left out what the team is called when it told of it.</summary>
    private async Task NameAsync(TeamsInstall install, CancellationToken cancellationToken)
    {
        if (await db.Teams.AnyAsync(team => team.Id == install.TeamId && team.Name == TeamsCards.Nameless, cancellationToken)
            && await AskAsync(patient => connector.TeamNameAsync(install.ServiceUrl, install.Id, patient), cancellationToken) is { Value: { } name })
            await installs.NameAsync(install.Id, name);
    }

    /// <returns>Null when it took too long.</returns>
    private async Task<ConnectorReply<T>?> AskAsync<T>(Func<CancellationToken, Task<ConnectorReply<T>>> ask, CancellationToken cancellationToken) where T : class
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await ask(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Once in the life of the team, in one commit with the note that it was said.</summary>
    private async Task GreetAsync(TeamsInstall install, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<Turn>();
        if (await turn.Db.RosterChanges.AnyAsync(change => change.TeamId == install.TeamId && change.What == Greeted, cancellationToken)
            || await turn.Db.Teams.FindAsync([install.TeamId], cancellationToken) is not { Room: { } room } team)
            return;

        var by = await InstallerAsync(turn.Db, team.Id, cancellationToken);
        var isManaged = await turn.Db.Memberships.AnyAsync(member => member.TeamId == team.Id && (member.Role & Role.Manager) != 0, cancellationToken);
        turn.Say(Message.Once(room, Payload.ToJson(TeamsCards.Greeting(team.Name, by, isManaged))));
        scope.ServiceProvider.GetRequiredService<RosterChanges>().Record(null, team.Id, null, Greeted);
        turn.Commit.Activity = new ActivityKey("servicebot", $"greeting {team.Id}", "once");
        if (await turn.CommitAsync() == CommitResult.Committed)
            LogGreeted(team.Id);
    }

    /// <summary>Who added the bot and manages the team; null while Teams has not told their name.</summary>
    private static Task<string?> InstallerAsync(BotDb db, string teamId, CancellationToken cancellationToken) =>
        db.RosterChanges.Where(change => change.TeamId == teamId && change.What == TeamsInstalls.AddedNote)
            .OrderBy(change => change.Id)
            .Join(db.People.Where(person => person.LeftAt == null), change => change.ActorId, person => person.Id, (_, person) => person)
            .Where(person => db.Memberships.Any(member => member.TeamId == teamId && member.PersonId == person.Id && (member.Role & Role.Manager) != 0))
            .Where(person => !db.Addresses.Any(address => address.PersonId == person.Id && address.Account == person.Name))
            .Select(person => person.Name)
            .FirstOrDefaultAsync(cancellationToken);

    [LoggerMessage(LogLevel.Information, "The list of team {Team} was read in Teams: {Joined} joined, {Left} left")]
    private partial void LogRead(string team, int joined, int left);

    [LoggerMessage(LogLevel.Warning, "The list of team {Team} could not be read in Teams ({Problem}); nothing was changed, and it is read again")]
    private partial void LogNotRead(string team, string problem);

    [LoggerMessage(LogLevel.Error, "Reading the list of team {Team} failed; it is read again")]
    private partial void LogBroke(Exception failure, string team);

    [LoggerMessage(LogLevel.Information, "Said hello in the channel of team {Team}")]
    private partial void LogGreeted(string team);
}
