using System.Globalization;

namespace ServiceBot.Calendar;

/// <summary>A part of each day: a shift, or the time in which somebody is left alone. It may run past midnight; equal ends are a whole day.</summary>
internal readonly record struct Hours(TimeOnly From, TimeOnly To)
{
    private const string WholeDay = "the whole day";

    /// <summary>The part that begins on this date, whatever the clocks do meanwhile; empty when there is no such date.</summary>
    public Period On(DateOnly date, TimeZoneInfo zone)
    {
        var midnight = WallClock.Midnight(date, zone);
        if (midnight == WallClock.Midnight(date.AddDays(1), zone))
            return new Period(midnight, midnight);

        var last = From < To ? date : date.AddDays(1);
        return new Period(WallClock.Instant(date, From, zone), WallClock.Instant(last, To, zone));
    }

    public bool Include(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var today = WallClock.Date(instant, zone);
        return On(today, zone).Includes(instant) || On(today.AddDays(-1), zone).Includes(instant);
    }

    /// <summary>As it is said back to people.</summary>
    public override string ToString() =>
        From == To ? WholeDay : string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}–{To:HH:mm}");
}
