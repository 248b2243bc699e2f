namespace Microsoft.Bot.Schema;

/// <summary>The types of activities.</summary>
public static class ActivityTypes
{
    /// <summary>Somebody says something.</summary>
    public const string Message = "message";

    /// <summary>A message was edited.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>A message was deleted.</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>Reactions to a message came or went.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>Members came or went, or the conversation changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The bot was installed or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>Something that people do not see.</summary>
    public const string Event = "event";

    /// <summary>A request whose answer is in the HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>The sender is busy with an answer.</summary>
    public const string Typing = "typing";

    /// <summary>The conversation is over.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>Diagnostics; only the emulator sees them.</summary>
    public const string Trace = "trace";

    /// <summary>Something that a bot is asked to do.</summary>
    public const string Command = "command";

    /// <summary>What came of a command.</summary>
    public const string CommandResult = "commandResult";
}
