using ServiceBot.Calendar;
using static ServiceBot.Tests.Calendar.Places;

namespace ServiceBot.Tests.Calendar;

public class AvailabilityTests
{
    [Theory]
    [InlineData("2026-11-20T10:00Z", nameof(Silence.None), "2026-11-20T10:00Z")]
    [InlineData("2026-11-20T12:15Z", nameof(Silence.Quiet), "2026-11-20T13:00Z")]
    [InlineData("2026-11-20T13:00Z", nameof(Silence.None), "2026-11-20T13:00Z")]
    [InlineData("2026-11-20T08:59Z", nameof(Silence.OffShift), "2026-11-20T09:00Z")]
    [InlineData("2026-11-20T17:00Z", nameof(Silence.OffShift), "2026-11-23T09:00Z")]
    [InlineData("2026-11-21T10:00Z", nameof(Silence.DayOff), "2026-11-23T09:00Z")]
    [InlineData("2026-11-25T10:00Z", nameof(Silence.DayOff), "2026-11-26T09:00Z")]
    public void Unasked_messages_come_in_working_hours_outside_quiet_ones(string now, string silence, string next)
    {
        var ines = new Availability(Work("Mon-Fri", "9-17", "Europe/Lisbon", "2026-11-25"), Hours("12:00-13:00"), null);

        Assert.Equal(silence, ines.At(Instant(now)).ToString());
        Assert.Equal(Instant(next), ines.Next(Instant(now)));
    }

    [Fact]
    public void Who_is_away_hears_again_on_the_first_day_back()
    {
        var ines = new Availability(Work("Mon-Fri", "9-17", "Europe/Lisbon"), null, AwayUntil: new DateOnly(2026, 11, 24));

        Assert.Equal(Silence.Away, ines.At(Instant("2026-11-20T10:00Z")));
        Assert.Equal(Silence.Away, ines.At(Instant("2026-11-23T23:59Z")));
        Assert.Equal(Silence.OffShift, ines.At(Instant("2026-11-24T00:00Z")));
        Assert.Equal(Instant("2026-11-24T09:00Z"), ines.Next(Instant("2026-11-20T10:00Z")));
        Assert.Equal(Silence.None, ines.At(Instant("2026-11-24T09:00Z")));
    }

    [Fact]
    public void Who_is_back_on_Monday_is_still_away_in_the_night_that_began_on_Sunday()
    {
        var ines = new Availability(Work("every day", "22:00-06:00", "Europe/Lisbon"), null, AwayUntil: new DateOnly(2026, 11, 23));

        Assert.Equal(Silence.Away, ines.At(Instant("2026-11-23T03:00Z")));
        Assert.Equal(Instant("2026-11-23T22:00Z"), ines.Next(Instant("2026-11-23T03:00Z")));
    }

    [Fact]
    public void Quiet_hours_may_run_past_midnight_into_a_night_shift()
    {
        var ines = new Availability(Work("every day", "20:00-04:00", "Europe/Lisbon"), Hours("22:00-02:00"), null);

        Assert.Equal(Silence.Quiet, ines.At(Instant("2026-11-21T01:59Z")));
        Assert.Equal(Instant("2026-11-21T02:00Z"), ines.Next(Instant("2026-11-20T22:00Z")));
        Assert.Equal(Instant("2026-11-21T20:00Z"), ines.Next(Instant("2026-11-21T04:00Z")));
    }

    [Fact]
    public void Quiet_hours_may_lie_in_the_morning_after_a_night()
    {
        var ines = new Availability(Work("every day", "20:00-12:00", "Europe/Lisbon"), Hours("08:00-10:00"), null);

        Assert.Equal(Instant("2026-11-21T10:00Z"), ines.Next(Instant("2026-11-21T08:30Z")));
    }

    [Theory]
    [InlineData("2026-11-20T10:00Z", "2026-11-23")]
    [InlineData("2026-11-20T20:00Z", "2026-11-23")]
    [InlineData("2026-11-23T08:00Z", "2026-11-24")]
    [InlineData("2026-11-24T10:00Z", "2026-11-26")]
    public void The_next_day_is_one_on_which_they_work(string now, string day)
    {
        var ines = new Availability(Work("Mon-Fri", "9-17", "Europe/Lisbon", "2026-11-25"), null, null);

        Assert.Equal(DateOnly.Parse(day), ines.NextDay(Instant(now)));
    }

    [Fact]
    public void In_a_night_shift_the_next_day_is_that_of_the_next_shift()
    {
        var ines = new Availability(Work("every day", "22:00-06:00", "Europe/Lisbon"), null, null);

        Assert.Equal((new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21)), (ines.Today(Instant("2026-11-21T03:00Z")), ines.NextDay(Instant("2026-11-21T03:00Z"))!.Value));
    }

    [Fact]
    public void Who_is_away_has_no_next_day_until_they_are_back_and_who_never_works_has_none()
    {
        var work = Work("Mon-Fri", "9-17", "Europe/Lisbon");

        Assert.Equal(new DateOnly(2026, 11, 27), new Availability(work, null, new DateOnly(2026, 11, 27)).NextDay(Instant("2026-11-20T10:00Z")));
        Assert.Null(new Availability(work with { Days = WorkDays.None }, null, null).NextDay(Instant("2026-11-20T10:00Z")));
    }

    [Fact]
    public void Who_is_never_free_is_never_written_to()
    {
        var work = Work("every day", "9-17", "UTC");
        var now = Instant("2026-11-20T10:00Z");

        Assert.Null(new Availability(work, Hours("08:00-18:00"), null).Next(now));
        Assert.Null(new Availability(work with { Days = WorkDays.None }, null, null).Next(now));
    }

    public static TheoryData<string> Zones => [.. Names];

    [Theory]
    [MemberData(nameof(Zones))]
    public void The_next_time_is_the_first_that_is_allowed(string zone)
    {
        var random = new Random(5);
        Availability[] people =
        [
            new(Work("Mon-Fri", "9-17", zone), Hours("16:00-09:30"), null),
            new(Work("Sun to Thu", "22:00-06:00", zone, "2025-09-07", "2026-03-29"), Hours("23:30-01:15"), null),
            new(Work("every day", "all day", zone), Hours("00:30-01:30"), new DateOnly(2025, 10, 26)),
        ];
        foreach (var around in OddDaysOf(zone).Keys.Append(new DateOnly(2026, 6, 10)))
            foreach (var person in people)
                for (var sample = 0; sample < 8; sample++)
                {
                    var now = WallClock.Midnight(around, person.Work.Zone).AddMinutes(random.Next(-1440, 1440));
                    var next = Assert.NotNull(person.Next(now));

                    Assert.Equal(Silence.None, person.At(next));
                    Assert.Equal(person.At(now) == Silence.None, next == now);
                    for (var before = now; before < next && before < now.AddDays(3); before = before.AddMinutes(15))
                        Assert.NotEqual(Silence.None, person.At(before));
                }
    }

    [Theory]
    [InlineData("17:00", "2026-11-20T16:59Z", false)]
    [InlineData("17:00", "2026-11-20T17:00Z", true)]
    [InlineData("17:00", "2026-11-20T21:00Z", true)]
    [InlineData("17:00", "2026-11-20T21:01Z", false)]
    [InlineData("19:00", "2026-11-20T21:59Z", true)]
    [InlineData("19:00", "2026-11-20T22:00Z", false)]
    [InlineData("05:00", "2026-11-20T06:59Z", false)]
    public void What_is_due_is_done_up_to_four_hours_late_and_not_at_night(string time, string now, bool runs)
    {
        var day = new ZoneLine(WallClock.Zone("Europe/Lisbon")).Day(new DateOnly(2026, 11, 20));
        var due = Assert.NotNull(day.At(TimeOnly.Parse(time)));

        Assert.Equal(runs, Schedule.Runs(due, Instant(now), Hours("22:00-07:00"), day.Zone));
    }

    [Fact]
    public void Who_has_no_quiet_hours_is_served_late_at_night_too() =>
        Assert.True(Schedule.Runs(Instant("2026-11-20T21:00Z"), Instant("2026-11-21T00:30Z"), null, TimeZoneInfo.Utc));
}
