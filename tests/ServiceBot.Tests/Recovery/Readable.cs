using System.Globalization;
using System.Text;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whether a line that others read is what it says it is.</summary>
internal static class Readable
{
    public static void Line(string line)
    {
        Assert.DoesNotContain(line, character => character is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029');
        Assert.DoesNotContain(line.EnumerateRunes(), rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control);
        AssertIsolated(line);
        Assert.InRange(MostMarks(line), 0, 8);
    }

    /// <summary>Whatever changes the direction stands in an isolate, and each isolate ends where it should.</summary>
    private static void AssertIsolated(string line)
    {
        var open = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Value is >= 0x2066 and <= 0x2068)
                open++;
            else if (rune.Value == 0x2069)
                open--;
            else if (open == 0 && Turns(rune))
                Assert.Fail($"U+{rune.Value:X4} turns the rest of: {line}");

            if (open < 0)
                Assert.Fail($"An isolate ends before its time: {line}");
        }

        Assert.True(open == 0, $"An isolate does not end: {line}");
    }

    private static bool Turns(Rune rune) =>
        rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E)
        || rune.Value is (>= 0x05D0 and <= 0x06FF) or (>= 0xFB1D and <= 0xFDCF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E900 and <= 0x1E95F);

    private static int MostMarks(string line)
    {
        var (most, now) = (0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            now = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? now + 1 : category == UnicodeCategory.Format ? now : 0;
            most = Math.Max(most, now);
        }

        return most;
    }
}
