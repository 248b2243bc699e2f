namespace Microsoft.Bot.Builder;

/// <summary>What a bot remembers of one conversation.</summary>
public class ConversationState : BotState
{
    /// <summary>Keeps the state in the storage.</summary>
    public ConversationState(IStorage storage)
        : base(storage, nameof(ConversationState))
    {
    }

    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var activity = turnContext.Activity;
        var channel = Required(activity.ChannelId, "channel");
        var conversation = Required(activity.Conversation?.Id, "conversation");
        return $"{channel}/conversations/{conversation}";
    }
}
