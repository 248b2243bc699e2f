namespace Microsoft.Bot.Builder;

/// <summary>What a bot remembers of one person on one channel.</summary>
public class UserState : BotState
{
    /// <summary>Keeps the state in the storage.</summary>
    public UserState(IStorage storage)
        : base(storage, nameof(UserState))
    {
    }

    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var activity = turnContext.Activity;
        var channel = Required(activity.ChannelId, "channel");
        var sender = Required(activity.From?.Id, "sender");
        return $"{channel}/users/{sender}";
    }
}
