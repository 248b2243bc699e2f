using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

/// <summary>What may be shown of a batch, rule by rule (METRICS, morale privacy rules).</summary>
public class MoraleFiguresTests
{
    private static readonly Item Ease = new("Q45", "Ease", "One thing?", Scale.Text, Cadence.Weekly, Audience.Team, 5, "") { Tags = ["tools", "people", "time"] };

    [Theory]
    [InlineData("3 3 3 3", null)] // four are too few
    [InlineData("3 3 3 3 3", "about 50")]
    [InlineData("4 4 3 4 3", "about 60")] // the worked example: 65, a half goes to the even side
    [InlineData("4 4 3 4 3 1", "about 50")] // 54
    [InlineData("1 1 1 1 1", "very low")]
    [InlineData("1 1 1 1 2", "very low")]
    [InlineData("1 1 1 2 2", "very low")] // 10 of five answers would be one sum only
    [InlineData("1 1 2 2 2", "about 20")] // 15
    [InlineData("5 5 5 5 5", "very high")]
    [InlineData("5 5 5 5 4", "very high")]
    [InlineData("5 5 5 4 4", "very high")]
    [InlineData("5 5 4 4 4", "about 80")] // 85
    [InlineData("1 1 1 1 1 1 1 1 1", "very low")]
    [InlineData("3 3 3 3 3 3 3 3 4", "about 50")] // 52.8
    [InlineData("3 3 3 3 3 3 3 3 3 4", "about 50")] // 52.5
    [InlineData("3 3 3 3 3 3 3 3 4 4", "about 55")]
    [InlineData("1 1 1 1 1 1 2 2 2 2", "about 10")] // exactly 10
    [InlineData("1 1 1 1 1 1 1 2 2 2", "very low")] // 7.5
    [InlineData("5 5 5 5 5 5 4 4 4 4", "about 90")]
    [InlineData("5 5 5 5 5 5 5 4 4 4", "very high")]
    public void The_index_is_rounded_to_ten_and_from_ten_answers_on_to_five(string answers, string? said) =>
        Assert.Equal(said ?? MoraleWords.None, MoraleWords.Figure(MoraleFigures.Index(Sealed.Of(answers.Split(' ').Select(int.Parse)))));

    [Fact]
    public void The_last_figures_before_the_words_are_never_the_values_that_stand_for_words()
    {
        for (var people = 5; people <= 60; people++)
            for (var sum = 0; sum <= 4 * people; sum++)
                Assert.True(
                    MoraleFigures.Round(sum, people) is MoraleFigures.VeryLow or MoraleFigures.VeryHigh or (>= 10 and <= 90), $"{sum} of {people}");
    }

    [Fact]
    public void An_index_below_ten_or_above_ninety_is_always_a_word()
    {
        for (var people = 5; people <= 60; people++)
            for (var sum = 0; sum <= 4 * people; sum++)
            {
                var exact = 25m * sum / people;
                if (exact < 10)
                    Assert.Equal(MoraleFigures.VeryLow, MoraleFigures.Round(sum, people));
                if (exact > 90)
                    Assert.Equal(MoraleFigures.VeryHigh, MoraleFigures.Round(sum, people));
            }
    }

    [Fact]
    public void Counts_that_do_not_add_up_give_no_figure()
    {
        var batch = Sealed.Of(3, 3, 3, 3, 3, 3);
        batch.Answers = 7;

        Assert.Null(MoraleFigures.Index(batch));
    }

    [Theory]
    [InlineData(5, "5–9 answers")]
    [InlineData(9, "5–9 answers")]
    [InlineData(10, "10–19 answers")]
    [InlineData(19, "10–19 answers")]
    [InlineData(20, "20 answers")]
    [InlineData(1234, "1234 answers")]
    public void How_many_answered_is_exact_only_from_twenty_on(int answers, string said) => Assert.Equal(said, MoraleWords.Answers(answers));

    [Theory]
    [InlineData(4, 4, null)]
    [InlineData(5, 5, "nearly all")]
    [InlineData(5, 6, "most")]
    [InlineData(5, 10, "about half")]
    [InlineData(7, 19, "under half")]
    [InlineData(18, 19, "nearly all")]
    [InlineData(8, 20, "about 40 %")]
    [InlineData(23, 31, "about 75 %")]
    [InlineData(38, 40, "about 95 %")]
    [InlineData(40, 40, "nearly all")] // not of everybody, that they answered
    [InlineData(5, 400, "about 5 %")]
    [InlineData(4, 40, null)]
    public void Participation_is_a_word_below_twenty_invited(int answers, int invited, string? said) => Assert.Equal(said, MoraleWords.Participation(answers, invited));

    [Theory]
    [InlineData(80, 9, "50 50 50", null)] // fewer than four before
    [InlineData(70, 9, "50 50 50 50", "about the same")] // as rounded as they are, that may be less than 20
    [InlineData(80, 9, "50 50 50 50", "↑ higher than usual")]
    [InlineData(20, 9, "50 50 50 50", "↓ lower than usual")]
    [InlineData(80, 9, "90 90 50 50 50 50", "↑ higher than usual")] // only the last four
    [InlineData(60, 12, "40 45 40 50", "↑ higher than usual")]
    [InlineData(55, 12, "40 40 40 40", "about the same")]
    [InlineData(60, 12, "40 40 40 40", "↑ higher than usual")]
    [InlineData(50, 24, "40 40 40 40", "about the same")]
    [InlineData(55, 24, "40 40 40 40", "↑ higher than usual")]
    [InlineData(MoraleFigures.VeryLow, 6, "40 30 40 30", "↓ lower than usual")]
    [InlineData(MoraleFigures.VeryHigh, 24, "95 95 95 95", "about the same")]
    public void A_change_is_against_the_median_of_the_last_four(int now, int answers, string earlier, string? said) =>
        Assert.Equal(said, MoraleWords.Change(MoraleFigures.Change(now, answers, [.. earlier.Split(' ').Select(int.Parse)])));

    [Theory]
    [InlineData("2026-11-24", "2026-11-24", "Tuesday")]
    [InlineData("2026-11-23", "2026-11-24", "Mon–Tue")]
    [InlineData("2026-11-20", "2026-11-23", "Fri–Mon")]
    [InlineData("2026-11-18", "2026-11-24", "Wed–Tue")]
    [InlineData("2026-11-17", "2026-11-24", "17–24 Nov")]
    [InlineData("2026-11-17", "2026-11-17", "Tue 17 Nov")]
    [InlineData("2026-10-26", "2026-11-20", "26 Oct–20 Nov")]
    [InlineData("2025-12-22", "2026-01-09", "22 Dec 2025–9 Jan 2026")]
    [InlineData("2025-12-22", "2025-12-22", "Mon 22 Dec 2025")]
    public void The_days_of_a_batch_are_said_so_that_they_cannot_be_mistaken(string from, string to, string said) =>
        Assert.Equal(said, MoraleWords.Day(DateOnly.Parse(from), DateOnly.Parse(to), Sealed.Tuesday));

    [Theory]
    [InlineData(5, 5, 9, null)] // 19 answers
    [InlineData(5, 5, 10, "low: about a quarter · okay: about a quarter · good: about half")]
    [InlineData(0, 5, 15, "low: nobody · okay: about a quarter · good: about three quarters")]
    [InlineData(4, 6, 10, null)]
    [InlineData(0, 20, 0, null)] // of everybody, what they answered
    [InlineData(20, 0, 0, null)]
    [InlineData(5, 5, 90, "low: a few · okay: a few · good: nearly all")]
    public void The_spread_comes_from_twenty_answers_on_and_hides_small_groups(int low, int middle, int high, string? said) =>
        Assert.Equal(said, MoraleFigures.Spread(Sealed.Of([.. Enumerable.Repeat(2, low), .. Enumerable.Repeat(3, middle), .. Enumerable.Repeat(5, high)])) is { } spread
            ? MoraleWords.Spread(spread, "low", "okay", "good")
            : null);

    [Theory]
    [InlineData(4, 4, "")]
    [InlineData(8, 4, "")]
    [InlineData(8, 5, "five people or more")]
    [InlineData(12, 12, "five people or more")]
    [InlineData(24, 9, "five people or more")]
    [InlineData(24, 10, "ten people or more")]
    public void A_tag_is_shown_where_five_people_gave_it(int answers, int people, string said) =>
        Assert.Equal(said, string.Join(" · ", MoraleFigures.Tags(Sealed.Tagged("Q45", Sealed.Tuesday, answers, ("time", people)), Ease).Select(tag => MoraleWords.People(tag.People))));

    [Theory]
    [InlineData(9, 6, null)]
    [InlineData(10, 0, "fewer than five people")]
    [InlineData(10, 4, "fewer than five people")]
    [InlineData(10, 5, "5–9 people")]
    [InlineData(10, 6, "nearly all")]
    [InlineData(30, 14, "10–19 people")]
    [InlineData(60, 25, "20 people or more")]
    [InlineData(30, 30, "nearly all")]
    public void How_many_had_somebody_abusive_is_a_number_only_where_it_points_at_nobody(int answers, int yes, string? said) =>
        Assert.Equal(said, MoraleFigures.Yes(Sealed.Of([.. Enumerable.Repeat(1, yes), .. Enumerable.Repeat(0, answers - yes)])) is { } head ? MoraleWords.People(head) : null);

    [Theory]
    [InlineData("9 9 9 9 9 6 6 6 6", "—")] // nine answers
    [InlineData("10 9 10 9 8 7 8 7 6 5", "about +20")]
    [InlineData("0 6 6 6 6 7 8 7 9 10", "about −30")]
    [InlineData("10 10 10 10 10 10 10 10 10 10", "very high")]
    [InlineData("0 0 0 0 0 0 0 0 0 0", "very low")]
    [InlineData("10 10 10 10 10 6 6 6 6 6", "about 0")]
    [InlineData("10 10 10 10 10 10 10 10 10 6", "about +80")]
    public void The_recommend_score_counts_everybody_and_comes_from_ten_answers_on(string answers, string said) =>
        Assert.Equal(said, MoraleWords.Recommend(MoraleFigures.Recommend(Sealed.Of(answers.Split(' ').Select(int.Parse)))));

    [Fact]
    public void Its_groups_keep_the_rule_for_groups()
    {
        Assert.Equal(new Spread(1, 1, 2), MoraleFigures.RecommendSpread(Sealed.Of([.. Enumerable.Repeat(3, 5), .. Enumerable.Repeat(8, 5), .. Enumerable.Repeat(9, 10)])));
        Assert.Null(MoraleFigures.RecommendSpread(Sealed.Of([.. Enumerable.Repeat(3, 4), .. Enumerable.Repeat(8, 6), .. Enumerable.Repeat(9, 10)])));
    }

    [Fact]
    public void Several_batches_together_are_the_median_of_what_was_published()
    {
        Assert.Null(MoraleFigures.Middle([]));
        Assert.Equal(60, MoraleFigures.Middle([60]));
        Assert.Equal(65, MoraleFigures.Middle([60, 70]));
        Assert.Equal(60, MoraleFigures.Middle([60, 90, 50]));
        Assert.Equal(MoraleFigures.VeryLow, MoraleFigures.Middle([MoraleFigures.VeryLow, MoraleFigures.VeryLow]));
    }

    [Fact]
    public void What_leaders_guess_wrong_is_a_figure_only_of_five_of_them()
    {
        Assert.Equal(15, MoraleFigures.Gap(4, 60));
        Assert.Equal(-60, MoraleFigures.Gap(1, 60));
        Assert.Null(MoraleFigures.MiddleGap([10, 20, 30, 40]));
        Assert.Equal(30, MoraleFigures.MiddleGap([10, 20, 30, 40, 50]));
    }

    [Fact]
    public void A_letter_of_CARE_needs_two_components_about_five_or_more()
    {
        var kept = new CareComponent("promises kept", 0.9m, 20);

        Assert.Null(CareScores.Of(CareLetter.Committed, [kept]).Value);
        Assert.Null(CareScores.Of(CareLetter.Committed, [kept, new CareComponent("impact stated", 0.4m, 4)]).Value);
        Assert.Null(CareScores.Of(CareLetter.Committed, [kept, null]).Value);
        Assert.Equal(80, CareScores.Of(CareLetter.Committed, [kept, new CareComponent("impact stated", 0.7m, 5)]).Value);
        Assert.Equal(["promises kept"], CareScores.Of(CareLetter.Committed, [kept, null]).Components.Select(component => component.Name));
    }

    [Fact]
    public void What_people_say_of_a_letter_is_the_mean_of_its_published_figures()
    {
        var said = CareScores.Said([Sealed.Of(3, 3, 3, 3, 3), Sealed.Of(4, 4, 4, 4, 4, 4), Sealed.Of(5, 5)]);

        Assert.Equal(new CareComponent("what people say", 0.65m, 5), said);
        Assert.Null(CareScores.Said([Sealed.Of(5, 5)]));
        Assert.Equal(["Q27", "Q28", "Q29", "Q30"], CareScores.ItemsOf(CareLetter.Attentive));
    }

    [Fact]
    public void Nothing_says_how_many_have_answered_so_far() => Assert.Equal("still collecting (needs 5 people)", MoraleWords.Collecting());
}
