using System.Text.RegularExpressions;

namespace ServiceBot.Tests.Conventions;

/// <summary>How hard a text is to read: the Flesch reading ease, 0 (hard) to about 120 (easy); 60 to 70 is plain English.</summary>
/// <remarks>Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948).</remarks>
internal static partial class Readability
{
    public static double EaseOf(IEnumerable<string> sentences)
    {
        var all = sentences.Select(sentence => Word().Matches(sentence).Select(match => match.Value).ToList()).Where(words => words.Count > 0).ToList();
        double words = all.Sum(sentence => sentence.Count);
        return 206.835 - (1.015 * words / all.Count) - (84.6 * all.Sum(sentence => sentence.Sum(Syllables)) / words);
    }

    public static int WordsIn(string sentence) => Word().Count(sentence);

    /// <summary>Groups of vowels, without a silent e at the end.</summary>
    public static int Syllables(string word)
    {
        var groups = Vowels().Count(word.ToLowerInvariant());
        return Math.Max(1, groups > 1 && Silent().IsMatch(word) ? groups - 1 : groups);
    }

    [GeneratedRegex(@"\p{L}+(?:['’]\p{L}+)*")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();

    [GeneratedRegex("[^aeiouyl]e$|[^aeiouytd]es$|[^aeiouytd]ed$", RegexOptions.IgnoreCase)]
    private static partial Regex Silent();
}
