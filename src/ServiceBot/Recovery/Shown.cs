using System.Globalization;
using System.Text;

namespace ServiceBot.Recovery;

/// <summary>
/// What people typed, made fit to stand beside other words: whatever it holds, it cannot change how those are read. What is kept stays
/// as it was typed.
/// </summary>
internal static class Shown
{
    /// <summary>More accents than any script puts on one letter would run into the lines above and below.</summary>
    private const int MostMarks = 8;

    private const char FirstStrongIsolate = '\u2068';
    private const char EndOfIsolate = '\u2069';

    /// <summary>One line, in a direction of its own where it has one.</summary>
    public static string Within(string? text, int most = int.MaxValue)
    {
        var line = Said.Shorten(Bounded(Said.OneLine(text)), most);
        return line.EnumerateRunes().Any(HasDirection) ? $"{FirstStrongIsolate}{Balanced(line)}{EndOfIsolate}" : line;
    }

    /// <summary>The name of a person or a team, which is as much typed text as any other.</summary>
    public static string Name(string? name) => Within(name, Longest.Name) is { Length: > 0 } shown ? shown : "(no name)";

    /// <summary>How long something took: "2 h 30 min", "3 days 4 h".</summary>
    public static string Long(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => $"{time.Minutes} min",
        { TotalDays: < 1 } => $"{time.Hours} h" + (time.Minutes == 0 ? "" : $" {time.Minutes} min"),
        _ => (time.Days == 1 ? "1 day" : $"{time.Days:N0} days") + (time.Hours == 0 ? "" : $" {time.Hours} h"),
    };

    private static string Bounded(string text)
    {
        var bounded = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => marks + 1,
                UnicodeCategory.Format => marks,
                _ => 0,
            };
            if (marks <= MostMarks)
                bounded.Append(rune);
        }

        return bounded.ToString();
    }

    /// <summary>An end that ends nothing of its own would end ours, and what it leaves open would swallow our end.</summary>
    private static string Balanced(string text)
    {
        var balanced = new StringBuilder(text.Length);
        var open = 0;
        foreach (var character in text)
        {
            if (character == EndOfIsolate && open == 0)
                continue;

            if (character is >= '\u2066' and <= FirstStrongIsolate)
                open++;
            else if (character == EndOfIsolate)
                open--;

            balanced.Append(character);
        }

        return balanced.Append(EndOfIsolate, open).ToString();
    }

    /// <summary>Letters that run from right to left, and the characters that turn others around.</summary>
    private static bool HasDirection(Rune rune) => rune.Value is
        (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF)
        or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
