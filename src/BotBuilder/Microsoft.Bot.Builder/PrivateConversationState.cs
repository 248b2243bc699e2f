namespace Microsoft.Bot.Builder;

/// <summary>What a bot remembers of one person in one conversation.</summary>
public class PrivateConversationState : BotState
{
    /// <summary>Keeps the state in the storage.</summary>
    public PrivateConversationState(IStorage storage)
        : base(storage, nameof(PrivateConversationState))
    {
    }

    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var activity = turnContext.Activity;
        var channel = Required(activity.ChannelId, "channel");
        var conversation = Required(activity.Conversation?.Id, "conversation");
        var sender = Required(activity.From?.Id, "sender");
        return $"{channel}/conversations/{conversation}/users/{sender}";
    }
}
