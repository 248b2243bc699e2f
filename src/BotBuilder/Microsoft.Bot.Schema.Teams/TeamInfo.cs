using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>A team of Microsoft Teams.</summary>
public class TeamInfo
{
    /// <summary>Leaves every member unset.</summary>
    public TeamInfo()
    {
    }

    /// <summary>Sets the given members.</summary>
    public TeamInfo(string id = null, string name = null)
    {
        Id = id;
        Name = name;
    }

    /// <summary>The id, which is also that of the team's General channel.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }

    /// <summary>The name to show; null where the activity leaves it out.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; }

    /// <summary>The id of its group in the Microsoft Entra directory.</summary>
    [JsonPropertyName("aadGroupId")]
    public string AadGroupId { get; set; }
}
