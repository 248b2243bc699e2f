using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>The files behind the links that were handed out about customers. Each is fetched once, and who may have it is looked at again.</summary>
internal sealed class CustomerExports(BotDb db, IDatabase database, Cases cases, People people, CustomerArchive archive, TimeProvider clock)
{
    /// <param name="signedInAs">Where people sign in, only who asked for the link may use it; null where nobody does.</param>
    /// <returns>Null when there is no such file for them.</returns>
    public async Task<CustomerFile?> TakeAsync(string secret, string? signedInAs, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(secret);
        var now = clock.GetInstant();
        var link = await db.CustomerLinks.AsNoTracking().SingleOrDefaultAsync(link => link.Hash == hash && link.ExpiresAt > now, cancellationToken);
        if (link is null || signedInAs is not null && signedInAs != link.PersonId)
            return null;

        var reader = await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == link.PersonId && person.LeftAt == null, cancellationToken);
        if (reader is null
            || await cases.FindForAsync(link.CaseNumber, reader.Id, cancellationToken) is not { MayBeKnown: true } about
            || about.CustomerKey != link.CustomerKey || about.TeamId != link.TeamId
            || !await CustomerDataCommands.MayHandOutAsync(db, people, about, link.CustomerKey, reader, cancellationToken))
            return null;

        // Of two who fetch at the same moment one takes the link away, and only they read on.
        var taken = await database.WriteAsync(session => session.ExecuteAsync("""DELETE FROM "CustomerLinks" WHERE "Hash" = $1""", hash));
        return taken == 1 ? new CustomerFile(await archive.ReadAsync(about, link.CustomerKey, cancellationToken)) : null;
    }
}

/// <summary>What is kept about a customer, as it is written into a file. Its name says nothing about them.</summary>
internal sealed class CustomerFile(ExportedCustomer exported)
{
    public string Name => "customer";

    public Task WriteMarkdownAsync(Stream stream, CancellationToken cancellationToken) => CustomerMarkdown.WriteAsync(exported, stream, cancellationToken);

    public Task WriteJsonAsync(Stream stream, CancellationToken cancellationToken) => CustomerJson.WriteAsync(exported, stream, cancellationToken);
}
