using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

/// <summary>What can be claimed by closing: logs of people who would like it to look better than it was.</summary>
public class ClosingRuleTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-11-20T09:00Z");

    [Theory]
    [InlineData(Outcome.BetterThanExpected, Evidence.Thought, null, false)]
    [InlineData(Outcome.BetterThanExpected, Evidence.Said, null, false)]
    [InlineData(Outcome.BetterThanExpected, Evidence.Said, "That was quick.", true)]
    [InlineData(Outcome.BetterThanExpected, Evidence.Thought, "That was quick.", true)]
    [InlineData(Outcome.BetterThanExpected, Evidence.Answered, null, true)]
    [InlineData(Outcome.Fine, Evidence.Thought, null, false)]
    [InlineData(Outcome.Fine, Evidence.Said, null, true)]
    [InlineData(Outcome.LetDown, Evidence.Said, null, true)]
    [InlineData(Outcome.NotKnownYet, Evidence.Answered, "Who is this?", false)]
    internal void Only_the_customer_confirms_anything(Outcome outcome, Evidence evidence, string? words, bool isConfirmed)
    {
        var about = Fixed();

        about.See(outcome, evidence, words, At(60));
        about.Close(At(60));

        Assert.Equal((outcome, isConfirmed), (about.Outcome, about.IsConfirmed));
        Assert.Equal(outcome == Outcome.BetterThanExpected && isConfirmed, about.Moment == MomentState.Magic);
        Assert.Equal(words, about.CustomerWords);
    }

    [Theory]
    [InlineData(Evidence.Thought, null)]
    [InlineData(Evidence.Thought, "It will do.")]
    [InlineData(Evidence.Said, "It will do.")]
    internal void What_the_owner_thinks_never_takes_back_what_the_customer_said(Evidence evidence, string? words)
    {
        var about = Fixed();
        about.Confirm(Outcome.Fine, "It will do.", At(60));

        about.See(Outcome.BetterThanExpected, evidence, words, At(61));
        about.Close(At(61));

        Assert.Equal((Outcome.Fine, true, MomentState.Fine), (about.Outcome, about.IsConfirmed, about.Moment));
    }

    [Fact]
    public void The_latest_word_of_the_customer_counts_and_the_earlier_ones_are_kept()
    {
        var about = Fixed();
        about.Confirm(Outcome.BetterThanExpected, "That was quick.", At(60));
        about.Close(At(61));
        about.Confirm(Outcome.Fine, "On second thoughts, all right.", At(62));

        Assert.Equal((Outcome.Fine, "On second thoughts, all right."), (about.Outcome, about.CustomerWords));
        Assert.Equal(MomentState.Fine, about.Moment);
        Assert.Equal(
            ["That was quick.", "On second thoughts, all right."],
            about.Texts.Where(text => text.Field == CaseField.CustomerWords).Select(text => text.Text));
    }

    [Fact]
    public void Closing_twice_closes_once()
    {
        var about = Fixed();
        about.Close(At(60));
        about.Close(At(61));
        about.CloseAnyway("once more", At(62));

        Assert.Single(about.Events, happened => happened.Kind == CaseEventKind.Closed);
        Assert.DoesNotContain(about.Events, happened => happened.Kind == CaseEventKind.ClosedAnyway);
        Assert.Equal(Start.AddMinutes(60), about.ClosedAt);
    }

    [Fact]
    public void Closing_and_reopening_washes_nothing_away()
    {
        var about = Fixed();
        for (var round = 1; round <= 5; round++)
        {
            about.See(Outcome.BetterThanExpected, Evidence.Answered, "Great", At(100 * round));
            about.Close(At(100 * round));
            about.Reopen(At(100 * round + 1));
            about.Reopen(At(100 * round + 1));
            Assert.Equal((round, Step.OwnIt, CaseStatus.Open), (about.Failures, about.Step, about.Status));
            Assert.Equal((null, null, null), (about.Outcome, about.CustomerWords, about.FixedAt));

            about.Promise(Start.AddMinutes(100 * round + 30), At(100 * round + 2));
            about.Fix(At(100 * round + 3));
        }

        about.See(Outcome.BetterThanExpected, Evidence.Answered, "Great", At(1000));
        about.Close(At(1000));

        Assert.Equal((true, true), (about.IsConfirmed, about.IsSecondFailure));
        Assert.Equal(MomentState.Fine, about.Moment);
        Assert.Equal(5, about.Events.Count(happened => happened is { Kind: CaseEventKind.Reopened, Data: nameof(CaseEventKind.Fixed) }));
    }

    [Fact]
    public void Reopening_what_was_never_fixed_is_no_failed_fix()
    {
        var about = Owned();
        about.CloseAnyway("They left.", At(30));
        Assert.Equal(MomentState.Misery, about.Moment);

        about.Reopen(At(40));

        Assert.Equal((0, CaseStatus.Open, null), (about.Failures, about.Status, about.ClosedBecause));
    }

    [Fact]
    public void An_open_case_that_is_not_fixed_cannot_be_reopened()
    {
        var about = Owned();
        var before = about.Version;

        about.Reopen(At(40));

        Assert.Equal(before, about.Version);
    }

    [Fact]
    public void A_failure_is_asked_about_once_and_the_next_one_again()
    {
        var about = Fixed();
        Assert.True(about.Ask(AskChannel.Mail, At(60)));
        Assert.False(about.Ask(AskChannel.Call, At(61)));
        Assert.False(about.DoNotAsk("They are in mourning.", At(62)));

        about.Close(At(63));
        about.Reopen(At(64));

        Assert.True(about.Ask(AskChannel.Call, At(65)));
        Assert.Equal(["Mail", "Call"], about.Events.Where(happened => happened.Kind == CaseEventKind.Asked).Select(happened => happened.Data));
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        var about = RecoveryCase.Report(1, "harbour", "the parcel is lost", "The parcel is lost", At(0));
        about.Classify(CustomerKind.External, Severity.Normal, danger: false, "The parcel is lost", "harbour", At(0));
        Assert.Equal(Gaps.Owner | Gaps.Word | Gaps.Fix | Gaps.Analysis | Gaps.View, about.Gaps);

        about.Own(At(1));
        about.Tell(At(2));
        about.Fix(At(3));
        about.Analyze(new Analysis("Tools"), At(4));
        Assert.Equal(Gaps.View, about.Gaps);
        Assert.False(about.NeedsIntegrity);

        about.Presume(Outcome.NotKnownYet);
        Assert.Equal(Gaps.View, about.Gaps);
        about.Presume(Outcome.Fine);
        Assert.Equal(Gaps.None, about.Gaps);
    }

    [Fact]
    public void A_customer_who_is_lost_is_lost_until_they_come_back_with_it()
    {
        var about = Fixed();
        about.Confirm(Outcome.BetterThanExpected, "Great", At(60));
        about.Close(At(60));
        about.FollowUp(Retention.Lost, null, At(90_000));
        Assert.Equal(MomentState.Lost, about.Moment);

        about.Reopen(At(90_001));
        Assert.Equal(MomentState.Recovering, about.Moment);
    }

    [Fact]
    public void Reminders_that_were_switched_off_are_on_again_when_the_fix_did_not_hold()
    {
        var about = Fixed();
        about.StopReminders(At(5));
        about.Snooze(Start.AddHours(20), At(6));

        about.Reopen(At(70));

        Assert.Equal((false, null), (about.RemindersStopped, about.SnoozedUntil));
    }

    private static RecoveryCase Fixed()
    {
        var about = Owned();
        about.Fix(At(50));
        about.Analyze(new Analysis("Tools"), At(51));
        return about;
    }

    private static RecoveryCase Owned()
    {
        var about = RecoveryCase.Report(1, "harbour", "the parcel is lost", "The parcel is lost", At(0));
        about.Classify(CustomerKind.External, Severity.Normal, danger: false, "The parcel is lost", "harbour", At(1));
        about.Hear(new Hearing("They waited."), At(2));
        about.Own(At(3));
        about.Promise(Start.AddMinutes(30), At(3));
        return about;
    }

    private static By At(int minute) => new("ines", Start.AddMinutes(minute));
}
