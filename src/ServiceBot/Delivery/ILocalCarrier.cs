namespace ServiceBot.Delivery;

/// <summary>Takes messages to the channel of this program itself, and marks them in the same commit.</summary>
internal interface ILocalCarrier
{
    /// <summary>The rows are in order; those of one conversation must arrive in that order.</summary>
    Task CarryAsync(IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken);
}
