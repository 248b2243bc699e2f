using System.Text.Json.Serialization;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>How values are looked for in a text.</summary>
public class FindValuesOptions
{
    /// <summary>Whether some of a value's words are enough; default false. Wire name "allowPartialMatches".</summary>
    [JsonPropertyName("allowPartialMatches")]
    public bool AllowPartialMatches { get; set; }

    /// <summary>The language of the text, such as "en-us"; null is English. Wire name "locale".</summary>
    [JsonPropertyName("locale")]
    public string Locale { get; set; }

    /// <summary>How many other words may stand between two words of a value; default 2. Wire name "maxTokenDistance".</summary>
    [JsonPropertyName("maxTokenDistance")]
    public int? MaxTokenDistance { get; set; }
}
