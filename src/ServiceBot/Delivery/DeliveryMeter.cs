using System.Diagnostics.Metrics;

namespace ServiceBot.Delivery;

/// <summary>What the Courier counts, as the meter ServiceBot.Delivery.</summary>
internal sealed class DeliveryMeter
{
    public const string Name = "ServiceBot.Delivery";

    private readonly TimeProvider _clock;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _ambiguous;
    private readonly Counter<long> _dead;
    private readonly Counter<long> _expired;
    private DateTimeOffset? _oldest;

    public DeliveryMeter(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Name);
        _sent = meter.CreateCounter<long>("servicebot.delivery.sent", description: "Messages a channel has accepted");
        _retried = meter.CreateCounter<long>("servicebot.delivery.retried", description: "Attempts that had to be repeated");
        _ambiguous = meter.CreateCounter<long>("servicebot.delivery.ambiguous", description: "Attempts of which nobody knows whether they were accepted");
        _dead = meter.CreateCounter<long>("servicebot.delivery.dead", description: "Messages given up");
        _expired = meter.CreateCounter<long>("servicebot.delivery.expired", description: "Messages that made no sense any more");
        meter.CreateObservableGauge("servicebot.delivery.waiting_age", WaitingAge, "s", "How long the oldest message waits");
    }

    public void Sent() => _sent.Add(1);

    public void Retried() => _retried.Add(1);

    public void Ambiguous() => _ambiguous.Add(1);

    public void Dead() => _dead.Add(1);

    public void Expired(int count = 1) => _expired.Add(count);

    /// <summary>Since when the oldest waits; null when nothing does.</summary>
    public void Waiting(DateTimeOffset? oldest) => _oldest = oldest;

    private double WaitingAge() => _oldest is { } since ? Math.Max(0, (_clock.GetUtcNow() - since).TotalSeconds) : 0;
}
