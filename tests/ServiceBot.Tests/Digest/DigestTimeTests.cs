using ServiceBot.Calendar;
using ServiceBot.Digest;
using ServiceBot.Pulse;

namespace ServiceBot.Tests.Digest;

/// <summary>When digests come: two years, day by day, as the round would do it, in the zones where clocks do odd things.</summary>
public class DigestTimeTests
{
    private static readonly string[] TestZones =
    [
        "America/New_York", "Europe/Lisbon", "America/Santiago", "Africa/Cairo", "Asia/Beirut", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata", "Pacific/Apia", "Etc/UTC",
    ];

    private static readonly HashSet<DateOnly> Holidays = [new(2025, 1, 1), new(2025, 4, 21), new(2025, 12, 25), new(2026, 5, 1), new(2026, 12, 25)];

    public static TheoryData<string, string, int> Everywhere()
    {
        var all = new TheoryData<string, string, int>();
        foreach (var zone in TestZones)
        {
            all.Add(zone, "17:30", (int)WorkDays.MondayToFriday);
            all.Add(zone, "00:00", (int)WorkDays.EveryDay);
            all.Add(zone, "02:15", (int)WorkDays.EveryDay);
            all.Add(zone, "23:30", (int)(WorkDays.EveryDay & ~WorkDays.Wednesday));
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Each_working_day_has_one_digest_and_no_other_day_has_any(string zoneName, string at, int days)
    {
        var work = (WorkDays)days;
        var zone = WallClock.Zone(zoneName);
        var time = new DigestTime(new BatchDays(new ZoneLine(zone), work, Holidays, TimeOnly.Parse(at)));

        var posted = Simulate(time, new(2025, 1, 1), new(2026, 12, 31));

        Assert.Equal(Working(work, new(2025, 1, 1), new(2026, 12, 31)), posted.Select(one => one.Date));
        foreach (var (date, instant) in posted)
            Assert.Equal(WallClock.Instant(date, TimeOnly.Parse(at), zone), instant);
    }

    [Fact]
    public void A_date_that_a_zone_leaves_out_has_no_digest()
    {
        var time = Of("Pacific/Apia", new(17, 0), WorkDays.EveryDay);

        var posted = Simulate(time, new(2011, 12, 28), new(2012, 1, 2)).Select(one => one.Date).ToList();

        Assert.Equal([28, 29, 31, 1, 2], posted.Select(date => date.Day));
    }

    [Theory]
    [InlineData("Africa/Cairo", "2025-04-25", "00:15", "2025-04-24T22:00Z")]
    [InlineData("America/Santiago", "2025-09-07", "00:30", "2025-09-07T04:00Z")]
    [InlineData("Europe/Lisbon", "2025-03-30", "01:30", "2025-03-30T01:00Z")]
    [InlineData("Europe/Lisbon", "2025-10-26", "01:30", "2025-10-26T00:30Z")]
    [InlineData("America/New_York", "2025-11-02", "01:30", "2025-11-02T05:30Z")]
    public void A_time_that_is_skipped_comes_at_the_end_of_the_gap_and_one_that_comes_twice_the_first_time(string zone, string date, string at, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Of(zone, TimeOnly.Parse(at), WorkDays.EveryDay).DueAt(DateOnly.Parse(date)));

    [Theory]
    [InlineData("17:30", "2026-11-24T21:29Z", true)]
    [InlineData("17:30", "2026-11-24T21:31Z", false)] // more than four hours late
    [InlineData("19:00", "2026-11-24T21:59Z", true)]
    [InlineData("19:00", "2026-11-24T22:00Z", false)] // at night
    [InlineData("22:30", "2026-11-25T02:20Z", true)] // whoever chose the night works then
    [InlineData("05:00", "2026-11-24T06:00Z", true)]
    public void What_is_late_is_done_within_four_hours_and_not_at_night(string at, string now, bool runs) =>
        Assert.Equal(runs, Of("Europe/Lisbon", TimeOnly.Parse(at), WorkDays.EveryDay).Runs(new(2026, 11, 24), DateTimeOffset.Parse(now)));

    [Theory]
    [InlineData("2026-11-23", "2026-11-20", "2026-11-21")] // Monday covers the weekend
    [InlineData("2026-11-24", "2026-11-20", "2026-11-21")] // and Tuesday a Monday that was missed
    [InlineData("2026-11-24", "2026-11-23", "2026-11-24")]
    [InlineData("2026-11-24", null, "2026-11-24")]
    [InlineData("2026-11-24", "2026-10-01", "2026-11-11")] // never more than fourteen days
    [InlineData("2026-11-24", "2026-11-25", "2026-11-24")]
    public void It_covers_what_no_digest_before_it_covered(string date, string? last, string from) =>
        Assert.Equal(DateOnly.Parse(from), DigestTime.From(DateOnly.Parse(date), last is null ? null : DateOnly.Parse(last)));

    [Theory]
    [InlineData("Europe/Lisbon", "Asia/Kolkata")]
    [InlineData("Asia/Kolkata", "America/New_York")]
    [InlineData("Pacific/Apia", "America/Santiago")]
    public void A_team_that_changes_its_zone_has_one_digest_for_each_date(string before, string after)
    {
        var line = new ZoneLine(WallClock.Zone(before), new ZoneChange(new(2026, 3, 11), WallClock.Zone(after)));
        var time = new DigestTime(new BatchDays(line, WorkDays.MondayToFriday, new HashSet<DateOnly>(), new(17, 30)));

        var posted = Simulate(time, new(2026, 3, 2), new(2026, 3, 20)).Select(one => one.Date).ToList();

        // A last day that ends before its time has come has it at its end, unless that is in the night: then it goes into the next one.
        Assert.Equal(posted.Distinct(), posted);
        Assert.Empty(Working(WorkDays.MondayToFriday, new(2026, 3, 2), new(2026, 3, 20)).Except(posted).Except([new DateOnly(2026, 3, 10)]));
        Assert.True(time.Line.Day(new(2026, 3, 10)).IsChangeover);
    }

    [Fact]
    public void Clocks_that_jump_and_processes_that_start_again_post_nothing_twice()
    {
        var time = Of("Europe/Lisbon", new(17, 30), WorkDays.MondayToFriday);
        var random = new Random(7);
        var done = new List<DateOnly>();
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var now = start;
        for (var wakes = 0; wakes < 20_000; wakes++)
        {
            if (time.At(now, done.Contains) is { Date: { } date })
                done.Add(date);

            // Mostly on, now and then back, now and then a few hours of nothing.
            now += random.Next(20) switch { 0 => TimeSpan.FromHours(-2), 1 => TimeSpan.FromHours(3), _ => TimeSpan.FromMinutes(20) };
        }

        Assert.Equal(done.Distinct(), done);
        Assert.Equal(Working(WorkDays.MondayToFriday, done.Min(), done.Max()).Except(Holidays), done.Order());
    }

    [Fact]
    public void A_team_that_never_works_is_looked_at_again_in_a_week()
    {
        var now = DateTimeOffset.Parse("2026-11-24T12:00Z");
        Assert.Equal(new DigestLook(null, now.AddDays(7)), Of("Etc/UTC", new(17, 0), WorkDays.None).At(now, _ => false));
        Assert.Null(Of("Etc/UTC", new(17, 0), WorkDays.None).NextAfter(now));
    }

    private static DigestTime Of(string zone, TimeOnly at, WorkDays work) => new(new BatchDays(new ZoneLine(WallClock.Zone(zone)), work, Holidays, at));

    private static List<DateOnly> Working(WorkDays work, DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(date => work.Include(date) && !Holidays.Contains(date))];

    /// <summary>The round wakes when it has said that it looks again.</summary>
    private static List<(DateOnly Date, DateTimeOffset At)> Simulate(DigestTime time, DateOnly first, DateOnly last)
    {
        var posted = new List<(DateOnly Date, DateTimeOffset At)>();
        var now = time.Line.Day(first).Period.Start;
        var done = new HashSet<DateOnly> { first.AddDays(-1), first.AddDays(-2) };
        for (var end = time.Line.Day(last).Period.End; now <= end;)
        {
            var look = time.At(now, done.Contains);
            if (look.Date is not { } date)
            {
                Assert.True(look.LookAt > now);
                now = look.LookAt;
                continue;
            }

            Assert.True(done.Add(date));
            posted.Add((date, now));
        }

        return [.. posted.Where(one => one.Date >= first && one.Date <= last)];
    }
}
