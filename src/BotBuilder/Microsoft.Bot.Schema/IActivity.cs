using System;
using System.Collections.Generic;

namespace Microsoft.Bot.Schema;

/// <summary>What all activities have.</summary>
public interface IActivity
{
    /// <summary>One of <see cref="ActivityTypes"/>.</summary>
    string Type { get; set; }

    /// <summary>The id the channel gave it.</summary>
    string Id { get; set; }

    /// <summary>Where the channel takes replies.</summary>
    string ServiceUrl { get; set; }

    /// <summary>When it was sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>When it was sent, in the sender's own time.</summary>
    DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The channel it belongs to.</summary>
    string ChannelId { get; set; }

    /// <summary>Who sent it.</summary>
    ChannelAccount From { get; set; }

    /// <summary>Where it was said.</summary>
    ConversationAccount Conversation { get; set; }

    /// <summary>Who it is for.</summary>
    ChannelAccount Recipient { get; set; }

    /// <summary>The id of the activity this one answers.</summary>
    string ReplyToId { get; set; }

    /// <summary>What the text is about: mentions and other metadata.</summary>
    IList<Entity> Entities { get; set; }

    /// <summary>Fields that only this channel knows; read from JSON, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object ChannelData { get; set; }

    /// <summary>Reads <see cref="ChannelData"/> as the given type; the default when there is none. Throws when it does not fit.</summary>
    TypeT GetChannelData<TypeT>();

    /// <summary>Reads <see cref="ChannelData"/> as the given type; false when there is none or it does not fit.</summary>
    bool TryGetChannelData<TypeT>(out TypeT instance);

    /// <summary>This activity when it is a message, otherwise null.</summary>
    IMessageActivity AsMessageActivity();

    /// <summary>This activity when it is an installation update, otherwise null.</summary>
    IInstallationUpdateActivity AsInstallationUpdateActivity();

    /// <summary>This activity when it is a conversation update, otherwise null.</summary>
    IConversationUpdateActivity AsConversationUpdateActivity();

    /// <summary>This activity when it is a typing activity, otherwise null.</summary>
    ITypingActivity AsTypingActivity();

    /// <summary>This activity when it is the end of a conversation, otherwise null.</summary>
    IEndOfConversationActivity AsEndOfConversationActivity();

    /// <summary>This activity when it is an event, otherwise null.</summary>
    IEventActivity AsEventActivity();

    /// <summary>This activity when it is an invoke, otherwise null.</summary>
    IInvokeActivity AsInvokeActivity();

    /// <summary>This activity when it is a message update, otherwise null.</summary>
    IMessageUpdateActivity AsMessageUpdateActivity();

    /// <summary>This activity when it is a message deletion, otherwise null.</summary>
    IMessageDeleteActivity AsMessageDeleteActivity();

    /// <summary>This activity when it is a message reaction, otherwise null.</summary>
    IMessageReactionActivity AsMessageReactionActivity();

    /// <summary>Makes a reference to the conversation, with which the bot can come back to it.</summary>
    ConversationReference GetConversationReference();

    /// <summary>Addresses this activity to the conversation of a reference, and returns it.</summary>
    Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false);
}
