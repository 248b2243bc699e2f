using Npgsql;

namespace ServiceBot.Data;

/// <summary>Hears what any process committed to web conversations, and passes it on in this one.</summary>
internal sealed partial class PostgresNews(PostgresDatabase database, Announcements announcements, TimeProvider clock, ILogger<PostgresNews> logger)
    : BackgroundService
{
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                // The database is away; clients miss nothing, for they are woken once it is back.
                LogDeaf(failure.SqlState ?? failure.GetType().Name);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // To be stopped is no failure, also when it is the start that failed.
                return;
            }

            await Task.Delay(RestAfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, news) => announcements.Pass(news.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgresSession.News}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);

        // Whatever was committed before the line stood was not heard.
        announcements.Pass(null);
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "PostgreSQL is away ({Problem}); web clients hear what is new once it is back")]
    private partial void LogDeaf(string problem);
}
