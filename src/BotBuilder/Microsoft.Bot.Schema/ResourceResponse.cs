using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>The answer of a channel that has taken an activity.</summary>
public class ResourceResponse
{
    /// <summary>Leaves every member unset.</summary>
    public ResourceResponse()
    {
    }

    /// <summary>Sets the given members.</summary>
    public ResourceResponse(string id = null)
    {
        Id = id;
    }

    /// <summary>The id the channel gave it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }
}
