using ServiceBot.Calendar;
using static ServiceBot.Tests.Calendar.Places;

namespace ServiceBot.Tests.Calendar;

public class TeamDayTests
{
    private static readonly TimeOnly[] Times =
        [.. new[] { "00:00", "00:15", "00:59", "01:00", "01:30", "01:45", "02:15", "02:30", "09:00", "17:00", "23:15", "23:59" }.Select(TimeOnly.Parse)];

    public static TheoryData<string> Zones => [.. Names];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Each_day_of_two_years_follows_the_one_before_and_is_as_long_as_the_tz_data_says(string zone)
    {
        var line = new ZoneLine(WallClock.Zone(zone));
        var odd = OddDaysOf(zone);
        var before = line.Day(First.AddDays(-1));
        foreach (var day in Days.Select(line.Day))
        {
            Assert.Equal(before.Period.End, day.Period.Start);
            Assert.Equal(TimeSpan.FromHours(odd.GetValueOrDefault(day.Date, 24)), day.Period.Length);
            Assert.False(day.IsChangeover);
            before = day;
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Each_instant_belongs_to_the_one_day_that_its_clocks_show(string zone)
    {
        var line = new ZoneLine(WallClock.Zone(zone));
        var end = line.Day(End).Period.Start;
        for (var instant = line.Day(First).Period.Start; instant < end; instant += TimeSpan.FromMinutes(97))
        {
            var day = line.DayAt(instant);
            Assert.True(day.Period.Includes(instant));
            Assert.Equal(WallClock.Date(instant, WallClock.Zone(zone)), day.Date);
        }

        foreach (var date in Days)
        {
            var start = line.Day(date).Period.Start;
            Assert.Equal(date, line.DayAt(start).Date);
            Assert.Equal(date.AddDays(-1), line.DayAt(start.AddTicks(-1)).Date);
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_time_comes_once_a_day_as_soon_as_the_clocks_show_it_or_have_skipped_it(string zone)
    {
        var place = WallClock.Zone(zone);
        var line = new ZoneLine(place);
        foreach (var day in Days.Select(line.Day))
            foreach (var time in Times)
            {
                var wanted = day.Date.ToDateTime(time);
                var at = Assert.NotNull(day.At(time));
                Assert.True(day.Period.Includes(at));
                Assert.Equal(IsEverShown(wanted, place), WallClock.Local(at, place) == wanted);
                Assert.True(WallClock.Local(at, place) >= wanted);
                Assert.True(WallClock.Local(at.AddSeconds(-1), place) < wanted);
                Assert.NotEqual(wanted, WallClock.Local(at.AddMinutes(-30), place));
                Assert.NotEqual(wanted, WallClock.Local(at.AddMinutes(-60), place));
            }
    }

    /// <summary><see cref="TimeZoneInfo.IsInvalidTime"/> finds no gap in Casablanca, where the clocks go back for Ramadan only.</summary>
    private static bool IsEverShown(DateTime wanted, TimeZoneInfo zone)
    {
        var asUtc = new DateTimeOffset(wanted, TimeSpan.Zero);
        return new[] { -1, 1 }.Any(days => WallClock.Local(asUtc - zone.GetUtcOffset(asUtc.AddDays(days)), zone) == wanted);
    }

    [Theory]
    [InlineData("America/Santiago", "2025-09-07", "2025-09-07T04:00Z")]
    [InlineData("Africa/Cairo", "2025-04-25", "2025-04-24T22:00Z")]
    [InlineData("Asia/Beirut", "2025-03-30", "2025-03-29T22:00Z")]
    public void A_day_without_midnight_begins_at_one(string zone, string date, string start)
    {
        var day = new ZoneLine(WallClock.Zone(zone)).Day(Date(date));

        Assert.Equal(Instant(start), day.Period.Start);
        Assert.Equal(Instant(start), day.At(TimeOnly.MinValue));
        Assert.Equal(new TimeOnly(1, 0), TimeOnly.FromDateTime(WallClock.Local(day.Period.Start, day.Zone)));
    }

    [Fact]
    public void The_date_that_Samoa_skipped_is_empty_and_nothing_happens_on_it()
    {
        var line = new ZoneLine(WallClock.Zone("Pacific/Apia"));
        var skipped = line.Day(new DateOnly(2011, 12, 30));

        Assert.True(skipped.Period.IsEmpty);
        Assert.Null(skipped.At(new TimeOnly(9, 0)));
        Assert.Equal(TimeSpan.FromHours(24), line.Day(new DateOnly(2011, 12, 29)).Period.Length);
        Assert.Equal(new DateOnly(2011, 12, 31), line.DayAt(skipped.Period.Start).Date);
    }

    [Theory]
    [InlineData("2026-11-22", "2026-W47")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2025-12-29", "2026-W01")]
    public void A_week_belongs_to_the_year_of_its_Thursday(string date, string week)
    {
        Assert.Equal(week, Week.Of(Date(date)).ToString());
        Assert.Equal(DayOfWeek.Monday, Week.Of(Date(date)).Monday.DayOfWeek);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Weeks_follow_each_other_and_hold_seven_days(string zone)
    {
        var line = new ZoneLine(WallClock.Zone(zone));
        foreach (var date in Days)
        {
            var week = line.Week(Week.Of(date));
            Assert.True(week.Start <= line.Day(date).Period.Start && line.Day(date).Period.End <= week.End);
            Assert.Equal(week.End, line.Week(Week.Of(Week.Of(date).Monday.AddDays(7))).Start);
        }
    }
}
