using ServiceBot.Calendar;

namespace ServiceBot.Digest;

/// <summary>
/// When somebody gets a digest of their own: as their work begins, by their own clocks, days and hours. A weekly one comes on the first of their
/// days of the week on which it can; whatever was late by more than four hours, or would come at a quiet hour, is left out.
/// </summary>
internal static class PrivateTimes
{
    /// <summary>Hours and parts change, so however sure it seems it is looked at again by then.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="sent">The last date of this kind.</param>
    public static PrivateLook At(PrivateDigestKind kind, DateTimeOffset now, Availability availability, DateOnly? sent)
    {
        var end = now + Longest;
        foreach (var shift in availability.Work.ShiftsFrom(now).TakeWhile(shift => shift.Period.Start < end))
        {
            var date = DateOf(kind, shift.Date);
            if (date <= sent || availability.NextIn(shift, shift.Period.Start) is not { } due)
                continue;

            if (due > now)
                return new PrivateLook(null, due < end ? due : end);

            if (availability.NextIn(shift, now) is { } next && Schedule.Runs(due, next, availability.Quiet, availability.Work.Zone))
                return next > now ? new PrivateLook(null, next < end ? next : end) : new PrivateLook(date, now);
        }

        return new PrivateLook(null, end);
    }

    /// <summary>The date under which a digest of that day is kept.</summary>
    public static DateOnly DateOf(PrivateDigestKind kind, DateOnly day) => kind == PrivateDigestKind.Leader ? Week.Of(day).Monday : day;

    /// <summary>Whether it is the first of their days in its week on which they are here; that is when a manager gets the figures of the week.</summary>
    public static bool IsFirstOfWeek(DateOnly day, Availability availability)
    {
        var monday = Week.Of(day).Monday;
        return !Enumerable.Range(0, day.DayNumber - monday.DayNumber).Select(monday.AddDays).Any(earlier => availability.Work.IsWorkingDay(earlier) && !(earlier < availability.AwayUntil));
    }
}

/// <param name="Date">Under which one is said now; null: none is.</param>
/// <param name="LookAt">When to look again.</param>
internal sealed record PrivateLook(DateOnly? Date, DateTimeOffset LookAt);
