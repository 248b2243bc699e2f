using Microsoft.Bot.Schema;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>The bot's own name in what is said to it. In private it need not be said, and changes nothing.</summary>
internal static class Mention
{
    /// <summary>What is said, without it. On the web page a mention is the bot's name at the beginning.</summary>
    public static (string Text, bool IsAddressed) TakenOff(IMessageActivity activity)
    {
        var isMentioned = activity.MentionsRecipient();
        var text = Said.Clean(isMentioned ? activity.RemoveRecipientMention() : activity.Text);
        var name = "@" + activity.Recipient.Name;
        return name.Length > 1 && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            ? (text[name.Length..].TrimStart(' ', ',', ':'), true)
            : (text, isMentioned);
    }
}
