using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceBot.Pulse;

/// <summary>Finds in words that are to be shared what would give somebody away. It knows names and numbers, not style: whoever writes is told so.</summary>
internal static partial class WordCheck
{
    private const int ShortestName = 2;

    /// <summary>So many figures in a row, whatever stands between them, may be a telephone, an order or a person's number.</summary>
    private const int LongNumber = 5;

    /// <param name="names">Of the people here.</param>
    public static Telling Find(string words, IEnumerable<string> names)
    {
        if (Mail().IsMatch(words))
            return Telling.Mail;
        if (Figures().Matches(words).Any(found => found.Value.Count(char.IsDigit) >= LongNumber))
            return Telling.Number;

        var said = Parts(words).ToHashSet();
        return names.SelectMany(Parts).Any(part => part.Length >= ShortestName && said.Contains(part)) ? Telling.Name : Telling.Nothing;
    }

    /// <summary>The words of a text as they are compared: without accents, case and what stands around them.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                plain.Append(char.ToLowerInvariant(letter));

        return Letters().Matches(plain.ToString()).Select(found => found.Value);
    }

    [GeneratedRegex(@"\S@\S|\bhttps?://|\bwww\.", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\d[\d\s().,/+–-]*")]
    private static partial Regex Figures();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();
}

internal enum Telling
{
    Nothing,
    Name,
    Mail,
    Number,
}
