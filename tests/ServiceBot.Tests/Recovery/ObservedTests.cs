using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

public class ObservedTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_worked_check_comes_out_as_written()
    {
        int[] reported = [0, 12, 30, 51, 140];
        int[] owned = [6, 18, 75, 55, 149];
        var cases = reported.Zip(owned, (at, by) => Case(at, owned: [by]));

        var seen = Observed.Of(cases).Normal.Own!;

        Assert.Equal((5, 6.0, 6.0, 9.0), (seen.Count, seen.Lower.TotalMinutes, seen.Middle.TotalMinutes, seen.Upper.TotalMinutes));
    }

    [Theory]
    [InlineData(new[] { 5 }, 5, 5, 5)]
    [InlineData(new[] { 10, 20 }, 12.5, 15, 17.5)]
    [InlineData(new[] { 6, 6, 45, 4, 9 }, 6, 6, 9)]
    [InlineData(new[] { 0, 0, 0, 100 }, 0, 0, 25)]
    public void A_spread_is_the_middle_half_and_the_middle(int[] minutes, double lower, double middle, double upper)
    {
        var spread = Spread.Of(minutes.Select(minute => TimeSpan.FromMinutes(minute)))!;

        Assert.Equal((minutes.Length, lower, middle, upper), (spread.Count, spread.Lower.TotalMinutes, spread.Middle.TotalMinutes, spread.Upper.TotalMinutes));
    }

    [Fact]
    public void Of_nothing_there_is_no_middle() => Assert.Null(Spread.Of([]));

    [Fact]
    public void Only_the_first_owner_and_the_first_word_count()
    {
        var about = Case(0, owned: [10, 50]);
        about.Tell(new By("rui", Start.AddMinutes(20)));
        about.Tell(new By("rui", Start.AddMinutes(40)));

        Assert.Equal(10, Observed.Until(about.Events, CaseEventKind.Owned)!.Value.TotalMinutes);
        Assert.Equal(20, Observed.Until(about.Events, CaseEventKind.Told)!.Value.TotalMinutes);
    }

    [Fact]
    public void What_has_not_happened_is_not_counted_and_what_came_too_early_is_nothing()
    {
        Assert.Null(Observed.Until(Case(0).Events, CaseEventKind.Owned));
        Assert.Equal(TimeSpan.Zero, Observed.Until(Case(30, owned: [10]).Events, CaseEventKind.Owned));
    }

    [Fact]
    public void A_case_about_oneself_or_not_sorted_yet_is_nobody_elses_business()
    {
        var self = Case(0, CustomerKind.Self, owned: [5]);
        var unsorted = RecoveryCase.Report(2, "harbour", "It broke", "It broke", new By("ines", Start));
        unsorted.Own(new By("ines", Start.AddMinutes(1)));

        Assert.Equal(Observed.Nothing, Observed.Of([self, unsorted]));
    }

    [Fact]
    public void Practice_is_not_counted()
    {
        var practice = RecoveryCase.Report(1, "harbour", "It broke", "It broke", new By("ines", Start), isPractice: true);
        practice.Classify(CustomerKind.External, Severity.Normal, false, "It broke", "harbour", new By("ines", Start));
        practice.Own(new By("ines", Start.AddMinutes(1)));

        Assert.Equal(Observed.Nothing, Observed.Of([practice]));
    }

    [Fact]
    public void What_goes_on_in_another_case_is_counted_there_only()
    {
        var merged = Case(0, owned: [1]);
        merged.MergeInto(Case(0), new By("ines", Start.AddMinutes(2)));

        Assert.Equal(Observed.Nothing, Observed.Of([merged]));
    }

    [Fact]
    public void Danger_comes_before_serious_and_serious_before_normal()
    {
        var seen = Observed.Of(
        [
            Case(0, severity: Severity.Serious, danger: true, owned: [1]), Case(0, severity: Severity.Serious, owned: [2]), Case(0, owned: [3]),
        ]);

        Assert.Equal((1.0, 2.0, 3.0), (seen.Safety.Own!.Middle.TotalMinutes, seen.Serious.Own!.Middle.TotalMinutes, seen.Normal.Own!.Middle.TotalMinutes));
    }

    private static RecoveryCase Case(
        int reported, CustomerKind customer = CustomerKind.External, Severity severity = Severity.Normal, bool danger = false, params int[] owned)
    {
        var about = RecoveryCase.Report(1, "harbour", "It broke", "It broke", new By("ines", Start.AddMinutes(reported)));
        about.Classify(customer, severity, danger, "It broke", "harbour", new By("ines", Start.AddMinutes(reported)));
        foreach (var (minute, index) in owned.Select((minute, index) => (minute, index)))
            about.Own(new By($"owner-{index}", Start.AddMinutes(minute)));

        return about;
    }
}
