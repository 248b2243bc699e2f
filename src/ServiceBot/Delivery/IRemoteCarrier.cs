namespace ServiceBot.Delivery;

/// <summary>Takes messages to a service URL elsewhere.</summary>
internal interface IRemoteCarrier
{
    /// <summary>One attempt, without any patience of its own. What goes wrong on the way is an answer; only the token's end is thrown.</summary>
    Task<Attempt> TryAsync(Claim message, CancellationToken cancellationToken);
}
