using System.Globalization;

namespace ServiceBot.Calendar;

/// <summary>What the clocks of a zone show, and when they show it.</summary>
internal static class WallClock
{
    private static readonly TimeSpan LongestOffset = TimeSpan.FromHours(26);

    /// <summary>The zone of that IANA (or Windows) name; UTC when there is none of that name.</summary>
    public static TimeZoneInfo Zone(string name) =>
        Zones.Stored(name) ?? TimeZoneInfo.Utc;

    public static DateTime Local(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    public static DateOnly Date(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(Local(instant, zone));

    /// <summary>The first instant of the date; that of the next one when there is no such date.</summary>
    public static DateTimeOffset Midnight(DateOnly date, TimeZoneInfo zone) => Instant(date, TimeOnly.MinValue, zone);

    public static DateTimeOffset Instant(DateOnly date, TimeOnly time, TimeZoneInfo zone) => Instant(date.ToDateTime(time), zone);

    /// <summary>
    /// The first instant at which the zone's clocks show this time or a later one: the first of two when clocks go back,
    /// the end of the gap when they go forward.
    /// </summary>
    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        var asUtc = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero);
        var early = asUtc - LongestOffset;
        var late = asUtc + LongestOffset;
        var before = zone.GetUtcOffset(early);
        var after = zone.GetUtcOffset(late);

        if (zone.GetUtcOffset(asUtc - before) == before)
            return asUtc - before;

        return zone.GetUtcOffset(asUtc - after) == after ? asUtc - after : Change(early, late, before, zone);
    }

    /// <summary>A date and time as it is repeated to people: "today, Saturday 21 November, 14:30 (Europe/Lisbon)".</summary>
    public static string Say(DateTimeOffset instant, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = Local(instant, zone);
        var today = Local(now, zone).Date;
        var near = (local.Date - today).Days switch
        {
            0 => "today, ",
            1 => "tomorrow, ",
            -1 => "yesterday, ",
            _ => "",
        };
        var year = local.Year == today.Year ? "" : " yyyy";
        return near + local.ToString($"dddd d MMMM{year}, HH:mm", CultureInfo.InvariantCulture) + $" ({zone.Id})";
    }

    /// <summary>A date and time that reads the same whenever one looks at it: "Sat 21 Nov 2026, 14:30 (Europe/Lisbon)".</summary>
    public static string Write(DateTimeOffset instant, TimeZoneInfo zone) =>
        Local(instant, zone).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + $" ({zone.Id})";

    /// <summary>The day of such an instant, for what stands below it with its time only: "Sat 21 Nov 2026 (Europe/Lisbon)".</summary>
    public static string WriteDay(DateTimeOffset instant, TimeZoneInfo zone) =>
        Local(instant, zone).ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture) + $" ({zone.Id})";

    public static string WriteTime(DateTimeOffset instant, TimeZoneInfo zone) => Local(instant, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Write(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The instant at which the offset changes, found to the second, which is as fine as zones change.</summary>
    private static DateTimeOffset Change(DateTimeOffset early, DateTimeOffset late, TimeSpan before, TimeZoneInfo zone)
    {
        var from = early.ToUnixTimeSeconds();
        var to = late.ToUnixTimeSeconds() + 1;
        while (to - from > 1)
        {
            var middle = from + (to - from) / 2;
            if (zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(middle)) == before)
                from = middle;
            else
                to = middle;
        }

        return DateTimeOffset.FromUnixTimeSeconds(to);
    }
}
