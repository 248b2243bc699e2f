namespace ServiceBot.Calendar;

/// <summary>One date of a team, from its first instant to the first of the next date: mostly 24 hours, none when there is no such date.</summary>
/// <param name="IsChangeover">Whether the team lives by another zone from its end on, so that it may be much longer or shorter.</param>
internal sealed record TeamDay(DateOnly Date, TimeZoneInfo Zone, Period Period, bool IsChangeover)
{
    /// <summary>
    /// When the clocks show this time: the end of the gap when they skip it, the first of two when they repeat it,
    /// and null when the day has no such moment.
    /// </summary>
    public DateTimeOffset? At(TimeOnly time) =>
        WallClock.Instant(Date, time, Zone) is var instant && Period.Includes(instant) ? instant : null;
}
