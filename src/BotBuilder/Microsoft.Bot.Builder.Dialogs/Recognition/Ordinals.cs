using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs.Recognition;

/// <summary>Finds English ordinals in what people write: "the second one", "3rd", "twenty-first", "the last but one".</summary>
internal static partial class Ordinals
{
    private static readonly string[] Words =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    [GeneratedRegex(
        @"\b(?:(?<beforeLast>last but one|(?:second|next) (?:to )?last)|(?<last>last)|(?<digits>\d{1,4})(?:st|nd|rd|th)"
            + @"|(?:(?<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -])?(?<word>\p{L}+(?:st|nd|rd|th)))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal { get; }

    /// <summary>The ordinals in the text, in order; <paramref name="count"/> is how many things there are, for counting from the last one.</summary>
    public static IEnumerable<FoundNumber> Find(string text, string locale, int count) =>
        string.IsNullOrEmpty(text) || !Numbers.IsEnglish(locale)
            ? []
            : from match in Ordinal.Matches(text)
              let value = ValueOf(match.Groups, count)
              where value > 0
              select new FoundNumber(match.Index, match.Index + match.Length - 1, value);

    private static int ValueOf(GroupCollection groups, int count)
    {
        if (groups["beforeLast"].Success)
            return count - 1;
        if (groups["last"].Success)
            return count;
        if (groups["digits"].Success)
            return int.Parse(groups["digits"].ValueSpan, CultureInfo.InvariantCulture);

        var word = IndexIn(Words, groups["word"]) + 1;
        var tens = IndexIn(Tens, groups["tens"]);
        return tens >= 0 && word is > 0 and < 10 ? ((tens + 2) * 10) + word : word;
    }

    private static int IndexIn(string[] words, Group group) =>
        Array.FindIndex(words, word => word.Equals(group.Value, StringComparison.OrdinalIgnoreCase));
}
