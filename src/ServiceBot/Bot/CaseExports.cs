using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>The files behind the links that were handed out. Who may have one is looked at again when it is fetched.</summary>
internal sealed class CaseExports(BotDb db, Cases cases, CaseArchive archive, TimeProvider clock)
{
    /// <param name="signedInAs">Where people sign in, only who asked for the link may use it; null where nobody does.</param>
    /// <returns>Null when there is no such file for them.</returns>
    public async Task<CaseFile?> FindAsync(int number, string secret, string? signedInAs, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(secret);
        var now = clock.GetInstant();
        var link = await db.ExportLinks.AsNoTracking().SingleOrDefaultAsync(
            link => link.Hash == hash && link.CaseNumber == number && link.ExpiresAt > now, cancellationToken);
        if (link is null || signedInAs is not null && signedInAs != link.PersonId)
            return null;

        var reader = await db.People.AsNoTracking().SingleOrDefaultAsync(
            person => person.Id == link.PersonId && person.LeftAt == null, cancellationToken);
        return reader is not null
            && await cases.FindForAsync(number, reader.Id, cancellationToken) is { } about
            && await cases.IsTendedByAsync(about, reader, cancellationToken)
                ? new CaseFile(await archive.ReadAsync(about, reader, cancellationToken))
                : null;
    }
}

/// <summary>A case as it is written into a file.</summary>
internal sealed class CaseFile(ExportedCase exported)
{
    public string Name => $"{(exported.About.IsPractice ? "practice-" : "")}case-{exported.About.Number}";

    public Task WriteMarkdownAsync(Stream stream, CancellationToken cancellationToken) => CaseMarkdown.WriteAsync(exported, stream, cancellationToken);

    public Task WriteJsonAsync(Stream stream, CancellationToken cancellationToken) => CaseJson.WriteAsync(exported, stream, cancellationToken);
}
