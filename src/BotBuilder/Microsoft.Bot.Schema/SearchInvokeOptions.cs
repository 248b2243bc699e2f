using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>Which of the results are asked for.</summary>
public class SearchInvokeOptions
{
    /// <summary>How many to leave out at the beginning.</summary>
    [JsonPropertyName("skip")]
    public int Skip { get; set; }

    /// <summary>How many to give at most.</summary>
    [JsonPropertyName("top")]
    public int Top { get; set; }
}
