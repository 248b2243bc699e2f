namespace ServiceBot.Data;

/// <summary>Work that looks again and again for what is due. A wake-up that is missed, late or doubled must cost nothing.</summary>
internal interface IRound
{
    TimeSpan Every { get; }

    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Lets a few rounds of this process work at the same time. Each holds a connection for its claim and needs others for its work: when all rounds
/// wake at once, as at the start, the claims alone would take every connection there is, and each would wait for another one.
/// </summary>
internal sealed class RoundGate : IDisposable
{
    private readonly SemaphoreSlim _places = new(4);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return new Place(_places);
    }

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}

/// <summary>Wakes a round, in one process at a time.</summary>
internal sealed partial class RoundService<T>(
    IServiceScopeFactory scopes, RoundGate gate, IDatabase database, RoundHealth health, TimeProvider clock, ILogger<RoundService<T>> logger) : BackgroundService
    where T : IRound
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rest = TimeSpan.FromMinutes(1);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var round = scope.ServiceProvider.GetRequiredService<T>();
                rest = round.Every;
                using var place = await gate.EnterAsync(stoppingToken);
                await using var claim = await database.TryClaimAsync($"round {typeof(T)}", stoppingToken);
                if (claim is not null)
                    await round.RunAsync(stoppingToken);

                health.Worked(typeof(T), isHere: claim is not null, rest);
            }
            catch (Exception failure)
            {
                // What was due stays due, and is found again next time.
                if (!stoppingToken.IsCancellationRequested)
                {
                    health.Broke(typeof(T));
                    LogFailed(failure, typeof(T).Name);
                }
            }

            // To be stopped is no failure, also when it is the start that failed.
            await Task.Delay(rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Round} failed; it is tried again")]
    private partial void LogFailed(Exception failure, string round);
}

internal static class RoundServices
{
    public static IServiceCollection AddRound<T>(this IServiceCollection services) where T : class, IRound =>
        services.AddScoped<T>().AddSingleton(new RoundKind(typeof(T))).AddHostedService<RoundService<T>>();
}
