using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ServiceBot.Delivery;

/// <summary>Calls a service elsewhere for what is no message and may be repeated, with the same patience, pace and breaker as messages.</summary>
internal sealed class Calls(Pipelines pipelines)
{
    /// <param name="to">What counts for the pace is its conversation.</param>
    /// <param name="call">One attempt, without any patience of its own.</param>
    public async Task<Attempt> TryAsync(Address to, Func<CancellationToken, Task<Attempt>> call, CancellationToken cancellationToken)
    {
        var sending = new Sending(to.Channel, to.Conversation, isOnce: false, call, cancellationToken);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Sending.Key, sending);
        var outcome = await pipelines.For(to.ServiceUrl ?? "").ExecuteOutcomeAsync(
            static (context, sending) => sending.TryAsync(context.CancellationToken), context, sending);
        ResilienceContextPool.Shared.Return(context);
        cancellationToken.ThrowIfCancellationRequested();

        switch (outcome.Exception)
        {
            case null:
                return outcome.Result!; // an outcome without an exception has a result
            case TimeoutRejectedException:
                return Pipelines.NoAnswer;
            case BrokenCircuitException open:
                return Attempt.NotSent("the service is left alone for a moment", open.RetryAfter);
            default:
                outcome.ThrowIfException();
                return Pipelines.NoAnswer; // never reached: there is an exception
        }
    }
}
