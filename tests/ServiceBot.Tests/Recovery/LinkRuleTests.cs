using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

/// <summary>What joining and parting do to what was fixed, seen and counted: logs of people who would like it to look better than it was.</summary>
public class LinkRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_fix_that_failed_by_itself_is_not_washed_away_by_parting_a_case_that_was_joined_before()
    {
        var (first, second) = (Done(1), Opened(2, at: 10));
        second.MergeInto(first, At(70));
        first.Reopen(At(80));

        second.Unmerge(first, At(90));

        Assert.Equal((CaseStatus.Open, 1, true), (first.Status, first.Failures, first.IsSecondFailure));
        Assert.Equal(1, Repeats.SecondFailures(Repeats.Of([first, second]), Start, Start.AddDays(1)));
    }

    [Fact]
    public void What_was_only_presumed_is_only_presumed_after_parting_whatever_the_customer_said_then()
    {
        var first = Fixed(1);
        first.Quote("We will see.", At(55));
        first.Presume(Outcome.BetterThanExpected);
        first.Close(At(60));

        Joined(first, at: 70).Unmerge(first, At(71));

        Assert.Equal((CaseStatus.Closed, Outcome.BetterThanExpected, false), (first.Status, first.Outcome, first.IsConfirmed));
        Assert.NotEqual(MomentState.Magic, first.Moment);
    }

    [Fact]
    public void A_fix_that_has_held_after_all_is_turned_round_and_can_fail_for_the_second_time()
    {
        var first = Done(1);
        first.Confirm(Outcome.Fine, "Thank you.", At(61));
        var second = Joined(first, at: 70);
        second.Unmerge(first, At(71));
        Assert.Equal(Turned.Confirmed, TurnedRound.At(Start.AddMinutes(72), first.Events));

        var third = Joined(first, at: 80, number: 3);

        Assert.Equal(1, Repeats.SecondFailures(Repeats.Of([first, second, third]), Start, Start.AddDays(1)));
    }

    private static RecoveryCase Joined(RecoveryCase first, int at, int number = 2)
    {
        var again = Opened(number, at);
        again.IsRepeatOf(first.Number, At(at));
        again.MergeInto(first, At(at));
        first.Reopen(At(at));
        return again;
    }

    private static RecoveryCase Done(int number)
    {
        var about = Fixed(number);
        about.Presume(Outcome.Fine);
        about.Close(At(60));
        return about;
    }

    private static RecoveryCase Fixed(int number)
    {
        var about = Opened(number, at: 0);
        about.Own(At(3));
        about.Promise(Start.AddMinutes(30), At(3));
        about.Fix(At(50));
        about.Analyze(new Analysis("Tools"), At(51));
        return about;
    }

    private static RecoveryCase Opened(int number, int at)
    {
        var about = RecoveryCase.Report(number, "harbour", "it broke", "It broke", At(at));
        about.Classify(CustomerKind.External, Severity.Normal, danger: false, "It broke", "harbour", At(at));
        about.Recognise("key");
        about.Hear(new Hearing("It broke."), At(at));
        return about;
    }

    private static By At(int minute) => new("ines", Start.AddMinutes(minute));
}
