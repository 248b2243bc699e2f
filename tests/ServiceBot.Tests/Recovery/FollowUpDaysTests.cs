using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

public class FollowUpDaysTests
{
    private static readonly DateOnly Due = new(2026, 11, 27);

    [Fact]
    public void A_prevention_is_recalled_before_on_and_after_its_day_for_as_long_as_it_takes() =>
        Assert.Equal([-2, 0, 2, 7, 14, 21, 28, 35, 42], Days(FollowUpKind.Prevention, 45));

    [Theory]
    [InlineData(FollowUpKind.Day30)]
    [InlineData(FollowUpKind.Day90)]
    internal void A_look_at_the_customer_is_recalled_twice(FollowUpKind kind) => Assert.Equal([0, 7], Days(kind, 120));

    [Fact]
    public void Asking_the_customer_is_recalled_twice_and_looking_for_their_answer_once()
    {
        Assert.Equal([0, 7], Days(FollowUpKind.Ask, 120));
        Assert.Equal([0], Days(FollowUpKind.Answer, 120));
    }

    [Theory]
    [InlineData(FollowUpKind.Ask, 30)]
    [InlineData(FollowUpKind.Answer, 4)]
    internal void And_then_they_lapse(FollowUpKind kind, int days)
    {
        Assert.False(FollowUpDays.IsLapsed(FollowUp(kind), Due.AddDays(days)));
        Assert.True(FollowUpDays.IsLapsed(FollowUp(kind), Due.AddDays(days + 1)));
    }

    [Fact]
    public void Days_that_were_missed_are_one_reminder_and_the_next_comes_when_it_would_have()
    {
        var followUp = FollowUp(FollowUpKind.Prevention);

        Assert.Equal(Due.AddDays(7), FollowUpDays.Due(followUp, Due.AddDays(9)));
        followUp.Reminded(Due.AddDays(7));

        Assert.Null(FollowUpDays.Due(followUp, Due.AddDays(13)));
        Assert.Equal(Due.AddDays(14), FollowUpDays.Due(followUp, Due.AddDays(14)));
    }

    [Fact]
    public void Whoever_has_just_given_it_another_day_is_not_reminded_of_it_at_once()
    {
        var followUp = FollowUp(FollowUpKind.Prevention);
        followUp.Describe("Print it", "rui", Due.AddDays(1), new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), today: Due);

        Assert.Null(FollowUpDays.Due(followUp, Due));
        Assert.Equal(Due.AddDays(1), FollowUpDays.Due(followUp, Due.AddDays(1)));
    }

    [Fact]
    public void A_look_at_the_customer_lapses_and_a_prevention_never()
    {
        Assert.False(FollowUpDays.IsLapsed(FollowUp(FollowUpKind.Day30), Due.AddDays(30)));
        Assert.True(FollowUpDays.IsLapsed(FollowUp(FollowUpKind.Day30), Due.AddDays(31)));
        Assert.False(FollowUpDays.IsLapsed(FollowUp(FollowUpKind.Prevention), Due.AddDays(400)));
    }

    [Theory]
    [InlineData(-9, "due on Friday 27 November 2026, in 9 days")]
    [InlineData(-1, "due tomorrow, Friday 27 November 2026")]
    [InlineData(0, "due today, Friday 27 November 2026")]
    [InlineData(1, "overdue since yesterday, Friday 27 November 2026")]
    [InlineData(2, "overdue by 2 days, since Friday 27 November 2026")]
    public void How_late_it_is_is_said_plainly(int days, string said) => Assert.Equal(said, FollowUpDays.Say(Due, Due.AddDays(days)));

    private static FollowUp FollowUp(FollowUpKind kind) =>
        new(1, "harbour", 1, kind, "Print it", "ines", Due, new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));

    /// <summary>The days, seen from its day, on which something is said to somebody who is always there.</summary>
    private static List<int> Days(FollowUpKind kind, int until)
    {
        var followUp = FollowUp(kind);
        var days = new List<int>();
        for (var day = -10; day <= until; day++)
            if (FollowUpDays.Due(followUp, Due.AddDays(day)) is { } reminded)
            {
                days.Add(day);
                followUp.Reminded(reminded);
            }

        return days;
    }
}
