using ServiceBot.Calendar;
using ServiceBot.Digest;

namespace ServiceBot.Tests.Digest;

/// <summary>When somebody gets a digest of their own, in the zones in which days are odd.</summary>
public class PrivateTimesTests
{
    public static TheoryData<string> Zones =>
    [
        "America/New_York", "Europe/Lisbon", "America/Santiago", "Africa/Cairo", "Asia/Beirut", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata", "Pacific/Apia", "UTC",
    ];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Over_two_years_each_working_day_has_one_as_work_begins_and_each_week_one_for_leaders(string zone)
    {
        foreach (var hours in new[] { new Hours(new(9, 0), new(17, 0)), new Hours(new(22, 0), new(6, 0)), new Hours(new(0, 0), new(8, 0)) })
        {
            var work = new WorkWeek(WorkDays.MondayToFriday, hours, new HashSet<DateOnly> { new(2025, 4, 25), new(2026, 1, 1) }, WallClock.Zone(zone));
            var availability = new Availability(work, null, null);
            var (start, end) = (new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
            var daily = Run(PrivateDigestKind.Manager, availability, start, end);
            var weekly = Run(PrivateDigestKind.Leader, availability, start, end);

            var shifts = work.ShiftsFrom(start).TakeWhile(shift => shift.Period.Start < end).Where(shift => shift.Period.Start >= start).ToList();
            Assert.Equal(shifts.Select(shift => (shift.Date, shift.Period.Start)), daily.Where(one => one.At >= start && shifts.Exists(shift => shift.Date == one.Date)));
            Assert.InRange(daily.Count - shifts.Count, 0, 1); // a shift may run when the two years begin
            Assert.Equal(weekly.Select(one => one.Date).Distinct(), weekly.Select(one => one.Date));
            Assert.All(weekly, one => Assert.Equal(DayOfWeek.Monday, one.Date.DayOfWeek));
            Assert.Equal(daily.Select(one => Week.Of(one.Date).Monday).Distinct(), weekly.Select(one => one.Date));
        }
    }

    /// <summary>Nothing runs for a while: up to four hours it is late, then the day is left out, and the week comes on its next day.</summary>
    [Theory]
    [InlineData(3, "Mon 09:00 + 3 h")]
    [InlineData(5, "Tue 09:00 + 0 h")]
    public void Late_by_more_than_four_hours_it_is_left_out(int hours, string expected)
    {
        var availability = new Availability(new WorkWeek(WorkDays.MondayToFriday, new Hours(new(9, 0), new(17, 0)), new HashSet<DateOnly>(), TimeZoneInfo.Utc), null, null);
        var monday = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

        var first = Run(PrivateDigestKind.Leader, availability, monday.AddHours(hours), monday.AddDays(4))[0];

        var due = availability.Work.ShiftAt(first.At)!.Period.Start;
        Assert.Equal(expected, $"{due:ddd HH:mm} + {(first.At - due).TotalHours:0} h");
    }

    [Fact]
    public void Whoever_is_away_or_in_their_quiet_hours_gets_it_when_they_are_back()
    {
        var work = new WorkWeek(WorkDays.MondayToFriday, new Hours(new(9, 0), new(17, 0)), new HashSet<DateOnly>(), TimeZoneInfo.Utc);
        var monday = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

        var away = Run(PrivateDigestKind.Leader, new Availability(work, null, new DateOnly(2026, 11, 25)), monday, monday.AddDays(5));
        Assert.Equal([(new DateOnly(2026, 11, 23), monday.AddDays(2).AddHours(9))], away);
        Assert.True(PrivateTimes.IsFirstOfWeek(new DateOnly(2026, 11, 25), new Availability(work, null, new DateOnly(2026, 11, 25))));
        Assert.False(PrivateTimes.IsFirstOfWeek(new DateOnly(2026, 11, 25), new Availability(work, null, null)));

        var quiet = Run(PrivateDigestKind.Manager, new Availability(work, new Hours(new(8, 0), new(10, 0)), null), monday, monday.AddDays(1));
        Assert.Equal([(new DateOnly(2026, 11, 23), monday.AddHours(10))], quiet);
        Assert.Empty(Run(PrivateDigestKind.Manager, new Availability(work with { Days = WorkDays.None }, null, null), monday, monday.AddDays(14)));
    }

    private static List<(DateOnly Date, DateTimeOffset At)> Run(PrivateDigestKind kind, Availability availability, DateTimeOffset from, DateTimeOffset to)
    {
        List<(DateOnly, DateTimeOffset)> said = [];
        DateOnly? last = null;
        for (var now = from; now < to;)
        {
            var look = PrivateTimes.At(kind, now, availability, last);
            if (look.Date is { } date)
                said.Add(((last = date).Value, now));
            else
                Assert.True(look.LookAt > now);

            now = look.LookAt > now ? look.LookAt : now.AddSeconds(1);
        }

        return said;
    }
}
