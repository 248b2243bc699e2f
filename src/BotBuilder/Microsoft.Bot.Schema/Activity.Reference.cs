using System;

namespace Microsoft.Bot.Schema;

/// <content>Where an activity belongs.</content>
public partial class Activity
{
    /// <inheritdoc/>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = HasIdToReplyTo() ? Id : null,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    /// <summary>Makes a reference to a reply that the bot has sent to this activity.</summary>
    public ConversationReference GetReplyConversationReference(ResourceResponse reply)
    {
        var reference = GetConversationReference();
        reference.ActivityId = reply.Id;
        return reference;
    }

    /// <summary>
    /// Addresses this activity to the conversation of a reference, and returns it: from the bot to the user, or the
    /// other way round when it is incoming. A locale that is already set is kept.
    /// </summary>
    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;

        if (isIncoming)
        {
            From = reference.User;
            Recipient = reference.Bot;
            Id = reference.ActivityId ?? Id;
        }
        else
        {
            From = reference.Bot;
            Recipient = reference.User;
            ReplyToId = reference.ActivityId ?? ReplyToId;
        }

        return this;
    }

    // Direct Line and Web Chat make up an id for these, and know no activity by it.
    private bool HasIdToReplyTo() =>
        !string.Equals(Type, ActivityTypes.ConversationUpdate, StringComparison.OrdinalIgnoreCase)
        || !(string.Equals(ChannelId, "directline", StringComparison.OrdinalIgnoreCase)
            || string.Equals(ChannelId, "webchat", StringComparison.OrdinalIgnoreCase));
}
