namespace Microsoft.Bot.Schema;

/// <summary>Why a conversation ended.</summary>
public static class EndOfConversationCodes
{
    /// <summary>It is not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>It reached its end.</summary>
    public const string CompletedSuccessfully = "completedSuccessfully";

    /// <summary>The person gave up.</summary>
    public const string UserCancelled = "userCancelled";

    /// <summary>The bot did not answer in time.</summary>
    public const string BotTimedOut = "botTimedOut";

    /// <summary>The bot sent what the channel cannot read.</summary>
    public const string BotIssuedInvalidMessage = "botIssuedInvalidMessage";

    /// <summary>The channel failed.</summary>
    public const string ChannelFailed = "channelFailed";
}
