using ServiceBot.Digest;
using ServiceBot.Recovery;
using static ServiceBot.Tests.Digest.TestLog;

namespace ServiceBot.Tests.Digest;

/// <summary>Logs whose figures were worked out by hand.</summary>
public class FigureTests
{
    [Fact]
    public void The_worked_check()
    {
        var log = new TestLog();
        log.Case("0", "6 own, 95 fix");
        log.Case("12", "18 own, 20 pause, 40 resume, 70 fix");
        log.Case("30", "75 own, 100 pause, 160 resume, 240 fix");
        log.Case("51", "55 own, 88 fix");
        log.Case("140", "149 own");

        // 6, 6, 45, 4, 9: in order 4 6 6 9 45.
        var own = TimeToOwn.Of(log.Later, Day(0));
        Assert.Equal((Minutes(6), 5, 5), (own.Elapsed!.Middle, own.Owned, own.Reported));
        Assert.Equal("Time to own: middle 6 min (5 of 5)", own.Say);

        // 95, 58 − 20 = 38, 210 − 60 = 150, 37: the middle of 38 and 95 is 66.5.
        var fix = TimeToFix.Of(log.Later, Day(0));
        Assert.Equal((Minutes(66.5), 4, 1, 0), (fix.Net!.Middle, fix.Fixed, fix.Open, fix.Reopened));

        // With waiting 95, 58, 210, 37: the middle of 58 and 95 is 76.5.
        Assert.Equal(Minutes(76.5), fix.Elapsed!.Middle);

        // Open since 11:20, looked at from midnight: 12 h 40 min.
        Assert.Equal(Minutes(760), fix.Oldest);
    }

    [Fact]
    public void Who_owns_it_at_once_gives_it_back_or_has_a_wrong_clock()
    {
        var log = new TestLog();
        log.Case("0", "0 own"); // at once: 0
        log.Case("0", "1 own, 5 give"); // given back: nobody owns it; two working hours from 09:05 end at 11:05, so it is late
        log.Case("10", "7 own"); // three minutes before its report: 0, and flagged
        log.Case("540"); // reported at 18:00, due tomorrow at 11:00: not late
        log.Case("0", "20 own", isPractice: true);
        log.Case("0", "20 own", customer: CustomerKind.Self);
        log.Case("0", "20 own, 30 cancel");
        log.Case("1d", "1d20 own"); // another day

        var own = TimeToOwn.Of(log.Later, Day(0));

        Assert.Equal((TimeSpan.Zero, 2, 4, 1), (own.Elapsed!.Middle, own.Owned, own.Reported, own.TooEarly));
        Assert.Equal([2], own.Late);
        Assert.Equal("Time to own: middle at once (2 of 4) · nobody owns #2 · 1 was noted before its report", own.Say);

        // A day later the other one is late too.
        Assert.Equal([2, 4], TimeToOwn.Of(log.Later, Day(1)).Late);

        // Three days later somebody takes the second one and keeps it: that is when it was owned, whoever had it for four minutes.
        var late = new TestLog();
        late.Case("0", "1 own, 5 give, 3d own @rui");
        late.Case("0", "1 own, 5 hand @rui, 9 give @rui, 3d own @ana"); // Ines gave nothing back
        Assert.Equal([Minutes(1), TimeSpan.FromDays(3)], late.At(Time("4d")).At(Days(0, 4)).Select(about => TimeToOwn.Waited(about)!.Value).Order());
        Assert.Equal((0, 2), (TimeToOwn.Of(late.Later, Day(0)).Owned, TimeToOwn.Of(late.Later, Day(0)).Reported));
        Assert.Equal("Time to own: —", TimeToOwn.Of(new TestLog().Later, Day(0)).Say);
    }

    [Fact]
    public void Ten_values_have_a_ninetieth_part_and_a_weekend_is_no_working_time()
    {
        var log = new TestLog();
        for (var minutes = 1; minutes <= 10; minutes++)
            log.Case("0", $"{minutes} own");

        // 1 to 10: the middle of 5 and 6; nine tenths of the way from the first to the tenth, place 8.1 from 0: 9 + 0.1 × 1.
        var own = TimeToOwn.Of(log.Later, Day(0)).Elapsed!;
        Assert.Equal((Minutes(5.5), Minutes(9.1)), (own.Middle, own.Most!.Value));

        // Friday 16:30 to Monday 09:30 is 65 h, and 30 + 30 minutes of work.
        var weekend = new TestLog();
        weekend.Case("4d450", "7d30 own");
        var slow = TimeToOwn.Of(weekend.Later, Days(0, 14));
        Assert.Equal((TimeSpan.FromHours(65), Minutes(60), null), (slow.Elapsed!.Middle, slow.Working!.Middle, slow.Elapsed.Most));
        Assert.Equal("Time to own: middle 2 days 17 h (1 of 1) · in working hours 1 h", slow.Say);

        // As Friday ends nobody owns it.
        Assert.Equal((0, 1), (TimeToOwn.Of(weekend.Later, Day(4)).Owned, TimeToOwn.Of(weekend.Later, Day(4)).Reported));
    }

    [Fact]
    public void The_first_word_counts_where_the_customer_came_first()
    {
        var log = new TestLog();
        log.Case("0", "10 tell"); // 10, within four working hours
        log.Case("0", "70 tell", severity: Severity.Serious); // 70, and an hour was the target
        log.Case("0", "5 tell, 5 promise 60, 50 tell"); // 5: the first one, whatever came after
        log.Case("0"); // none; due at 13:00, so late
        log.Case("470"); // none; due tomorrow, so neither
        log.Case("0", "1 tell", foundFirst: true); // we found it first
        log.Case("0", "1 abuse"); // no word is owed

        var words = FirstWords.Of(log.Later, Day(0));

        Assert.Equal((Minutes(10), 3, 6, 1), (words.Elapsed!.Middle, words.Told, words.Reported, words.FoundFirst)); // 5 10 70
        Assert.Equal((2, 4), (words.OnTime, words.Due));
        Assert.Equal("Time to first word: middle 10 min (3 of 6) · found first: 1", words.Say);
    }

    [Fact]
    public void Promises_are_kept_once_missed_or_out()
    {
        var log = new TestLog();
        log.Case("0", "0 own, 0 promise 60, 50 tell"); // kept
        log.Case("0", "0 own, 0 promise 60, 60 tell"); // kept: just in time
        log.Case("0", "0 own, 0 promise 60, 61 tell"); // missed
        log.Case("0", "0 own, 0 promise 60, 50 promise 120, 110 tell"); // kept, and the new one kept: 2
        log.Case("0", "0 own, 0 promise 60, 50 more 120, 110 promise 180"); // kept once, the next renewal is not kept again, the last is missed
        log.Case("0", "0 own, 0 promise 60, 70 promise 200, 190 fix"); // missed, then kept by the fix
        log.Case("0", "0 own, 0 promise 60, 30 abuse"); // out
        log.Case("0", "0 own, 0 promise 60, 30 cancel"); // out
        log.Case("0", "0 own, 0 promise 60, 30 join 1"); // out: it goes on in the first
        log.Case("0", "0 own, 0 promise 60, 50 pause, 90 tell, 100 resume"); // due as the wait ends: kept
        log.Case("0", "0 own, 0 promise 1d60"); // due tomorrow
        log.Case("0", "0 own, 0 promise 60, 20 close, 30 reopen"); // closing ends no promise: missed

        var kept = PromisesKept.Of(log.Later, Day(0));

        // Kept 1 + 1 + 0 + 2 + 1 + 1 + 1; missed the third, the fifth, the sixth and the last.
        Assert.Equal((7, 4), (kept.Kept, kept.Missed));
        Assert.Equal("Promises kept: 7 of 11", kept.Say);
        Assert.Equal((0, 1), (PromisesKept.Of(log.Later, Day(1)).Kept, PromisesKept.Of(log.Later, Day(1)).Missed));
        Assert.Equal("Promises kept: —", PromisesKept.Of(log.Later, Day(2)).Say);

        // While we wait nothing comes due, so what is renewed then is renewed in time: kept once, and the last one kept.
        var waits = new TestLog();
        waits.Case("0", "0 own, 0 promise 60, 50 pause, 80 promise 200, 90 promise 300, 100 resume, 250 tell");
        Assert.Equal((2, 0), (PromisesKept.Of(waits.Later, Day(0)).Kept, PromisesKept.Of(waits.Later, Day(0)).Missed));

        // At noon what is due in the afternoon is neither, and a promise renewed over and over is one.
        var today = new TestLog();
        today.Case("0", "0 own, 0 promise 300");
        today.Case("0", "0 own, 0 promise 10, 1 promise 20, 2 promise 30, 3 promise 40, 4 promise 50, 45 tell");
        var noon = PromisesKept.Of(today.At(Time("180")), Day(0));
        Assert.Equal((2, 0), (noon.Kept, noon.Missed)); // the first of five, and the last
    }

    [Fact]
    public void Let_downs_are_turned_round_by_the_customer_and_by_time()
    {
        var log = new TestLog();
        log.Case("0", "5 own, 60 fix, 70 ask, 1d say Fine, 1d close"); // confirmed
        log.Case("0", "5 own, 60 fix, 90 ask, 90 close"); // presumed
        log.Case("0", "5 own, 60 fix, 90 close"); // unknown
        log.Case("0", "5 own, 60 fix, 70 say BetterThanExpected, 80 close, 3d reopen, 3d60 fix, 4d say BetterThanExpected, 4d close"); // again: not, and never magic
        log.Case("0", "5 own, 60 fix, 70 say Fine, 80 close", key: "k"); // again in another case: not
        log.Case("4d", "4d10 join 5", key: "k");
        log.Case("0", "5 own, 60 fix, 3d ask"); // asked three days later: as the week ends nobody knows
        log.Case("0", "5 own, 60 fix, 70 abuse, 80 close"); // apart
        log.Case("0", "5 own, 60 fix, 70 say BetterThanExpected, 80 close"); // confirmed, and magic
        log.Case("0", "5 own, 60 fix, 70 say BetterThanExpected, 2d help No"); // not
        log.Case("0", "5 own, 60 fix, 70 say Fine, 80 close, 9d reopen"); // confirmed as the day ends
        log.Case("0", "5 own, 1d fix, 1d ask"); // of the next day

        var rate = RecoveryRate.Of(log.Later, Day(7));

        Assert.Equal(new RecoveryRate(Confirmed: 3, Presumed: 1, Not: 3, Unknown: 2, Provisional: 0, Apart: 1, Amazed: 1, TurnedOutside: 4), rate);
        Assert.Equal((9, 7), (rate.Cohort, rate.Known));
        Assert.Equal("Turned round: 4 of 9 (3 confirmed, 1 presumed) · known of 7 of 9 · ended by abuse: 1", rate.Say);
        Assert.Equal("Misery to magic: 1 of 7", rate.SayAmazed);

        // Looked at over both days the one of the next day is there too: fixed on Tuesday at 09:00, and nine days later nobody has objected.
        Assert.Equal(2, RecoveryRate.Of(log.Later, Days(7, 9)).Presumed);
        Assert.Equal("Turned round: —", RecoveryRate.Of(log.Later, Day(0)).Say);

        // While the day runs, nothing is proven before its hour.
        Assert.Equal((0, 6), (RecoveryRate.Of(log.At(Time("7d59")), Day(7)).AllTurned, RecoveryRate.Of(log.At(Time("7d59")), Day(7)).Provisional));
    }

    [Fact]
    public void Customers_come_again_where_they_are_recognised()
    {
        var log = new TestLog();
        log.Case("0", "5 own, 60 fix, 60 close, 3d reopen", key: "a"); // came again
        log.Case("0", "5 own, 60 fix, 60 close, 2d came Thank", key: "b"); // thanks are no repeat
        log.Case("0", "5 own, 60 fix, 60 close"); // not recognised
        log.Case("0", "5 own, 60 fix, 60 close, 9d reopen", key: "d"); // after the window: a second failure and no repeat
        var fifth = log.Case("5d", "5d own", key: "b");
        var sixth = log.Case("5d", "5d own", key: "b");
        log.Proposals.AddRange([new RepeatProposal(5, 2, Time("5d")), new RepeatProposal(6, 2, Time("5d"))]);
        sixth.IsNoRepeatOf(2, new By("ines", Time("6d")));

        var again = RepeatContacts.Of(log.Later, Day(7));

        // Three recognised of four matured; a took two contacts, b and d one each.
        Assert.Equal((new RepeatRate(1, 3, 4, 4), 1), (again.Rate, again.Unsure));
        Assert.Equal("Repeat contacts, matured week: 1 of 3 · customer recognised in 3 of 4 · unsure 1 · contacts per problem 1.3", again.Say);
        Assert.Equal([0, 1, 1], new[] { 2, 3, 9 }.Select(day => SecondFailures.Of(log.Later, Day(day)).Count));
        Assert.Equal((1, 1), (CameBack.Of(log.Later, Day(2)).ToThank, CameBack.Of(log.Later, Days(0, 10)).All));

        // What is joined later moves no week that is over.
        fifth.IsRepeatOf(2, new By("ines", Time("8d")));
        fifth.MergeInto(log.Cases[1], new By("ines", Time("8d")), isOpenedAgain: true);
        Assert.Equal(again, RepeatContacts.Of(log.Later, Day(7)));
        Assert.Equal("Repeat contacts, matured week: —", RepeatContacts.Of(log.Later, Day(20)).Say);
    }

    [Fact]
    public void Hand_overs_and_asking_are_counted_in_what_was_closed()
    {
        var log = new TestLog();
        log.Case("0", "5 own, 60 fix, 70 ask, 80 close"); // moved 0 times, asked
        log.Case("0", "5 own, 10 hand @rui, 20 hand @ana, 60 fix, 70 noask, 80 close"); // moved 2, asking does not suit
        log.Case("0", "5 own, 10 hand @rui, 60 fix, 80 close"); // moved 1, not asked
        log.Case("0", "5 own, 60 fix, 80 close", care: SpecialCare.Bereavement); // moved 0, and nobody asks them
        log.Case("0", "5 own, 10 hand @rui, 60 fix, 80 close, 90 reopen"); // not closed as the day ends

        var (moved, asked) = (HandOffs.Of(log.Later, Day(0)), AskRate.Of(log.Later, Day(0)));

        Assert.Equal(new HandOffs(4, 0.5, 2), moved); // 0 0 1 2
        Assert.Equal(new AskRate(1, 2, 2), asked);
        Assert.Equal("Hand-offs: middle 0.5, most 2 (of 4 closed)", moved.Say);
        Assert.Equal("Asked how they see it: 1 of 2 · not suitable: 2", asked.Say);
        Assert.Equal(("Hand-offs: —", "Asked how they see it: —"), (HandOffs.Of(log.Later, Day(1)).Say, AskRate.Of(log.Later, Day(1)).Say));
    }

    [Fact]
    public void The_last_fix_that_holds_is_the_one_that_counts()
    {
        var log = new TestLog();
        log.Case("0", "5 own, 60 fix, 70 close, 100 reopen, 200 fix"); // 200, and opened again once
        log.Case("0", "5 own, 30 fix, 50 notyet"); // taken back: open
        log.Case("0", "5 own, 10 fix, 20 close"); // 10
        log.Case("15", "16 own, 40 join 3, 50 part"); // joined and parted: the fix of the third holds, and this one is open
        log.Case("90", "91 own, 80 fix"); // ten minutes before its report: 0, and flagged
        log.Case("0", "5 own, 60 close"); // over without a fix: neither fixed nor open

        var fix = TimeToFix.Of(log.Later, Day(0));

        Assert.Equal((Minutes(10), 3, 1, 1, 2), (fix.Net!.Middle, fix.Fixed, fix.Reopened, fix.TooEarly, fix.Open)); // 0 10 200

        // A wait that nobody ends lasts five days: eight days without them are three.
        var waits = new TestLog();
        waits.Case("0", "5 own, 10 pause, 8d fix");
        var slow = TimeToFix.Of(waits.Later, Days(0, 9));
        Assert.Equal((TimeSpan.FromDays(3), TimeSpan.FromDays(8)), (slow.Net!.Middle, slow.Elapsed!.Middle));
        Assert.Equal("Time to fix: middle 3 days (of 1) · with waiting for customers 8 days", slow.Say);

        // The old fix was void before the day ended, and on the next day nothing was fixed.
        Assert.Equal("Time to fix: — · 2 open, the oldest for 1 day 15 h", TimeToFix.Of(log.Later, Day(1)).Say);
    }

    [Fact]
    public void Weeks_tell_of_fairness_limits_looks_and_word_of_mouth()
    {
        var log = new TestLog();
        for (var minutes = 1; minutes <= 10; minutes++)
        {
            log.Case("0", $"{20 + minutes} own").IsWorth(ValueRange.Small); // 21 to 30: the middle is 25.5
            log.Case("0", $"{minutes} own").IsWorth(ValueRange.Large); // 1 to 10: the middle is 5.5
            log.Case("0", $"{40 + minutes} own").IsWorth(ValueRange.Middle); // there must be as many
        }

        log.Case("0", "400 own", customer: CustomerKind.Internal).IsWorth(ValueRange.Small); // not from outside
        log.Case("0", "9 own, 60 fix, 70 analyze Money+Time, 80 say LetDown, 90 close, 31d look Lost, 92d look Lost");
        log.Case("0", "9 own, 60 fix, 70 analyze Money, 80 say BetterThanExpected, 90 close, 31d look AtRisk, 32d look Kept, 33d refer ToldAFriend, 33d refer -, 34d came Apologise");
        log.Case("0", "9 own, 60 fix, 70 analyze None, 80 close LetDown, 2d say Fine"); // not let down after all, they say on Wednesday

        var fair = Fairness.Of(log.Later, Days(0, 28));
        Assert.Equal((10, 10, Minutes(20)), (fair.Small, fair.Large, fair.Difference!.Value));
        Assert.Equal("Fairness: customers of small worth waited 20 min longer than those of large worth until somebody owned it (10 and 10)", fair.Say);
        log.Cases[0].IsWorth(ValueRange.Middle);
        Assert.Equal((9, 10, null), (Fairness.Of(log.Later, Days(0, 28)).Small, Fairness.Of(log.Later, Days(0, 28)).Large, Fairness.Of(log.Later, Days(0, 28)).Difference));

        Assert.Equal("Where our commitment stopped, in 3 cases: money 2 · time 1", ThresholdMap.Of(log.Later, Day(0)).Say);
        Assert.Equal("Retention: after 30 days 1 of 2 kept, 0 at risk, 1 lost · after 90 days 0 of 1 kept, 0 at risk, 1 lost", AfterWeeks.Of(log.Later, Days(0, 100)).Say);
        Assert.Equal("Referrals: told a friend 1, another way 1", Referrals.Of(log.Later, Days(30, 60)).Say);
        Assert.Equal("Came back: 1 to say sorry", CameBack.Of(log.Later, Days(30, 60)).Say);

        // On Monday two ended as let-downs and one amazed; by Wednesday one of the two says that it is fine. A week later two are turned round.
        var monday = WordOfMouth.Of(log.Later, Day(0));
        Assert.Equal((500, 50, 0, 5), (monday.Bad, monday.Good, monday.Averted, monday.BreakEven));
        Assert.Equal((1, 1), (WordOfMouth.Of(log.Later, Days(0, 3)).LetDown, WordOfMouth.Of(log.Later, Days(0, 3)).Amazed));
        var older = WordOfMouth.Of(log.Later, Day(7), Lore.Older);
        Assert.Equal((0, 0, 20, 2), (older.Bad, older.Good, older.Averted, older.BreakEven));
        Assert.Null(WordOfMouth.Of(log.Later, Day(0), Lore.Off).Say);
    }

    [Fact]
    public void Every_let_down_of_a_day_is_in_one_of_its_states_and_an_older_one_may_be_said_to_be_one_still()
    {
        var log = new TestLog();
        log.Case("0", "5 own, 60 fix, 70 say Fine, 1d help No"); // on Tuesday they say that it has not helped
        log.Case("1d", "1d5 own, 1d60 fix"); // not asked
        log.Case("1d", "1d5 own, 1d9 close"); // never fixed
        log.Case("1d", "1d5 own, 1d60 fix, 1d70 say LetDown");
        log.Case("1d", "1d5 own, 1d60 abuse, 1d70 close"); // apart
        log.Note(MomentKind.Misery, "1d");

        var day = MomentCounts.Of(log.Later, Day(1));

        Assert.Equal("4 moments · 4 let-downs → 1 fixed, 1 still let down, 1 closed without a fix, 1 without a case", day.Say);
        Assert.Null(day.Foot);
        Assert.Equal((2, 1, 2), (day.Objected, day.Apart, day.Left));
        Assert.Equal((0, 0), (MomentCounts.Of(log.Later, Day(0)).Objected, MomentCounts.Of(log.Later, Day(2)).Objected));
    }

    [Fact]
    public void The_line_of_moments_is_that_of_the_day()
    {
        var log = new TestLog();
        foreach (var kind in new[] { MomentKind.Magic, MomentKind.Magic, MomentKind.Fine, MomentKind.Fine, MomentKind.Fine, MomentKind.Fine, MomentKind.Clue, MomentKind.Thanks })
            log.Note(kind, "30");
        log.Note(MomentKind.Misery, "30", number: 1); // it became a case
        log.Note(MomentKind.Fine, "1d");
        log.Case("0", "5 own, 60 fix, 70 say Fine, 80 close");
        log.Case("0", "5 own, 60 fix, 70 ask, 80 close");
        log.Case("0", "5 own");
        log.Case("0", "5 own, 60 cancel");

        var day = MomentCounts.Of(log.Later, Day(0));

        Assert.Equal("9 moments · 2 above average · 4 fine · 3 let-downs → 1 turned round*, 1 fixed, 1 open", day.Say);
        Assert.Equal("* confirmed by the customer; one still inside the 7-day window", day.Foot);
        Assert.Equal((1, 2), (day.States[MomentState.Fine], day.States[MomentState.Recovering])); // asked and not heard of yet is no end

        Assert.Equal("1 moment · 1 fine", MomentCounts.Of(log.Later, Day(1)).Say);
        Assert.Equal("Moments: —", MomentCounts.Of(log.Later, Day(2)).Say);
    }

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
