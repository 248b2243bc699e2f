using ServiceBot.Calendar;

namespace ServiceBot.Pulse;

/// <summary>The days of the team that a batch follows, and when each of them closes.</summary>
internal sealed record BatchDays(ZoneLine Line, WorkDays Work, IReadOnlySet<DateOnly> Holidays, TimeOnly DigestAt)
{
    /// <summary>The digest shows what was counted before it.</summary>
    private static readonly TimeSpan BeforeDigest = TimeSpan.FromMinutes(30);

    /// <summary>A team that never works is not looked at for ever.</summary>
    private const int FarAhead = 366;

    public DateTimeOffset ClosesAt(DateOnly date) => (Line.Day(date).At(DigestAt) ?? Line.Day(date).Period.End) - BeforeDigest;

    /// <summary>A date that a zone leaves out is no day of work.</summary>
    public bool IsWorking(DateOnly date) => Work.Include(date) && !Holidays.Contains(date) && !Line.Day(date).Period.IsEmpty;

    /// <summary>The first day of work from this one on; where there is none in sight, every day counts.</summary>
    public DateOnly NextFrom(DateOnly date)
    {
        for (var ahead = 0; ahead < FarAhead; ahead++)
            if (IsWorking(date.AddDays(ahead)))
                return date.AddDays(ahead);

        return date;
    }

    /// <summary>The first day of work from this one on that is not over yet.</summary>
    public DateOnly CollectingFrom(DateOnly date, DateTimeOffset now)
    {
        // What was long ago is over, and need not be gone through day by day.
        var recent = Line.DayAt(now).Date.AddDays(-2);
        var day = NextFrom(date < recent ? recent : date);
        while (ClosesAt(day) <= now)
            day = NextFrom(day.AddDays(1));

        return day;
    }

    /// <summary>The last day of work from this one on that is over, if this one is.</summary>
    public DateOnly LastClosed(DateOnly from, DateTimeOffset now)
    {
        var last = from;
        for (var day = NextFrom(from); ClosesAt(day) <= now; day = NextFrom(day.AddDays(1)))
            last = day;

        return last;
    }

    /// <summary>The n-th day of work, the first one being this or the next.</summary>
    public DateOnly Nth(int n, DateOnly from)
    {
        var day = NextFrom(from);
        for (; n > 1; n--)
            day = NextFrom(day.AddDays(1));

        return day;
    }

    /// <summary>The last day of work up to this one, but none before the first.</summary>
    public DateOnly LastUntil(DateOnly date, DateOnly first)
    {
        var day = date;
        while (day > first && !IsWorking(day))
            day = day.AddDays(-1);

        return day;
    }

    /// <summary>How many days of work there are from the first to the last, both of them counted.</summary>
    public int Count(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = NextFrom(first); day <= last; day = NextFrom(day.AddDays(1)))
            count++;

        return count;
    }
}
