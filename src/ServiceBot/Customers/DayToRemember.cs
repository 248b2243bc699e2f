using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceBot.Customers;

/// <summary>A day of the year that matters to somebody: "14 May: her birthday". The year may be missing.</summary>
internal static partial class DayToRemember
{
    private static readonly string[] Months = [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12)];

    /// <returns>In one form; null when it is no day, or does not say of what.</returns>
    public static string? Read(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
            return null;

        var month = 1 + Array.FindIndex(Months, name => name.StartsWith(match.Groups["month"].Value, StringComparison.OrdinalIgnoreCase));
        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);

        // Without a year 29 February is a day too.
        var year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : (int?)null;
        if (month == 0 || day == 0 || year is < 1900 || day > DateTime.DaysInMonth(year ?? 2000, month))
            return null;

        return $"{day} {Months[month - 1]}{(year is null ? "" : $" {year}")}: {match.Groups["what"].Value.Trim()}";
    }

    [GeneratedRegex(
        @"^\s*(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\.?\s+(?<month>[a-z]{3,9})|(?<month>[a-z]{3,9})\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?)\b(?:,?\s+(?<year>[0-9]{4})\b)?[\s,:;–-]+(?<what>.*\w.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
