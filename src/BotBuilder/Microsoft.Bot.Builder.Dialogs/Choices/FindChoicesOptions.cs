using System.Text.Json.Serialization;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>How choices are looked for in a text.</summary>
public class FindChoicesOptions : FindValuesOptions
{
    /// <summary>Whether the value of a choice does not count; default false. Wire name "noValue".</summary>
    [JsonPropertyName("noValue")]
    public bool NoValue { get; set; }

    /// <summary>Whether the title of a choice's action does not count; default false. Wire name "noAction".</summary>
    [JsonPropertyName("noAction")]
    public bool NoAction { get; set; }

    /// <summary>Whether a number picks a choice ("2"); default true. Wire name "recognizeNumbers".</summary>
    [JsonPropertyName("recognizeNumbers")]
    public bool RecognizeNumbers { get; set; } = true;

    /// <summary>Whether an ordinal picks a choice ("the second one"); default true. Wire name "recognizeOrdinals".</summary>
    [JsonPropertyName("recognizeOrdinals")]
    public bool RecognizeOrdinals { get; set; } = true;

    // A copy, because one prompt serves conversations in several languages at once.
    internal FindChoicesOptions In(string locale)
    {
        var copy = (FindChoicesOptions)MemberwiseClone();
        copy.Locale = locale;
        return copy;
    }
}
