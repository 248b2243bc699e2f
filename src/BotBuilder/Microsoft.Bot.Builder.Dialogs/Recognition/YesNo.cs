using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs.Recognition;

/// <summary>Reads yes or no from what people write in English.</summary>
internal static partial class YesNo
{
    // The leftmost word decides. One letter is an answer only when it is the whole text.
    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:"
            + @"(?<unsure>not\s+(?:\p{L}+\s+)?(?:sure|certain))"
            + @"|(?<no>not\s+(?:ok|okay|really|yet|correct|true)|(?:don['’]?t|do\s+not)\s+agree|no(?:pe)?|nah|never|false|disagree|incorrect|(?<=^\s*)n(?=\W*$))"
            + @"|(?<yes>yes|yep|yeah|yea|yup|sure|ok|okay|of\s+course|certainly|definitely|absolutely|true|correct|agreed?|(?<=^\s*)y(?=\W*$))"
            + @")(?![\p{L}\d])|(?<yes>👍|👌)|(?<no>👎|✋)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Answer { get; }

    /// <summary>What the text answers; null when that cannot be told.</summary>
    public static bool? Read(string text, string locale)
    {
        if (string.IsNullOrEmpty(text) || !Numbers.IsEnglish(locale) || Answer.Match(text) is not { Success: true } match || match.Groups["unsure"].Success)
            return null;

        return match.Groups["yes"].Success;
    }
}
