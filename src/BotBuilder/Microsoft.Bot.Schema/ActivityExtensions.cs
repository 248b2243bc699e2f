using System;
using System.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Finds mentions in messages and takes them out.</summary>
public static class ActivityExtensions
{
    /// <summary>Whether the account of that id is mentioned.</summary>
    public static bool MentionsId(this IMessageActivity activity, string id) =>
        activity.GetMentions().Any(m => m.Mentioned?.Id == id);

    /// <summary>Whether the recipient is mentioned.</summary>
    public static bool MentionsRecipient(this IMessageActivity activity) => activity.MentionsId(activity.Recipient.Id);

    /// <summary>Takes mentions of the recipient out of the text and returns what is left.</summary>
    public static string RemoveRecipientMention(this IMessageActivity activity) =>
        activity.RemoveMentionText(activity.Recipient.Id);

    /// <summary>
    /// Takes mentions of the account of that id out of the text, ignoring case, trims it and returns what is left. A
    /// mention that has no text of its own stands in the message as <c>&lt;at&gt;Name&lt;/at&gt;</c>.
    /// </summary>
    public static string RemoveMentionText(this IMessageActivity activity, string id)
    {
        foreach (var mention in activity.GetMentions().Where(m => m.Mentioned?.Id == id))
        {
            var text = mention.Text ?? $"<at>{mention.Mentioned.Name}</at>";
            if (text.Length > 0)
                activity.Text = activity.Text?.Replace(text, string.Empty, StringComparison.OrdinalIgnoreCase).Trim();
        }

        return activity.Text;
    }
}
