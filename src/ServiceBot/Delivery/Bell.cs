using System.Threading.Channels;

namespace ServiceBot.Delivery;

/// <summary>Wakes a round that rests. Ringing it twice, or for nothing, costs nothing.</summary>
internal sealed class Bell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    /// <param name="most">It rings by itself after this; null when it must not.</param>
    public async Task WaitAsync(TimeSpan? most, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = most is { } time
            ? clock.CreateTimer(_ => Ring(), null, time < TimeSpan.Zero ? TimeSpan.Zero : time, Timeout.InfiniteTimeSpan)
            : null;
        await _rings.Reader.ReadAsync(cancellationToken);
    }
}
