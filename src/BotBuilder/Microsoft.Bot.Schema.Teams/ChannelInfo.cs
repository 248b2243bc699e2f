using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>A channel of a team.</summary>
public class ChannelInfo
{
    /// <summary>Leaves every member unset.</summary>
    public ChannelInfo()
    {
    }

    /// <summary>Sets the given members.</summary>
    public ChannelInfo(string id = null, string name = null)
    {
        Id = id;
        Name = name;
    }

    /// <summary>The id, which is also that of the conversation in it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }

    /// <summary>The name to show; null for the General channel.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; }

    /// <summary>The kind of channel: <c>standard</c>, <c>private</c> or <c>shared</c>; null where Teams does not say.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }
}
