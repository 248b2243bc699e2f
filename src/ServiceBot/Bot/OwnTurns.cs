using ServiceBot.Data;

namespace ServiceBot.Bot;

/// <summary>Gives each thing that a round finds due a turn of its own, so that what fails or is overtaken by others holds up nothing else.</summary>
internal sealed partial class OwnTurns(IServiceScopeFactory scopes, ILogger<OwnTurns> logger)
{
    /// <param name="what">For the log, as the beginning of a sentence: <c>Reminding of pledge 3</c>.</param>
    /// <param name="work">Changes and says what is due, and returns how much it was. What it did is kept only with all of it.</param>
    /// <param name="attempts">How often it is begun anew where others were faster; what comes to nothing is due again next time.</param>
    /// <returns>What the work returned; 0 where nothing was kept.</returns>
    public async Task<int> RunAsync(string what, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken, int attempts = 1)
    {
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var done = await work(scope.ServiceProvider);
                if (await scope.ServiceProvider.GetRequiredService<Turn>().CommitAsync() == CommitResult.Committed)
                    return done;
            }
            catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
            {
                // It is due again next time, and must not keep the others waiting.
                LogFailed(failure, what);
                return 0;
            }
        }

        return 0;
    }

    [LoggerMessage(LogLevel.Error, "{What} failed; it is tried again")]
    private partial void LogFailed(Exception failure, string what);
}
