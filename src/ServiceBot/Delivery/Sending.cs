using Polly;

namespace ServiceBot.Delivery;

/// <summary>One message, or another call, on its way through the pipeline.</summary>
/// <param name="conversation">The one whose pace it keeps.</param>
/// <param name="isOnce">It must not be repeated where it is not known whether it arrived.</param>
/// <param name="stopping">Ends waits; an attempt that has begun goes on.</param>
internal sealed class Sending(
    string channel, string conversation, bool isOnce, Func<CancellationToken, Task<Attempt>> attempt, CancellationToken stopping)
{
    public static readonly ResiliencePropertyKey<Sending> Key = new("sending");

    public string Channel => channel;

    public string Conversation => conversation;

    public bool IsOnce => isOnce;

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
            var tried = await attempt(cancellationToken);
            IsOut = false;
            return Outcome.FromResult(tried);
        }
        catch (Exception failure)
        {
            // The pipeline wants it as an outcome: the time-out's end of the token among them.
            return Outcome.FromException<Attempt>(failure);
        }
    }
}
