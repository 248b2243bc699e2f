using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Says what waited for people whose work has begun.</summary>
internal sealed partial class HeldNotesRound(BotDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<HeldNotesRound> logger) : IRound
{
    private const int AtOnce = 500;

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var due = await db.HeldNotes.Where(note => note.DueAt <= now)
            .Select(note => note.PersonId)
            .Distinct()
            .OrderBy(personId => personId)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);

        // Each in a commit of their own: whoever writes at this moment gets it in their turn, and the others are not kept waiting.
        var told = 0;
        foreach (var personId in due)
            try
            {
                if (await TellAsync(personId, cancellationToken))
                    told++;
            }
            catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
            {
                // It is due again next time, and must not keep the others waiting.
                LogFailed(failure, personId);
            }

        if (told > 0)
            LogTold(told);
    }

    private async Task<bool> TellAsync(string personId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<Turn>();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        var held = scope.ServiceProvider.GetRequiredService<HeldNotes>();
        var guide = scope.ServiceProvider.GetRequiredService<Guide>();

        var isTold = false;
        if (await people.FindAsync(personId, cancellationToken) is { } person
            && await people.PrivateAddressAsync(personId, cancellationToken) is { } to
            && await held.UntilAsync(person, to, cancellationToken) is { } until)
        {
            await held.PostponeAsync(personId, until, cancellationToken);
        }
        else
        {
            await guide.ReleaseAsync(await guide.DeskOfAsync(personId, cancellationToken), cancellationToken);
            isTold = true;
        }

        return await turn.CommitAsync() == CommitResult.Committed && isTold;
    }

    [LoggerMessage(LogLevel.Error, "Telling {Person} what had waited for them failed; it is tried again")]
    private partial void LogFailed(Exception failure, string person);

    [LoggerMessage(LogLevel.Information, "Told {Count} people what had waited for them")]
    private partial void LogTold(int count);
}
