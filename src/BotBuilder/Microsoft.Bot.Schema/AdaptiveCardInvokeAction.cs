using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>The pressed action of an Adaptive Card.</summary>
public class AdaptiveCardInvokeAction
{
    /// <summary><c>Action.Execute</c>.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }

    /// <summary>The id of the action on the card.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }

    /// <summary>What it stands for.</summary>
    [JsonPropertyName("verb")]
    public string Verb { get; set; }

    /// <summary>Its data and the inputs of the card; read from JSON, a <see cref="JsonElement"/>.</summary>
    [JsonPropertyName("data")]
    public object Data { get; set; }
}
