using Microsoft.Extensions.Options;

namespace ServiceBot.Delivery;

/// <summary>Claims what may go elsewhere and has it sent, many conversations at once and one message of each.</summary>
internal sealed partial class RemoteRound(
    Claims claims, Post post, DeliveryMeter meter, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<RemoteRound> logger)
{
    private readonly CancellationTokenSource _cut = new();
    private readonly List<Task> _sending = [];

    /// <summary>Sends everything that is due now, until nothing more is.</summary>
    public async Task SendDueAsync(CancellationToken stopping)
    {
        do
        {
            await StartDueAsync(() => { }, stopping);
            if (_sending.Count > 0)
                await Task.WhenAny(_sending);
        }
        while (_sending.Count > 0);
    }

    /// <param name="wake">Called as each message is done with: the next of its conversation may be due.</param>
    /// <returns>How long until something may be due that is not now; null when that depends on others.</returns>
    public async Task<TimeSpan?> StartDueAsync(Action wake, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        _sending.RemoveAll(task => task.IsCompleted);
        var room = options.Value.AtOnce - _sending.Count;
        var due = room > 0 ? await claims.TakeAsync(room, stopping) : [];
        foreach (var claim in due)
            _sending.Add(SendAsync(claim, wake, stopping));

        // Somebody will be done soon enough, and rings.
        if (due.Count > 0 || room == 0)
            return null;

        var (next, oldest) = await claims.LookAheadAsync();
        meter.Waiting(oldest);
        return next - clock.GetUtcNow();
    }

    /// <summary>The database went away.</summary>
    public Task InterruptedAsync() => claims.InterruptedAsync();

    /// <summary>Those who are out come back, or are cut off.</summary>
    public Task EndAsync() => Task.WhenAll(_sending);

    public void Cut() => _cut.Cancel();

    private async Task SendAsync(Claim claim, Action wake, CancellationToken stopping)
    {
        // Off the round's own path: a message that needs no attempt must not hold up the others.
        await Task.Yield();
        try
        {
            await post.SendAsync(claim, stopping, _cut.Token);
        }
        catch (Exception failure)
        {
            // It stays under its lease; whoever takes that over knows that it may have been sent.
            LogLeft(failure, claim.Id);
        }
        finally
        {
            wake();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {Id} was left under its lease")]
    private partial void LogLeft(Exception failure, long id);
}
