using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>The channel data of an activity of Teams.</summary>
public class TeamsChannelData
{
    /// <summary>Leaves every member unset.</summary>
    public TeamsChannelData()
    {
    }

    /// <summary>Sets the given members.</summary>
    public TeamsChannelData(
        ChannelInfo channel = null,
        string eventType = null,
        TeamInfo team = null,
        NotificationInfo notification = null,
        TenantInfo tenant = null)
    {
        Channel = channel;
        EventType = eventType;
        Team = team;
        Notification = notification;
        Tenant = tenant;
    }

    /// <summary>The channel it is about; null in chats.</summary>
    [JsonPropertyName("channel")]
    public ChannelInfo Channel { get; set; }

    /// <summary>What has happened, such as <c>channelCreated</c> or <c>editMessage</c>.</summary>
    [JsonPropertyName("eventType")]
    public string EventType { get; set; }

    /// <summary>The team it is about; null in chats.</summary>
    [JsonPropertyName("team")]
    public TeamInfo Team { get; set; }

    /// <summary>How a message is to be pointed out.</summary>
    [JsonPropertyName("notification")]
    public NotificationInfo Notification { get; set; }

    /// <summary>The tenant it comes from.</summary>
    [JsonPropertyName("tenant")]
    public TenantInfo Tenant { get; set; }

    /// <summary>What was chosen when the app was installed.</summary>
    [JsonPropertyName("settings")]
    public TeamsChannelDataSettings Settings { get; set; }

    /// <summary>Fields of the JSON that have no member here; written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> AdditionalProperties { get; set; }
}
