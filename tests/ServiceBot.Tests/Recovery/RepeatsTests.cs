using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

public class RepeatsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whoever_came_once_did_not_come_again()
    {
        var issue = Assert.Single(Repeats.Of([Done(1, 0)]));

        Assert.Equal((1, true, 1, false), (issue.Number, issue.IsRecognised, issue.Contacts, issue.CameAgain));
        Assert.Equal(Start.AddDays(1) + Repeats.Window, issue.MaturesAt);
    }

    [Fact]
    public void A_fix_that_did_not_hold_is_a_repeat_and_a_second_failure()
    {
        var about = Done(1, 0);
        about.Reopen(By(3));

        var issue = Assert.Single(Repeats.Of([about]));

        Assert.Equal((2, true), (issue.Contacts, issue.CameAgain));
        Assert.Equal(new Repeat(Start.AddDays(3), IsAfterFix: true, IsNear: true), Assert.Single(issue.Repeats));
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void It_counts_within_a_week_of_the_fix(int day, bool isCounted)
    {
        var about = Done(1, 0);
        about.Reopen(By(day));

        var issue = Assert.Single(Repeats.Of([about]));

        Assert.Equal((isCounted, 1), (issue.CameAgain, Repeats.SecondFailures([issue], Start, Start.AddDays(30))));
    }

    [Fact]
    public void Closing_and_opening_again_and_again_counts_once_for_each_fix_that_was_claimed()
    {
        var about = Done(1, 0);
        for (var hour = 1; hour <= 10; hour++)
        {
            about.Reopen(new By("ines", Start.AddDays(2).AddHours(hour)));
            about.Close(new By("ines", Start.AddDays(2).AddHours(hour)));
        }

        var issues = Repeats.Of([about]);

        Assert.Equal(1, Repeats.SecondFailures(issues, Start, Start.AddDays(30)));
        var rate = Repeats.Rate(issues, Start, Start.AddDays(30));
        Assert.Equal((1, 1, 1), (rate.CameAgain, rate.Counted, rate.Matured));
        Assert.Equal(Start.AddDays(1) + Repeats.Window, issues[0].MaturesAt);
    }

    [Fact]
    public void Fixing_anew_puts_nothing_off()
    {
        var about = Done(1, 0);
        about.Reopen(By(2));
        about.Fix(By(6));

        Assert.Equal(Start.AddDays(1) + Repeats.Window, Assert.Single(Repeats.Of([about])).MaturesAt);
    }

    [Fact]
    public void Called_off_and_taken_up_again_is_no_repeat_and_neither_is_a_fix_taken_back()
    {
        var cancelled = Open(1, 0);
        cancelled.Cancel(By(1));
        cancelled.TakeUp(By(2));
        var withdrawn = Owned(2, 0);
        withdrawn.Fix(By(1));
        withdrawn.Park(By(1));
        withdrawn.Fix(By(2));

        Assert.All(Repeats.Of([cancelled, withdrawn]), issue => Assert.Equal(1, issue.Contacts));
    }

    [Fact]
    public void What_goes_on_in_another_case_is_a_contact_of_that_one()
    {
        var (first, second, third) = (Owned(1, 0), Open(2, 1), Open(3, 2));
        second.MergeInto(first, By(2));
        third.MergeInto(second, By(3));

        var issue = Assert.Single(Repeats.Of([first, second, third]));

        Assert.Equal((1, 3, 0), (issue.Number, issue.Contacts, issue.Repeats.Count(repeat => repeat.IsAfterFix)));
    }

    [Fact]
    public void A_report_after_the_fix_counts_once_although_the_case_was_opened_again_for_it()
    {
        var (first, second) = (Done(1, 0), Open(2, 4));
        second.IsRepeatOf(1, By(5));
        second.MergeInto(first, By(5));
        first.Reopen(By(5));

        var issue = Assert.Single(Repeats.Of([first, second]));

        Assert.Equal((2, true), (issue.Contacts, issue.CameAgain));
        Assert.Equal(new Repeat(Start.AddDays(4), IsAfterFix: true, IsNear: true), Assert.Single(issue.Repeats));
    }

    [Fact]
    public void Parted_again_they_are_two_problems_and_nothing_was_a_repeat()
    {
        var (first, second) = (Done(1, 0), Open(2, 4));
        second.IsRepeatOf(1, By(5));
        second.MergeInto(first, By(5));
        first.Reopen(By(5));
        second.Unmerge(first, By(6));

        Assert.All(Repeats.Of([first, second]), issue => Assert.Equal((1, false), (issue.Contacts, issue.CameAgain)));
        Assert.Equal((0, CaseStatus.Closed), (first.Failures, first.Status));
    }

    [Fact]
    public void Joining_and_parting_over_and_over_leaves_what_holds_in_the_end()
    {
        var (first, second) = (Done(1, 0), Open(2, 4));
        for (var round = 0; round < 5; round++)
        {
            second.IsRepeatOf(1, By(5));
            second.MergeInto(first, By(5));
            first.Reopen(By(5));
            second.Unmerge(first, By(6));
        }

        second.MergeInto(first, By(7));

        Assert.Equal((0, 2), (first.Failures, Assert.Single(Repeats.Of([first, second])).Contacts));
    }

    [Fact]
    public void Joining_other_customers_makes_nobody_come_again_and_hides_no_contact()
    {
        var (first, second) = (Done(1, 0), Open(2, 4));
        second.Recognise("somebody else");
        second.MergeInto(first, By(5));

        var issue = Assert.Single(Repeats.Of([first, second]));

        Assert.Equal((2, false), (issue.Contacts, issue.CameAgain));
    }

    [Fact]
    public void Joined_to_itself_or_in_a_circle_it_is_still_one_problem()
    {
        var itself = Open(1, 0);
        itself.MergeInto(itself, By(1));
        var (second, third) = (Open(2, 0), Open(3, 0));
        second.MergeInto(third, By(1));
        third.MergeInto(second, By(2));

        Assert.Equal([(1, 1), (2, 2)], Repeats.Of([itself, second, third]).Select(issue => (issue.Number, issue.Contacts)));
    }

    [Fact]
    public void Without_a_key_it_is_in_neither_part_of_the_rate_and_the_coverage_says_so()
    {
        var (known, unknown, open) = (Done(1, 0), Done(2, 0), Owned(3, 0));
        unknown.Recognise(null);
        unknown.Reopen(By(2));

        var rate = Repeats.Rate(Repeats.Of([known, unknown, open]), Start, Start.AddDays(30));

        Assert.Equal(new RepeatRate(0, 1, 2, 1), rate);
        Assert.Equal(1, Repeats.SecondFailures(Repeats.Of([known, unknown, open]), Start, Start.AddDays(30)));
    }

    [Fact]
    public void A_period_has_its_beginning_and_not_its_end()
    {
        var (issues, matures) = (Repeats.Of([Done(1, 0)]), Start.AddDays(1) + Repeats.Window);

        Assert.Equal(0, Repeats.Rate(issues, Start, matures).Counted);
        Assert.Equal(1, Repeats.Rate(issues, matures, matures.AddTicks(1)).Counted);
    }

    [Fact]
    public void Practice_and_cases_about_oneself_are_not_counted()
    {
        var practice = RecoveryCase.Report(1, "harbour", "It broke", "It broke", By(0), isPractice: true);
        practice.Classify(CustomerKind.External, Severity.Normal, false, "It broke", "harbour", By(0));
        var self = RecoveryCase.Report(2, "harbour", "It broke", "It broke", By(0));
        self.Classify(CustomerKind.Self, Severity.Normal, false, "It broke", "harbour", By(0));

        Assert.Empty(Repeats.Of([practice, self]));
    }

    [Fact]
    public void Nobody_who_was_asked_for_two_days_is_taken_for_a_yes_or_a_no()
    {
        var proposal = new RepeatProposal(2, 1, Start);

        Assert.False(Repeats.IsUnsure(proposal, Start.AddDays(2).AddTicks(-1)));
        Assert.True(Repeats.IsUnsure(proposal, Start.AddDays(2)));
        proposal.Answer(false);
        Assert.False(Repeats.IsUnsure(proposal, Start.AddDays(9)));
    }

    private static RecoveryCase Open(int number, int day)
    {
        var about = RecoveryCase.Report(number, "harbour", "It broke", "It broke", By(day));
        about.Classify(CustomerKind.External, Severity.Normal, false, "It broke", "harbour", By(day));
        about.Recognise("the customer");
        about.Hear(new Hearing("It broke."), By(day));
        return about;
    }

    private static RecoveryCase Owned(int number, int day)
    {
        var about = Open(number, day);
        about.Own(By(day));
        about.Promise(Start.AddDays(day + 1), By(day));
        return about;
    }

    /// <summary>Fixed and closed a day after it was reported.</summary>
    private static RecoveryCase Done(int number, int day)
    {
        var about = Owned(number, day);
        about.Fix(By(day + 1));
        about.Analyze(new Analysis("Tools"), By(day + 1));
        about.Presume(Outcome.Fine);
        about.Close(By(day + 1));
        return about;
    }

    private static By By(int day) => new("ines", Start.AddDays(day));
}
