using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceBot.Calendar;

/// <summary>What spoken times and spoken days have in common.</summary>
internal static partial class Spoken
{
    public const int Longest = 60;

    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Lower case, single spaces, no punctuation at the end; empty when it is too long to be a time.</summary>
    public static string Normalize(string text)
    {
        if (text.Length > Longest * 4 || !IsWellFormed(text))
            return "";

        var seen = Unseen().Replace(text.Normalize(NormalizationForm.FormKC), "").ToLowerInvariant();
        var words = Spaces().Replace(ForeignDigit().Replace(seen, Digit), " ").Trim().TrimEnd('.', '!', '?', ',', ';');
        return words.Length <= Longest ? words : "";
    }

    /// <summary>"20", "a", "an", "twelve".</summary>
    public static double? Number(string word)
    {
        if (word is "a" or "an")
            return 1;

        var index = Array.IndexOf(Numbers, word);
        if (index > 0)
            return index;

        return double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>What is a digit to <c>\d</c> is none to <c>int.Parse</c> unless it is one of ours.</summary>
    private static string Digit(Match match) => CharUnicodeInfo.GetDecimalDigitValue(match.ValueSpan[0]).ToString(CultureInfo.InvariantCulture);

    /// <summary>Half a surrogate pair cannot be normalized.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;

            if (!char.IsSurrogatePair(text, i))
                return false;

            i++;
        }

        return true;
    }

    [GeneratedRegex(@"[\d-[0-9]]")]
    private static partial Regex ForeignDigit();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\p{Cf}")]
    private static partial Regex Unseen();
}
