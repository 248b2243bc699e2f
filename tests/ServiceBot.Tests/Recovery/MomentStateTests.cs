using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

/// <summary>What a case is to the customer: truth → misery → recovering → fine, magic or lost; and never magic after a second failure.</summary>
public class MomentStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Where it may go from where.</summary>
    private static readonly Dictionary<MomentState, MomentState[]> Ways = new()
    {
        [MomentState.Truth] = [MomentState.Misery],
        [MomentState.Misery] = [MomentState.Recovering],
        [MomentState.Recovering] = [MomentState.Misery, MomentState.Fine, MomentState.Magic, MomentState.Lost],

        // How the customer sees it becomes known later, and what was thought to be over goes on.
        [MomentState.Fine] = [MomentState.Magic, MomentState.Lost, MomentState.Recovering],
        [MomentState.Magic] = [MomentState.Fine, MomentState.Lost, MomentState.Recovering],
        [MomentState.Lost] = [MomentState.Fine, MomentState.Magic, MomentState.Recovering],
    };

    [Fact]
    public void Misery_becomes_magic_only_when_the_customer_says_so()
    {
        var about = Closed(Outcome.BetterThanExpected);
        Assert.Equal(MomentState.Fine, about.Moment);

        about.Confirm(Outcome.BetterThanExpected, "Better than ever", By(9));

        Assert.Equal(MomentState.Magic, about.Moment);
    }

    [Fact]
    public void A_second_failure_never_ends_as_magic()
    {
        var about = Closed(Outcome.BetterThanExpected);
        about.Confirm(Outcome.BetterThanExpected, "Better than ever", By(9));
        about.Reopen(By(10));
        Assert.Equal(MomentState.Recovering, about.Moment);

        about.Promise(Start, By(11));
        about.Fix(By(12));
        about.Analyze(new Analysis("Tools"), By(13));
        about.Close(By(14));
        about.Confirm(Outcome.BetterThanExpected, "Better than ever", By(15));

        Assert.Equal(MomentState.Fine, about.Moment);
    }

    [Fact]
    public void Neither_does_a_confirmed_repeat_until_it_turns_out_to_be_none()
    {
        var about = Closed(Outcome.BetterThanExpected);
        about.Confirm(Outcome.BetterThanExpected, null, By(9));
        about.IsRepeatOf(7, By(10));
        Assert.Equal(MomentState.Fine, about.Moment);

        about.IsNoRepeatOf(7, By(11));

        Assert.Equal(MomentState.Magic, about.Moment);
    }

    [Theory]
    [InlineData(Outcome.LetDown, MomentState.Lost)]
    [InlineData(Outcome.Fine, MomentState.Fine)]
    [InlineData(Outcome.NotKnownYet, MomentState.Recovering)]
    internal void How_it_ends_is_how_the_customer_sees_it(Outcome outcome, MomentState moment) => Assert.Equal(moment, Closed(outcome).Moment);

    [Fact]
    public void Whatever_people_do_it_goes_only_where_it_may_go()
    {
        var random = new Random(311);
        var reached = new HashSet<MomentState>();
        for (var round = 0; round < 5_000; round++)
        {
            var about = RecoveryCase.Report(1, "harbour", "It broke", "It broke", By(0));
            var (before, log) = (about.Moment, "");
            reached.Add(before);
            for (var step = 1; step < 40; step++)
            {
                log += Act(about, random, step) + " ";
                Assert.True(before == about.Moment || Ways[before].Contains(about.Moment), $"{before} → {about.Moment} after {log}");
                Assert.False(about is { Moment: MomentState.Magic, IsSecondFailure: true }, log);
                Assert.False(about is { Moment: MomentState.Magic, IsConfirmed: false }, log);
                Assert.False(about.Moment == MomentState.Magic && about.Events.Exists(happened => happened is { Kind: CaseEventKind.Reopened, Data: not null }), log);
                reached.Add(before = about.Moment);
            }
        }

        Assert.Equal(Enum.GetValues<MomentState>().Order(), reached.Order());
    }

    /// <summary>Something the commands let people do in this case now.</summary>
    private static string Act(RecoveryCase about, Random random, int at)
    {
        var by = By(at);
        var outcome = (Outcome)random.Next(4);
        var acts = new List<(string Name, Action Do)>();
        Offer(about.Customer is null, "sort", () => about.Classify(CustomerKind.External, Severity.Normal, false, "It broke", "harbour", by));
        Offer(about is { Customer: not null, IsActive: true }, "hear", () => about.Hear(new Hearing("It broke."), by));
        Offer(about is { Customer: not null, IsActive: true, OwnerId: null }, "own", () => about.Own(by));
        Offer(about is { Step: Step.OwnIt, IsActive: true, FixedAt: null }, "offer", () => about.Offer(by));
        Offer(about is { OwnerId: not null, IsActive: true, FixedAt: null }, "promise", () => about.Promise(by.At, by));
        Offer(about is { OwnerId: not null, IsActive: true, FixedAt: null }, "fix", () => about.Fix(by));
        Offer(about is { Step: Step.FixItFast, IsActive: true }, "not yet", () => about.Park(by));
        Offer(about is { Step: Step.Analyze, IsActive: true }, "analyze", () => about.Analyze(new Analysis("Tools"), by));
        Offer(about is { Step: Step.BeGracious, IsActive: true, OwnerId: not null }, "close", () => Close(about, outcome, by));
        Offer(about is { Status: CaseStatus.Closed }, "confirm", () => about.Confirm(outcome, null, by));
        Offer(about is { Status: CaseStatus.Closed }, "follow up", () => about.FollowUp((Retention)random.Next(3), null, by));
        Offer(about is { Status: CaseStatus.Closed } or { IsActive: true, FixedAt: not null }, "reopen", () => about.Reopen(by));
        if (acts.Count == 0)
            return "";

        var (name, act) = acts[random.Next(acts.Count)];
        act();
        return name;

        void Offer(bool isPossible, string name, Action act)
        {
            if (isPossible)
                acts.Add((name, act));
        }
    }

    private static void Close(RecoveryCase about, Outcome outcome, By by)
    {
        about.Presume(outcome);
        about.Close(by);
    }

    private static RecoveryCase Closed(Outcome outcome)
    {
        var about = RecoveryCase.Report(1, "harbour", "It broke", "It broke", By(0));
        about.Classify(CustomerKind.External, Severity.Normal, false, "It broke", "harbour", By(1));
        about.Hear(new Hearing("It broke."), By(2));
        about.Own(By(3));
        about.Promise(Start, By(4));
        about.Fix(By(5));
        about.Analyze(new Analysis("Tools"), By(6));
        Close(about, outcome, By(7));
        return about;
    }

    private static By By(int minute) => new("ines", Start.AddMinutes(minute));
}
