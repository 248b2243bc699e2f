using Polly;

namespace ServiceBot.Delivery;

/// <summary>One claim on its way through the pipeline.</summary>
internal sealed class Sending(Claim claim, IRemoteCarrier carrier, CancellationToken stopping)
{
    public static readonly ResiliencePropertyKey<Sending> Key = new("sending");

    public Claim Claim => claim;

    /// <summary>Ends waits; an attempt that has begun goes on.</summary>
    public CancellationToken Stopping => stopping;

    public int Attempts { get; private set; }

    /// <summary>Whether something may have left of which it is not known what became of it.</summary>
    public bool IsOut { get; private set; }

    public async ValueTask<Outcome<Attempt>> TryAsync(CancellationToken cancellationToken)
    {
        Attempts++;
        IsOut = true;
        try
        {
            var attempt = await carrier.TryAsync(claim, cancellationToken);
            IsOut = false;
            return Outcome.FromResult(attempt);
        }
        catch (Exception failure)
        {
            // The pipeline wants it as an outcome: the time-out's end of the token among them.
            return Outcome.FromException<Attempt>(failure);
        }
    }
}
