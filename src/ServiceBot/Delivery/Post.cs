using System.Data.Common;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>Sends one claimed message, and writes down what became of it.</summary>
internal sealed partial class Post(
    Claims claims, IRemoteCarrier carrier, Pipelines pipelines, DeliveryMeter meter, IOptions<DeliveryOptions> options, TimeProvider clock,
    ILogger<Post> logger)
{
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    /// <param name="stopping">Ends waiting, so that the message goes back into the outbox.</param>
    /// <param name="cut">Ends everything; what is out stays under its lease, and whoever takes it over knows what that means.</param>
    public async Task SendAsync(Claim claim, CancellationToken stopping, CancellationToken cut)
    {
        if (claim.IsTakenOver)
        {
            LogTakenOver(claim.Id);
            meter.Ambiguous();
        }

        if (Verdict.Before(claim, clock.GetInstant(), options.Value) is { } clear)
        {
            await WriteDownAsync(claim, clear, 0, cut);
            return;
        }

        var (verdict, tried) = await TryAsync(claim, stopping, cut);
        if (verdict is Verdict.PostAnew)
        {
            await InsistAsync(() => claims.ForgetAsync(claim), cut);
            LogPostedAnew(claim.Id, claim.Slot);
            (verdict, var more) = await TryAsync(claim with { ActivityId = null }, stopping, cut);
            tried += more;
        }
        else if (verdict is Verdict.Elsewhere there)
        {
            await InsistAsync(() => claims.MoveAsync(claim, there.ServiceUrl), cut);
            LogMoved(claim.Id, claim.Channel);
            (verdict, var more) = await TryAsync(claim with { ServiceUrl = there.ServiceUrl }, stopping, cut);
            tried += more;
        }

        await WriteDownAsync(claim, verdict, tried, cut);
    }

    /// <returns>A verdict of null when it was never sent, because the program stops.</returns>
    private async Task<(Verdict? Verdict, int Tried)> TryAsync(Claim claim, CancellationToken stopping, CancellationToken cut)
    {
        var sending = new Sending(claim.Channel, claim.Place, claim.IsPost, attempt => carrier.TryAsync(claim, attempt), stopping);
        var context = ResilienceContextPool.Shared.Get(cut);
        context.Properties.Set(Sending.Key, sending);
        var outcome = await pipelines.For(claim.ServiceUrl).ExecuteOutcomeAsync(
            static (context, sending) => sending.TryAsync(context.CancellationToken), context, sending);
        ResilienceContextPool.Shared.Return(context);
        cut.ThrowIfCancellationRequested();

        var now = clock.GetInstant();
        Verdict? verdict = outcome.Exception switch
        {
            null => After(outcome.Result!), // an outcome without an exception has a result
            TimeoutRejectedException => After(Pipelines.NoAnswer),
            BrokenCircuitException open => new Verdict.Again(now + (open.RetryAfter ?? options.Value.RestAfter(0)), "the service is left alone for a moment"),
            OperationCanceledException when !sending.IsOut => null,
            var failure => After(Unexpected(claim, failure)),
        };
        return (verdict, sending.Attempts);

        Verdict After(Attempt attempt) => Verdict.After(claim, attempt, claim.Attempts + sending.Attempts, now, options.Value);
    }

    private Attempt Unexpected(Claim claim, Exception failure)
    {
        LogUnexpected(failure, claim.Id);
        return Attempt.Unknown(failure.GetType().Name);
    }

    private Task WriteDownAsync(Claim claim, Verdict? verdict, int tried, CancellationToken cut)
    {
        Count(claim, verdict);
        return InsistAsync(() => verdict switch
        {
            Verdict.Sent sent => claims.SentAsync(claim, sent.ActivityId, tried),
            Verdict.Again again => claims.AgainAsync(claim, again.NotBefore, again.Problem, tried, again.Ambiguous),
            Verdict.Blocked blocked => claims.BlockedAsync(claim, blocked.Problem, tried),
            Verdict.Cancelled => claims.CancelledAsync(claim),
            Verdict.Expired => claims.ExpiredAsync(claim),
            Verdict.Dead dead => claims.DeadAsync(claim, dead.Problem, tried, dead.Ambiguous),
            Verdict.PostAnew => claims.DeadAsync(claim, "the message is gone, and so is its conversation", tried, false),
            _ => claims.AgainAsync(claim, null, null, tried, false),
        }, cut);
    }

    private void Count(Claim claim, Verdict? verdict)
    {
        switch (verdict)
        {
            case Verdict.Sent:
                meter.Sent();
                break;
            case Verdict.Again again:
                LogAgain(claim.Id, claim.Channel, again.Problem, again.NotBefore);
                meter.Retried();
                break;
            case Verdict.Blocked blocked:
                LogBlocked(claim.Id, claim.Channel, blocked.Problem);
                break;
            case Verdict.Expired:
                LogExpired(claim.Id);
                meter.Expired();
                break;
            case Verdict.Dead dead:
                LogDead(claim.Id, claim.Channel, dead.Problem);
                meter.Dead();
                break;
        }

        if (verdict is Verdict.Again { Ambiguous: true } || (verdict is Verdict.Dead { Ambiguous: true } && !claim.IsTakenOver))
            meter.Ambiguous();
    }

    /// <summary>Only this process knows what became of the message, so it must not forget it because the database is away for a moment.</summary>
    private async Task InsistAsync(Func<Task> write, CancellationToken cut)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (DbException failure) when (!cut.IsCancellationRequested)
            {
                LogNotWritten(failure);
            }

            await Task.Delay(RestAfterFailure, clock, cut);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {Id} was left by a process that ended while it may have been sending it; it may arrive twice")]
    private partial void LogTakenOver(long id);

    [LoggerMessage(LogLevel.Information, "Message {Id} of {Slot} was posted anew, because what it should change is gone")]
    private partial void LogPostedAnew(long id, string slot);

    [LoggerMessage(LogLevel.Information, "Message {Id} to {Channel} is tried at the government cloud's host, where its conversation is served")]
    private partial void LogMoved(long id, string channel);

    [LoggerMessage(LogLevel.Warning, "Message {Id} to {Channel} waits until {Time}: {Problem}")]
    private partial void LogAgain(long id, string channel, string problem, DateTimeOffset time);

    [LoggerMessage(LogLevel.Warning, "Message {Id} to {Channel} was dropped, and nothing is sent there until somebody writes from there: {Problem}")]
    private partial void LogBlocked(long id, string channel, string problem);

    [LoggerMessage(LogLevel.Information, "Message {Id} was dropped, because it makes no sense any more")]
    private partial void LogExpired(long id);

    [LoggerMessage(LogLevel.Error, "Message {Id} to {Channel} was given up: {Problem}")]
    private partial void LogDead(long id, string channel, string problem);

    [LoggerMessage(LogLevel.Error, "Sending message {Id} failed in a way nobody expected")]
    private partial void LogUnexpected(Exception failure, long id);

    [LoggerMessage(LogLevel.Error, "What became of a message could not be written down; it is tried again in a moment")]
    private partial void LogNotWritten(Exception failure);
}
