using ServiceBot.Digest;
using ServiceBot.Recovery;
using static ServiceBot.Tests.Digest.Told;

namespace ServiceBot.Tests.Digest;

/// <summary>Logs of which every figure was reckoned by hand first. The reckoning stands beside each.</summary>
public class HandLogTests
{
    [Fact]
    public void The_worked_check_comes_out_as_written()
    {
        int[] reported = [0, 12, 30, 51, 140], owned = [6, 18, 75, 55, 149], done = [95, 70, 240, 88], paused = [0, 20, 60, 0];
        var cases = reported.Select((at, index) =>
        {
            var about = Case(index + 1, at);
            about.Own(At(owned[index]));
            if (index == done.Length)
                return about;

            if (paused[index] > 0)
            {
                about.Wait(At(owned[index]));
                about.Resume(At(owned[index] + paused[index]));
            }

            about.Fix(At(done[index]));
            return about;
        }).ToList();
        var log = Log(cases, readAt: 300);

        // To own: 6, 6, 45, 4, 9; in a row 4 6 6 9 45. To fix: 95, 58 − 20, 210 − 60, 37; in a row 37 38 95 150, and (38 + 95) / 2 = 66.5.
        Assert.Equal((6, 5, 5), (TimeToOwn.Of(log, Between(0, 300)).Elapsed!.Middle.TotalMinutes, TimeToOwn.Of(log, Between(0, 300)).Owned, TimeToOwn.Of(log, Between(0, 300)).Reported));
        Assert.StartsWith("Time to own: middle 6 min (5 of 5)", TimeToOwn.Of(log, Between(0, 300)).Say, StringComparison.Ordinal);
        var fix = TimeToFix.Of(log, Between(0, 300));
        Assert.Equal((66.5, 4, 1), (fix.Net!.Middle.TotalMinutes, fix.Fixed, fix.Open));

        // With waiting: 95, 58, 210, 37; in a row 37 58 95 210, and (58 + 95) / 2 = 76.5. The open one is 300 − 140 old.
        Assert.Equal((76.5, 160), (fix.Elapsed!.Middle.TotalMinutes, fix.Oldest!.Value.TotalMinutes));
    }

    [Fact]
    public void Who_waits_for_an_owner_is_counted_and_never_averaged()
    {
        var early = Case(1, 30);
        early.Own(At(25));
        var own = Case(2, 40);
        own.Own(At(40));
        var late = Case(3, 0);
        var still = Case(4, 130);
        var back = Case(5, 60);
        back.Own(At(65));
        back.Offer(At(70));

        // 25 − 30 is less than nothing: 0, and told. 40 − 40 = 0. Read at 240: 240 and 180 minutes of work are more than 120, 110 are not.
        var seen = TimeToOwn.Of(Log([early, own, late, still, back], readAt: 240), Between(0, 240));
        Assert.Equal((2, 5, 1, 0), (seen.Owned, seen.Reported, seen.TooEarly, seen.Elapsed!.Middle.TotalMinutes));
        Assert.Equal([3, 5], seen.Late);
    }

    [Fact]
    public void A_case_that_is_handed_to_somebody_before_anybody_owned_it_has_an_owner_from_then_on()
    {
        var about = Case(1, 0);
        about.OfferTo("rui", At(5));
        about.AcceptHandOver(At(12, "rui"));
        about.Fix(At(20, "rui"));
        about.Close(At(25, "rui"));

        // 12 − 0; the first owner takes it from nobody, so there are 0 hand-offs.
        Assert.Equal(12, TimeToOwn.Of(Log([about]), Between(0, Day)).Elapsed!.Middle.TotalMinutes);
        Assert.Equal((1, 0.0, 0), (HandOffs.Of(Log([about]), Between(0, Day)).Closed, HandOffs.Of(Log([about]), Between(0, Day)).Middle, HandOffs.Of(Log([about]), Between(0, Day)).Most));
    }

    [Fact]
    public void What_we_found_first_waits_for_no_word()
    {
        var (one, two, three, four) = (Case(1, 0), Case(2, 10), Case(3, 30, foundFirst: true), Case(4, 40));
        one.Tell(At(20));
        two.Tell(At(70));
        three.Tell(At(35));
        four.Own(At(41));

        // 20 − 0 and 70 − 10; (20 + 60) / 2 = 40. The third is counted apart and the fourth has had no word.
        var seen = FirstWords.Of(Log([one, two, three, four], readAt: 100), Between(0, 100));
        Assert.Equal((40, 2, 3, 1), (seen.Elapsed!.Middle.TotalMinutes, seen.Told, seen.Reported, seen.FoundFirst));

        // The target is four hours: both words came in time, and the fourth may still have its own.
        Assert.Equal((2, 2), (seen.OnTime, seen.Due));
        Assert.Equal((2, 3), (FirstWords.Of(Log([one, two, three, four]), Between(0, Day)).OnTime, FirstWords.Of(Log([one, two, three, four]), Between(0, Day)).Due));
    }

    [Fact]
    public void A_wait_lasts_five_days_at_most_and_a_fix_that_did_not_hold_is_void()
    {
        var waited = Case(1, 0);
        waited.Own(At(1));
        waited.Wait(At(60));
        waited.Fix(At(10 * Day));
        var again = Fixed(2, 0, 100);
        again.Reopen(At(200));
        again.Fix(At(300));

        // 14,400 minutes less 5 · 1,440 = 7,200, and 300: the middle is 3,750 net and (14,400 + 300) / 2 = 7,350 with waiting.
        var seen = TimeToFix.Of(Log([waited, again]), Between(0, 11 * Day));
        Assert.Equal((3750, 7350, 2, 1, 0), (seen.Net!.Middle.TotalMinutes, seen.Elapsed!.Middle.TotalMinutes, seen.Fixed, seen.Reopened, seen.Open));
        Assert.Null(TimeToFix.Of(Log([waited, again]), Between(20 * Day, 21 * Day)).Net);
    }

    [Fact]
    public void A_promise_is_kept_by_a_word_in_time_or_a_new_promise_before_it_is_due()
    {
        RecoveryCase[] cases = [.. Enumerable.Range(1, 6).Select(number => Case(number, 0))];
        foreach (var about in cases)
        {
            about.Own(At(1));
            about.Promise(Start.AddMinutes(60), At(2));
        }

        cases[0].Tell(At(50));
        cases[1].Tell(At(70));
        cases[2].Promise(Start.AddMinutes(120), At(40));
        cases[2].Tell(At(110));
        cases[3].Promise(Start.AddMinutes(130), At(70));
        cases[3].Tell(At(120));
        cases[4].EndForAbuse(At(30));
        cases[5].Wait(At(50));
        cases[5].Resume(At(80));
        cases[5].Tell(At(75));

        // Kept: 1; 3 twice, at 60 and 120; 4 at 130; 6, for which nothing came due before 80. Missed: 2 and 4 at 60. The fifth is out.
        Assert.Equal((5, 2), (PromisesKept.Of(Log(cases), Between(0, 200)).Kept, PromisesKept.Of(Log(cases), Between(0, 200)).Missed));
        Assert.Equal((3, 2), (PromisesKept.Of(Log(cases), Between(0, 100)).Kept, PromisesKept.Of(Log(cases), Between(0, 100)).Missed));
        Assert.Equal((2, 0), (PromisesKept.Of(Log(cases), Between(100, 200)).Kept, PromisesKept.Of(Log(cases), Between(100, 200)).Missed));
        Assert.Equal("Promises kept: —", PromisesKept.Of(Log(cases), Between(200, 300)).Say);
    }

    [Fact]
    public void Only_who_said_so_or_had_nothing_to_object_was_turned_round()
    {
        RecoveryCase[] cases = [.. Enumerable.Range(1, 8).Select(number => Fixed(number, Day, Day + 10, number == 8 ? CustomerKind.Internal : CustomerKind.External))];
        foreach (var about in cases.Where(about => about.Number is not (3 or 5)))
            about.Ask(AskChannel.Call, At(Day + 20));
        cases[0].Confirm(Outcome.Fine, "Fine.", At(2 * Day));
        cases[3].Reopen(At(4 * Day));
        cases[4].Ask(AskChannel.Call, At(5 * Day));
        cases[5].Confirm(Outcome.LetDown, "No.", At(2 * Day));
        cases[6].EndForAbuse(At(2 * Day));
        cases[7].Confirm(Outcome.BetterThanExpected, "Wonderful.", At(2 * Day));

        // Fixed on the second day and looked at in the ninth. 1 and 8 said so; 2 had seven days less ten minutes since the ask, so all but 20
        // minutes: at the end of the ninth day it is 7 days 23 hours. 3 was not asked; 4 came again within the window; 5 was asked so late that nobody knows;
        // 6 says no; 7 is apart.
        var seen = RecoveryRate.Of(Log(cases), Between(8 * Day, 9 * Day));
        Assert.Equal((2, 1, 2, 2, 0, 1), (seen.Confirmed, seen.Presumed, seen.Not, seen.Unknown, seen.Provisional, seen.Apart));

        // Turned 3 of 3 + 2 + 2 = 7; known 5 of those; amazed 1 of 5.
        Assert.Equal((3, 7, 5, 1), (seen.AllTurned, seen.Cohort, seen.Known, seen.Amazed));
        Assert.Equal("Misery to magic: 1 of 5", seen.SayAmazed);
        Assert.Equal(0, RecoveryRate.Of(Log(cases), Between(0, Day)).Cohort);
    }

    [Fact]
    public void Whoever_came_again_within_a_week_is_a_repeat_and_whoever_is_not_recognised_is_in_no_rate()
    {
        var (again, once, unknown, later) = (Fixed(1, 0, 60, key: "a"), Fixed(2, 0, 60, key: "b"), Fixed(3, 0, 60), Fixed(4, 0, 60, key: "d"));
        again.Reopen(At(2 * Day));
        later.Reopen(At(10 * Day));

        // Fixed on the first day, so their week ends on the eighth: 1 of 3 came again, of 4 that matured; 2 + 1 + 1 contacts in 3 problems.
        var seen = RepeatContacts.Of(Log([again, once, unknown, later]), Between(7 * Day, 8 * Day));
        Assert.Equal((1, 3, 4, 4), (seen.Rate.CameAgain, seen.Rate.Counted, seen.Rate.Matured, seen.Rate.Contacts));
        Assert.Equal("Repeat contacts, matured week: 1 of 3 · customer recognised in 3 of 4 · contacts per problem 1.3", seen.Say);

        // The fix of 1 failed on the third day and that of 4 on the eleventh.
        Assert.Equal((1, 1, 0), (Failed(0, 3), Failed(3, 11), Failed(11, 20)));

        int Failed(int from, int to) => SecondFailures.Of(Log([again, once, unknown, later]), Between(from * Day, to * Day)).Count;
    }

    [Fact]
    public void Hand_offs_and_asking_are_counted_of_what_was_closed()
    {
        int[] moves = [0, 1, 3, 2];
        var cases = moves.Select((count, index) =>
        {
            var about = Fixed(index + 1, 0, 10);
            for (var move = 0; move < count; move++)
                about.AcceptHandOver(At(11 + move, $"colleague-{move}"));
            return about;
        }).Append(Case(5, 0, care: SpecialCare.Bereavement)).ToList();
        cases[0].Ask(AskChannel.Mail, At(20));
        cases[1].DoNotAsk("they asked us not to", At(20));
        foreach (var about in cases)
            about.Close(At(30));

        // 0 0 1 2 3 in a row: the middle is 1, the most 3. Asked 1 of 3: the second gave a reason, and the fifth grieves.
        Assert.Equal((5, 1.0, 3), (HandOffs.Of(Log(cases), Between(0, 60)).Closed, HandOffs.Of(Log(cases), Between(0, 60)).Middle, HandOffs.Of(Log(cases), Between(0, 60)).Most));
        Assert.Equal((1, 3, 2), (AskRate.Of(Log(cases), Between(0, 60)).Asked, AskRate.Of(Log(cases), Between(0, 60)).Suitable, AskRate.Of(Log(cases), Between(0, 60)).NotSuitable));
        Assert.Equal(("Hand-offs: —", "Asked how they see it: —"), (HandOffs.Of(Log(cases), Between(60, 90)).Say, AskRate.Of(Log(cases), Between(60, 90)).Say));
    }

    [Fact]
    public void Fairness_needs_ten_of_each_third()
    {
        var cases = Enumerable.Range(0, 30).Select(index =>
        {
            var about = Case(index + 1, 0);
            about.Help(new Helping(Value: (ValueRange)(1 + index % 3)), At(0));
            about.Own(At(index % 3 == 0 ? 20 : 5));
            return about;
        }).ToList();

        // Those of small worth waited 20 minutes and those of large worth 5: 15 longer. With nine of the middle third nothing is said.
        var seen = Fairness.Of(Log(cases), Between(0, 28 * Day));
        Assert.Equal((10, 10, 10, 15), (seen.Small, seen.Middle, seen.Large, seen.Difference!.Value.TotalMinutes));
        Assert.Null(Fairness.Of(Log(cases.Where(about => about.Number != 2)), Between(0, 28 * Day)).Difference);
    }

    [Fact]
    public void Word_of_mouth_is_about_customers_from_outside()
    {
        RecoveryCase[] cases =
        [
            Closed(1, 100, Outcome.LetDown, true), Closed(2, 110, Outcome.LetDown, false), Closed(3, 120, Outcome.BetterThanExpected, true),
            Closed(4, 130, Outcome.BetterThanExpected, false), Closed(5, 140, Outcome.LetDown, true, CustomerKind.Internal),
        ];

        // 2 let down · 250 = 500, 1 amazed · 50 = 50, 250 / 50 = 5; and with the older presets 20, 5 and 2. What we only think is no magic.
        var (essay, older) = (WordOfMouth.Of(Log(cases), Between(0, Day)), WordOfMouth.Of(Log(cases), Between(0, Day), Lore.Older));
        Assert.Equal((500, 50, 0, 5.0), (essay.Bad, essay.Good, essay.Averted, essay.BreakEven));
        Assert.Equal((20, 5, 2.0), (older.Bad, older.Good, older.BreakEven));
        Assert.Null(WordOfMouth.Of(Log(cases), Between(0, Day), Lore.Off).Say);
    }

    [Fact]
    public void Limits_looks_and_referrals_are_counted_when_they_were_noted()
    {
        var (one, two, three) = (Closed(1, 100, Outcome.Fine, true), Closed(2, 100, Outcome.Fine, true), Fixed(3, 0, 50));
        one.Analyze(new Analysis("Tools", StoppedBy: CommitmentLimits.Money | CommitmentLimits.Time), At(110));
        two.Analyze(new Analysis("Tools", StoppedBy: CommitmentLimits.Time), At(120));
        three.Analyze(new Analysis("Tools"), At(60));
        one.FollowUp(Retention.AtRisk, null, At(31 * Day));
        one.FollowUp(Retention.Kept, null, At(32 * Day));
        two.FollowUp(Retention.Lost, null, At(91 * Day));
        one.Refer(Referral.NewCustomer, null, At(40 * Day));
        two.Refer(null, null, At(41 * Day));

        // Time 2 and money 1 of 3. Of two looks in the same weeks the last says how it is.
        var map = ThresholdMap.Of(Log([one, two, three]), Between(0, Day));
        Assert.Equal(3, map.Analyzed);
        Assert.Equal([(CommitmentLimits.Time, 2), (CommitmentLimits.Money, 1)], map.Stopped.Select(stopped => (stopped.Limit, stopped.Cases)));
        var kept = AfterWeeks.Of(Log([one, two, three]), Between(0, 95 * Day));
        Assert.Equal((new Stay(1, 0, 0), new Stay(0, 0, 1)), (kept.Days30, kept.Days90));
        Assert.Equal((1, 1), (Referrals.Of(Log([one, two, three]), Between(0, 95 * Day)).NewCustomer, Referrals.Of(Log([one, two, three]), Between(0, 95 * Day)).Other));
    }
}
