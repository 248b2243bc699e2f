using System;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>All that a bot must keep in order to speak in a conversation again.</summary>
public class ConversationReference
{
    /// <summary>Leaves every member unset.</summary>
    public ConversationReference()
    {
    }

    /// <summary>Sets the given members.</summary>
    public ConversationReference(
        string activityId = null,
        ChannelAccount user = null,
        ChannelAccount bot = null,
        ConversationAccount conversation = null,
        string channelId = null,
        string serviceUrl = null)
    {
        ActivityId = activityId;
        User = user;
        Bot = bot;
        Conversation = conversation;
        ChannelId = channelId;
        ServiceUrl = serviceUrl;
    }

    /// <summary>Sets the given members.</summary>
    public ConversationReference(
        CultureInfo locale,
        string activityId = null,
        ChannelAccount user = null,
        ChannelAccount bot = null,
        ConversationAccount conversation = null,
        string channelId = null,
        string serviceUrl = null)
        : this(activityId, user, bot, conversation, channelId, serviceUrl)
    {
        Locale = locale?.Name;
    }

    /// <summary>The activity that a reply would answer.</summary>
    [JsonPropertyName("activityId")]
    public string ActivityId { get; set; }

    /// <summary>The person.</summary>
    [JsonPropertyName("user")]
    public ChannelAccount User { get; set; }

    /// <summary>The bot.</summary>
    [JsonPropertyName("bot")]
    public ChannelAccount Bot { get; set; }

    /// <summary>The conversation.</summary>
    [JsonPropertyName("conversation")]
    public ConversationAccount Conversation { get; set; }

    /// <summary>The channel it is in.</summary>
    [JsonPropertyName("channelId")]
    public string ChannelId { get; set; }

    /// <summary>The language of the conversation, such as <c>en-GB</c>.</summary>
    [JsonPropertyName("locale")]
    public string Locale { get; set; }

    /// <summary>Where the channel takes replies.</summary>
    [JsonPropertyName("serviceUrl")]
    public string ServiceUrl { get; set; }

    /// <summary>Makes the event with which a turn starts in which the bot speaks first.</summary>
    public Activity GetContinuationActivity() => new(ActivityTypes.Event)
    {
        Name = ActivityEventNames.ContinueConversation,
        Id = Guid.NewGuid().ToString(),
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        Recipient = Bot,
        From = User,
        RelatesTo = this,
    };
}
