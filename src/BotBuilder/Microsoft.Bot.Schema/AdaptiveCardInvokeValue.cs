using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>What a chat sends when an <c>Action.Execute</c> of an Adaptive Card is pressed.</summary>
public class AdaptiveCardInvokeValue
{
    /// <summary>The action that was pressed.</summary>
    [JsonPropertyName("action")]
    public AdaptiveCardInvokeAction Action { get; set; }

    /// <summary>The state of a sign-in that the action waits for.</summary>
    [JsonPropertyName("state")]
    public string State { get; set; }
}
