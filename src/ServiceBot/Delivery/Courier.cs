using System.Threading.Channels;

namespace ServiceBot.Delivery;

/// <summary>The only one who speaks: has each carrier take what waits for it in the outbox, per conversation in order.</summary>
internal sealed partial class Courier(Outbox outbox, IEnumerable<ICarrier> carriers, TimeProvider clock, ILogger<Courier> logger)
    : BackgroundService
{
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    // A round of its own for each: a slow connector holds up nobody on the web.
    private readonly Round[] _rounds = [.. carriers.Select(carrier => new Round(carrier))];

    /// <summary>Says that these were committed for sending. Waking it twice, or for nothing, costs nothing.</summary>
    public void Wake(IReadOnlyList<Message> messages)
    {
        foreach (var round in _rounds)
            if (messages.Any(message => message.To.IsRemote == round.Carrier.IsRemote))
                round.Wake();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_rounds.Select(round => RunAsync(round, stoppingToken)));

    /// <summary>Sends everything that is due now; for those who cannot wait for the rounds.</summary>
    internal async Task SendDueAsync(CancellationToken cancellationToken)
    {
        foreach (var round in _rounds)
            await SendDueAsync(round, cancellationToken);
    }

    private async Task RunAsync(Round round, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan? rest;
            try
            {
                rest = await SendDueAsync(round, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // The database is full or away: what waits keeps waiting, and is asked for again.
                LogInterrupted(failure);
                rest = RestAfterFailure;
            }

            await round.RestAsync(rest, clock, cancellationToken);
        }
    }

    /// <returns>How long until something that failed may be tried again; null when nothing waits.</returns>
    private async Task<TimeSpan?> SendDueAsync(Round round, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var waiting = await outbox.WaitingAsync(round.Carrier.IsRemote, cancellationToken);
            var due = Due(waiting, now);
            if (due.Count > 0)
                await round.Carrier.CarryAsync(due, cancellationToken);

            // On the web nothing fails and stays: when it was all of it, whatever comes now wakes the round again.
            if (due.Count == 0 || !round.Carrier.IsRemote && waiting.Count < Outbox.LargestLoad)
                return waiting.Min(row => row.NotBefore) is { } next ? next - now : null;
        }
    }

    /// <summary>
    /// Of several messages of one slot the newest goes out, in the place of the first.
    /// One that must wait holds back what comes after it in its conversation.
    /// </summary>
    internal static List<OutboxRow> Due(IReadOnlyList<OutboxRow> waiting, DateTimeOffset now)
    {
        var held = new HashSet<(string, string)>();
        var first = new Dictionary<string, OutboxRow>();
        var due = new List<OutboxRow>(waiting.Count);
        foreach (var row in waiting)
        {
            if (first.TryGetValue(row.Slot, out var earlier))
            {
                (earlier.Activity, earlier.UpTo) = (row.Activity, row.Id);
                continue;
            }

            row.UpTo = row.Id;
            first.Add(row.Slot, row);
            if (row.NotBefore > now)
                held.Add((row.Channel, row.Conversation));

            if (!held.Contains((row.Channel, row.Conversation)))
                due.Add(row);
        }

        return due;
    }

    private sealed class Round(ICarrier carrier)
    {
        private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public ICarrier Carrier => carrier;

        public void Wake() => _wake.Writer.TryWrite(true);

        public async Task RestAsync(TimeSpan? time, TimeProvider clock, CancellationToken cancellationToken)
        {
            using var timer = time is { } rest
                ? clock.CreateTimer(_ => Wake(), null, rest < TimeSpan.Zero ? TimeSpan.Zero : rest, Timeout.InfiniteTimeSpan)
                : null;
            await _wake.Reader.ReadAsync(cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The outbox could not be worked off; it is tried again in a moment")]
    private partial void LogInterrupted(Exception failure);
}
