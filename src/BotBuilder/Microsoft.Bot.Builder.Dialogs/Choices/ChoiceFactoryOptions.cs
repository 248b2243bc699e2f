using System.Text.Json.Serialization;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>How choices are written out as text. What is null takes the English form.</summary>
public class ChoiceFactoryOptions
{
    /// <summary>Creates options with everything left to its default.</summary>
    public ChoiceFactoryOptions()
    {
    }

    /// <summary>Creates options with the words between the choices of an inline list.</summary>
    public ChoiceFactoryOptions(string inlineSeparator, string inlineOr, string inlineOrMore, bool? includeNumbers)
    {
        InlineSeparator = inlineSeparator;
        InlineOr = inlineOr;
        InlineOrMore = inlineOrMore;
        IncludeNumbers = includeNumbers;
    }

    /// <summary>Between two choices; default ", ". Wire name "inlineSeparator".</summary>
    [JsonPropertyName("inlineSeparator")]
    public string InlineSeparator { get; set; }

    /// <summary>Between the choices when there are just two; default " or ". Wire name "inlineOr".</summary>
    [JsonPropertyName("inlineOr")]
    public string InlineOr { get; set; }

    /// <summary>Before the last of three or more choices; default ", or ". Wire name "inlineOrMore".</summary>
    [JsonPropertyName("inlineOrMore")]
    public string InlineOrMore { get; set; }

    /// <summary>Whether inline choices and lists are numbered; default true. Wire name "includeNumbers".</summary>
    [JsonPropertyName("includeNumbers")]
    public bool? IncludeNumbers { get; set; }
}
