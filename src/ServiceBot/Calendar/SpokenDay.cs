using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceBot.Calendar;

/// <summary>A day in plain words: "tomorrow", "friday", "14 May", "2026-05-14", "in 2 weeks".</summary>
internal static partial class SpokenDay
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    ];

    /// <summary>The day that is meant, seen from today, or null. A weekday is the next one, today included.</summary>
    public static DateOnly? Parse(string text, DateOnly today)
    {
        var words = Spoken.Normalize(text);
        if (words.StartsWith("on ", StringComparison.Ordinal) || words.StartsWith("by ", StringComparison.Ordinal))
            words = words[3..];

        return words switch
        {
            "today" => today,
            "tomorrow" => today.AddDays(1),
            "day after tomorrow" or "the day after tomorrow" => today.AddDays(2),
            "in a week" => today.AddDays(7),
            _ => Weekday(words, today) ?? Ahead(words, today) ?? Date(words, today),
        };
    }

    /// <summary>The next day of that name from this one on, itself included.</summary>
    public static DateOnly? Weekday(string words, DateOnly from) =>
        DayOfWeek(words) is { } day ? from.AddDays((day - from.DayOfWeek + 7) % 7) : null;

    /// <summary>"monday", "mon"; null when it is none.</summary>
    public static DayOfWeek? DayOfWeek(string word)
    {
        var day = word.Length < 3 ? -1 : Array.FindIndex(Weekdays, name => name.StartsWith(word, StringComparison.Ordinal));
        return day < 0 ? null : (DayOfWeek)day;
    }

    private static DateOnly? Ahead(string words, DateOnly today)
    {
        var match = AheadPattern().Match(words);
        return match.Success && Spoken.Number(match.Groups["count"].Value) is { } count and <= 400
            ? today.AddDays((int)count * (match.Groups["unit"].Value == "week" ? 7 : 1))
            : null;
    }

    private static DateOnly? Date(string words, DateOnly today)
    {
        if (DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
            return Make(exact.Year, exact.Month, exact.Day);

        var match = DatePattern().Match(words);
        if (!match.Success)
            return null;

        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        var month = 1 + Array.FindIndex(Months, name => name.StartsWith(match.Groups["month"].Value, StringComparison.Ordinal));
        if (month == 0)
            return null;

        if (match.Groups["year"].Success)
            return Make(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), month, day);

        // A date without a year is the one nearest to today: "3 January" said in December is the coming one.
        return Enumerable.Range(today.Year - 1, 3)
            .Select(year => Make(year, month, day))
            .Where(date => date is not null)
            .MinBy(date => Math.Abs(date!.Value.DayNumber - today.DayNumber));
    }

    /// <summary>Centuries away is a slip of the hand.</summary>
    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 2000 and < 2200 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"^in (?<count>[a-z]+|\d{1,3}) (?<unit>day|week)s?$", RegexOptions.CultureInvariant)]
    private static partial Regex AheadPattern();

    [GeneratedRegex(
        @"^(?:(?<day>\d{1,2})(?:st|nd|rd|th)?\.? (?<month>[a-z]{3,9})|(?<month>[a-z]{3,9}) (?<day>\d{1,2})(?:st|nd|rd|th)?),?(?: (?<year>\d{4}))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();
}
