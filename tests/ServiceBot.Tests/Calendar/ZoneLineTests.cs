using ServiceBot.Calendar;
using static ServiceBot.Tests.Calendar.Places;

namespace ServiceBot.Tests.Calendar;

public class ZoneLineTests
{
    private static readonly TimeZoneInfo[] World =
        [.. Names.Concat(["Pacific/Pago_Pago", "Pacific/Kiritimati", "Pacific/Honolulu", "Pacific/Auckland"]).Select(WallClock.Zone)];

    [Theory]
    [InlineData("Europe/Lisbon", "America/New_York", "2026-11-20T12:00Z", "2026-11-21", 29)]
    [InlineData("America/New_York", "Europe/Lisbon", "2026-11-20T12:00Z", "2026-11-21", 19)]
    [InlineData("Pacific/Auckland", "Pacific/Honolulu", "2026-11-20T02:00Z", "2026-11-21", 47)]
    [InlineData("Europe/Lisbon", "Asia/Kolkata", "2026-11-20T20:00Z", "2026-11-22", 18.5)]
    [InlineData("Pacific/Honolulu", "Pacific/Auckland", "2026-11-21T01:00Z", "2026-11-22", 1)]
    public void A_change_applies_from_the_next_date_and_the_day_before_it_is_labelled(string from, string to, string now, string date, double hours)
    {
        var next = new ZoneLine(WallClock.Zone(from)).NextDateFor(Instant(now), WallClock.Zone(to));
        var line = new ZoneLine(WallClock.Zone(from), new ZoneChange(next, WallClock.Zone(to)));
        var changeover = line.Day(next.AddDays(-1));

        Assert.Equal(Date(date), next);
        Assert.Equal(TimeSpan.FromHours(hours), changeover.Period.Length);
        Assert.Equal(from, changeover.Zone.Id);
        Assert.True(changeover.IsChangeover);
        Assert.False(line.Day(next).IsChangeover);
        Assert.False(line.Day(next.AddDays(-2)).IsChangeover);
        Assert.Equal(to, line.Day(next).Zone.Id);
    }

    [Fact]
    public void A_time_that_the_changeover_day_does_not_reach_does_not_come()
    {
        var line = new ZoneLine(WallClock.Zone("America/New_York"), new ZoneChange(new DateOnly(2026, 11, 21), WallClock.Zone("Europe/Lisbon")));

        Assert.NotNull(line.Day(new DateOnly(2026, 11, 20)).At(new TimeOnly(17, 0)));
        Assert.Null(line.Day(new DateOnly(2026, 11, 20)).At(new TimeOnly(20, 0)));
        Assert.Equal(Instant("2026-11-21T20:00Z"), line.Day(new DateOnly(2026, 11, 21)).At(new TimeOnly(20, 0)));
    }

    /// <summary>25 hours apart: in Kiritimati the 23rd begins before the 22nd would in Pago Pago.</summary>
    [Fact]
    public void A_day_for_which_the_new_zone_leaves_no_time_is_empty()
    {
        var (pagoPago, kiritimati) = (WallClock.Zone("Pacific/Pago_Pago"), WallClock.Zone("Pacific/Kiritimati"));
        var now = Instant("2026-11-21T10:30Z");
        var next = new ZoneLine(pagoPago).NextDateFor(now, kiritimati);
        var line = new ZoneLine(pagoPago, new ZoneChange(next, kiritimati));

        Assert.Equal(new DateOnly(2026, 11, 23), next);
        Assert.Equal(new DateOnly(2026, 11, 20), line.DayAt(now).Date);
        Assert.Equal(TimeSpan.FromHours(23), line.Day(new DateOnly(2026, 11, 21)).Period.Length);
        Assert.True(line.Day(new DateOnly(2026, 11, 22)).Period.IsEmpty);
        Assert.Equal(Instant("2026-11-22T10:00Z"), line.Day(next).Period.Start);
    }

    [Fact]
    public void A_zone_that_stays_the_same_is_no_changeover()
    {
        var lisbon = WallClock.Zone("Europe/Lisbon");

        Assert.False(new ZoneLine(lisbon, new ZoneChange(new DateOnly(2026, 11, 21), lisbon)).Day(new DateOnly(2026, 11, 20)).IsChangeover);
    }

    /// <summary>Teams move all over the world, sometimes twice a day.</summary>
    [Fact]
    public void Whatever_the_changes_days_follow_each_other_and_what_has_begun_stays_as_it_is()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 400; round++)
        {
            var home = Any(random);
            var now = Instant("2025-01-01T00:00Z").AddMinutes(random.Next(700 * 1440));
            var changes = new List<ZoneChange>();
            for (var move = 0; move < 4; move++, now += TimeSpan.FromMinutes(random.Next(1, 4000)))
            {
                var before = new ZoneLine(home, changes);
                var today = before.DayAt(now);
                var zone = Any(random);
                var change = new ZoneChange(before.NextDateFor(now, zone), zone);
                changes.RemoveAll(planned => planned.From >= change.From);
                changes.Add(change);

                var line = new ZoneLine(home, changes);
                Assert.Equal(today.Date, line.DayAt(now).Date);
                Assert.Equal(WallClock.Midnight(change.From, zone), line.Day(change.From).Period.Start);
                Assert.True(line.Day(change.From).Period.Start > now);
                for (var date = today.Date.AddDays(-5); date <= today.Date; date = date.AddDays(1))
                    Assert.Equal(before.Day(date).Period.Start, line.Day(date).Period.Start);

                AssertContiguous(line, today.Date);
            }
        }
    }

    private static void AssertContiguous(ZoneLine line, DateOnly around)
    {
        for (var date = around.AddDays(-5); date < around.AddDays(6); date = date.AddDays(1))
        {
            var day = line.Day(date);
            Assert.True(day.Period.Start <= day.Period.End);
            Assert.Equal(day.Period.End, line.Day(date.AddDays(1)).Period.Start);
            if (day.Period.IsEmpty)
                continue;

            Assert.Equal(date, line.DayAt(day.Period.Start).Date);
            Assert.Equal(date, line.DayAt(day.Period.End.AddTicks(-1)).Date);
        }
    }

    private static TimeZoneInfo Any(Random random) => World[random.Next(World.Length)];
}
