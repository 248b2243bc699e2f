using System.Threading.Channels;

namespace ServiceBot.Delivery;

/// <summary>The only one who speaks: sends what waits in the outbox, per conversation in order.</summary>
internal sealed partial class Courier(Outbox outbox, IEnumerable<ICarrier> carriers, TimeProvider clock, ILogger<Courier> logger)
    : BackgroundService
{
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that something was committed for sending. Waking it twice, or for nothing, costs nothing.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan? rest;
            try
            {
                rest = await SendDueAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database is full or away: what waits keeps waiting, and is asked for again.
                LogCannotRead(failure);
                rest = RestAfterFailure;
            }

            await RestAsync(rest, stoppingToken);
        }
    }

    /// <summary>Sends everything that is due now.</summary>
    /// <returns>How long until something that failed may be tried again; null when nothing waits.</returns>
    internal async Task<TimeSpan?> SendDueAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var waiting = await outbox.WaitingAsync(cancellationToken);
            var due = Due(waiting, now);
            if (due.Count == 0)
                return waiting.Min(row => row.NotBefore) is { } next && next > now ? next - now : null;

            await Task.WhenAll(due.GroupBy(row => row.Channel).Select(rows =>
                CarrierOf(rows.Key).CarryAsync([.. rows], cancellationToken)));
        }
    }

    /// <summary>A message that must wait holds back what comes after it in its conversation.</summary>
    private static List<OutboxRow> Due(IReadOnlyList<OutboxRow> waiting, DateTimeOffset now)
    {
        var held = new HashSet<(string, string)>();
        var due = new List<OutboxRow>(waiting.Count);
        foreach (var row in waiting)
        {
            if (row.NotBefore > now)
                held.Add((row.Channel, row.Conversation));

            if (!held.Contains((row.Channel, row.Conversation)))
                due.Add(row);
        }

        return due;
    }

    private ICarrier CarrierOf(string channel) =>
        carriers.FirstOrDefault(carrier => carrier.Carries(channel))
        ?? throw new InvalidOperationException($"Nobody carries messages to channel '{channel}'.");

    private async Task RestAsync(TimeSpan? rest, CancellationToken cancellationToken)
    {
        using var timer = rest is { } time
            ? clock.CreateTimer(_ => Wake(), null, time, Timeout.InfiniteTimeSpan)
            : null;

        await _wake.Reader.ReadAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "The outbox could not be worked off; it will be tried again")]
    private partial void LogCannotRead(Exception failure);
}
