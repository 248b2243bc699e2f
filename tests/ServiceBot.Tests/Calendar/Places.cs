using System.Globalization;
using ServiceBot.Calendar;

namespace ServiceBot.Tests.Calendar;

/// <summary>The zones whose clocks are known to surprise, and what the tz data says of them in 2025 and 2026.</summary>
internal static class Places
{
    public static readonly DateOnly First = new(2025, 1, 1);
    public static readonly DateOnly End = new(2027, 1, 1);

    /// <summary>Each day that is not 24 hours long, with its hours. Computed from tzdata 2025b by another library.</summary>
    private static readonly Dictionary<string, string> OddDays = new()
    {
        ["America/New_York"] = "2025-03-09 23, 2025-11-02 25, 2026-03-08 23, 2026-11-01 25",
        ["Europe/Lisbon"] = "2025-03-30 23, 2025-10-26 25, 2026-03-29 23, 2026-10-25 25",
        ["America/Santiago"] = "2025-04-05 25, 2025-09-07 23, 2026-04-04 25, 2026-09-06 23",
        ["Africa/Cairo"] = "2025-04-25 23, 2025-10-30 25, 2026-04-24 23, 2026-10-29 25",
        ["Asia/Beirut"] = "2025-03-30 23, 2025-10-25 25, 2026-03-29 23, 2026-10-24 25",
        ["Australia/Lord_Howe"] = "2025-04-06 24.5, 2025-10-05 23.5, 2026-04-05 24.5, 2026-10-04 23.5",
        ["Africa/Casablanca"] = "2025-02-23 25, 2025-04-06 23, 2026-02-15 25, 2026-03-22 23",
        ["Asia/Kolkata"] = "",
        ["Pacific/Apia"] = "",
        ["Etc/UTC"] = "",
    };

    public static IEnumerable<string> Names => OddDays.Keys;

    public static IEnumerable<DateOnly> Days
    {
        get
        {
            for (var date = First; date < End; date = date.AddDays(1))
                yield return date;
        }
    }

    public static Dictionary<DateOnly, double> OddDaysOf(string zone) => OddDays[zone]
        .Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split(' '))
        .ToDictionary(entry => Date(entry[0]), entry => double.Parse(entry[1], CultureInfo.InvariantCulture));

    public static DateOnly Date(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public static Hours Hours(string hours) => SpokenHours.Parse(hours)!.Value;

    public static WorkWeek Work(string days, string hours, string zone, params string[] holidays) =>
        new(SpokenDays.Parse(days)!.Value, Hours(hours), holidays.Select(Date).ToHashSet(), WallClock.Zone(zone));
}
