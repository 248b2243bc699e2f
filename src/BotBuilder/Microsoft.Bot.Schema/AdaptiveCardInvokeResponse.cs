using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>The answer to a pressed action of an Adaptive Card.</summary>
public class AdaptiveCardInvokeResponse
{
    /// <summary>The status; 200 for a card or a message.</summary>
    [JsonPropertyName("statusCode")]
    public int StatusCode { get; set; }

    /// <summary>The type of <see cref="Value"/>: <c>application/vnd.microsoft.card.adaptive</c> for a card, <c>application/vnd.microsoft.activity.message</c> for a text.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }

    /// <summary>The new card, the text or the error.</summary>
    [JsonPropertyName("value")]
    public object Value { get; set; }
}
