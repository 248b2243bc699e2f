using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>What a chat sends when somebody looks for something in an input of a card.</summary>
public class SearchInvokeValue
{
    /// <summary>One of <see cref="SearchInvokeTypes"/>.</summary>
    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    /// <summary>What was typed.</summary>
    [JsonPropertyName("queryText")]
    public string QueryText { get; set; }

    /// <summary>Which of the results are asked for.</summary>
    [JsonPropertyName("queryOptions")]
    public SearchInvokeOptions QueryOptions { get; set; }

    /// <summary>The data of the input; read from JSON, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    [JsonPropertyName("context")]
    public object Context { get; set; }
}
