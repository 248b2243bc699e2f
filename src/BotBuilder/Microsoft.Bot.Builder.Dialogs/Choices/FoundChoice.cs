using System.Text.Json.Serialization;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>The choice a person meant.</summary>
public class FoundChoice
{
    /// <summary>The value of the choice, as it stood in the list. Wire name "value".</summary>
    [JsonPropertyName("value")]
    public string Value { get; set; }

    /// <summary>Its position in the list, from 0. Wire name "index".</summary>
    [JsonPropertyName("index")]
    public int Index { get; set; }

    /// <summary>How sure the match is, from 0 to 1. Wire name "score".</summary>
    [JsonPropertyName("score")]
    public float Score { get; set; }

    /// <summary>The value, title or synonym that matched; null when the choice was picked by number. Wire name "synonym".</summary>
    [JsonPropertyName("synonym")]
    public string Synonym { get; set; }
}
