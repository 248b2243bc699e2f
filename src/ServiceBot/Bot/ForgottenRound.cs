using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Finishes what somebody had forgotten: takes their name out of what was written, some rows at a time, and empties the log of the database of
/// what was deleted. Where it is stopped, it goes on from there.
/// </summary>
internal sealed partial class ForgottenRound(BotDb db, IDatabase database, IServiceScopeFactory scopes, ForgottenSeal seal, ILogger<ForgottenRound> logger) : IRound
{
    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var notes = await database.WriteAsync(session => session.ReadAsync(
            """SELECT "Key", "Json" FROM "States" WHERE "Key" >= $1 AND "Key" < $2 ORDER BY "Key" """,
            row => (Key: row.GetString(0), Closed: row.GetString(1)), ForgottenSeal.From, ForgottenSeal.To));
        foreach (var (key, closed) in notes)
            try
            {
                if (seal.Open(key, closed) is { } who)
                    await FinishAsync(key, who, cancellationToken);
                else
                    await DropAsync(key); // the key of the installation was changed, which its log says
            }
            catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
            {
                // It is found again next time, and must not keep the others waiting.
                LogFailed(failure);
            }
    }

    private async Task FinishAsync(string key, Forgotten who, CancellationToken cancellationToken)
    {
        if (who is { IsAltogether: true, Next: not ForgottenIn.Nothing })
        {
            await TakeBackAsync(who.PersonId, cancellationToken);
            var sweep = new NameSweep(who.PersonId, await UnnamingAsync(who, cancellationToken));
            while (who.Next != ForgottenIn.Nothing)
            {
                cancellationToken.ThrowIfCancellationRequested();
                who = await database.WriteAsync(async session =>
                {
                    var next = await sweep.StepAsync(session, who);
                    await session.ExecuteAsync("""UPDATE "States" SET "Json" = $2 WHERE "Key" = $1""", key, seal.Close(key, next));
                    return next;
                });
            }
        }

        // While somebody still reads what was, it is tried again.
        if (await database.EmptyLogAsync())
            await DropAsync(key);
    }

    /// <summary>A batch of check-ins may have been opened with them at the very moment they went.</summary>
    private async Task TakeBackAsync(string personId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Answers>().ForgetAsync(personId, cancellationToken);
        if (await scope.ServiceProvider.GetRequiredService<Turn>().CommitAsync() != CommitResult.Committed)
            throw new InvalidOperationException("A batch of check-ins has changed meanwhile.");
    }

    /// <returns>Null where it is also the name of somebody else.</returns>
    private async Task<Unnaming?> UnnamingAsync(Forgotten who, CancellationToken cancellationToken)
    {
        var name = Said.OneLine(who.Name);
        var others = await db.People.AsNoTracking().Where(person => person.Id != who.PersonId && person.Name.Contains(name)).Select(person => person.Name).ToListAsync(cancellationToken);
        return name.Length == 0 || name == Person.NoName || others.Exists(other => Said.OneLine(other) == name) ? null : new Unnaming(name, Person.NoName, others);
    }

    private Task<int> DropAsync(string key) => database.WriteAsync(session => session.ExecuteAsync("""DELETE FROM "States" WHERE "Key" = $1""", key));

    [LoggerMessage(LogLevel.Error, "Taking the name of somebody who was forgotten out of texts failed; it is tried again")]
    private partial void LogFailed(Exception failure);
}
