namespace ServiceBot.Calendar;

/// <summary>The zones a team lived by, one after the other. They cut time into its days, without a gap and without an overlap.</summary>
/// <param name="first">The zone until the first change.</param>
internal sealed class ZoneLine(TimeZoneInfo first, params IEnumerable<ZoneChange> changes)
{
    private readonly ZoneChange[] _changes = [.. changes.OrderBy(change => change.From)];

    public TeamDay Day(DateOnly date)
    {
        var period = new Period(Start(date), Start(date.AddDays(1)));
        var next = _changes.FirstOrDefault(change => change.From > date);
        var isChangeover = next is not null && next.Zone.Id != ZoneOn(date).Id && Start(next.From) == period.End;
        return new TeamDay(date, ZoneOn(date), period, isChangeover);
    }

    /// <summary>The one day to which the instant belongs.</summary>
    public TeamDay DayAt(DateTimeOffset instant)
    {
        // No zone is a whole day ahead of UTC, and the last day that has begun is never an empty one.
        var date = DateOnly.FromDateTime(instant.UtcDateTime).AddDays(1);
        while (Start(date) > instant)
            date = date.AddDays(-1);

        return Day(date);
    }

    public Period Week(Week week) => new(Start(week.Monday), Start(week.Monday.AddDays(7)));

    /// <summary>
    /// From which date on a change made now applies: the next that has begun neither here nor there, so that the day that runs keeps its
    /// date and its beginning. Changes planned for that date or later give way.
    /// </summary>
    public DateOnly NextDateFor(DateTimeOffset now, TimeZoneInfo zone)
    {
        var here = DayAt(now).Date;
        var there = new ZoneLine(zone).DayAt(now).Date;
        return (here > there ? here : there).AddDays(1);
    }

    private TimeZoneInfo ZoneOn(DateOnly date) => _changes.LastOrDefault(change => change.From <= date)?.Zone ?? first;

    /// <summary>A new zone begins at a midnight of its own; days of the old one that would begin after that have no time left.</summary>
    private DateTimeOffset Start(DateOnly date) => _changes
        .Where(change => change.From > date)
        .Select(change => WallClock.Midnight(change.From, change.Zone))
        .Append(WallClock.Midnight(date, ZoneOn(date)))
        .Min();
}

internal sealed record ZoneChange(DateOnly From, TimeZoneInfo Zone);
