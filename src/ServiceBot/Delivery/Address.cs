namespace ServiceBot.Delivery;

/// <summary>A conversation somewhere, as far as one must know it to write to it.</summary>
/// <param name="ServiceUrl">Where the channel takes messages; null on the web channel, which is this program itself.</param>
internal sealed record Address(string Channel, string Conversation, string? ServiceUrl = null)
{
    public bool IsRemote => ServiceUrl is not null;
}
