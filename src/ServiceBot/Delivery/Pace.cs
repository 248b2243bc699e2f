using Microsoft.Extensions.Options;

namespace ServiceBot.Delivery;

/// <summary>
/// The speed Teams allows, for each conversation and for all together. Who asks gets a place in the row and is told how long it is until then.
/// Counted by the injected clock, which the limiters of the framework do not know.
/// </summary>
internal sealed class Pace(IOptions<DeliveryOptions> options, TimeProvider clock)
{
    /// <summary>The only channel that publishes limits; the others say when it is too much.</summary>
    public const string Limited = "msteams";

    private const int ManyConversations = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _conversations = [];
    private readonly TimeSpan _each = TimeSpan.FromSeconds(options.Value.ConversationSeconds);
    private readonly TimeSpan _any = TimeSpan.FromSeconds(1) / options.Value.TeamsPerSecond;
    private DateTimeOffset _all;

    /// <returns>How long to wait before the next message may go to the conversation.</returns>
    public TimeSpan Take(string channel, string conversation)
    {
        if (channel != Limited)
            return TimeSpan.Zero;

        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_conversations.Count >= ManyConversations)
                Forget(now);

            // Each holds the instant at which everything that was let through would be used up, had it been sent evenly.
            var used = Later(_conversations.GetValueOrDefault(conversation), now);
            _conversations[conversation] = used + _each;
            var all = Later(_all, now);
            _all = all + _any;

            var here = used - now - _each * (options.Value.ConversationBurst - 1);
            return TimeSpan.FromTicks(Math.Max(0, Math.Max(here.Ticks, (all - now).Ticks)));
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (conversation, used) in _conversations)
            if (used <= now)
                _conversations.Remove(conversation);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
