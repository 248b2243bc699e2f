using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// Begins private chats with members of the teams who have none yet, so that they can be told something. Nothing is said in them
/// but the question that somebody could not be asked before.
/// </summary>
internal sealed partial class PrivateChatRound(
    BotDb db, IDatabase database, ConnectorClient connector, IServiceScopeFactory scopes, TimeProvider clock, ILogger<PrivateChatRound> logger) : IRound
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    /// <summary>Who does not want it, or is not there, has not changed their mind in an hour; who writes has a chat at once.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromDays(1);

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var begun = 0;
        HashSet<string> troubled = [];
        foreach (var account in await DueAsync(cancellationToken))
        {
            // The others at that service are due again next time, and need not all be refused.
            if (troubled.Contains(account.ServiceUrl))
                continue;

            var reply = await connector.CreateChatAsync(account.ServiceUrl, account.Id, cancellationToken);
            if (reply.Value is { } conversation)
            {
                if (await KeepAsync(account, conversation))
                    await AskAsync(account.PersonId, cancellationToken);

                begun++;
                continue;
            }

            // The bot's own registration is the trouble, and nobody else's.
            var isTrouble = reply.IsTrouble || reply.Status == StatusCodes.Status401Unauthorized;
            await WaitAsync(account, isTrouble ? reply.RetryAfter ?? Soon : Later);
            if (isTrouble)
                troubled.Add(account.ServiceUrl);

            LogNotBegun(account.PersonId, reply.Problem);
        }

        if (begun > 0)
            LogBegun(begun);
    }

    private async Task<List<Account>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var due = await db.Addresses.AsNoTracking()
            .Where(address => address.Channel == Pace.Limited && address.Conversation == null && (address.ChatLookAt == null || address.ChatLookAt <= now))
            .Where(address => db.People.Any(person => person.Id == address.PersonId && person.LeftAt == null))
            .Select(address => new
            {
                address.Account,
                address.PersonId,
                ServiceUrl = db.TeamsInstalls
                    .Where(install => install.RemovedAt == null
                        && db.Memberships.Any(membership => membership.TeamId == install.TeamId && membership.PersonId == address.PersonId))
                    .OrderBy(install => install.Id)
                    .Select(install => install.ServiceUrl)
                    .FirstOrDefault(),
            })
            .Where(account => account.ServiceUrl != null)
            .OrderBy(account => account.Account)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        return due.ConvertAll(account => new Account(account.Account, account.PersonId, account.ServiceUrl!)); // just asked
    }

    /// <summary>Who wrote in the meantime has the chat they wrote in. Whoever can be asked now is looked at again.</summary>
    private Task<bool> KeepAsync(Account account, string conversation) => database.WriteAsync(async session =>
    {
        var kept = await session.ExecuteAsync(
            """
            UPDATE "Addresses" SET "Conversation" = $3, "ServiceUrl" = $4, "ChatLookAt" = NULL
            WHERE "Channel" = $1 AND "Account" = $2 AND "Conversation" IS NULL
            """,
            Pace.Limited, account.Id, conversation, account.ServiceUrl);
        if (kept == 0)
            return false;

        // What waits for an admin to have a chat is said after the next look at their team.
        await session.ExecuteAsync(
            """
            UPDATE "TeamsInstalls" SET "RosterLookAt" = NULL WHERE "TeamId" IN
                (SELECT "TeamId" FROM "Memberships" JOIN "People" ON "People"."Id" = "PersonId" WHERE "PersonId" = $1 AND ("People"."Role" & $2) <> 0)
            """,
            account.PersonId, (int)Role.Admin);
        return await session.ExecuteAsync("""UPDATE "People" SET "CheckInLookAt" = NULL WHERE "Id" = $1""", account.PersonId) > 0;
    });

    /// <summary>Whoever took a case in a channel before there was a chat is asked the rest in it.</summary>
    private async Task AskAsync(string personId, CancellationToken cancellationToken)
    {
        if (!await db.Desks.AnyAsync(desk => desk.PersonId == personId && desk.CaseNumber != null && desk.Card == null, cancellationToken))
            return;

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Guide>().AskInNewChatAsync(personId, cancellationToken);

            // Whoever does something at this moment is asked in the turn of that.
            await scope.ServiceProvider.GetRequiredService<Turn>().CommitAsync();
        }
        catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
        {
            // Once they write they are asked, and it must not keep the others waiting.
            LogNotAsked(failure, personId);
        }
    }

    private Task WaitAsync(Account account, TimeSpan rest) => database.WriteAsync(session => session.ExecuteAsync(
        """UPDATE "Addresses" SET "ChatLookAt" = $3 WHERE "Channel" = $1 AND "Account" = $2 AND "Conversation" IS NULL""",
        Pace.Limited, account.Id, clock.GetInstant() + rest));

    private sealed record Account(string Id, string PersonId, string ServiceUrl);

    [LoggerMessage(LogLevel.Error, "Asking {Person} in their new private chat failed; they are asked once they write")]
    private partial void LogNotAsked(Exception failure, string person);

    [LoggerMessage(LogLevel.Information, "Began {Count} private chats in Teams")]
    private partial void LogBegun(int count);

    [LoggerMessage(LogLevel.Warning, "There is no private chat with {Person} in Teams yet; it is tried again: {Problem}")]
    private partial void LogNotBegun(string person, string problem);
}
