using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>The only one who speaks: brings what waits in the outbox to its conversations, each in order.</summary>
internal sealed partial class Courier(
    LocalRound local, RemoteRound remote, IDatabase database, TimeProvider clock, ILogger<Courier> logger) : BackgroundService
{
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>What another process left behind when it ended is looked for as often.</summary>
    private static readonly TimeSpan RestAmongOthers = TimeSpan.FromSeconds(2);

    /// <summary>Attempts that are out when the program stops may take as long.</summary>
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(5);

    // One each: a slow connector holds up nobody on the web.
    private readonly Bell _localBell = new();
    private readonly Bell _remoteBell = new();

    /// <summary>Says that these were committed for sending. Waking it twice, or for nothing, costs nothing.</summary>
    public void Wake(IReadOnlyList<Message> messages)
    {
        foreach (var message in messages)
            Wake(message.To.IsRemote);
    }

    public void Wake(bool remote) => (remote ? _remoteBell : _localBell).Ring();

    /// <summary>Sends everything that is due now; for those who cannot wait for the rounds.</summary>
    internal async Task SendDueAsync(CancellationToken cancellationToken)
    {
        await local.CarryDueAsync(cancellationToken);
        await remote.SendDueAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(PatienceAtTheEnd, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        await base.StopAsync(end.Token);
        remote.Cut();
        await remote.EndAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(
                RunAsync(_localBell, CarryLocalAsync, stoppingToken),
                RunAsync(_remoteBell, () => remote.StartDueAsync(_remoteBell.Ring, stoppingToken), stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // To be stopped is no failure, also when it is the start that failed.
        }
        finally
        {
            await remote.EndAsync();
        }

        async Task<TimeSpan?> CarryLocalAsync()
        {
            await local.CarryDueAsync(stoppingToken);
            return null;
        }
    }

    private async Task RunAsync(Bell bell, Func<Task<TimeSpan?>> round, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan? rest;
            try
            {
                rest = await round();
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // The database is full or away: what waits keeps waiting, and is asked for again.
                LogInterrupted(failure);
                await remote.InterruptedAsync();
                rest = RestAfterFailure;
            }

            if (database.IsShared && (rest is null || rest > RestAmongOthers))
                rest = RestAmongOthers;

            await bell.WaitAsync(rest, clock, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The outbox could not be worked off; it is tried again in a moment")]
    private partial void LogInterrupted(Exception failure);
}
