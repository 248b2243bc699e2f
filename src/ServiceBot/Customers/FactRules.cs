using System.Globalization;
using ServiceBot.Calendar;

namespace ServiceBot.Customers;

/// <summary>How much is kept about a customer, and for how long.</summary>
internal static class FactRules
{
    public const int Months = 12;

    /// <summary>In characters.</summary>
    public const int LongestName = 80;
    public const int LongestFact = 100;
    public const int LongestNote = 240;

    public static int Longest(FactKind kind) => kind switch
    {
        FactKind.Name or FactKind.Say => LongestName,
        FactKind.Note => LongestNote,
        _ => LongestFact,
    };

    /// <summary>How many of a kind are kept at most: a card, not a file on somebody.</summary>
    public static int Most(FactKind kind) => kind switch
    {
        FactKind.Name or FactKind.Say => 1,
        FactKind.Likes => 4,
        _ => 3,
    };

    /// <summary>Of these a new one takes the place of the old one.</summary>
    public static bool IsSingle(FactKind kind) => Most(kind) == 1;

    /// <summary>Twelve months later, when the clocks of the zone show the same time on the same day of the month, or on its last.</summary>
    public static DateTimeOffset Until(DateTimeOffset recorded, TimeZoneInfo zone) =>
        WallClock.Instant(WallClock.Local(recorded, zone).AddMonths(Months), zone);

    /// <summary>Whether its last month has begun, so that asking again makes sense. Before that nobody is reminded of it.</summary>
    public static bool MayBeAskedAgain(DateTimeOffset expires, DateTimeOffset now, TimeZoneInfo zone) =>
        now >= WallClock.Instant(WallClock.Local(expires, zone).AddMonths(-1), zone);

    /// <summary>More digits than these in a row, or in one grouped number, are a card, an account or a telephone.</summary>
    private const int MostDigits = 5;
    private const int MostGrouped = 8;

    /// <summary>Whether there is a number in it by which somebody could be called, charged or found. A year or a house number is none.</summary>
    public static bool HasLongNumber(string text)
    {
        var (run, grouped, between) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            {
                (run, grouped, between) = (run + 1, grouped + 1, 0);
                if (run > MostDigits || grouped > MostGrouped)
                    return true;

                continue;
            }

            // "4111 1111 1111 1111", "+44 (0)20 7946-0958"
            run = 0;
            between++;
            if (between > 2 || !" -.–/()".Contains(rune.ToString(), StringComparison.Ordinal))
                grouped = 0;
        }

        return false;
    }
}
