using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Bot;

/// <summary>Tells those who guessed what their team answers how far apart the two are, once it is counted.</summary>
internal sealed class GuessRound(BotDb db, OwnTurns turns) : IRound
{
    private const int AtOnce = 500;

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Only what neither collects any more nor waits for its key to be destroyed.
        var due = await db.LeaderGuesses.AsNoTracking()
            .Where(guess => !guess.IsTold && !db.OpenBatches.Any(batch => batch.Id == guess.BatchId))
            .Where(guess => !db.SealedBatches.Any(batch => batch.Id == guess.BatchId && !batch.IsPublished))
            .OrderBy(guess => guess.BatchId).ThenBy(guess => guess.PersonId)
            .Select(guess => new { guess.PersonId, guess.BatchId })
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        foreach (var one in due)
            await turns.RunAsync("Telling somebody what became of their guess", services => TellAsync(services, one.PersonId, one.BatchId, cancellationToken), cancellationToken);
    }

    private static async Task<int> TellAsync(IServiceProvider services, string personId, string batchId, CancellationToken cancellationToken)
    {
        var turn = services.GetRequiredService<Turn>();
        if (await turn.Db.LeaderGuesses.FindAsync([personId, batchId], cancellationToken) is not { IsTold: false } guess)
            return 0;

        await services.GetRequiredService<Guesses>().TellAsync(guess, cancellationToken);

        // Two processes at the same moment have the same first one.
        turn.Commit.Activity = new ActivityKey("servicebot", $"guess {batchId}", personId);
        return 1;
    }
}
