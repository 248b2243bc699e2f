using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs.Recognition;

/// <summary>
/// Finds numbers in what people write: digits as their language writes them, and in English also words. It is small on purpose:
/// it reads what is plainly a number, and nothing where digits and separators do not add up, so that the prompt asks again.
/// </summary>
internal static partial class Numbers
{
    private const string English = "en-us";

    // Leaves room in a decimal for "hundred" and "million" behind the digits.
    private const decimal Largest = 100_000_000_000_000_000_000m;

    // Digits with what may stand between and before them, or a word; a word that contains digits is no number.
    [GeneratedRegex(@"(?<digits>(?:(?<![\p{L}\d])[-−])?(?:(?<![\p{L}\d])[.,])?\d+(?:[.,'’\u00A0\u202F]\d+)*)|(?<word>\p{L}[\p{L}\p{M}\d]*)")]
    private static partial Regex Token { get; }

    [GeneratedRegex(@"(?<=\d) (?=\d{3}(?!\d))")]
    private static partial Regex SpaceBetweenThousands { get; }

    public static bool IsEnglish(string locale) => string.IsNullOrEmpty(locale) || locale.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    /// <summary>The numbers in the text, in order; none in a text that is null.</summary>
    public static IEnumerable<FoundNumber> Find(string text, string locale)
    {
        if (string.IsNullOrEmpty(text))
            return [];

        var format = FormatOf(locale);
        if (IsSpace(format.NumberGroupSeparator))
            text = SpaceBetweenThousands.Replace(text, "\u00A0");

        var tokens = Token.Matches(text)
            .Select(match => match.Groups["word"].Success
                ? new NumberToken(match.Index, match.Index + match.Length - 1, match.Value.ToLowerInvariant(), null)
                : new NumberToken(match.Index, match.Index + match.Length - 1, null, Parse(match.Value, format)))
            .ToList();
        return new NumberReader(tokens, IsEnglish(locale)).ReadAll();
    }

    private static NumberFormatInfo FormatOf(string locale)
    {
        try
        {
            // Predefined only: any well-formed name would otherwise become a culture that is kept for ever.
            return CultureInfo.GetCultureInfo(string.IsNullOrEmpty(locale) ? English : locale, predefinedOnly: true).NumberFormat;
        }
        catch (CultureNotFoundException)
        {
            // The locale comes from the channel; one that does not exist is read as English.
            return CultureInfo.GetCultureInfo(English).NumberFormat;
        }
    }

    private static decimal? Parse(string digits, NumberFormatInfo format)
    {
        var isNegative = digits[0] is '-' or '−';
        var parts = Plain(digits.TrimStart('-', '−')).Split(Plain(format.NumberDecimalSeparator));
        var groups = parts[0].Split(Plain(format.NumberGroupSeparator));

        var isGrouped = groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups[^1].Length == 3 && groups[1..^1].All(g => g.Length is 2 or 3));
        if (parts.Length > 2 || !isGrouped)
            return null;

        var plain = string.Concat(groups) + (parts.Length == 2 ? "." + parts[1] : "");
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > Largest)
            return null;
        return isNegative ? -value : value;
    }

    // The same separator is written with several characters.
    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('’', '\'');

    private static bool IsSpace(string separator) => Plain(separator) == " ";
}
