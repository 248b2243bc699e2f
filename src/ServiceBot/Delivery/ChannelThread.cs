namespace ServiceBot.Delivery;

/// <summary>Threads in a channel of Teams: their id is that of the channel and of the message they began with, <c>19:…@thread.tacv2;messageid=1700000000000</c>.</summary>
internal static class ChannelThread
{
    private const string Mark = ";messageid=";

    /// <summary>Whether it is a channel itself: chats of several people (<c>@thread.v2</c>) have no threads.</summary>
    public static bool IsChannel(string conversation) =>
        conversation.Contains("@thread.", StringComparison.Ordinal)
        && !conversation.EndsWith("@thread.v2", StringComparison.Ordinal)
        && !conversation.Contains(Mark, StringComparison.Ordinal);

    /// <returns>The message that a thread began with; null for any other conversation.</returns>
    public static string? BeginningOf(string conversation) =>
        conversation.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0 && at + Mark.Length < conversation.Length
            ? conversation[(at + Mark.Length)..]
            : null;

    /// <returns>The channel a thread is in; any other conversation itself.</returns>
    public static string ChannelOf(string conversation) =>
        conversation.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0 ? conversation[..at] : conversation;

    /// <summary>The thread under a message of the channel, or of one of its threads.</summary>
    public static string Under(string conversation, string activityId) => $"{ChannelOf(conversation)}{Mark}{activityId}";
}
