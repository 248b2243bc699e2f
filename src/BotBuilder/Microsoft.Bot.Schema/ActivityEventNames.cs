namespace Microsoft.Bot.Schema;

/// <summary>The names of the events with which an adapter starts a turn of its own.</summary>
public static class ActivityEventNames
{
    /// <summary>The bot speaks first in a conversation it knows.</summary>
    public const string ContinueConversation = "ContinueConversation";

    /// <summary>The bot has just started the conversation.</summary>
    public const string CreateConversation = "CreateConversation";
}
