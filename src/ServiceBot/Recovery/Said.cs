using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceBot.Recovery;

/// <summary>What somebody typed, made fit to be kept and to be compared; how it is shown to others is up to <see cref="Shown"/>.</summary>
internal static partial class Said
{
    /// <summary>
    /// As it was typed, but without control characters and halves of characters, and with plain line ends. Empty when nothing in it can be seen.
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
            else if (rune.Value == '\n' || IsCharacter(rune))
                clean.Append(rune);
        }

        var typed = clean.ToString().Trim();
        return typed.EnumerateRunes().All(IsUnseen) ? "" : typed;
    }

    /// <summary>
    /// Without what nobody sees but a reader stumbles over: zero width, changes of direction. The joiners stay: scripts and emoji need them.
    /// </summary>
    public static string Bare(string text) => Unseen().Replace(text, "");

    /// <summary>One line, for where there is room for one.</summary>
    public static string OneLine(string? text) => Spaces().Replace(Clean(text), " ");

    /// <summary>A word as commands and buttons are compared: without case, differences of form only and punctuation around it.</summary>
    public static string Key(string? text) =>
        Joiners().Replace(Bare(OneLine(text)), "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('’', '\'').Trim(Around);

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

    private static bool IsCharacter(Rune rune) =>
        Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control
        && rune != Rune.ReplacementChar
        && (rune.Value & 0xFFFE) != 0xFFFE
        && rune.Value is not (>= 0xFDD0 and <= 0xFDEF);

    /// <summary>Blank, also where Unicode calls it a letter.</summary>
    private static bool IsUnseen(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\p{Cf}-[\u200C\u200D]]")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"[\u200C\u200D]")]
    private static partial Regex Joiners();
}
