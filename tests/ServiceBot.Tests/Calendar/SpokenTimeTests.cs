using ServiceBot.Calendar;

namespace ServiceBot.Tests.Calendar;

public class SpokenTimeTests
{
    /// <summary>Saturday, 14:00 in Lisbon.</summary>
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-21T14:00Z");

    private static readonly TimeZoneInfo Lisbon = WallClock.Zone("Europe/Lisbon");

    [Theory]
    [InlineData("14:30", "2026-11-21T14:30Z")]
    [InlineData("١٤:٣٠", "2026-11-21T14:30Z")]
    [InlineData("at 14:30", "2026-11-21T14:30Z")]
    [InlineData("14.30", "2026-11-21T14:30Z")]
    [InlineData("14h30", "2026-11-21T14:30Z")]
    [InlineData("by 16", "2026-11-21T16:00Z")]
    [InlineData("3pm", "2026-11-21T15:00Z")]
    [InlineData("3 PM.", "2026-11-21T15:00Z")]
    [InlineData("3:15 p.m.", "2026-11-21T15:15Z")]
    [InlineData("18 o'clock", "2026-11-21T18:00Z")]
    [InlineData("in 20 minutes", "2026-11-21T14:20Z")]
    [InlineData("in 20 min", "2026-11-21T14:20Z")]
    [InlineData("20m", "2026-11-21T14:20Z")]
    [InlineData("in an hour", "2026-11-21T15:00Z")]
    [InlineData("within two hours", "2026-11-21T16:00Z")]
    [InlineData("in an hour and a half", "2026-11-21T15:30Z")]
    [InlineData("1 h 30 min", "2026-11-21T15:30Z")]
    [InlineData("1.5 hours", "2026-11-21T15:30Z")]
    [InlineData("half an hour", "2026-11-21T14:30Z")]
    [InlineData("in half an hour", "2026-11-21T14:30Z")]
    [InlineData("in 2 days", "2026-11-23T14:00Z")]
    [InlineData("tomorrow 9", "2026-11-22T09:00Z")]
    [InlineData("tomorrow at 9:30", "2026-11-22T09:30Z")]
    [InlineData("9:30 tomorrow", "2026-11-22T09:30Z")]
    [InlineData("tomorrow", "2026-11-22T09:00Z")]
    [InlineData("tomorrow noon", "2026-11-22T12:00Z")]
    [InlineData("today 17:00", "2026-11-21T17:00Z")]
    [InlineData("Friday 10", "2026-11-27T10:00Z")]
    [InlineData("on friday at 10", "2026-11-27T10:00Z")]
    [InlineData("monday", "2026-11-23T09:00Z")]
    [InlineData("saturday 18:00", "2026-11-21T18:00Z")]
    [InlineData("2026-11-30 12:00", "2026-11-30T12:00Z")]
    [InlineData("30 November 12:00", "2026-11-30T12:00Z")]
    [InlineData("Nov 30, 12:00", "2026-11-30T12:00Z")]
    [InlineData("end of day", "2026-11-21T17:00Z")]
    [InlineData("end of day tomorrow", "2026-11-22T17:00Z")]
    public void Plain_words_are_understood(string text, string expected)
    {
        var spoken = SpokenTime.Parse(text, Now, Lisbon);

        Assert.Equal(SpokenTimeKind.Understood, spoken.Kind);
        Assert.Equal(DateTimeOffset.Parse(expected), spoken.Instant);
    }

    [Theory]
    [InlineData("9", "today 21:00", "tomorrow 09:00")]
    [InlineData("at 2", "tomorrow 02:00")]
    [InlineData("9am", "tomorrow 09:00")]
    [InlineData("noon", "tomorrow 12:00")]
    [InlineData("today 11:15", "today 23:15", "tomorrow 11:15")]
    [InlineData("saturday 10", "2026-11-28 10:00")]
    [InlineData("14 September 12:00")]
    [InlineData("2026-01-01 09:00")]
    public void A_time_that_has_passed_is_asked_about(string text, params string[] offers)
    {
        var spoken = SpokenTime.Parse(text, Now, Lisbon);

        Assert.Equal(SpokenTimeKind.Past, spoken.Kind);
        Assert.Equal(offers, spoken.Offers);
        Assert.All(offers, offer => Assert.Equal(SpokenTimeKind.Understood, SpokenTime.Parse(offer, Now, Lisbon).Kind));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("24:00")]
    [InlineData("13pm")]
    [InlineData("14:60")]
    [InlineData("today")]
    [InlineData("30 February 9:00")]
    [InlineData("in a few minutes")]
    [InlineData("the parcel came at 14:30")]
    [InlineData("9999-12-31 09:00")]
    [InlineData("\ud800 9")]
    public void What_is_no_time_is_not_guessed(string text) =>
        Assert.Equal(SpokenTimeKind.NotUnderstood, SpokenTime.Parse(text, Now, Lisbon).Kind);

    [Theory]
    [InlineData("in 31 days")]
    [InlineData("in 99999999 days")]
    [InlineData("2027-05-14 12:00")]
    public void More_than_thirty_days_is_no_promise(string text) =>
        Assert.Equal(SpokenTimeKind.TooFar, SpokenTime.Parse(text, Now, Lisbon).Kind);

    [Theory]
    [InlineData("New York", "America/New_York", "2026-03-08T05:00Z", "2:30", "2026-03-08T07:00Z")]
    [InlineData("New York", "America/New_York", "2026-11-01T04:00Z", "1:30", "2026-11-01T05:30Z")]
    [InlineData("Lisbon", "Europe/Lisbon", "2026-03-28T20:00Z", "tomorrow 1:30", "2026-03-29T01:00Z")]
    [InlineData("Lisbon", "Europe/Lisbon", "2026-10-24T20:00Z", "tomorrow 1:30", "2026-10-25T00:30Z")]
    [InlineData("Santiago", "America/Santiago", "2025-09-06T20:00Z", "2025-09-07 0:15", "2025-09-07T04:00Z")]
    [InlineData("Cairo", "Africa/Cairo", "2025-04-24T12:00Z", "2025-04-25 0:30", "2025-04-24T22:00Z")]
    [InlineData("Beirut", "Asia/Beirut", "2025-03-29T12:00Z", "2025-03-30 0:30", "2025-03-29T22:00Z")]
    [InlineData("Lord Howe", "Australia/Lord_Howe", "2026-04-04T00:00Z", "2026-04-05 1:45", "2026-04-04T14:45Z")]
    [InlineData("Lord Howe", "Australia/Lord_Howe", "2026-10-03T12:00Z", "2026-10-04 2:15", "2026-10-03T15:30Z")]
    [InlineData("Kolkata", "Asia/Kolkata", "2026-11-21T00:00Z", "9:15", "2026-11-21T03:45Z")]
    [InlineData("Casablanca", "Africa/Casablanca", "2026-02-14T12:00Z", "tomorrow 2:30", "2026-02-15T01:30Z")]
    [InlineData("Apia, a day that was skipped", "Pacific/Apia", "2011-12-29T20:00Z", "2011-12-30 12:00", "2011-12-30T10:00Z")]
    [InlineData("UTC", "Etc/UTC", "2026-11-21T00:00Z", "9:15", "2026-11-21T09:15Z")]
    public void Clock_changes_give_the_first_valid_instant(string place, string zone, string now, string text, string expected)
    {
        var spoken = SpokenTime.Parse(text, DateTimeOffset.Parse(now), WallClock.Zone(zone));

        Assert.True(spoken.Kind is SpokenTimeKind.Understood or SpokenTimeKind.Past, $"{place}: {spoken.Kind}");
        Assert.Equal(DateTimeOffset.Parse(expected), spoken.Instant);
    }

    [Fact]
    public void A_day_later_is_the_same_time_on_the_clock()
    {
        var spoken = SpokenTime.Parse("in 1 day", DateTimeOffset.Parse("2026-03-28T12:00Z"), Lisbon);

        Assert.Equal(DateTimeOffset.Parse("2026-03-29T11:00Z"), spoken.Instant);
    }

    [Theory]
    [InlineData("2026-11-21T14:30Z", "today, Saturday 21 November, 14:30 (Europe/Lisbon)")]
    [InlineData("2026-11-22T09:00Z", "tomorrow, Sunday 22 November, 09:00 (Europe/Lisbon)")]
    [InlineData("2026-11-27T10:00Z", "Friday 27 November, 10:00 (Europe/Lisbon)")]
    [InlineData("2027-01-04T10:00Z", "Monday 4 January 2027, 10:00 (Europe/Lisbon)")]
    public void A_time_is_repeated_with_date_and_zone(string instant, string said) =>
        Assert.Equal(said, WallClock.Say(DateTimeOffset.Parse(instant), Now, Lisbon));

    [Fact]
    public void An_unknown_zone_is_utc() => Assert.Equal(TimeZoneInfo.Utc, WallClock.Zone("Mars/Olympus"));

    [Theory]
    [InlineData("friday", "2026-11-27")]
    [InlineData("on Friday", "2026-11-27")]
    [InlineData("saturday", "2026-11-21")]
    [InlineData("in 2 weeks", "2026-12-05")]
    [InlineData("3 January", "2027-01-03")]
    [InlineData("14 May 2027", "2027-05-14")]
    [InlineData("2026-12-01", "2026-12-01")]
    [InlineData("whenever", null)]
    [InlineData("29 February 2027", null)]
    public void Days_are_understood_the_same_way(string text, string? expected) =>
        Assert.Equal(expected is null ? null : DateOnly.Parse(expected), SpokenDay.Parse(text, new DateOnly(2026, 11, 21)));
}
