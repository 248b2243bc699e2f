namespace ServiceBot.Calendar;

/// <summary>When somebody may be written to without having asked: while they work, are not away and do not want to be left alone.</summary>
/// <param name="AwayUntil">The first day on which they are back.</param>
internal sealed record Availability(WorkWeek Work, Hours? Quiet, DateOnly? AwayUntil)
{
    /// <summary>Where none of a whole year's shifts leaves room, none will.</summary>
    private const int EnoughShifts = 366;

    public Silence At(DateTimeOffset instant)
    {
        var shift = Work.ShiftAt(instant);
        var today = WallClock.Date(instant, Work.Zone);
        if (IsAway(shift?.Date ?? today))
            return Silence.Away;

        if (shift is null)
            return Work.IsWorkingDay(today) ? Silence.OffShift : Silence.DayOff;

        return IsQuiet(instant) ? Silence.Quiet : Silence.None;
    }

    /// <summary>The first instant from this one on at which they may be written to; null when no shift of theirs leaves room for it.</summary>
    public DateTimeOffset? Next(DateTimeOffset from) => Work.ShiftsFrom(from)
        .SkipWhile(shift => IsAway(shift.Date))
        .Take(EnoughShifts)
        .Select(shift => FirstWithin(shift, from))
        .FirstOrDefault(instant => instant is not null);

    /// <summary>The day it is for them; a shift that runs past midnight is still the day before.</summary>
    public DateOnly Today(DateTimeOffset instant) => Work.ShiftAt(instant)?.Date ?? WallClock.Date(instant, Work.Zone);

    /// <summary>The next day after this one on which they work; null when they never do.</summary>
    public DateOnly? NextDay(DateTimeOffset instant) => Work.ShiftsFrom(instant)
        .FirstOrDefault(shift => shift.Date > Today(instant) && !IsAway(shift.Date))?.Date;

    /// <summary>When they may be written to first on that day; null when they never work.</summary>
    public DateTimeOffset? NextMorning(DateTimeOffset instant) => Work.ShiftsFrom(instant)
        .FirstOrDefault(shift => shift.Date > Today(instant) && !IsAway(shift.Date)) is { } shift ? Next(shift.Period.Start) : null;

    /// <summary>The first instant of the shift from this one on at which they may be written to; null when it has none.</summary>
    public DateTimeOffset? NextIn(WorkShift shift, DateTimeOffset from) =>
        IsAway(shift.Date) ? null : FirstWithin(shift, from > shift.Period.Start ? from : shift.Period.Start);

    private DateTimeOffset? FirstWithin(WorkShift shift, DateTimeOffset from) => QuietEnds(shift.Date)
        .Append(shift.Period.Start)
        .Append(from)
        .Where(instant => instant >= from && shift.Period.Includes(instant) && !IsQuiet(instant))
        .Select(instant => (DateTimeOffset?)instant)
        .Min();

    private bool IsAway(DateOnly date) => date < AwayUntil;

    private bool IsQuiet(DateTimeOffset instant) => Quiet?.Include(instant, Work.Zone) ?? false;

    /// <summary>A shift may last until the next day; what is quiet then may have begun the day before the shift.</summary>
    private IEnumerable<DateTimeOffset> QuietEnds(DateOnly date) =>
        Quiet is { } quiet ? Enumerable.Range(-1, 3).Select(days => quiet.On(date.AddDays(days), Work.Zone).End) : [];
}

/// <summary>Why nothing is said unasked.</summary>
internal enum Silence
{
    None,
    Away,

    /// <summary>No shift begins today: not one of their days, or a holiday.</summary>
    DayOff,

    OffShift,

    /// <summary>They work and want to be left alone.</summary>
    Quiet,
}
