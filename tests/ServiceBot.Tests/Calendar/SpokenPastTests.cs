using ServiceBot.Calendar;

namespace ServiceBot.Tests.Calendar;

public class SpokenPastTests
{
    /// <summary>Saturday, 14:00 in Lisbon, and some seconds.</summary>
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-21T14:00:35Z");

    private static readonly TimeZoneInfo Lisbon = WallClock.Zone("Europe/Lisbon");

    [Theory]
    [InlineData("9:40", "2026-11-21T09:40Z")]
    [InlineData("today 9:40", "2026-11-21T09:40Z")]
    [InlineData("at 9.40", "2026-11-21T09:40Z")]
    [InlineData("٩:٤٠", "2026-11-21T09:40Z")]
    [InlineData("9:40 today", "2026-11-21T09:40Z")]
    [InlineData("Yesterday 18:00", "2026-11-20T18:00Z")]
    [InlineData("yesterday at 6 pm", "2026-11-20T18:00Z")]
    [InlineData("18:00 yesterday", "2026-11-20T18:00Z")]
    [InlineData("yesterday, around noon", "2026-11-20T12:00Z")]
    [InlineData("the day before yesterday 8", "2026-11-19T08:00Z")]
    [InlineData("2 hours ago", "2026-11-21T12:00Z")]
    [InlineData("about two hours ago", "2026-11-21T12:00Z")]
    [InlineData("half an hour ago", "2026-11-21T13:30Z")]
    [InlineData("an hour and a half ago", "2026-11-21T12:30Z")]
    [InlineData("20 min ago", "2026-11-21T13:40Z")]
    [InlineData("3 days ago", "2026-11-18T14:00Z")]
    [InlineData("3 days ago 9:15", "2026-11-18T09:15Z")]
    [InlineData("a week ago", "2026-11-14T14:00Z")]
    [InlineData("monday 14:00", "2026-11-16T14:00Z")]
    [InlineData("on friday at 10", "2026-11-20T10:00Z")]
    [InlineData("saturday 10", "2026-11-21T10:00Z")]
    [InlineData("last saturday 10", "2026-11-14T10:00Z")]
    [InlineData("14 November 9:00", "2026-11-14T09:00Z")]
    [InlineData("2026-11-20 18:00", "2026-11-20T18:00Z")]
    [InlineData("just now", "2026-11-21T14:00Z")]
    public void What_has_passed_is_understood_to_the_minute(string text, string expected)
    {
        var spoken = SpokenPast.Parse(text, Now, Lisbon);

        Assert.Equal((SpokenPastKind.Understood, DateTimeOffset.Parse(expected)), (spoken.Kind, spoken.Instant));
    }

    [Theory]
    [InlineData("18:00", "yesterday 18:00")]
    [InlineData("today 18:00", "yesterday 18:00")]
    [InlineData("saturday 18:00", "2026-11-14 18:00")]
    [InlineData("tomorrow 9", null)]
    [InlineData("tomorrow", null)]
    [InlineData("2026-12-24 18:00", null)]
    public void What_is_still_to_come_is_asked_about(string text, string? offer)
    {
        var spoken = SpokenPast.Parse(text, Now, Lisbon);

        Assert.Equal((SpokenPastKind.Future, offer), (spoken.Kind, spoken.Offer));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("last friday")]
    [InlineData("14 November")]
    [InlineData("3 weeks ago today")]
    public void A_day_alone_is_no_time(string text) =>
        Assert.Contains(SpokenPast.Parse(text, Now, Lisbon).Kind, new[] { SpokenPastKind.NoTime, SpokenPastKind.NotUnderstood });

    [Theory]
    [InlineData("2024-01-01 9:00", SpokenPastKind.TooFar)]
    [InlineData("500 days ago", SpokenPastKind.TooFar)]
    [InlineData("9999999 hours ago", SpokenPastKind.TooFar)]
    [InlineData("in 20 minutes", SpokenPastKind.NotUnderstood)]
    [InlineData("they never said", SpokenPastKind.NotUnderstood)]
    [InlineData("ago", SpokenPastKind.NotUnderstood)]
    [InlineData("", SpokenPastKind.NotUnderstood)]
    internal void Anything_else_is_not(string text, SpokenPastKind kind) => Assert.Equal(kind, SpokenPast.Parse(text, Now, Lisbon).Kind);

    [Theory]
    [InlineData("2026-10-25T03:30Z", "1:30", "2026-10-25T00:30Z")]
    [InlineData("2026-10-25T03:30Z", "3 hours ago", "2026-10-25T00:30Z")]
    [InlineData("2026-10-25T03:30Z", "1 day ago", "2026-10-24T02:30Z")]
    [InlineData("2026-03-29T12:00Z", "1:30", "2026-03-29T01:00Z")]
    [InlineData("2026-03-29T12:00Z", "yesterday 13:00", "2026-03-28T13:00Z")]
    public void Clocks_that_change_are_read_as_they_were(string now, string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), SpokenPast.Parse(text, DateTimeOffset.Parse(now), Lisbon).Instant);

    [Fact]
    public void It_is_the_speakers_clock_that_counts() => Assert.Equal(
        DateTimeOffset.Parse("2026-11-20T17:00Z"), SpokenPast.Parse("yesterday 18:00", Now, WallClock.Zone("Europe/Paris")).Instant);
}
