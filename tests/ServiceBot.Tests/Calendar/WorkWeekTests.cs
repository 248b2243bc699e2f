using ServiceBot.Calendar;
using static ServiceBot.Tests.Calendar.Places;

namespace ServiceBot.Tests.Calendar;

public class WorkWeekTests
{
    private static readonly string[] Patterns = ["9-17", "22:00-06:00", "13:00-01:00", "all day"];

    public static IEnumerable<object[]> ZonesAndHours => Names.SelectMany(_ => Patterns, (zone, hours) => new[] { zone, hours });

    /// <summary>Around each change of the clocks, and in a plain week, against a count by the clock on the wall.</summary>
    [Theory]
    [MemberData(nameof(ZonesAndHours))]
    public void Working_time_is_what_one_counts_minute_by_minute(string zone, string hours)
    {
        var random = new Random(7);
        var work = Work("Sun to Thu", hours, zone, "2025-03-31", "2026-10-26");
        foreach (var around in OddDaysOf(zone).Keys.Append(new DateOnly(2026, 6, 10)))
        {
            var start = WallClock.Midnight(around.AddDays(-4), work.Zone);
            var worked = Count(work, start, 8 * 1440);
            for (var sample = 0; sample < 40; sample++)
            {
                var from = random.Next(worked.Length);
                var to = random.Next(from, worked.Length);
                var length = TimeSpan.FromMinutes(worked[to] - worked[from]);

                Assert.Equal(length, work.WorkingTimeBetween(start.AddMinutes(from), start.AddMinutes(to)));
                AssertIsReached(work, start.AddMinutes(from), length);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ZonesAndHours))]
    public void Work_begins_and_ends_where_the_shifts_do(string zone, string hours)
    {
        var random = new Random(11);
        var work = Work("Mon-Fri", hours, zone, "2025-09-08");
        for (var sample = 0; sample < 60; sample++)
        {
            var now = Instant("2025-01-01T00:00Z").AddMinutes(random.Next(700 * 1440));
            var start = Assert.NotNull(work.NextStart(now));
            var end = Assert.NotNull(work.NextEnd(now));

            Assert.True(work.ShiftAt(start)?.Period.Start == start);
            Assert.True(work.ShiftAt(end.AddTicks(-1))?.Period.End == end);
            Assert.Equal(work.ShiftAt(now) is null, start < end);
            Assert.Equal(end - (start < end ? start : now), work.WorkingTimeBetween(now, end));
        }
    }

    [Theory]
    [InlineData("2026-11-20T22:00Z", "2026-11-20")]
    [InlineData("2026-11-21T05:59Z", "2026-11-20")]
    [InlineData("2026-11-21T06:00Z", null)]
    [InlineData("2026-11-21T23:00Z", null)]
    [InlineData("2026-11-23T03:00Z", null)]
    [InlineData("2026-11-25T23:00Z", null)]
    [InlineData("2026-11-25T03:00Z", "2026-11-24")]
    [InlineData("2026-11-26T03:00Z", null)]
    public void A_night_shift_belongs_to_the_day_on_which_it_began(string instant, string? date) =>
        Assert.Equal(
            date is null ? null : Date(date),
            Work("Mon-Fri", "22:00-06:00", "Europe/Lisbon", "2026-11-25").ShiftAt(Instant(instant))?.Date);

    [Theory]
    [InlineData("Europe/Lisbon", "2026-03-28", 7)]
    [InlineData("Europe/Lisbon", "2026-10-24", 9)]
    [InlineData("America/New_York", "2026-03-07", 7)]
    [InlineData("America/New_York", "2026-10-31", 9)]
    [InlineData("Australia/Lord_Howe", "2026-10-03", 7.5)]
    [InlineData("Australia/Lord_Howe", "2026-04-04", 8.5)]
    [InlineData("America/Santiago", "2025-09-06", 7)]
    [InlineData("America/Santiago", "2025-04-05", 9)]
    [InlineData("Africa/Cairo", "2025-04-24", 7)]
    [InlineData("Asia/Beirut", "2025-03-29", 7)]
    [InlineData("Asia/Kolkata", "2025-03-29", 8)]
    public void A_night_in_which_the_clocks_change_is_as_long_as_it_is(string zone, string date, double hours)
    {
        var work = Work("every day", "22:00-06:00", zone);
        var evening = WallClock.Instant(Date(date), new TimeOnly(22, 0), work.Zone);

        Assert.Equal(TimeSpan.FromHours(hours), work.ShiftAt(evening)?.Period.Length);
        Assert.Equal(evening + TimeSpan.FromHours(hours), work.AddWorkingTime(evening, TimeSpan.FromHours(hours)));
    }

    [Theory]
    [InlineData("2026-11-20T16:30Z", 120, "2026-11-23T10:30Z")]
    [InlineData("2026-11-20T15:00Z", 120, "2026-11-20T17:00Z")]
    [InlineData("2026-11-21T12:00Z", 120, "2026-11-23T11:00Z")]
    [InlineData("2026-11-24T16:00Z", 240, "2026-11-26T12:00Z")]
    [InlineData("2026-11-21T12:00Z", 0, "2026-11-21T12:00Z")]
    public void Targets_count_working_time_only(string from, int minutes, string expected) =>
        Assert.Equal(
            Instant(expected),
            Work("Mon-Fri", "9-17", "Europe/Lisbon", "2026-11-25").AddWorkingTime(Instant(from), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void A_shift_that_the_clocks_skip_does_not_take_place()
    {
        var work = Work("every day", "01:00-02:00", "Europe/Lisbon");

        Assert.False(work.IsWorkingDay(new DateOnly(2026, 3, 29)));
        Assert.Equal(Instant("2026-03-30T00:00Z"), work.NextStart(Instant("2026-03-28T12:00Z")));
    }

    [Fact]
    public void Nobody_works_on_a_date_that_does_not_exist()
    {
        var work = Work("every day", "9-17", "Pacific/Apia");

        Assert.False(work.IsWorkingDay(new DateOnly(2011, 12, 30)));
        Assert.True(work.IsWorkingDay(new DateOnly(2011, 12, 31)));
        Assert.Equal(TimeSpan.FromHours(16), work.WorkingTimeBetween(Instant("2011-12-29T11:00Z"), Instant("2011-12-31T10:00Z")));
    }

    [Fact]
    public void Who_never_works_never_begins()
    {
        var never = Work("every day", "9-17", "UTC") with { Days = WorkDays.None };
        var now = Instant("2026-11-20T12:00Z");

        Assert.Null(never.NextStart(now));
        Assert.Null(never.NextEnd(now));
        Assert.Null(never.AddWorkingTime(now, TimeSpan.FromMinutes(1)));
        Assert.Equal(TimeSpan.Zero, never.WorkingTimeBetween(now, now.AddYears(1)));
    }

    [Fact]
    public void Time_does_not_run_backwards() =>
        Assert.Equal(TimeSpan.Zero, Work("every day", "9-17", "UTC").WorkingTimeBetween(Instant("2026-11-20T12:00Z"), Instant("2026-11-20T11:00Z")));

    /// <summary>How many working minutes had passed at each minute.</summary>
    private static int[] Count(WorkWeek work, DateTimeOffset start, int minutes)
    {
        var worked = new int[minutes + 1];
        for (var minute = 0; minute < minutes; minute++)
            worked[minute + 1] = worked[minute] + (ClockSaysWork(work, WallClock.Local(start.AddMinutes(minute), work.Zone)) ? 1 : 0);

        return worked;
    }

    private static bool ClockSaysWork(WorkWeek work, DateTime local)
    {
        var date = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);
        var (from, to) = (work.Hours.From, work.Hours.To);
        var began = from < to ? (from <= time && time < to ? date : null)
            : time >= from ? date
            : time < to ? date.AddDays(-1)
            : (DateOnly?)null;
        return began is { } day && work.Days.Include(day) && !work.Holidays.Contains(day);
    }

    private static void AssertIsReached(WorkWeek work, DateTimeOffset from, TimeSpan length)
    {
        var reached = Assert.NotNull(work.AddWorkingTime(from, length));

        Assert.Equal(length, work.WorkingTimeBetween(from, reached));
        Assert.True(length == TimeSpan.Zero ? reached == from : work.WorkingTimeBetween(from, reached.AddTicks(-1)) < length);
    }
}
