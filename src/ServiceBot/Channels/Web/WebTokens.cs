using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>Gives out tokens and socket tickets, and knows whose they are. Only their hashes are kept.</summary>
internal sealed class WebTokens(IDatabase database, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>The client opens its socket at once.</summary>
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(2);

    private static readonly Func<BotDb, string, Task<WebCaller?>> ByHash = EF.CompileAsyncQuery((BotDb db, string hash) => (
        from token in db.WebTokens
        where token.Hash == hash && !token.IsTicket
        join person in db.People on token.PersonId equals person.Id
        join conversation in db.WebConversations on token.Conversation equals conversation.Id
        from team in db.Teams.Where(team => team.Id == conversation.TeamId).DefaultIfEmpty()
        select new WebCaller(
            person.Id,
            person.Name,
            conversation.Id,
            team == null ? null : new WebRoom(
                team.Id, team.Name, db.Memberships.Any(member => member.TeamId == team.Id && member.PersonId == person.Id)),
            db.Addresses.Any(address => address.PersonId == person.Id && address.Channel != WebCarrier.Channel),
            token.ExpiresAt)).FirstOrDefault());

    public Task<string> IssueAsync(string person, string conversation) =>
        StoreAsync(person, conversation, isTicket: false, Lifetime);

    /// <summary>A ticket opens one socket, once: a browser can send no header with a socket, and addresses end up in logs.</summary>
    public Task<string> IssueTicketAsync(string person, string conversation) =>
        StoreAsync(person, conversation, isTicket: true, TicketLifetime);

    public static Task<WebCaller?> FindAsync(BotDb db, string token) => ByHash(db, Hash(token));

    /// <returns>Whose ticket it was; null when it is used, too old, or for another conversation.</returns>
    public async Task<string?> RedeemAsync(string ticket, string conversation)
    {
        var hash = Hash(ticket);
        var now = clock.GetInstant();
        return await database.WriteAsync(session => session.ScalarAsync(
            """
            DELETE FROM "WebTokens" WHERE "Hash" = $1 AND "Conversation" = $2 AND "IsTicket" AND "ExpiresAt" > $3
            RETURNING "PersonId"
            """,
            hash, conversation, now)) as string;
    }

    private async Task<string> StoreAsync(string person, string conversation, bool isTicket, TimeSpan lifetime)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var hash = Hash(secret);
        var now = clock.GetInstant();
        await database.WriteAsync(session => session.ExecuteAsync(
            """INSERT INTO "WebTokens" ("Hash", "PersonId", "Conversation", "IsTicket", "ExpiresAt") VALUES ($1, $2, $3, $4, $5)""",
            hash, person, conversation, isTicket, now + lifetime));

        return secret;
    }

    private static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
