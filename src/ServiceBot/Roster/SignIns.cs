using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>Tells whom a sign-in link is for, and takes it in exchange for a session.</summary>
internal sealed class SignIns(IDatabase database, TimeProvider clock)
{
    /// <summary>An invitation waits for its reader.</summary>
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromHours(24);

    /// <summary>Whoever asks for a link for themselves uses it at once.</summary>
    public static readonly TimeSpan OwnLifetime = TimeSpan.FromMinutes(15);

    private static readonly Func<BotDb, string, DateTimeOffset, Task<Person?>> ByHash = EF.CompileAsyncQuery(
        (BotDb db, string hash, DateTimeOffset now) => db.SignInLinks
            .Where(link => link.Hash == hash && link.ExpiresAt > now)
            .Join(db.People.AsNoTracking(), link => link.PersonId, person => person.Id, (_, person) => person)
            .SingleOrDefault(person => person.LeftAt == null));

    /// <summary>Uses nothing up, so that one may look before one signs in.</summary>
    /// <returns>Null when the link was used, is too old or was never given out.</returns>
    public async Task<Person?> FindAsync(string secret)
    {
        await using var db = database.Lease();
        return await ByHash(db, Secret.Hash(secret), clock.GetInstant());
    }

    /// <returns>The secret of the new session; null when the link was used, is too old or was never given out.</returns>
    public Task<string?> RedeemAsync(string secret)
    {
        var (hash, now) = (Secret.Hash(secret), clock.GetInstant());
        return database.WriteAsync(async session =>
        {
            var person = await session.ScalarAsync(
                """
                DELETE FROM "SignInLinks" WHERE "Hash" = $1 AND "ExpiresAt" > $2
                    AND EXISTS (SELECT 1 FROM "People" WHERE "Id" = "PersonId" AND "LeftAt" IS NULL)
                RETURNING "PersonId"
                """,
                hash, now);
            return person is string personId ? await Sessions.BeginAsync(session, personId, now) : null;
        });
    }
}
