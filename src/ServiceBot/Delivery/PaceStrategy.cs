using Polly;

namespace ServiceBot.Delivery;

/// <summary>Lets a message wait until the channel's limits have room for it.</summary>
internal sealed class PaceStrategy(Pace pace, TimeProvider clock) : ResilienceStrategy<Attempt>
{
    protected override async ValueTask<Outcome<Attempt>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<Attempt>>> callback, ResilienceContext context, TState state)
    {
        var sending = context.Properties.GetValue(Sending.Key, null!); // always set: nothing is run without it
        try
        {
            sending.Stopping.ThrowIfCancellationRequested();
            var wait = pace.Take(sending.Channel, ChannelThread.ChannelOf(sending.Conversation));
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, sending.Stopping);
        }
        catch (OperationCanceledException stopped)
        {
            return Outcome.FromException<Attempt>(stopped);
        }

        return await callback(context, state);
    }
}
