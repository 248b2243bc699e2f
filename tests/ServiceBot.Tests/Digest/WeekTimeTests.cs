using ServiceBot.Calendar;
using ServiceBot.Digest;

namespace ServiceBot.Tests.Digest;

/// <summary>When the post of the week is due, in the zones in which days are odd.</summary>
public class WeekTimeTests
{
    [Theory]
    [MemberData(nameof(PrivateTimesTests.Zones), MemberType = typeof(PrivateTimesTests))]
    public void Over_two_years_each_week_with_a_working_day_has_one_as_its_first_one_begins(string zone)
    {
        foreach (var from in new TimeOnly[] { new(0, 0), new(0, 30), new(9, 0), new(22, 0) })
        {
            var line = new ZoneLine(WallClock.Zone(zone));
            HashSet<DateOnly> holidays = [.. Enumerable.Range(0, 7).Select(day => new DateOnly(2025, 12, 22).AddDays(day)), new(2026, 4, 6)];
            var work = new WorkWeek(WorkDays.MondayToFriday, new Hours(from, from.AddHours(8)), holidays, WallClock.Zone(zone));
            List<(Week Week, DateTimeOffset At)> posted = [];
            Week? last = null;
            for (var now = new DateTimeOffset(2025, 1, 6, 12, 0, 0, TimeSpan.Zero); now < new DateTimeOffset(2027, 1, 4, 0, 0, 0, TimeSpan.Zero);)
            {
                if (WeekTime.Due(now, work, line, last) is { } due)
                    posted.Add(((last = due).Value, now));

                now = WeekTime.Next(now, work, line, last) ?? now.AddDays(1);
            }

            Assert.Equal(posted.Select(one => one.Week).Distinct(), posted.Select(one => one.Week));
            Assert.DoesNotContain(Week.Of(new DateOnly(2025, 12, 22)), posted.Select(one => one.Week)); // nobody works in it
            var weeks = Enumerable.Range(0, 104).Select(number => Week.Of(new DateOnly(2025, 1, 6).AddDays(7 * number))).Skip(1).Where(week => week != Week.Of(new DateOnly(2025, 12, 22))).ToList();
            Assert.Equal(weeks, posted.Select(one => one.Week).Where(weeks.Contains));
            Assert.All(posted.Skip(1), one => Assert.Equal(WeekTime.Chances(one.Week, work, line).First(), (line.DayAt(one.At).Date, one.At)));
            Assert.Equal(new DateOnly(2026, 4, 7), line.DayAt(posted.Single(one => one.Week == Week.Of(new DateOnly(2026, 4, 6))).At).Date);
        }
    }

    [Fact]
    public void A_team_that_never_works_has_none()
    {
        var work = new WorkWeek(WorkDays.None, new Hours(new(9, 0), new(17, 0)), new HashSet<DateOnly>(), TimeZoneInfo.Utc);

        Assert.Null(WeekTime.Due(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), work, new ZoneLine(TimeZoneInfo.Utc), null));
        Assert.Null(WeekTime.Next(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), work, new ZoneLine(TimeZoneInfo.Utc), null));
    }
}
