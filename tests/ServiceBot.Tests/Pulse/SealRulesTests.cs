using ServiceBot.Calendar;
using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

public class SealRulesTests
{
    private const string Monday = "2026-11-23";

    [Theory]
    [InlineData("Europe/Lisbon", "2026-11-23", "2026-11-23T16:30Z")]
    [InlineData("Asia/Kolkata", "2026-11-23", "2026-11-23T11:00Z")]
    [InlineData("America/New_York", "2026-03-06", "2026-03-06T21:30Z")]
    [InlineData("America/New_York", "2026-03-09", "2026-03-09T20:30Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-06", "2026-04-06T06:00Z")]
    public void A_day_closes_half_an_hour_before_the_digest_by_the_clocks_of_the_team(string zone, string day, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Days(zone).ClosesAt(Date(day)));

    [Fact]
    public void Neither_a_weekend_nor_a_holiday_nor_a_date_that_a_zone_left_out_is_a_day_of_work()
    {
        var days = Days("Pacific/Apia") with { Work = WorkDays.EveryDay, Holidays = new HashSet<DateOnly> { Date("2026-12-25") } };

        // Apia went from the 29th to the 31st.
        Assert.False(days.IsWorking(Date("2011-12-30")));
        Assert.Equal(Date("2011-12-31"), days.NextFrom(Date("2011-12-30")));
        Assert.False(days.IsWorking(Date("2026-12-25")));
        Assert.Equal(Date("2026-11-30"), Days().NextFrom(Date("2026-11-28")));
    }

    [Fact]
    public void A_team_that_never_works_is_counted_on_any_day()
    {
        var days = Days() with { Work = WorkDays.None };

        Assert.Equal(Date("2026-11-28"), days.NextFrom(Date("2026-11-28")));
        Assert.Equal(new Decision.Seal(Date("2026-11-28")), SealRules.Decide(Span.Day, Batch("2026-11-28"), days, At("2026-11-28T17:00Z"), 6, 5));
    }

    [Theory]
    [InlineData("2026-11-23T16:29Z", 6, 6, "Wait 2026-11-23")]
    [InlineData("2026-11-23T16:30Z", 6, 5, "Seal 2026-11-23")]
    [InlineData("2026-11-23T16:30Z", 6, 4, "CarryOver 2026-11-24")]
    [InlineData("2026-11-23T16:30Z", 4, 4, "End 2026-11-23")]
    // Nobody looked for two days, in which people could answer.
    [InlineData("2026-11-25T18:00Z", 6, 5, "Seal 2026-11-25")]
    [InlineData("2026-11-25T18:00Z", 6, 3, "CarryOver 2026-11-26")]
    [InlineData("2026-11-29T12:00Z", 6, 3, "CarryOver 2026-11-30")]
    // The tenth day of work is the last.
    [InlineData("2026-12-03T16:30Z", 6, 4, "CarryOver 2026-12-04")]
    [InlineData("2026-12-04T16:30Z", 6, 4, "End 2026-12-04")]
    [InlineData("2026-12-04T16:30Z", 6, 5, "Seal 2026-12-04")]
    public void A_day_is_counted_when_it_closes_or_goes_on(string now, int counted, int answered, string expected) =>
        Assert.Equal(expected, Write(SealRules.Decide(Span.Day, Batch(Monday), Days(), At(now), counted, answered)));

    [Theory]
    [InlineData("2026-12-21T17:00Z", "CarryOver 2026-12-28")]
    [InlineData("2026-12-28T17:00Z", "End 2026-12-28")]
    public void Where_a_week_has_one_day_of_work_it_ends_after_six_weeks(string now, string expected)
    {
        var days = Days() with { Work = WorkDays.Monday };

        Assert.Equal(expected, Write(SealRules.Decide(Span.Day, Batch(Monday, now[..10]), days, At(now), 6, 3)));
    }

    [Theory]
    [InlineData(Span.Day, "2026-11-23")]
    [InlineData(Span.UpToFourWeeks, "2026-11-27")]
    [InlineData(Span.FourWeeks, "2026-12-18")]
    internal void What_is_asked_less_often_collects_for_longer(Span span, string expected) =>
        Assert.Equal(Date(expected), SealRules.DayOf(span, Date(Monday), Days()));

    [Theory]
    [InlineData(Span.UpToFourWeeks, "2026-11-27", "2026-11-27T16:30Z", 8, 5, "Seal 2026-11-27")]
    [InlineData(Span.UpToFourWeeks, "2026-11-27", "2026-11-27T16:30Z", 8, 4, "CarryOver 2026-11-30")]
    [InlineData(Span.UpToFourWeeks, "2026-12-17", "2026-12-17T16:30Z", 8, 4, "CarryOver 2026-12-18")]
    [InlineData(Span.UpToFourWeeks, "2026-12-18", "2026-12-18T16:30Z", 8, 4, "End 2026-12-18")]
    [InlineData(Span.FourWeeks, "2026-12-18", "2026-12-17T16:30Z", 30, 30, "Wait 2026-12-18")]
    [InlineData(Span.FourWeeks, "2026-12-18", "2026-12-18T16:30Z", 30, 12, "Seal 2026-12-18")]
    [InlineData(Span.FourWeeks, "2026-12-18", "2026-12-18T16:30Z", 30, 3, "End 2026-12-18")]
    internal void Four_weeks_are_the_longest(Span span, string day, string now, int counted, int answered, string expected) =>
        Assert.Equal(expected, Write(SealRules.Decide(span, Batch(Monday, day), Days(), At(now), counted, answered)));

    [Fact]
    public void Where_the_day_became_a_holiday_the_next_one_is_counted()
    {
        var days = Days() with { Holidays = new HashSet<DateOnly> { Date(Monday) } };

        Assert.Equal("Wait 2026-11-24", Write(SealRules.Decide(Span.Day, Batch(Monday), days, At("2026-11-23T17:00Z"), 6, 6)));
    }

    [Fact]
    public void So_many_must_have_answered_as_was_said_when_it_was_opened_and_never_fewer_than_five()
    {
        var batch = Batch(Monday);
        batch.LeastPeople = 8;
        Assert.Equal("CarryOver 2026-11-24", Write(SealRules.Decide(Span.Day, batch, Days(), At("2026-11-23T16:30Z"), 9, 7)));

        batch.LeastPeople = 1;
        Assert.Equal("CarryOver 2026-11-24", Write(SealRules.Decide(Span.Day, batch, Days(), At("2026-11-23T16:30Z"), 9, 4)));
    }

    [Theory]
    [InlineData("Q01", Span.Day)]
    [InlineData("Q05", Span.UpToFourWeeks)]
    [InlineData("Q45", Span.UpToFourWeeks)]
    [InlineData("Q40", Span.FourWeeks)]
    [InlineData("Q41", Span.FourWeeks)]
    [InlineData("Q44", Span.FourWeeks)]
    internal void Each_question_collects_for_its_time(string item, Span expected) =>
        Assert.Equal(expected, SealRules.SpanOf(QuestionBank.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pulse", "questions.en.json"))).Find(item)!));

    private static BatchDays Days(string zone = "Europe/Lisbon") =>
        new(new ZoneLine(WallClock.Zone(zone)), WorkDays.MondayToFriday, new HashSet<DateOnly>(), new TimeOnly(17, 0));

    private static OpenBatch Batch(string from, string? day = null) => new()
    {
        Id = "b",
        CohortKey = "team/a",
        CohortName = "a",
        TeamId = "a",
        Item = "Q01",
        From = Date(from),
        Day = Date(day ?? from),
        LeastPeople = 5,
    };

    private static string Write(Decision decision) => decision switch
    {
        Decision.Wait(var day, _) => $"Wait {day:yyyy-MM-dd}",
        Decision.CarryOver(var day, _) => $"CarryOver {day:yyyy-MM-dd}",
        Decision.Seal(var to) => $"Seal {to:yyyy-MM-dd}",
        Decision.End(var to) => $"End {to:yyyy-MM-dd}",
        _ => "",
    };

    private static DateOnly Date(string text) => DateOnly.Parse(text);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text);
}
