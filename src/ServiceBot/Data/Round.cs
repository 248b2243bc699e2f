namespace ServiceBot.Data;

/// <summary>Work that looks again and again for what is due. A wake-up that is missed, late or doubled must cost nothing.</summary>
internal interface IRound
{
    TimeSpan Every { get; }

    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Wakes a round, in one process at a time.</summary>
internal sealed partial class RoundService<T>(
    IServiceScopeFactory scopes, IDatabase database, TimeProvider clock, ILogger<RoundService<T>> logger) : BackgroundService
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
                await using var claim = await database.TryClaimAsync($"round {typeof(T).Name}", stoppingToken);
                if (claim is not null)
                    await round.RunAsync(stoppingToken);
            }
            catch (Exception failure)
            {
                // What was due stays due, and is found again next time.
                if (!stoppingToken.IsCancellationRequested)
                    LogFailed(failure, typeof(T).Name);
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
        services.AddScoped<T>().AddHostedService<RoundService<T>>();
}
