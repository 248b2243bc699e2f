using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceBot.Recovery;

/// <summary>What somebody typed, made fit to be kept and shown to others.</summary>
internal static partial class Said
{
    /// <summary>
    /// Without what cannot be seen but changes how the rest is read (controls, zero width, writing direction overrides),
    /// without halves of characters, with plain line ends.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\t')
                clean.Append(' ');
            else if (rune.Value == '\n' || IsVisible(rune))
                clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }

    /// <summary>One line, for where there is room for one.</summary>
    public static string OneLine(string? text) => Spaces().Replace(Clean(text), " ");

    /// <summary>A word as commands and buttons are compared: without case, accents of form and punctuation around it.</summary>
    public static string Key(string? text) =>
        OneLine(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('’', '\'').Trim(Around);

    /// <summary>As much as fits, ending at a word and with a sign that something is missing.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
            return text;

        var starts = StringInfo.ParseCombiningCharacters(text[..Math.Min(text.Length, most + 1)]);
        var end = starts.Last(start => start < most);
        var space = text.LastIndexOf(' ', end);
        return text[..(space > most / 2 ? space : end)].TrimEnd(' ', ',', ';', ':', '.') + "…";
    }

    private static readonly char[] Around = [' ', '.', '!', '?', ',', ';', ':', '…', '"', '\'', '“', '”'];

    /// <summary>The joiners are kept: scripts and emoji need them.</summary>
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => rune != Rune.ReplacementChar,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
