using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ServiceBot.Delivery;

/// <summary>
/// How each service elsewhere is called, from outside: retry, pace, breaker, time-out of one attempt. Waiting for the pace must lie outside
/// the time-out and the breaker, which would take it for a failure.
/// </summary>
internal sealed class Pipelines(IOptions<DeliveryOptions> options, Pace pace, DeliveryMeter meter, TimeProvider clock)
{
    private const int MostServices = 100;
    private const int Retries = 2;

    /// <summary>What is longer waits in the outbox, where it holds up nobody.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, ResiliencePipeline<Attempt>> _pipelines = [];
    private readonly DeliveryOptions _options = options.Value;

    public ResiliencePipeline<Attempt> For(string serviceUrl)
    {
        // So many are no services any more; what is forgotten is only which of them were broken.
        if (_pipelines.Count > MostServices)
            _pipelines.Clear();

        var authority = Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : serviceUrl;
        return _pipelines.GetOrAdd(authority, Build);
    }

    private ResiliencePipeline<Attempt> Build(string authority) =>
        new ResiliencePipelineBuilder<Attempt> { Name = authority, TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = Retries,
                ShouldHandle = retry => new(MayRepeat(retry.Outcome, retry.Context)),
                DelayGenerator = retry => new(retry.Outcome.Result?.RetryAfter ?? _options.RestAfter(retry.AttemptNumber)),
                OnRetry = _ =>
                {
                    meter.Retried();
                    return ValueTask.CompletedTask;
                },
            })
            .AddStrategy(_ => new PaceStrategy(pace, clock))
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Attempt>
            {
                ShouldHandle = attempt => new(Of(attempt.Outcome) is { IsTrouble: true }),
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(_options.BreakSeconds),
            })
            .AddTimeout(TimeSpan.FromSeconds(_options.AttemptSeconds))
            .Build();

    /// <summary>At once only what cannot be there already: a new message whose fate is unknown is written down as such first.</summary>
    private static bool MayRepeat(Outcome<Attempt> outcome, ResilienceContext context)
    {
        var sending = context.Properties.GetValue(Sending.Key, null!); // always set: nothing is run without it
        return Of(outcome) is { } attempt
            && !sending.Stopping.IsCancellationRequested
            && (attempt.RetryAfter ?? TimeSpan.Zero) <= LongestWait
            && (attempt.Outcome == AttemptOutcome.NotSent || attempt.IsBusy || (attempt.IsBroken && !sending.IsOnce));
    }

    private static Attempt? Of(Outcome<Attempt> outcome) => outcome.Exception is TimeoutRejectedException ? NoAnswer : outcome.Result;

    public static readonly Attempt NoAnswer = Attempt.Unknown("no answer in time");
}
