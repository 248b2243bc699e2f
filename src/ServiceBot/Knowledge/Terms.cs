using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceBot.Recovery;

namespace ServiceBot.Knowledge;

/// <summary>The words of a text as they are looked for: without case, accents, plural and the small words that say nothing.</summary>
internal static class Terms
{
    private const int LongestKey = 200;

    private static readonly HashSet<string> Small =
    [
        "a", "about", "an", "and", "are", "at", "be", "by", "can", "did", "do", "does", "for", "from", "has", "have", "how", "i", "if", "in", "is", "it", "its",
        "may", "me", "my", "of", "on", "or", "our", "should", "that", "the", "their", "them", "there", "they", "this", "to", "us", "was", "we", "what", "when",
        "where", "which", "who", "will", "with", "would", "you", "your", "policy",
    ];

    /// <summary>Letters that are no other letter with an accent, and are typed as one all the same.</summary>
    private static readonly Dictionary<char, string> Alike = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ı'] = "i",
    };

    /// <returns>Each once, in their order; all of them where there are only small ones.</returns>
    public static IReadOnlyList<string> Of(string? text)
    {
        var all = Words(text).Distinct().ToList();
        var some = all.FindAll(word => !Small.Contains(word));
        return some.Count > 0 ? some : all;
    }

    /// <summary>By which the same question is known again, however it was typed. What no index could hold is hashed.</summary>
    public static string Key(string text)
    {
        var key = Of(text) is { Count: > 0 } terms ? string.Join(' ', terms) : Said.Key(text);
        return key.Length <= LongestKey ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    private static IEnumerable<string> Words(string? text)
    {
        var word = new StringBuilder();
        foreach (var rune in Said.Bare(text ?? "").Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                word.Append(Rune.ToLowerInvariant(rune) is { IsBmp: true } letter && Alike.TryGetValue((char)letter.Value, out var other) ? other : $"{Rune.ToLowerInvariant(rune)}");
            else if (rune.Value is not ('\'' or '’') && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && word.Length > 0)
                yield return Take(word);
        }

        if (word.Length > 0)
            yield return Take(word);
    }

    private static string Take(StringBuilder word)
    {
        var taken = Singular($"{word}");
        word.Clear();
        return taken;
    }

    /// <summary>One of several: "currencies" and "currency", "boxes" and "box", "refunds" and "refund" are the same word.</summary>
    private static string Singular(string word)
    {
        bool Ends(string end) => word.EndsWith(end, StringComparison.Ordinal);
        if (word.Length <= 3 || !Ends("s") || Ends("ss") || Ends("us") || Ends("is"))
            return word;

        if (word.Length > 4 && Ends("ies"))
            return $"{word[..^3]}y";

        return Ends("sses") || Ends("xes") || Ends("ches") || Ends("shes") || Ends("zes") ? word[..^2] : word[..^1];
    }
}
