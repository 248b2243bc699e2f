using ServiceBot.Calendar;

namespace ServiceBot.Pulse;

/// <summary>When somebody is asked how they are: once on each day on which they begin to work, within the shift and outside of what is quiet.</summary>
internal static class CheckInTime
{
    private static readonly TimeSpan AtTheEnd = TimeSpan.FromHours(1);

    /// <summary>However sure it seems when somebody is due next, it is looked at again by then.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <param name="at">The team's time, by the clocks the person lives by.</param>
    /// <returns>Null: not on that day.</returns>
    public static DateTimeOffset? In(WorkShift shift, Availability availability, TimeOnly at)
    {
        var zone = availability.Work.Zone;
        var first = WallClock.Instant(shift.Date, at, zone);

        // Who works past midnight may have the time on the second date only.
        foreach (var moment in new[] { first, WallClock.Instant(shift.Date.AddDays(1), at, zone) })
            if (shift.Period.Includes(moment))
                return availability.NextIn(shift, moment) ?? availability.NextIn(shift, shift.Period.Start);

        return (first < shift.Period.Start ? null : availability.NextIn(shift, shift.Period.End - AtTheEnd)) ?? availability.NextIn(shift, shift.Period.Start);
    }

    /// <summary>Whether somebody is asked now, and when to look again.</summary>
    /// <param name="askedOn">The last of their days on which they were asked, in whatever zone they lived then.</param>
    public static CheckInLook At(DateTimeOffset now, Availability availability, TimeOnly at, DateOnly? askedOn)
    {
        var end = now + Longest;
        foreach (var shift in availability.Work.ShiftsFrom(now).TakeWhile(shift => shift.Period.Start < end))
        {
            if (shift.Date <= askedOn || In(shift, availability, at) is not { } due)
                continue;

            if (due > now)
                return new CheckInLook(null, due < end ? due : end);

            if (availability.NextIn(shift, now) is { } next && Schedule.Runs(due, next, availability.Quiet, availability.Work.Zone))
                return next > now ? new CheckInLook(null, next) : new CheckInLook(shift.Date, now) { Until = Latest(shift, due, now, availability) };
        }

        return new CheckInLook(null, end);
    }

    /// <summary>What has not gone out by then does not go out at night or on another day.</summary>
    private static DateTimeOffset Latest(WorkShift shift, DateTimeOffset due, DateTimeOffset now, Availability availability) =>
        (availability.Quiet is { } quiet
            ? Enumerable.Range(-1, 4).Select(days => quiet.On(shift.Date.AddDays(days), availability.Work.Zone).Start).Where(start => start > now)
            : [])
        .Append(shift.Period.End)
        .Append(due + Schedule.Latest)
        .Min();
}

/// <param name="Date">The day for which they are asked now; null: they are not.</param>
/// <param name="LookAt">When to look again, where they are not.</param>
internal sealed record CheckInLook(DateOnly? Date, DateTimeOffset LookAt)
{
    /// <summary>Until when the question makes sense, where they are asked.</summary>
    public DateTimeOffset Until { get; init; }
}
