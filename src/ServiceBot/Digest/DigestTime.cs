using ServiceBot.Calendar;
using ServiceBot.Pulse;

namespace ServiceBot.Digest;

/// <summary>
/// When the digest of a team's day comes, and which days are in it. Quiet is the night, from 22:00 to 07:00 by the team's clocks: what is late
/// does not wake anybody. A team that chose a time in the night works then, so nothing is quiet for it.
/// </summary>
internal sealed class DigestTime(BatchDays days)
{
    /// <summary>However long nothing was posted, a digest is about no more days than these.</summary>
    public const int MostDays = 14;

    /// <summary>So far ahead of the next digest nothing is looked for; a team that never works is looked at again then.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private static readonly Hours Night = new(new TimeOnly(22, 0), new TimeOnly(7, 0));

    public ZoneLine Line => days.Line;

    /// <summary>The day of the team at that instant.</summary>
    public DateOnly Today(DateTimeOffset now) => Line.DayAt(now).Date;

    public bool IsWorking(DateOnly date) => days.IsWorking(date);

    /// <summary>When the digest of that day is due. Where the day ends before its clocks show the time, as it may when the zone changes, it is due at its end.</summary>
    /// <returns>Null: the team does not work on that day, or there is no such date.</returns>
    public DateTimeOffset? DueAt(DateOnly date) => IsWorking(date) ? Line.Day(date).At(days.DigestAt) ?? Line.Day(date).Period.End : null;

    /// <summary>Whether what was due is still done: not more than four hours late, and not at night.</summary>
    public bool Runs(DateOnly date, DateTimeOffset now) => DueAt(date) is { } due && Schedule.Runs(due, now, Quiet, Line.Day(date).Zone);

    /// <summary>Which digest is due at this instant, and when to look again where none is.</summary>
    /// <param name="isDone">Whether that day has had its digest.</param>
    public DigestLook At(DateTimeOffset now, Func<DateOnly, bool> isDone)
    {
        // What is late may have been due on the day before; a zone further west may have had two since.
        var today = Today(now);
        for (var date = today.AddDays(-2); date <= today.AddDays(MostDays); date = date.AddDays(1))
        {
            if (DueAt(date) is not { } due || isDone(date))
                continue;

            if (due > now)
                return new DigestLook(null, Earlier(due, now + Longest));

            if (Runs(date, now))
                return new DigestLook(date, now);
        }

        return new DigestLook(null, now + Longest);
    }

    /// <summary>The next digest after this instant; null where none is in sight.</summary>
    public DateOnly? NextAfter(DateTimeOffset now)
    {
        var today = Today(now);
        for (var date = today.AddDays(-1); date <= today.AddDays(366); date = date.AddDays(1))
            if (DueAt(date) is { } due && due > now)
                return date;

        return null;
    }

    /// <summary>The first day that the digest of this date covers: the one after the last post, so that no day is in two of them or in none.</summary>
    /// <param name="last">The date of the last post before this one; null where there is none.</param>
    public static DateOnly From(DateOnly date, DateOnly? last)
    {
        var bound = date.AddDays(1 - MostDays);
        return last is not { } posted ? date : posted.AddDays(1) is var next && next < bound ? bound : next > date ? date : next;
    }

    /// <summary>The days from one to another as they are in time, both included.</summary>
    public Period PeriodOf(DateOnly from, DateOnly to) => new(Line.Day(from).Period.Start, Line.Day(to).Period.End);

    private Hours? Quiet => Night.From <= days.DigestAt || days.DigestAt < Night.To ? null : Night;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <param name="Date">The day whose digest is due; null: none is.</param>
/// <param name="LookAt">When to look again, where none is.</param>
internal sealed record DigestLook(DateOnly? Date, DateTimeOffset LookAt);
