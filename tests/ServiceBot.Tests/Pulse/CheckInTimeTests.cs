using ServiceBot.Calendar;
using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

/// <summary>When people are asked: two years, day by day, as the round would do it, in the zones where clocks do odd things.</summary>
public class CheckInTimeTests
{
    private static readonly string[] TestZones =
    [
        "America/New_York", "Europe/Lisbon", "America/Santiago", "Africa/Cairo", "Asia/Beirut", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata", "Pacific/Apia",
        "Etc/UTC",
    ];

    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    public static TheoryData<string, string> Everywhere()
    {
        var all = new TheoryData<string, string>();
        foreach (var zone in TestZones)
            foreach (var kind in Kinds.Keys)
                all.Add(zone, kind);

        return all;
    }

    /// <summary>Hours of work, quiet hours, and the time of the team.</summary>
    private static readonly Dictionary<string, (string Work, string? Quiet, string At, WorkDays Days)> Kinds = new()
    {
        ["by day"] = ("09:00-17:00", null, "15:00", WorkDays.MondayToFriday),
        ["after an early shift"] = ("06:00-14:00", null, "15:00", WorkDays.EveryDay),
        ["after an early shift with a quiet end"] = ("06:00-14:00", "12:30-15:00", "15:00", WorkDays.MondayToFriday),
        ["before a late shift"] = ("16:00-23:59", "16:00-17:30", "15:00", WorkDays.MondayToFriday),
        ["by night"] = ("22:00-06:00", null, "15:00", WorkDays.MondayToFriday),
        ["by night with a quiet midnight"] = ("22:00-06:00", "21:00-01:30", "02:15", WorkDays.EveryDay),
        ["around the change of clocks"] = ("00:00-08:00", null, "00:30", WorkDays.EveryDay),
        ["in quiet hours"] = ("09:00-17:00", "14:30-15:45", "15:00", WorkDays.MondayToFriday | WorkDays.Sunday),
        ["all day long"] = ("00:00-00:00", "22:00-07:00", "06:00", WorkDays.EveryDay),
    };

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Everybody_is_asked_exactly_once_on_each_of_their_days_and_never_when_they_are_left_alone(string zoneName, string kind)
    {
        var (availability, at) = Of(zoneName, kind);
        var zone = availability.Work.Zone;

        var asked = Simulate(_ => availability, at).Where(one => one.Date >= First && one.Date <= Last).ToList();

        var expected = new List<DateOnly>();
        for (var date = First; date <= Last; date = date.AddDays(1))
            if (availability.Work.Days.Include(date) && !IsHoliday(date) && date >= availability.AwayUntil)
                expected.Add(date);

        Assert.Equal(expected, asked.Select(one => one.Date));
        Assert.All(asked, one => Assert.Equal(Silence.None, availability.At(one.At)));
        Assert.All(asked, one => Assert.Contains(WallClock.Date(one.At, zone).DayNumber - one.Date.DayNumber, (int[])[0, 1]));

        // By day it is the time of the team itself, or the first there is after it.
        if (kind == "by day")
            Assert.All(asked, one => Assert.Equal(new TimeOnly(15, 0), TimeOnly.FromDateTime(WallClock.Local(one.At, zone))));
        if (kind == "by night")
            Assert.All(asked, one => Assert.Equal(new TimeOnly(22, 0), TimeOnly.FromDateTime(WallClock.Local(one.At, zone))));
        if (kind == "after an early shift with a quiet end")
            Assert.All(asked, one => Assert.Equal(WallClock.Instant(one.Date, new TimeOnly(6, 0), zone), one.At));
        if (kind == "by night with a quiet midnight")
            Assert.All(asked, one => Assert.Equal(WallClock.Instant(one.Date.AddDays(1), new TimeOnly(2, 15), zone), one.At));
    }

    [Fact]
    public void A_date_that_a_zone_leaves_out_is_no_day()
    {
        var work = new WorkWeek(WorkDays.EveryDay, new Hours(new(9, 0), new(17, 0)), new HashSet<DateOnly>(), WallClock.Zone("Pacific/Apia"));

        var asked = Simulate(_ => new Availability(work, null, null), new(15, 0), new(2011, 12, 25), new(2012, 1, 5)).ToList();

        Assert.Equal([25, 26, 27, 28, 29, 31, 1, 2, 3, 4], asked.Where(one => one.Date >= new DateOnly(2011, 12, 25) && one.Date < new DateOnly(2012, 1, 5)).Select(one => one.Date.Day));
    }

    [Fact]
    public void A_time_that_clocks_skip_comes_at_the_end_of_the_gap_and_one_they_repeat_comes_once()
    {
        var (lisbon, at) = (WallClock.Zone("Europe/Lisbon"), new TimeOnly(1, 30));
        var work = new WorkWeek(WorkDays.EveryDay, new Hours(new(0, 0), new(8, 0)), new HashSet<DateOnly>(), lisbon);

        var asked = Simulate(_ => new Availability(work, null, null), at, new(2026, 3, 28), new(2026, 10, 27)).ToDictionary(one => one.Date, one => one.At);

        Assert.Equal(DateTimeOffset.Parse("2026-03-29T01:00Z"), asked[new(2026, 3, 29)]);
        Assert.Equal(DateTimeOffset.Parse("2026-10-25T00:30Z"), asked[new(2026, 10, 25)]);
    }

    /// <summary>Every few weeks they work in another part of the world.</summary>
    [Fact]
    public void Whoever_travels_is_asked_at_most_once_for_a_date_and_on_all_days_that_are_whole()
    {
        var zones = TestZones.Select(WallClock.Zone).ToArray();
        const int Stay = 23;

        var asked = Simulate(now => Travelling(zones[(int)(now - Start(First, TimeZoneInfo.Utc)).TotalDays / Stay % zones.Length]), new(15, 0)).ToList();

        Assert.Equal(asked.Select(one => one.Date).Distinct().Order(), asked.Select(one => one.Date));
        Assert.All(asked, one => Assert.Equal(Silence.None, Travelling(zones[(int)(one.At - Start(First, TimeZoneInfo.Utc)).TotalDays / Stay % zones.Length]).At(one.At)));

        // At most the day of the journey and the one beside it are lost.
        var journeys = (Last.DayNumber - First.DayNumber) / Stay + 1;
        Assert.InRange(asked.Count, Last.DayNumber - First.DayNumber - journeys, Last.DayNumber - First.DayNumber + 2);

        static Availability Travelling(TimeZoneInfo zone) =>
            new(new WorkWeek(WorkDays.EveryDay, new Hours(new(9, 0), new(17, 0)), new HashSet<DateOnly>(), zone), null, null);
    }

    [Theory]
    [InlineData("2026-11-23T14:59Z", null)]
    [InlineData("2026-11-23T15:00Z", 23)]
    [InlineData("2026-11-23T16:59Z", 23)]
    [InlineData("2026-11-23T17:00Z", null)]
    public void Late_is_better_than_not_at_all_but_not_after_work(string now, int? day) =>
        Assert.Equal(day, CheckInTime.At(DateTimeOffset.Parse(now), Lisbon("09:00-17:00"), new(15, 0), null).Date?.Day);

    [Theory]
    [InlineData("2026-11-23T14:00Z", 23)]
    [InlineData("2026-11-23T14:01Z", null)]
    public void Four_hours_late_is_too_late(string now, int? day) =>
        Assert.Equal(day, CheckInTime.At(DateTimeOffset.Parse(now), Lisbon("09:00-17:00"), new(10, 0), null).Date?.Day);

    [Fact]
    public void What_is_late_in_quiet_hours_comes_after_them()
    {
        var quiet = Lisbon("09:00-17:00") with { Quiet = new Hours(new(12, 0), new(13, 0)) };

        var look = CheckInTime.At(DateTimeOffset.Parse("2026-11-23T12:20Z"), quiet, new(11, 0), null);

        Assert.Equal((null, DateTimeOffset.Parse("2026-11-23T13:00Z")), (look.Date, look.LookAt));
        Assert.Equal(23, CheckInTime.At(look.LookAt, quiet, new(11, 0), null).Date?.Day);
    }

    [Fact]
    public void It_goes_out_before_it_is_quiet_or_not_at_all()
    {
        var quiet = Lisbon("09:00-17:00") with { Quiet = new Hours(new(16, 0), new(16, 30)) };

        Assert.Equal(DateTimeOffset.Parse("2026-11-23T16:00Z"), CheckInTime.At(DateTimeOffset.Parse("2026-11-23T15:00Z"), quiet, new(15, 0), null).Until);
        Assert.Equal(DateTimeOffset.Parse("2026-11-23T17:00Z"), CheckInTime.At(DateTimeOffset.Parse("2026-11-23T15:00Z"), Lisbon("09:00-17:00"), new(15, 0), null).Until);
        Assert.Equal(DateTimeOffset.Parse("2026-11-23T14:00Z"), CheckInTime.At(DateTimeOffset.Parse("2026-11-23T10:00Z"), Lisbon("09:00-17:00"), new(10, 0), null).Until);
    }

    [Fact]
    public void Whoever_has_no_moment_free_is_not_asked() =>
        Assert.Empty(Simulate(_ => Lisbon("09:00-17:00") with { Quiet = new Hours(new(8, 0), new(18, 0)) }, new(15, 0), First, First.AddDays(30)));

    private static Availability Lisbon(string hours) => new(
        new WorkWeek(WorkDays.MondayToFriday, SpokenHours.Parse(hours)!.Value, new HashSet<DateOnly>(), WallClock.Zone("Europe/Lisbon")), null, null);

    private static (Availability, TimeOnly) Of(string zone, string kind)
    {
        var (work, quiet, at, days) = Kinds[kind];
        var holidays = new HashSet<DateOnly>();
        for (var date = First.AddDays(-2); date <= Last.AddDays(2); date = date.AddDays(1))
            if (IsHoliday(date))
                holidays.Add(date);

        var ends = work.Split('-').Select(TimeOnly.Parse).ToArray();
        var silent = quiet?.Split('-').Select(TimeOnly.Parse).ToArray();
        return (new Availability(
            new WorkWeek(days, new Hours(ends[0], ends[1]), holidays, WallClock.Zone(zone)),
            silent is null ? null : new Hours(silent[0], silent[1]), First.AddDays(17)), TimeOnly.Parse(at));
    }

    private static bool IsHoliday(DateOnly date) => date.DayNumber % 31 == 5;

    private static DateTimeOffset Start(DateOnly date, TimeZoneInfo zone) => WallClock.Midnight(date, zone);

    /// <summary>Looks when the rule says so, as the round does, half a minute late as it is.</summary>
    private static List<(DateOnly Date, DateTimeOffset At)> Simulate(
        Func<DateTimeOffset, Availability> of, TimeOnly at, DateOnly? from = null, DateOnly? to = null)
    {
        var asked = new List<(DateOnly, DateTimeOffset)>();
        DateOnly? askedOn = null;
        var end = Start((to ?? Last).AddDays(2), TimeZoneInfo.Utc);
        for (var now = Start(from ?? First, TimeZoneInfo.Utc).AddDays(-1); now < end;)
        {
            var look = CheckInTime.At(now, of(now), at, askedOn);
            if (look.Date is { } date)
            {
                asked.Add((date, now));
                askedOn = date;
                continue;
            }

            Assert.True(look.LookAt > now, $"At {now:u} it would look again at once, for ever.");
            Assert.True(look.LookAt <= now.AddDays(1), "What is noted holds for longer than a day.");
            now = look.LookAt;
        }

        return asked;
    }
}
