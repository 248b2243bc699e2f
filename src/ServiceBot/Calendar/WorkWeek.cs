namespace ServiceBot.Calendar;

/// <summary>When somebody works. A shift belongs to the date on which it begins, and no shift begins on a holiday.</summary>
internal sealed record WorkWeek(WorkDays Days, Hours Hours, IReadOnlySet<DateOnly> Holidays, TimeZoneInfo Zone)
{
    public bool IsWorkingDay(DateOnly date) => !ShiftOn(date).IsEmpty;

    /// <summary>The last of the working days of the date's week (Monday to Sunday); null when it has none.</summary>
    public DateOnly? LastDayOfWeek(DateOnly date)
    {
        var sunday = date.AddDays(6 - ((int)date.DayOfWeek + 6) % 7);
        return Enumerable.Range(0, 7).Select(back => sunday.AddDays(-back)).Where(IsWorkingDay).Select(day => (DateOnly?)day).FirstOrDefault();
    }

    /// <summary>The shift that is running, or null.</summary>
    public WorkShift? ShiftAt(DateTimeOffset instant) =>
        ShiftsFrom(instant).FirstOrDefault() is { } shift && shift.Period.Includes(instant) ? shift : null;

    /// <summary>The next instant at which work begins, this one included; null when nobody ever works.</summary>
    public DateTimeOffset? NextStart(DateTimeOffset from) =>
        ShiftsFrom(from).FirstOrDefault(shift => shift.Period.Start >= from)?.Period.Start;

    /// <summary>The end of the shift that is running, or else of the next one.</summary>
    public DateTimeOffset? NextEnd(DateTimeOffset from) => ShiftsFrom(from).FirstOrDefault()?.Period.End;

    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        if (to <= from)
            return sum;

        foreach (var (_, shift) in ShiftsFrom(from).TakeWhile(shift => shift.Period.Start < to))
            sum += Earlier(shift.End, to) - Later(shift.Start, from);

        return sum;
    }

    /// <summary>The first instant by which that much was worked; null when it never will be.</summary>
    public DateTimeOffset? AddWorkingTime(DateTimeOffset from, TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero)
            return from;

        foreach (var (_, shift) in ShiftsFrom(from))
        {
            var start = Later(shift.Start, from);
            if (duration <= shift.End - start)
                return start + duration;

            duration -= shift.End - start;
        }

        return null;
    }

    /// <summary>All shifts that end after this instant, one after the other, for ever: take what is needed.</summary>
    public IEnumerable<WorkShift> ShiftsFrom(DateTimeOffset instant)
    {
        if ((Days & WorkDays.EveryDay) == WorkDays.None)
            yield break;

        for (var date = WallClock.Date(instant, Zone).AddDays(-1); ; date = date.AddDays(1))
            if (ShiftOn(date) is { IsEmpty: false } period && period.End > instant)
                yield return new WorkShift(date, period);
    }

    private Period ShiftOn(DateOnly date) => Days.Include(date) && !Holidays.Contains(date) ? Hours.On(date, Zone) : default;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>One shift, by the date on which it begins.</summary>
internal sealed record WorkShift(DateOnly Date, Period Period);
