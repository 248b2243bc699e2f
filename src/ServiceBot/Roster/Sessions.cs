using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>The browsers in which people are signed in. They are rows, so every process knows them and ends them at once.</summary>
internal sealed class Sessions(IDatabase database, TimeProvider clock)
{
    /// <summary>What every process is told when sessions have ended.</summary>
    public const string News = "sessions";

    /// <summary>Nobody works in more browsers; whoever signs in to one more is signed out where they did so first.</summary>
    public const int MostOfOnePerson = 10;

    /// <summary>Counted from the last day on which it was used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private static readonly TimeSpan RenewedAfter = TimeSpan.FromDays(1);

    private static readonly Func<BotDb, string, DateTimeOffset, Task<SignedIn?>> ByHash = EF.CompileAsyncQuery(
        (BotDb db, string hash, DateTimeOffset now) => db.Sessions
            .Where(session => session.Hash == hash && session.ExpiresAt > now)
            .Join(
                db.People.Where(person => person.LeftAt == null), session => session.PersonId, person => person.Id,
                (session, person) => new SignedIn(session.Hash, person.Id, person.Name, session.ExpiresAt, false))
            .SingleOrDefault());

    /// <returns>Null when nobody is signed in with it, or not any more.</returns>
    public async Task<SignedIn?> FindAsync(string secret)
    {
        var now = clock.GetInstant();
        await using var db = database.Lease();
        if (await ByHash(db, Secret.Hash(secret), now) is not { } found)
            return null;
        if (found.ExpiresAt > now + Lifetime - RenewedAfter)
            return found;

        await database.WriteAsync(session => session.ExecuteAsync(
            """UPDATE "Sessions" SET "ExpiresAt" = $2 WHERE "Hash" = $1""", found.Session, now + Lifetime));
        return found with { ExpiresAt = now + Lifetime, IsRenewed = true };
    }

    /// <summary>Which of these sessions still let somebody in.</summary>
    public async Task<HashSet<string>> StillGoodAsync(IReadOnlyCollection<string> sessions, CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        await using var db = database.Lease();
        return await db.Sessions.Where(session => sessions.Contains(session.Hash) && session.ExpiresAt > now)
            .Where(session => db.People.Any(person => person.Id == session.PersonId && person.LeftAt == null))
            .Select(session => session.Hash)
            .ToHashSetAsync(cancellationToken);
    }

    public Task EndAsync(string session) => database.WriteAsync(async db =>
    {
        await db.ExecuteAsync("""DELETE FROM "Sessions" WHERE "Hash" = $1""", session);
        await db.AnnounceAsync(News);
        return true;
    });

    /// <returns>In how many browsers the person was signed in.</returns>
    public Task<int> EndAllAsync(string personId) => database.WriteAsync(session => EndAllAsync(session, personId));

    /// <summary>Links that were not used yet lead nowhere, too: whoever took over a browser may have asked for one.</summary>
    public static async ValueTask<int> EndAllAsync(IDbSession session, string personId)
    {
        await session.ExecuteAsync("""DELETE FROM "SignInLinks" WHERE "PersonId" = $1""", personId);
        var ended = await session.ExecuteAsync("""DELETE FROM "Sessions" WHERE "PersonId" = $1""", personId);
        await session.AnnounceAsync(News);
        return ended;
    }

    /// <returns>The secret of the new session.</returns>
    public static async ValueTask<string> BeginAsync(IDbSession session, string personId, DateTimeOffset now)
    {
        var secret = Secret.New();
        await session.ExecuteAsync(
            """
            DELETE FROM "Sessions" WHERE "Hash" IN (
                SELECT "Hash" FROM "Sessions" WHERE "PersonId" = $1 ORDER BY "CreatedAt" DESC LIMIT 1000 OFFSET $2)
            """,
            personId, MostOfOnePerson - 1);
        await session.ExecuteAsync(
            """INSERT INTO "Sessions" ("Hash", "PersonId", "CreatedAt", "ExpiresAt") VALUES ($1, $2, $3, $4)""",
            Secret.Hash(secret), personId, now, now + Lifetime);
        await session.AnnounceAsync(News);
        return secret;
    }
}

/// <summary>Somebody who is signed in.</summary>
/// <param name="Session">Names the session; it is the hash of its secret.</param>
/// <param name="IsRenewed">It was prolonged just now, and the browser should keep its cookie for longer.</param>
internal sealed record SignedIn(string Session, string PersonId, string Name, DateTimeOffset ExpiresAt, bool IsRenewed);
