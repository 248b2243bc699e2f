using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>What Teams tells about a team.</summary>
public class TeamDetails
{
    /// <summary>Leaves every member unset.</summary>
    public TeamDetails()
    {
    }

    /// <summary>Sets the given members.</summary>
    public TeamDetails(string id = null, string name = null, string aadGroupId = null)
    {
        Id = id;
        Name = name;
        AadGroupId = aadGroupId;
    }

    /// <summary>The id.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }

    /// <summary>The name to show.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; }

    /// <summary>The id of its group in the Microsoft Entra directory.</summary>
    [JsonPropertyName("aadGroupId")]
    public string AadGroupId { get; set; }

    /// <summary>How many channels it has.</summary>
    [JsonPropertyName("channelCount")]
    public int ChannelCount { get; set; }

    /// <summary>How many members it has.</summary>
    [JsonPropertyName("memberCount")]
    public int MemberCount { get; set; }

    /// <summary>The kind of team, such as <c>standard</c>; null where Teams does not say.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }
}
