using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A part of the text that another activity refers to.</summary>
public class TextHighlight
{
    /// <summary>Leaves every member unset.</summary>
    public TextHighlight()
    {
    }

    /// <summary>Sets the given members.</summary>
    public TextHighlight(string text = null, int? occurrence = null)
    {
        Text = text;
        Occurrence = occurrence;
    }

    /// <summary>The part.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set; }

    /// <summary>Which of its occurrences, counted from one.</summary>
    [JsonPropertyName("occurrence")]
    public int? Occurrence { get; set; }
}
