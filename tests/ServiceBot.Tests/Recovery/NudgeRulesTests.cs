using System.Globalization;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Recovery;

/// <summary>Who is reminded of what and when, as plain facts. The promise is at 12:00, the target of an unowned case at 10:30.</summary>
public class NudgeRulesTests
{
    [Theory]
    [InlineData("11:49", "")]
    [InlineData("11:50", "PromiseSoon: ines")]
    [InlineData("11:59", "PromiseSoon: ines")]
    [InlineData("12:00", "")] // too late to say that it is soon
    [InlineData("12:04", "")]
    [InlineData("12:05", "PromiseLate: ines")]
    [InlineData("12:19", "PromiseLate: ines")]
    [InlineData("12:20", "PromiseNeedsHelp: kiran, marta")]
    [InlineData("16:19", "PromiseNeedsHelp: kiran, marta")]
    [InlineData("16:20", "")]
    [InlineData("23:00", "")]
    public void A_promise_is_reminded_of_before_and_after_it_and_then_the_others_are_asked(string now, string due) =>
        Assert.Equal(due, new Facts(Promised()).Due(now));

    [Theory]
    [InlineData(NudgeKind.PromiseSoon, "11:55")]
    [InlineData(NudgeKind.PromiseLate, "12:10")]
    [InlineData(NudgeKind.PromiseNeedsHelp, "13:00")]
    internal void Nothing_is_said_twice(NudgeKind kind, string now) =>
        Assert.Equal("", new Facts(Promised()) { Said = [new Nudge(1, kind, At("12:00"), At("11:50"))] }.Due(now));

    [Fact]
    public void A_new_promise_begins_anew()
    {
        var about = Promised();
        about.Promise(At("14:00"), By("ines", "12:30"));

        Assert.Equal("PromiseSoon: ines", new Facts(about) { Said = [new Nudge(1, NudgeKind.PromiseSoon, At("12:00"), At("11:50"))] }.Due("13:50"));
    }

    [Fact]
    public void Whoever_promises_a_word_within_minutes_needs_no_reminder_of_it()
    {
        var about = Owned();
        about.Promise(At("12:00"), By("ines", "11:50"));

        Assert.Equal("PromiseSoon: nobody", new Facts(about).Due("11:56"));
        Assert.Equal("PromiseLate: ines", new Facts(about).Due("12:05"));
    }

    [Theory]
    [InlineData("12:05", "")]
    [InlineData("12:06", "PromiseLate: ines")]
    [InlineData("12:21", "PromiseNeedsHelp: kiran, marta")]
    public void Whoever_did_something_in_the_case_within_five_minutes_is_let_alone(string now, string due)
    {
        var about = Promised();
        about.AddNote("They are on their way.", By("ines", "12:01"));

        Assert.Equal(due, new Facts(about).Due(now));
    }

    [Theory]
    [InlineData("10:59", "")]
    [InlineData("11:00", "PromiseLate: ines")]
    [InlineData("11:14", "PromiseLate: ines")]
    [InlineData("11:15", "PromiseNeedsHelp: kiran, marta")]
    [InlineData("15:14", "PromiseNeedsHelp: kiran, marta")]
    [InlineData("15:15", "")]
    public void A_promise_that_passed_while_we_waited_is_reminded_of_when_the_wait_ends_by_itself(string now, string due)
    {
        var about = Promised();
        about.Wait(By("ines", "11:00"));

        Assert.Equal(due, new Facts(about).Due(now, days: 5));
    }

    [Theory]
    [InlineData("14:00", "")] // whoever ended it was told so
    [InlineData("14:04", "")]
    [InlineData("14:05", "PromiseLate: ines")]
    [InlineData("14:19", "PromiseLate: ines")]
    [InlineData("14:20", "PromiseNeedsHelp: kiran, marta")]
    [InlineData("18:19", "PromiseNeedsHelp: kiran, marta")]
    [InlineData("18:20", "")]
    public void A_promise_that_passed_while_we_waited_is_counted_from_when_the_customer_answered(string now, string due)
    {
        var about = Promised();
        about.Wait(By("ines", "11:00"));
        about.Resume(By("ines", "14:00"));

        Assert.Equal(due, new Facts(about).Due(now));
    }

    [Fact]
    public void That_the_customer_answered_after_the_wait_had_ended_by_itself_begins_nothing_anew()
    {
        var about = Promised();
        about.Wait(By("ines", "11:00"));
        about.Resume(new By("ines", At("11:10").AddDays(5)));
        var said = new Nudge(1, NudgeKind.PromiseLate, At("11:00").AddDays(5), At("11:00").AddDays(5));

        Assert.Equal("", new Facts(about) { Said = [said] }.Due("11:14", days: 5));
        Assert.Equal("PromiseNeedsHelp: kiran, marta", new Facts(about) { Said = [said] }.Due("11:16", days: 5));
    }

    [Fact]
    public void A_promise_made_when_the_customer_had_answered_is_an_ordinary_one()
    {
        var about = Promised();
        about.Wait(By("ines", "11:00"));
        about.Resume(By("ines", "14:00"));
        about.Promise(At("15:00"), By("ines", "14:02"));

        Assert.Equal(["", "PromiseSoon: ines", "PromiseLate: ines"], ((string[])["14:30", "14:50", "15:05"]).Select(now => new Facts(about).Due(now)));
    }

    [Theory]
    [InlineData("told")]
    [InlineData("fixed")]
    [InlineData("closed")]
    [InlineData("cancelled")]
    [InlineData("merged")]
    [InlineData("waiting")]
    [InlineData("snoozed")]
    [InlineData("stopped")]
    public void Where_nothing_is_to_be_done_nothing_is_said(string what)
    {
        var about = Promised();
        var by = By("kiran", "11:00");
        switch (what)
        {
            case "told": about.Tell(by); break;
            case "fixed": about.Fix(by); break;
            case "closed": about.Close(by); break;
            case "cancelled": about.Cancel(by); break;
            case "merged": about.MergeInto(Owned(number: 2), by); break;
            case "waiting": about.Wait(by); break;
            case "snoozed": about.Snooze(At("13:00"), by); break;
            default: about.StopReminders(by); break;
        }

        Assert.Equal(["", "", ""], ((string[])["11:50", "12:05", "12:20"]).Select(now => new Facts(about).Due(now)));
    }

    [Fact]
    public void Reminders_that_are_on_again_and_a_customer_who_answered_bring_the_next_one()
    {
        var about = Promised();
        about.StopReminders(By("kiran", "11:00"));
        about.ResumeReminders(By("kiran", "11:45"));
        about.Wait(By("kiran", "11:46"));
        about.Resume(By("kiran", "11:47"));

        Assert.Equal("PromiseSoon: ines", new Facts(about).Due("11:50"));
    }

    [Fact]
    public void A_customer_who_does_not_answer_stops_reminders_for_five_days_only()
    {
        var about = Promised();
        about.Wait(By("ines", "11:00"));
        about.Promise(At("11:05").AddDays(5), By("ines", "11:00"));

        Assert.Equal("", new Facts(about).Due("10:59", days: 5));
        Assert.Equal("PromiseSoon: ines", new Facts(about).Due("11:00", days: 5));
    }

    [Theory]
    [InlineData("11:40", "30", "12:09", "")]
    [InlineData("11:40", "30", "12:10", "PromiseLate: ines")] // they asked to hear of it again
    [InlineData("11:40", "30", "12:24", "PromiseLate: ines")]
    [InlineData("11:40", "30", "12:25", "PromiseNeedsHelp: kiran, marta")]
    [InlineData("11:31", "30", "12:04", "")]
    [InlineData("11:31", "30", "12:05", "PromiseLate: ines")] // it ended in between
    [InlineData("11:00", "30", "11:50", "PromiseSoon: ines")] // it ended long before
    [InlineData("12:06", "120", "14:06", "PromiseLate: ines")] // once more after it was said
    [InlineData("12:06", "120", "18:20", "PromiseNeedsHelp: kiran, marta")]
    [InlineData("12:06", "120", "18:21", "")]
    public void A_snooze_puts_off_what_would_have_been_said(string snoozed, string minutes, string now, string due)
    {
        var about = Promised();
        about.Snooze(At(snoozed).AddMinutes(int.Parse(minutes, CultureInfo.InvariantCulture)), By("ines", snoozed));

        Assert.Equal(due, new Facts(about) { Said = [new Nudge(1, NudgeKind.PromiseLate, At("12:00"), At("12:05"))] }.Due(now));
    }

    [Fact]
    public void The_helpers_hear_once_of_a_promise_however_often_it_is_snoozed()
    {
        var about = Promised();
        about.Snooze(At("13:00"), By("ines", "12:30"));

        Assert.Equal("", new Facts(about) { Said = [new Nudge(1, NudgeKind.PromiseNeedsHelp, At("12:00"), At("12:20"))] }.Due("13:20"));
    }

    [Theory]
    [InlineData("11:50", "nora, otto, marta", "PromiseSoon for another: otto")] // each in turn, by the number of the case
    [InlineData("11:50", "kiran, marta", "PromiseSoon for another: marta")]
    [InlineData("11:50", "kiran", "PromiseSoon: nobody")]
    [InlineData("11:50", "", "PromiseSoon: nobody")]
    [InlineData("12:05", "kiran, nora", "PromiseLate for another: nora")]
    [InlineData("12:05", "marta", "PromiseLate for another: marta")]
    [InlineData("12:05", "kiran", "PromiseLate: the channel")]
    [InlineData("12:05", "", "PromiseLate: the channel")]
    [InlineData("12:20", "kiran", "PromiseNeedsHelp for another: kiran")]
    [InlineData("12:20", "", "PromiseNeedsHelp: the channel")]
    public void While_the_owner_rests_a_lead_hears_it_then_a_manager_then_the_team(string now, string here, string due) =>
        Assert.Equal(due, new Facts(Promised()) { Here = here }.Due(now));

    [Theory]
    [InlineData("11:50", "PromiseSoon: ines")]
    [InlineData("12:05", "PromiseLate: ines")]
    [InlineData("12:20", "PromiseNeedsHelp: the channel")]
    public void In_danger_the_owner_hears_it_whatever_the_hour(string now, string due) =>
        Assert.Equal(due, new Facts(Promised(danger: true)) { Here = "" }.Due(now));

    [Theory]
    [InlineData("kiran, ines, marta", "PromiseLate: kiran")]
    [InlineData("ines, marta", "PromiseLate: ines")] // the owner is there although the voice is not
    [InlineData("marta", "PromiseLate for another: marta")]
    public void Whoever_keeps_contact_with_the_customer_hears_it_in_the_place_of_the_owner(string here, string due)
    {
        var about = Promised();
        about.GiveVoiceTo("kiran", By("kiran", "11:00"));

        Assert.Equal(due, new Facts(about) { Here = here }.Due("12:05"));
    }

    [Theory]
    [InlineData("nora, otto", "ines, kiran, nora, otto, marta", "PromiseNeedsHelp: nora, otto")]
    [InlineData("nora, otto", "ines, kiran, otto, marta", "PromiseNeedsHelp: otto")]
    [InlineData("nora", "ines, kiran, marta", "PromiseNeedsHelp: kiran, marta")] // the only helper rests
    [InlineData("ines", "ines, kiran", "PromiseNeedsHelp: kiran")] // an owner who helped before
    [InlineData("", "ines", "PromiseNeedsHelp: the channel")]
    public void Those_who_help_are_asked_or_else_those_at_work(string helpers, string here, string due) =>
        Assert.Equal(due, new Facts(Promised()) { Helpers = helpers, Here = here }.Due("12:20"));

    [Fact]
    public void A_large_team_is_asked_by_one_line_in_its_channel()
    {
        var many = Enumerable.Range(1, NudgeRules.MostAsked + 1).Select(number => $"p{number}").ToArray();

        var here = string.Join(", ", many.Append("ines"));

        Assert.Equal("PromiseNeedsHelp: the channel", new Facts(Promised(), many) { Here = here }.Due("12:20"));
        Assert.Equal("PromiseNeedsHelp: p1", new Facts(Promised(), many) { Here = here, Helpers = "p1" }.Due("12:20"));
    }

    [Fact]
    public void What_is_practised_concerns_nobody_but_whoever_practises()
    {
        var practice = Owned(isPractice: true);
        practice.Promise(At("12:00"), By("ines", "10:00"));
        Assert.Equal(
            ["PromiseSoon: ines", "PromiseLate: ines", ""], ((string[])["11:50", "12:05", "12:20"]).Select(now => new Facts(practice).Due(now)));
        Assert.Equal("PromiseLate: nobody", new Facts(practice) { Here = "nora" }.Due("12:05"));
        Assert.Equal("", new Facts(Unowned(isPractice: true)).Due("10:30"));
    }

    [Fact]
    public void A_case_about_oneself_is_nobody_elses_business()
    {
        var mine = RecoveryCase.Report(1, "harbour", "I forgot my break", "My break", By("ines", "10:00"));
        mine.Classify(CustomerKind.Self, Severity.Serious, false, "My break", "harbour", By("ines", "10:00"));
        Assert.Equal("", new Facts(mine).Due("10:30"));

        mine.Own(By("ines", "10:00"));
        mine.Promise(At("12:00"), By("ines", "10:00"));
        Assert.Equal(["PromiseSoon: ines", "PromiseLate: ines", ""], ((string[])["11:50", "12:05", "12:20"]).Select(now => new Facts(mine).Due(now)));
        Assert.Equal("PromiseLate: nobody", new Facts(mine) { Here = "nora" }.Due("12:05"));
    }

    [Theory]
    [InlineData("10:29", "", "")]
    [InlineData("10:30", "", "UnownedLead: otto")]
    [InlineData("10:39", "UnownedLead 10:30", "")]
    [InlineData("10:40", "UnownedLead 10:30", "UnownedManager: marta")]
    [InlineData("10:49", "UnownedLead 10:30, UnownedManager 10:40", "")]
    [InlineData("10:50", "UnownedLead 10:30, UnownedManager 10:40", "UnownedChannel: the channel")]
    [InlineData("11:50", "UnownedLead 10:30, UnownedManager 10:40, UnownedChannel 10:50", "")]
    [InlineData("11:30", "", "UnownedLead: otto")] // the round was away for an hour, and nobody hears three at once
    [InlineData("11:39", "UnownedLead 11:30", "")]
    [InlineData("11:40", "UnownedLead 11:30", "UnownedManager: marta")]
    [InlineData("14:29", "", "UnownedLead: otto")]
    [InlineData("14:30", "", "UnownedLead: nobody; UnownedManager: nobody; UnownedChannel: nobody")]
    [InlineData("15:00", "UnownedLead 10:30", "UnownedManager: nobody; UnownedChannel: nobody")]
    public void A_case_without_an_owner_goes_to_a_lead_then_a_manager_then_the_channel(string now, string said, string due) =>
        Assert.Equal(due, new Facts(Unowned()) { Said = Nudges(said, "10:30") }.Due(now));

    [Theory]
    [InlineData("ines, kiran, marta", "UnownedLead: nobody; UnownedManager: marta")]
    [InlineData("ines, kiran", "UnownedLead: nobody; UnownedManager: nobody; UnownedChannel: the channel")]
    [InlineData("", "UnownedLead: nobody; UnownedManager: nobody; UnownedChannel: the channel")]
    public void Where_no_lead_is_at_work_the_next_hears_it_at_once(string here, string due) =>
        Assert.Equal(due, new Facts(Unowned()) { Here = here }.Due("10:30"));

    [Fact]
    public void Without_a_manager_the_channel_hears_it_when_the_manager_would_have() => Assert.Equal(
        "UnownedManager: nobody; UnownedChannel: the channel",
        new Facts(Unowned()) { Here = "nora", Said = Nudges("UnownedLead 10:30", "10:30") }.Due("10:40"));

    [Theory]
    [InlineData("nora", "nora, marta", "UnownedLead: nobody; UnownedManager: marta")]
    [InlineData("nora", "nora, otto, marta", "UnownedLead: otto")]
    [InlineData("marta", "marta", "UnownedLead: nobody; UnownedManager: nobody; UnownedChannel: the channel")]
    public void Whoever_opened_it_and_left_it_unowned_knows_that(string opener, string here, string due) =>
        Assert.Equal(due, new Facts(Unowned(opener: opener)) { Here = here }.Due("10:30"));

    [Fact]
    public void Whoever_gave_it_back_knows_that_too()
    {
        var about = Unowned();
        about.Own(By("nora", "10:05"));
        about.Offer(By("nora", "10:06"));

        Assert.Equal("UnownedLead: nobody; UnownedManager: marta", new Facts(about) { Here = "nora, marta" }.Due("10:30"));
    }

    [Theory]
    [InlineData("10:30", "")]
    [InlineData("10:33", "UnownedLead: nora")]
    public void A_lead_who_is_at_it_is_given_a_moment(string now, string due)
    {
        var about = Unowned();
        about.AddNote("I look for somebody.", By("nora", "10:28"));

        Assert.Equal(due, new Facts(about) { Here = "nora, marta" }.Due(now));
    }

    [Fact]
    public void Another_lead_is_asked_while_one_is_at_it()
    {
        var about = Unowned();
        about.AddNote("I look for somebody.", By("otto", "10:28"));

        Assert.Equal("UnownedLead: nora", new Facts(about).Due("10:30"));
    }

    [Fact]
    public void A_lead_who_is_at_it_again_and_again_does_not_keep_the_manager_from_hearing_it()
    {
        var about = Unowned();
        about.AddNote("Still looking.", By("nora", "10:38"));

        Assert.Equal("UnownedLead: nobody; UnownedManager: marta", new Facts(about) { Here = "nora, marta" }.Due("10:40"));
    }

    [Theory]
    [InlineData("nora, both", "", "10:30", "UnownedLead: nora")]
    [InlineData("nora, both", "UnownedLead 10:30", "10:40", "UnownedManager: both")]
    [InlineData("both", "", "10:30", "UnownedLead: both")]
    [InlineData("both", "UnownedLead 10:30", "10:40", "UnownedManager: nobody; UnownedChannel: the channel")]
    public void Whoever_leads_and_manages_hears_it_once(string here, string said, string now, string due) =>
        Assert.Equal(due, new Facts(Unowned()) { Here = here, Said = Nudges(said, "10:30") }.Due(now));

    [Theory]
    [InlineData("10:10", "", "", "UnownedLead: otto")] // everybody rests
    [InlineData("10:20", "UnownedLead 10:10", "", "UnownedManager: both")]
    [InlineData("10:10", "", "marta", "UnownedLead: nobody; UnownedManager: marta")] // somebody at work is nearer than who rests
    public void In_danger_those_who_rest_hear_it_as_well(string now, string said, string here, string due) =>
        Assert.Equal(due, new Facts(Unowned(danger: true)) { Here = here, OwnBy = At("10:10"), Said = Nudges(said, "10:10") }.Due(now));

    [Fact]
    public void Each_lead_has_a_turn() => Assert.Equal(
        ["UnownedLead: otto", "UnownedLead: nora"], ((int[])[1, 2]).Select(number => new Facts(Unowned(number: number)).Due("10:30")));

    [Fact]
    public void Nobody_hears_twice_of_a_case_in_one_round()
    {
        var about = Promised();
        about.Offer(By("ines", "11:50"));

        // It has no owner for ten minutes, and its promise is due: one lead is there for both.
        Assert.Equal(
            "UnownedLead: nora; PromiseLate for another: nobody", new Facts(about) { Here = "nora", OwnBy = At("12:05") }.Due("12:05"));
    }

    [Theory]
    [InlineData("10:29", "")]
    [InlineData("11:00", "UnownedLead: otto")]
    public void A_snooze_of_an_unowned_case_begins_anew_when_it_ends(string now, string due)
    {
        var about = Unowned();
        about.Snooze(At("11:00"), By("nora", "10:35"));

        Assert.Equal(due, new Facts(about) { OwnBy = At("11:00"), Said = Nudges("UnownedLead 10:30", "10:30") }.Due(now));
    }

    [Fact]
    public void A_case_of_which_nobody_else_knows_yet_is_left_to_its_opener() => Assert.Equal(
        "", new Facts(RecoveryCase.Report(1, "harbour", "lost", "Lost", By("ines", "10:00"))).Due("11:00"));

    [Fact]
    public void Danger_that_is_made_up_disturbs_nobody_who_rests()
    {
        var practice = Owned(danger: true, isPractice: true);
        practice.Promise(At("12:00"), By("ines", "10:00"));

        Assert.Equal("PromiseSoon: nobody", new Facts(practice) { Here = "" }.Due("11:50"));
        Assert.Equal("PromiseLate: nobody", new Facts(practice) { Here = "" }.Due("12:05"));
    }

    private static RecoveryCase Promised(bool danger = false)
    {
        var about = Owned(danger: danger);
        about.Promise(At("12:00"), By("ines", "10:00"));
        return about;
    }

    private static RecoveryCase Owned(int number = 1, bool danger = false, bool isPractice = false)
    {
        var about = Unowned("ines", number, danger, isPractice);
        about.Own(By("ines", "10:00"));
        return about;
    }

    private static RecoveryCase Unowned(string opener = "ines", int number = 1, bool danger = false, bool isPractice = false)
    {
        var about = RecoveryCase.Report(number, "harbour", "the parcel is lost", "The parcel is lost", By(opener, "10:00"), isPractice);
        about.Classify(CustomerKind.External, Severity.Serious, danger, "The parcel is lost", "harbour", By(opener, "10:00"));
        about.Hear(new Hearing("They waited all day."), By(opener, "10:00"));
        return about;
    }

    private static By By(string person, string time) => new(person, At(time));

    private static DateTimeOffset At(string time) => new(new DateTime(2026, 11, 20) + TimeSpan.Parse(time, CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static List<Nudge> Nudges(string said, string about) =>
    [
        .. said.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' '))
            .Select(one => new Nudge(1, Enum.Parse<NudgeKind>(one[0]), At(about), At(one[1]))),
    ];

    /// <summary>A team in which some are at work: unless it says otherwise, all but who leads and manages, and the leads only where nobody owns it.</summary>
    private sealed class Facts(RecoveryCase about, params string[] more)
    {
        private static readonly (string Id, Role Role)[] Known =
        [
            ("ines", Role.Member), ("kiran", Role.Member), ("nora", Role.Lead), ("otto", Role.Lead), ("marta", Role.Manager), ("both", Role.Lead | Role.Manager),
        ];

        public string Here { get; init; } = about.OwnerId is null ? "ines, kiran, nora, otto, marta" : "ines, kiran, marta";
        public string Helpers { get; init; } = "";
        public List<Nudge> Said { get; init; } = [];
        public DateTimeOffset? OwnBy { get; init; } = At("10:30");

        public string Due(string now, int days = 0) => string.Join("; ", NudgeRules.Due(new NudgeFacts(
                about, OwnBy, Said, Helpers.Split(", "), [.. Known.Concat(more.Select(id => (Id: id, Role: Role.Member))).Select(Colleague)],
                Here.Split(", ").ToHashSet(), At(now).AddDays(days)))
            .Select(due => $"{due.Kind}{(due.StandsIn ? " for another" : "")}: {To(due)}"));

        private static string To(DueNudge due) => due switch
        {
            { InChannel: true } => "the channel",
            { To.Count: 0 } => "nobody",
            _ => string.Join(", ", due.To.Select(person => person.Id)),
        };

        private static Colleague Colleague((string Id, Role Role) one) =>
            new(new Person { Id = one.Id, Name = one.Id, Zone = "Europe/Lisbon" }, one.Role);
    }
}
