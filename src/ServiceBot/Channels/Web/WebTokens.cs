using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>Gives out tokens and socket tickets, and knows whose they are. Only their hashes are kept.</summary>
internal sealed class WebTokens(IDatabase database, IOptions<SiteOptions> site, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>The client opens its socket at once.</summary>
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(2);

    private static readonly Func<BotDb, string, DateTimeOffset, Task<WebCaller?>> ByHash = EF.CompileAsyncQuery((BotDb db, string hash, DateTimeOffset now) => (
        from token in db.WebTokens
        where token.Hash == hash && !token.IsTicket
        where token.Session == null || db.Sessions.Any(session => session.Hash == token.Session && session.ExpiresAt > now)
        join person in db.People.Where(person => person.LeftAt == null) on token.PersonId equals person.Id
        join conversation in db.WebConversations on token.Conversation equals conversation.Id
        from team in db.Teams.Where(team => team.Id == conversation.TeamId).DefaultIfEmpty()
        select new WebCaller(
            person.Id,
            person.Name,
            conversation.Id,
            team == null ? null : new WebRoom(
                team.Id, team.Name,
                team.Id == ExampleTeam.Id && token.Session == null
                    || db.Memberships.Any(member => member.TeamId == team.Id && member.PersonId == person.Id)),
            db.Addresses.Any(address => address.PersonId == person.Id && address.Channel != WebCarrier.Channel),
            token.Session,
            token.ExpiresAt)).FirstOrDefault());

    public Task<string> IssueAsync(WebIdentity whose, string conversation) =>
        StoreAsync(whose, conversation, isTicket: false, Lifetime);

    /// <summary>A ticket opens one socket, once: a browser can send no header with a socket, and addresses end up in logs.</summary>
    public Task<string> IssueTicketAsync(WebIdentity whose, string conversation) =>
        StoreAsync(whose, conversation, isTicket: true, TicketLifetime);

    public async Task<WebCaller?> FindAsync(BotDb db, string token) =>
        await ByHash(db, Secret.Hash(token), clock.GetInstant()) is { } caller && IsGood(caller.Identity) ? caller : null;

    /// <returns>Whose ticket it was; null when it is used, too old, or for another conversation.</returns>
    public async Task<WebIdentity?> RedeemAsync(string ticket, string conversation)
    {
        var hash = Secret.Hash(ticket);
        var now = clock.GetInstant();
        var owners = await database.WriteAsync(session => session.ReadAsync(
            """
            DELETE FROM "WebTokens" WHERE "Hash" = $1 AND "Conversation" = $2 AND "IsTicket" AND "ExpiresAt" > $3
            RETURNING "PersonId", "Session"
            """,
            row => new WebIdentity(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)),
            hash, conversation, now));
        return owners.SingleOrDefault(IsGood);
    }

    /// <summary>What was given to anybody in local mode is worth nothing once people sign in.</summary>
    private bool IsGood(WebIdentity whose) => whose.Session is not null || !site.Value.IsPublic;

    private async Task<string> StoreAsync(WebIdentity whose, string conversation, bool isTicket, TimeSpan lifetime)
    {
        var secret = Secret.New();
        var hash = Secret.Hash(secret);
        var now = clock.GetInstant();
        await database.WriteAsync(session => session.ExecuteAsync(
            """
            INSERT INTO "WebTokens" ("Hash", "PersonId", "Conversation", "Session", "IsTicket", "ExpiresAt")
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            hash, whose.PersonId, conversation, whose.Session, isTicket, now + lifetime));

        return secret;
    }
}
