using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Bot;

/// <summary>Tells those who guessed what their team answers how far apart the two are, once it is counted.</summary>
internal sealed partial class GuessRound(BotDb db, IServiceScopeFactory scopes, ILogger<GuessRound> logger) : IRound
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
            await TellAsync(one.PersonId, one.BatchId, cancellationToken);
    }

    private async Task TellAsync(string personId, string batchId, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var turn = scope.ServiceProvider.GetRequiredService<Turn>();
            if (await turn.Db.LeaderGuesses.FindAsync([personId, batchId], cancellationToken) is not { IsTold: false } guess)
                return;

            await scope.ServiceProvider.GetRequiredService<Guesses>().TellAsync(guess, cancellationToken);

            // Two processes at the same moment have the same first one.
            turn.Commit.Activity = new ActivityKey("servicebot", $"guess {batchId}", personId);
            await turn.CommitAsync();
        }
        catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
        {
            // It is due again next time, and must not keep the others waiting.
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "Telling somebody what became of their guess failed; it is tried again")]
    private partial void LogFailed(Exception failure);
}
