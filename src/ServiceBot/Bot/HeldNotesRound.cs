using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Says what waited for people whose work has begun.</summary>
internal sealed partial class HeldNotesRound(BotDb db, OwnTurns turns, TimeProvider clock, ILogger<HeldNotesRound> logger) : IRound
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

        // Whoever writes at this moment gets it in their turn.
        var told = 0;
        foreach (var personId in due)
            told += await turns.RunAsync($"Telling {personId} what had waited for them", services => TellAsync(services, personId, cancellationToken), cancellationToken);

        if (told > 0)
            LogTold(told);
    }

    private static async Task<int> TellAsync(IServiceProvider services, string personId, CancellationToken cancellationToken)
    {
        var people = services.GetRequiredService<People>();
        var held = services.GetRequiredService<HeldNotes>();
        if (await people.FindAsync(personId, cancellationToken) is { } person
            && await people.PrivateAddressAsync(personId, cancellationToken) is { } to
            && await held.UntilAsync(person, to, cancellationToken) is { } until)
        {
            await held.PostponeAsync(personId, until, cancellationToken);
            return 0;
        }

        var guide = services.GetRequiredService<Guide>();
        await guide.ReleaseAsync(await guide.DeskOfAsync(personId, cancellationToken), cancellationToken);
        return 1;
    }

    [LoggerMessage(LogLevel.Information, "Told {Count} people what had waited for them")]
    private partial void LogTold(int count);
}
