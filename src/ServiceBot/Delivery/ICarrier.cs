namespace ServiceBot.Delivery;

/// <summary>Takes messages to one kind of channel and marks each in the outbox as it is accepted.</summary>
internal interface ICarrier
{
    /// <summary>Whether it carries to service URLs elsewhere, or to the web channel of this program.</summary>
    bool IsRemote { get; }

    /// <summary>The rows are in order; those of one conversation must arrive in that order.</summary>
    Task CarryAsync(IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken);
}
