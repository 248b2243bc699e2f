using Microsoft.Bot.Schema;

namespace ServiceBot.Bot;

/// <summary>Whether somebody sent a file or a picture, which the bot cannot read.</summary>
internal static class Files
{
    /// <summary>What chats attach by themselves: the same message in colours, a card, what is answered.</summary>
    private static readonly string[] OfTheChat = ["text/html", "text/plain", "messageReference", "forwardedMessageReference", "application/vnd.microsoft.card."];

    public static bool In(IMessageActivity activity) => (activity.Attachments ?? []).Any(
        attached => attached?.ContentType is { Length: > 0 } type && !OfTheChat.Any(begin => type.StartsWith(begin, StringComparison.OrdinalIgnoreCase)));
}
