using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>What was chosen when an app was installed.</summary>
public class TeamsChannelDataSettings
{
    /// <summary>Leaves every member unset.</summary>
    public TeamsChannelDataSettings()
    {
    }

    /// <summary>Sets the given member.</summary>
    public TeamsChannelDataSettings(ChannelInfo channel = null)
    {
        SelectedChannel = channel;
    }

    /// <summary>The channel in which the bot was asked to speak.</summary>
    [JsonPropertyName("selectedChannel")]
    public ChannelInfo SelectedChannel { get; set; }

    /// <summary>Fields of the JSON that have no member here; written back as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> AdditionalProperties { get; set; }
}
