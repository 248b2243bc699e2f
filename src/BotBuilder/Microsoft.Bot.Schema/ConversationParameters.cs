using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>What a channel needs in order to start a conversation.</summary>
public class ConversationParameters
{
    /// <summary>Leaves every member unset.</summary>
    public ConversationParameters()
    {
    }

    /// <summary>Sets the given members.</summary>
    public ConversationParameters(
        bool? isGroup = null,
        ChannelAccount bot = null,
        IList<ChannelAccount> members = null,
        string topicName = null,
        Activity activity = null,
        object channelData = null,
        string tenantId = null)
    {
        IsGroup = isGroup;
        Bot = bot;
        Members = members;
        TopicName = topicName;
        Activity = activity;
        ChannelData = channelData;
        TenantId = tenantId;
    }

    /// <summary>Whether the conversation is one of many people.</summary>
    [JsonPropertyName("isGroup")]
    public bool? IsGroup { get; set; }

    /// <summary>The bot that starts it.</summary>
    [JsonPropertyName("bot")]
    public ChannelAccount Bot { get; set; }

    /// <summary>The people to start it with.</summary>
    [JsonPropertyName("members")]
    public IList<ChannelAccount> Members { get; set; }

    /// <summary>Its topic, where the channel has topics.</summary>
    [JsonPropertyName("topicName")]
    public string TopicName { get; set; }

    /// <summary>The first message, where the channel takes one.</summary>
    [JsonPropertyName("activity")]
    public Activity Activity { get; set; }

    /// <summary>Fields that only this channel knows.</summary>
    [JsonPropertyName("channelData")]
    public object ChannelData { get; set; }

    /// <summary>The tenant in which it is started.</summary>
    [JsonPropertyName("tenantId")]
    public string TenantId { get; set; }
}
