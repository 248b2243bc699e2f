using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>Begins private chats with members of the teams who have none yet, so that they can be told something. Nothing is said in them.</summary>
internal sealed partial class PrivateChatRound(
    BotDb db, IDatabase database, ConnectorClient connector, TimeProvider clock, ILogger<PrivateChatRound> logger) : IRound
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
                await KeepAsync(account, conversation);
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
    private Task KeepAsync(Account account, string conversation) => database.WriteAsync(async session =>
    {
        var kept = await session.ExecuteAsync(
            """
            UPDATE "Addresses" SET "Conversation" = $3, "ServiceUrl" = $4, "ChatLookAt" = NULL
            WHERE "Channel" = $1 AND "Account" = $2 AND "Conversation" IS NULL
            """,
            Pace.Limited, account.Id, conversation, account.ServiceUrl);
        return kept == 0 ? 0 : await session.ExecuteAsync("""UPDATE "People" SET "CheckInLookAt" = NULL WHERE "Id" = $1""", account.PersonId);
    });

    private Task WaitAsync(Account account, TimeSpan rest) => database.WriteAsync(session => session.ExecuteAsync(
        """UPDATE "Addresses" SET "ChatLookAt" = $3 WHERE "Channel" = $1 AND "Account" = $2 AND "Conversation" IS NULL""",
        Pace.Limited, account.Id, clock.GetInstant() + rest));

    private sealed record Account(string Id, string PersonId, string ServiceUrl);

    [LoggerMessage(LogLevel.Information, "Began {Count} private chats in Teams")]
    private partial void LogBegun(int count);

    [LoggerMessage(LogLevel.Warning, "There is no private chat with {Person} in Teams yet; it is tried again: {Problem}")]
    private partial void LogNotBegun(string person, string problem);
}
