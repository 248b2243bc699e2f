using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>The file behind a link to the clues of a team. It is fetched once, and whether whoever asked is in the team is looked at again.</summary>
internal sealed class ClueExports(BotDb db, IDatabase database, People people, ClueLibrary library, TimeProvider clock)
{
    /// <param name="signedInAs">Where people sign in, only who asked for the link may use it; null where nobody does.</param>
    /// <returns>Null when there is no such file for them.</returns>
    public async Task<CluePack?> TakeAsync(string secret, string? signedInAs, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(secret);
        var now = clock.GetInstant();
        var link = await db.ExportLinks.AsNoTracking().SingleOrDefaultAsync(link => link.Hash == hash && link.TeamId != null && link.ExpiresAt > now, cancellationToken);
        if (link is not { TeamId: { } teamId } || signedInAs is not null && signedInAs != link.PersonId
            || !await db.People.AnyAsync(person => person.Id == link.PersonId && person.LeftAt == null, cancellationToken)
            || !await people.IsMemberAsync(teamId, link.PersonId, cancellationToken)
            || await db.Teams.FindAsync([teamId], cancellationToken) is not { } team)
            return null;

        // Of two who fetch at the same moment one takes the link away, and only they read on.
        var taken = await database.WriteAsync(session => session.ExecuteAsync("""DELETE FROM "ExportLinks" WHERE "Hash" = $1""", hash));
        return taken == 1 ? (await library.ExportAsync(team, cancellationToken)).Pack : null;
    }
}
