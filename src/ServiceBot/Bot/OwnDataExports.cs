using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Bot;

/// <summary>The files behind the links that people were handed about themselves. Each is fetched once, read at that moment and kept nowhere.</summary>
internal sealed class OwnDataExports(BotDb db, IDatabase database, OwnDataArchive archive, TimeProvider clock)
{
    /// <param name="signedInAs">Where people sign in, only who asked for the link may use it; null where nobody does.</param>
    /// <returns>Null when there is no such file for them.</returns>
    public async Task<OwnDataFile?> TakeAsync(string secret, string? signedInAs, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(secret);
        var now = clock.GetInstant();
        var link = await db.OwnDataLinks.AsNoTracking().SingleOrDefaultAsync(link => link.Hash == hash && link.ExpiresAt > now, cancellationToken);
        if (link is null || signedInAs is not null && signedInAs != link.PersonId)
            return null;

        var reader = await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == link.PersonId && person.LeftAt == null, cancellationToken);
        if (reader is null)
            return null;

        // Of two who fetch at the same moment one takes the link away, and only they read on.
        var taken = await database.WriteAsync(session => session.ExecuteAsync("""DELETE FROM "OwnDataLinks" WHERE "Hash" = $1""", hash));
        return taken == 1 ? new OwnDataFile(await archive.ReadAsync(reader, cancellationToken)) : null;
    }
}
