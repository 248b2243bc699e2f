using Microsoft.EntityFrameworkCore;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>How cases end, as the people who end them hear it.</summary>
public class ClosingTests
{
    private const string Friday = "2026-11-20T14:00Z";

    [Fact]
    public async Task What_we_think_is_presumed()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var end = await bot.PressesAsync("ines", "Better than expected");

        Assert.Equal("Case 1 is closed. Thank you, Ines. The customer's view: Better than expected (presumed).", end[^1].Text);
        Assert.Contains("The customer's view: Better than expected (presumed)", (await bot.CardAsync(1))!.Lines);
        Assert.Contains("The customer's view: Better than expected (presumed)", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
        var closed = await bot.CaseAsync(1);
        Assert.Equal((MomentState.Fine, false), (closed.Moment, closed.IsConfirmed));
        Assert.DoesNotContain(closed.Events, happened => happened.Kind is CaseEventKind.Confirmed or CaseEventKind.Asked);
    }

    [Fact]
    public async Task The_customers_own_words_make_it_magic()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var end = await bot.PressesAsync(
            "ines", "Better than expected",
            ("evidence", "Answered"), ("customerWords", "You were quicker than I thought."), ("askedBy", "Call"), ("contactAgain", "The second parcel"));

        Assert.Equal("Case 1 is closed. Thank you, Ines. The customer's view: Better than expected (confirmed by the customer).", end[^1].Text);
        Assert.Equal(MomentState.Magic, (await bot.CaseAsync(1)).Moment);
        Assert.DoesNotContain("quicker", (await bot.CardAsync(1))!.Activity.ToJsonString());
        var shown = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains("The customer's words: You were quicker than I thought.", shown);
        Assert.Contains("Asked: Call", shown);
        Assert.Contains("What could make them contact us again: The second parcel", shown);
        Assert.Contains("14:00 · Ines noted how the customer sees it: Better than expected", shown);
    }

    [Fact]
    public async Task That_they_said_so_needs_a_few_of_their_words()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var asked = await bot.PressesAsync("ines", "Better than expected", ("evidence", "Said"));
        Assert.StartsWith("What did they say? A few of their own words make it better than expected", asked[^1].Text, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Open, (await bot.CaseAsync(1)).Status);

        await bot.PressesAsync("ines", "Better than expected", ("evidence", "Said"), ("customerWords", "Wow"));
        Assert.Equal(MomentState.Magic, (await bot.CaseAsync(1)).Moment);
    }

    [Fact]
    public async Task Where_asking_does_not_suit_a_reason_says_why()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var asked = await bot.PressesAsync("ines", "Not known yet", ("askedBy", "notsuitable"));
        Assert.Equal(
            "Why is it not suitable to ask them? A few words under “Add more” are enough. Your card above still holds what you typed.", asked[^1].Text);

        var end = await bot.PressesAsync("ines", "Not known yet", ("askedBy", "notsuitable"), ("notAskedBecause", "They are in mourning."));
        Assert.StartsWith("Case 1 is closed. Thank you, Ines. How the customer sees it is not known yet.", end[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Why the customer was not asked: They are in mourning.", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
        Assert.Contains((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.NotAsked);
    }

    [Fact]
    public async Task Still_let_down_is_not_over()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var reopened = await bot.PressesAsync("ines", "Still let down", ("evidence", "Said"), ("customerWords", "It is the wrong parcel."));

        Assert.Equal(
            "Then it is not over, and it is good that we know. Case 1 is open again; the fix does not count, and the customer gets a new promise.",
            reopened[^2].Text);
        Assert.Equal("Step 2 of 5 · Own it", reopened[^1].Lines[0]);
        Assert.Equal(["I own it", "Someone else"], reopened[^1].Buttons);
        Assert.Equal("Case 1 · Step 2 of 5 · Own it", (await bot.CardAsync(1))!.Lines[0]);
        Assert.DoesNotContain((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Closed);

        Assert.Equal("Step 3 of 5 · Fix it fast", (await bot.SaysAsync("ines", "in 20 minutes"))[^1].Lines[0]);
        Assert.Equal("What made it possible again? Press what fits best, or type it in your own words.", (await bot.PressesAsync("ines", "It is fixed"))[^1].Lines[3]);
        var gracious = await bot.PressesAsync("ines", "Tools");
        Assert.Equal("Step 5 of 5 · Be gracious", gracious[^1].Lines[0]);
        Assert.Equal("", gracious[^1].Values["customerWords"]);
        await bot.PressesAsync("ines", "Fine", ("evidence", "Answered"));

        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, 1, MomentState.Fine, true), (closed.Status, closed.Failures, closed.Moment, closed.IsConfirmed));
        Assert.Contains(
            "14:00 · Ines opened it again, because the fix did not hold", (await bot.SaysAsync("ines", "case 1"))[^1].Lines);
    }

    [Fact]
    public async Task The_opener_hears_that_it_is_not_over_and_somebody_else_may_take_it()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await RuiOwnsAsync(bot);
        await bot.SaysAsync("rui", "fixed 1");
        await bot.SaysAsync("rui", "The list was old");
        await bot.ReadsAsync("ines");

        await bot.PressesAsync("rui", "Still let down");
        Assert.Equal("Case 1 is open again, because the customer is still let down: The parcel is lost.", Assert.Single(await bot.ReadsAsync("ines")).Text);

        await bot.PressesAsync("rui", "Someone else");
        Assert.Contains("Take it", (await bot.CardAsync(1))!.Buttons);
        Assert.Equal("Step 2 of 5 · Own it", (await bot.SaysAsync("amal", "own 1"))[^1].Lines[0]);
    }

    [Fact]
    public async Task Closing_without_remedy_asks_three_questions_first()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        var missing = (await bot.SaysAsync("ines", "close 1"))[^1];
        Assert.Equal(
            [
                "Before you close case 1", "The parcel is lost", "· The customer has had no word from us.", "· It is not fixed.",
                "· What made it possible is not known.", "· How the customer sees it is not known.",
            ],
            missing.Lines);
        Assert.Equal(["Told the customer", "It is fixed", "Go on with it", "The customer said something", "Close anyway"], missing.Buttons);

        Assert.StartsWith("Why is it closed as it is?", (await bot.PressesAsync("ines", "Close anyway"))[^1].Text, StringComparison.Ordinal);

        var questions = (await bot.PressesAsync("ines", "Close anyway", ("because", "They moved away")))[^1];
        Assert.Equal("Before case 1 is closed", questions.Lines[0]);
        Assert.Equal(["Close anyway", "Go back"], questions.Buttons);
        Assert.Equal("They moved away", questions.Values["because"]);

        Assert.Equal("All right, case 1 stays open: Step 3 of 5 · Fix it fast.", (await bot.PressesAsync("ines", "Go back"))[^1].Text);
        Assert.StartsWith(
            "All three questions need an answer", (await bot.PressesAsync("ines", "Close anyway", ("right", "Not quite")))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Open, (await bot.CaseAsync(1)).Status);

        var end = await bot.PressesAsync("ines", "Close anyway", ("right", "We tried"), ("impact", "They pay again"), ("reputation", "It stays a sore point"));
        Assert.Contains(end, message => message.Text.StartsWith("Case 1 is closed. Thank you, Ines. How the customer sees it is not known yet.", StringComparison.Ordinal));

        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, MomentState.Misery), (closed.Status, closed.Moment));
        Assert.Equal(
            [CaseEventKind.IntegrityChecked, CaseEventKind.ClosedAnyway, CaseEventKind.Closed],
            closed.Events.OrderBy(happened => happened.Sequence).TakeLast(3).Select(happened => happened.Kind));
        var shown = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains(shown, line => line.StartsWith("The questions of integrity: We tried ", StringComparison.Ordinal) && line.EndsWith("It stays a sore point", StringComparison.Ordinal));
        Assert.Contains("Why it was closed anyway: They moved away", shown);
        Assert.Equal("Case 1 · Closed", (await bot.CardAsync(1))!.Lines[0]);
        Assert.DoesNotContain(await bot.ChatAsync("ines"), message => message.Buttons.Contains("Not yet"));

        Assert.Equal("Case 1 is closed already. The customer's view: Not known yet.", (await bot.PressesAsync("ines", "Close anyway"))[^1].Text);
        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Closed);
    }

    [Fact]
    public async Task An_old_card_before_closing_hears_what_has_changed()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "close 1 because they moved away");
        await bot.SaysAsync("rui", "told 1");

        var said = await bot.PressesAsync("ines", "Close anyway", ("right", "a"), ("impact", "b"), ("reputation", "c"));

        Assert.Equal("Something has changed in case 1 since that card: the customer has had a word from us.", said[^2].Text);
        Assert.Equal("b", said[^1].Values["impact"]);
        Assert.Equal(CaseStatus.Open, (await bot.CaseAsync(1)).Status);

        await bot.PressesAsync("ines", "Close anyway");
        Assert.Equal("a\nb\nc", (await bot.CaseAsync(1)).Integrity);
    }

    [Fact]
    public async Task The_questions_can_be_answered_in_one_message()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        await bot.SaysAsync("ines", "close 1 because they moved away; we tried; they pay again; a sore point");

        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, "they moved away", "we tried\nthey pay again\na sore point"), (closed.Status, closed.ClosedBecause, closed.Integrity));
    }

    [Fact]
    public async Task Where_only_little_is_missing_a_reason_closes_it()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.SaysAsync("rui", "told 1");

        await bot.SaysAsync("ines", "close 1 because the customer cannot be reached");

        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, "the customer cannot be reached", null), (closed.Status, closed.ClosedBecause, closed.Integrity));
        Assert.Equal("I did not understand that. Perhaps one of these?", (await bot.SaysAsync("ines", "Fine"))[^1].Text);
    }

    [Fact]
    public async Task Where_nothing_is_missing_it_just_closes()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.SaysAsync("rui", "told 1");
        await bot.SaysAsync("rui", "customer says 1 fine");

        var end = await bot.SaysAsync("ines", "close 1");

        Assert.Contains(end, message => message.Text == "Case 1 is closed. Thank you, Ines. The customer's view: Fine (confirmed by the customer).");
        Assert.DoesNotContain((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.ClosedAnyway);
    }

    [Fact]
    public async Task Owner_lead_and_manager_close_and_the_owner_hears_of_it()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Lea", Role.Lead);
        await RuiOwnsAsync(bot);
        Assert.Equal("Rui owns case 1 and closes it; a lead or a manager may as well.", (await bot.SaysAsync("ines", "close 1"))[^1].Text);
        await bot.ReadsAsync("rui");

        await bot.SaysAsync("lea", "close 1 because it was found; it is right; nothing; nothing");

        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
        Assert.Contains(await bot.ReadsAsync("rui"), message => message.Text == "Case 1 is closed: The parcel is lost. The customer's view: Not known yet.");
        Assert.Contains(await bot.ReadsAsync("ines"), message => message.Text == "Case 1 is closed: The parcel is lost. The customer's view: Not known yet.");
    }

    [Fact]
    public async Task The_opener_closes_what_nobody_owns()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");

        Assert.StartsWith("Nobody owns case 1 yet. Ines, who opened it, may close it", (await bot.SaysAsync("rui", "close 1"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("· Nobody owns it.", (await bot.SaysAsync("ines", "close 1"))[^1].Lines);
        await bot.SaysAsync("ines", "close 1 because it was a mistake; yes; none; none");

        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
        Assert.All(await FollowUpsAsync(bot), look => Assert.Equal("ines", look.OwnerId));
    }

    [Fact]
    public async Task After_danger_the_customer_is_told_or_the_questions_are_answered()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem the lid was hot");
        await bot.PressesAsync("ines", "A customer", ("danger", "yes"));
        await bot.SaysAsync("ines", "They burnt a finger.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");

        var said = await bot.PressesAsync("ines", "Fine", ("evidence", "Said"));
        Assert.StartsWith("Somebody was in danger, and nobody has noted a word to the customer yet.", said[^1].Text, StringComparison.Ordinal);
        Assert.Equal(["told 1", "close 1"], said[^1].Buttons);
        Assert.Contains(
            "· Somebody was in danger, and the customer has had no word from us.", (await bot.SaysAsync("ines", "close 1"))[^1].Lines);
        Assert.Equal("Before case 1 is closed", (await bot.PressesAsync("ines", "Close anyway", ("because", "They left")))[^1].Lines[0]);

        await bot.SaysAsync("ines", "told 1");
        await bot.PressesAsync("ines", "Fine", ("evidence", "Said"));
        Assert.Equal((CaseStatus.Closed, true), ((await bot.CaseAsync(1)).Status, (await bot.CaseAsync(1)).IsConfirmed));
    }

    [Fact]
    public async Task The_customer_says_something_after_it_was_closed()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Not known yet");

        var noted = (await bot.SaysAsync("rui", "customer says 1 you were kind on the phone"))[^1];
        Assert.Equal("Noted: what the customer of case 1 says. How do they see it?", noted.Lines[^1]);
        Assert.Equal(["Better than expected", "Fine", "Still let down"], noted.Buttons);
        Assert.Equal("Rui noted what the customer of case 1 says: “you were kind on the phone”", (await bot.ReadsAsync("ines"))[^1].Text);

        Assert.Equal(
            "Noted. The view of the customer of case 1: Better than expected (confirmed by the customer).",
            (await bot.PressesAsync("rui", "Better than expected"))[^1].Text);
        Assert.StartsWith("That was noted already.", (await bot.PressesAsync("rui", "Better than expected"))[^1].Text, StringComparison.Ordinal);

        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, MomentState.Magic), (closed.Status, closed.Moment));
        Assert.Equal([null, "BetterThanExpected"], closed.Events.OrderBy(e => e.Sequence).Where(e => e.Kind == CaseEventKind.Confirmed).Select(e => e.Data));
        Assert.Contains("The customer's view: Better than expected (confirmed by the customer)", (await bot.CardAsync(1))!.Lines);
        Assert.DoesNotContain(await bot.RoomAsync(), message => message.Text.Contains("kind on the phone", StringComparison.Ordinal));

        await bot.SaysAsync("amal", "customer says 1 fine");
        Assert.Equal((Outcome.Fine, MomentState.Fine), ((await bot.CaseAsync(1)).Outcome!.Value, (await bot.CaseAsync(1)).Moment));
    }

    [Fact]
    public async Task A_customer_who_is_let_down_long_after_opens_it_again()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");
        bot.Clock.Advance(TimeSpan.FromDays(63));
        await bot.ReadsAsync("ines");

        var said = await bot.SaysAsync("rui", "customer says 1 let down");
        Assert.EndsWith("and the customer gets a new promise. Ines goes on with case 1.", said[^1].Text, StringComparison.Ordinal);
        var asked = await bot.ReadsAsync("ines");
        Assert.Equal("Case 1 is open again, because the customer is still let down: The parcel is lost.", asked[0].Text);
        Assert.Equal("Step 2 of 5 · Own it", asked[^1].Lines[0]);

        Assert.Equal("Case 1 is open and not fixed, so it goes on until it is put right.", (await bot.SaysAsync("rui", "customer says 1 let down"))[^1].Text);
        Assert.Equal(1, (await bot.CaseAsync(1)).Failures);
    }

    [Fact]
    public async Task What_belonged_to_somebody_who_left_is_offered_to_the_team()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").LeftAt = bot.Clock.Now);

        await bot.SaysAsync("rui", "customer says 1 let down");

        Assert.Null((await bot.CaseAsync(1)).OwnerId);
        Assert.Contains("Take it", (await bot.CardAsync(1))!.Buttons);
    }

    [Fact]
    public async Task Words_can_come_with_the_answer()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.SaysAsync("rui", "customer says 1");

        await bot.PressesAsync("rui", "Fine", ("customerWords", "It will do."));

        Assert.Equal(("It will do.", true), ((await bot.CaseAsync(1)).CustomerWords, (await bot.CaseAsync(1)).IsConfirmed));
        await bot.SaysAsync("ines", "next 1");
        Assert.Contains("Noted so far: Fine (confirmed by the customer).", (await bot.ChatAsync("ines"))[^1].Lines);
    }

    [Theory]
    [InlineData("asked 1 by mail", "(Mail)")]
    [InlineData("asked 1 by the web site", "(Web site)")]
    [InlineData("asked 1 by a reward", "A reward for taking part bends the answers")]
    [InlineData("asked 1 by User Group.", "(User group)")]
    [InlineData("asked 1 by pigeon", "I do not know that way to ask. These I know: call, mail, chat, survey, web site, reward for taking part, focus group, user group.")]
    [InlineData("asked 1 not suitable", "Why is it not suitable to ask them?")]
    [InlineData("asked 1 not suitable because they mourn", "Noted: asking the customer of case 1 is not suitable.")]
    public async Task Asking_is_noted(string typed, string answer)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Contains(answer, (await bot.SaysAsync("rui", typed))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_asked_about_once()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Not known yet");

        await bot.SaysAsync("ines", "ask 1");
        await bot.PressesAsync("ines", "Note it", ("askedBy", "Survey"));
        Assert.StartsWith(
            "The customer of case 1 was asked already (Survey), today, Friday 20 November, 14:00", (await bot.PressesAsync("ines", "Note it"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("They may still object", (await bot.SaysAsync("rui", "asked 1 by call"))[^1].Text, StringComparison.Ordinal);
        bot.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains(
            "They objected to nothing for 7 days, so I presume that it is all right for them.", (await bot.SaysAsync("rui", "ask 1"))[^1].Text, StringComparison.Ordinal);

        await bot.SaysAsync("rui", "customer says 1 let down");
        Assert.StartsWith("Noted: the customer of case 1 was asked (Call).", (await bot.SaysAsync("rui", "asked 1 by call"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(["Survey", "Call"], (await bot.CaseAsync(1)).Events.OrderBy(e => e.Sequence).Where(e => e.Kind == CaseEventKind.Asked).Select(e => e.Data));
    }

    [Fact]
    public async Task The_customer_is_looked_at_again_after_30_and_90_days_as_long_as_it_stays_closed()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T23:30Z");
        await RuiOwnsAsync(bot);
        await bot.SaysAsync("rui", "fixed 1");
        await bot.SaysAsync("rui", "The list was old");
        await bot.PressesAsync("rui", "Fine");
        Assert.Equal(
            [(FollowUpKind.Day30, new DateOnly(2026, 12, 20), "rui", FollowUpStatus.Open), (FollowUpKind.Day90, new DateOnly(2027, 2, 18), "rui", FollowUpStatus.Open)],
            (await FollowUpsAsync(bot)).Select(look => (look.Kind, look.DueOn, look.OwnerId, look.Status)));
        Assert.All(await FollowUpsAsync(bot), look => Assert.Equal("How is the customer of case 1 now?", look.What));

        await bot.SaysAsync("ines", "customer says 1 let down");
        Assert.All(await FollowUpsAsync(bot), look => Assert.Equal((FollowUpStatus.Dropped, "reopened"), (look.Status, look.Reason)));

        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.SaysAsync("rui", "in 20 minutes");
        await bot.PressesAsync("rui", "It is fixed");
        await bot.PressesAsync("rui", "Tools");
        await bot.PressesAsync("rui", "Fine");
        Assert.Equal(
            [new DateOnly(2026, 12, 21), new DateOnly(2027, 2, 19)],
            (await FollowUpsAsync(bot)).Where(look => look.IsOpen).Select(look => look.DueOn));
    }

    [Fact]
    public async Task One_answer_settles_the_look_that_is_due()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        Assert.StartsWith("Case 1 is not closed yet.", (await bot.SaysAsync("rui", "kept 1"))[^1].Text, StringComparison.Ordinal);
        await bot.PressesAsync("ines", "Fine");
        bot.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(
            "Noted: the customer of case 1 is kept. The next look is on Thursday 18 February 2027. Would they miss us, or only the product? If you know: kept 1 they would miss us",
            (await bot.SaysAsync("ines", "kept 1"))[^1].Text);
        Assert.Equal("That was noted already: the customer of case 1 is kept.", (await bot.SaysAsync("ines", "kept 1"))[^1].Text);
        Assert.Equal([FollowUpStatus.Done, FollowUpStatus.Open], (await FollowUpsAsync(bot)).Select(look => look.Status));
        await bot.SaysAsync("ines", "kept 1 they would miss us");
        await bot.SaysAsync("ines", "kept 1 they would miss us");
        Assert.Equal(2, (await bot.CaseAsync(1)).Events.Count(happened => happened.Kind == CaseEventKind.FollowedUp));

        bot.Clock.Advance(TimeSpan.FromDays(60));
        await bot.SaysAsync("rui", "lost 1 only the product");
        Assert.Equal((MomentState.Lost, Retention.Lost), ((await bot.CaseAsync(1)).Moment, (await bot.CaseAsync(1)).Retention!.Value));
        Assert.Equal("lost: only the product", (await FollowUpsAsync(bot))[^1].Reason);
        Assert.Contains("The customer later: lost", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
    }

    [Fact]
    public async Task The_buttons_of_a_look_settle_it_and_may_be_pressed_twice()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");
        bot.Clock.Advance(TimeSpan.FromDays(30));
        var look = (await bot.SaysAsync("ines", "follow-up 1"))[^1];

        Assert.Equal(["Still with us", "At risk", "Lost"], look.Buttons);
        Assert.StartsWith("Noted: the customer of case 1 is at risk.", (await bot.SubmitsAsync("rui", look.Submit("At risk")))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("That was noted already: the customer of case 1 is at risk.", (await bot.SubmitsAsync("rui", look.Submit("At risk")))[^1].Text);
        Assert.Equal([FollowUpStatus.Done, FollowUpStatus.Open], (await FollowUpsAsync(bot)).Select(look => look.Status));
    }

    [Fact]
    public async Task Practice_is_looked_at_by_nobody()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.ExecuteAsync("""UPDATE "Cases" SET "IsPractice" = TRUE""");

        await bot.PressesAsync("ines", "Fine");

        Assert.Empty(await FollowUpsAsync(bot));
        Assert.Equal("Practice · Case 1 is practice, so nobody is kept or lost by it.", (await bot.SaysAsync("ines", "kept 1"))[^1].Text);
    }

    [Fact]
    public async Task What_came_after_is_one_quiet_line_in_the_channel()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");

        await bot.SaysAsync("rui", "came back 1 to apologise for shouting");
        Assert.StartsWith("That was noted already", (await bot.SaysAsync("amal", "came back 1 to apologise for shouting"))[^1].Text, StringComparison.Ordinal);
        var asked = (await bot.SaysAsync("rui", "referral 1"))[^1];
        Assert.Equal(["Told a friend", "Came back", "New customer"], asked.Buttons);
        await bot.PressesAsync("rui", "New customer");
        bot.Clock.Advance(TimeSpan.FromDays(30));
        await bot.SaysAsync("rui", "kept 1");

        Assert.Equal("Afterwards: the customer came back to apologise, spoke well of us, brought a new customer.", (await bot.CardAsync(1))!.Lines[^1]);
        Assert.DoesNotContain("shouting", (await bot.CardAsync(1))!.Activity.ToJsonString());
        Assert.Equal(
            "Which case was it? I need its number, for example: came back 43 to thank us, or referral 43 told a friend",
            (await bot.SaysAsync("rui", "came back"))[^1].Text);
    }

    [Fact]
    public async Task A_case_about_oneself_ends_without_any_of_this()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem I forgot the gate");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "I felt alone with it.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        var asked = (await bot.PressesAsync("ines", "Time"))[^1];
        Assert.Equal(["words"], asked.Values.Keys);
        Assert.Equal(["Better than expected", "Fine", "Still let down", "Not known yet"], asked.Buttons);

        var again = await bot.PressesAsync("ines", "Still let down");
        Assert.Equal("Then it is not over, and that is all right. Case 1 is open again.", again[^2].Text);
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Time");
        Assert.Equal("Case 1 is closed. Thank you, Ines.", (await bot.PressesAsync("ines", "Fine"))[^1].Text);

        Assert.Equal("Case 1 is about you alone, so there is no customer to ask or to quote.", (await bot.SaysAsync("ines", "ask 1"))[^1].Text);
        Assert.StartsWith("I know no case 1", (await bot.SaysAsync("rui", "customer says 1 fine"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await FollowUpsAsync(bot));
        Assert.Empty(await bot.RoomAsync());
        Assert.Empty(await bot.ReadsAsync("rui") is var heard ? heard.Where(message => !message.Text.StartsWith("I know no case", StringComparison.Ordinal)) : []);
    }

    [Fact]
    public async Task One_closes_a_case_about_oneself_at_any_time()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem I forgot the gate");
        await bot.PressesAsync("ines", "Me");

        Assert.Equal("Case 1 is closed. Thank you, Ines.", (await bot.SaysAsync("ines", "close 1"))[0].Text);
        Assert.Equal("Case 1 is closed already. How you see it: Not known yet.", (await bot.SaysAsync("ines", "close 1"))[^1].Text);
    }

    [Fact]
    public async Task What_nobody_knows_of_yet_is_called_off_and_not_closed()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.Intake);

        Assert.StartsWith("Nobody but you knows of case 1 yet.", (await bot.SaysAsync("ines", "close 1"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("First tell me who is affected", (await bot.SaysAsync("ines", "asked 1 by mail"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_channel_words_are_noted_and_nothing_is_repeated()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        var said = (await bot.SaysInRoomAsync("rui", "@ServiceBot customer says 1 where is Ms Adler's parcel"))[^1];

        Assert.StartsWith("Noted: what the customer of case 1 says.", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Adler", said.Text, StringComparison.Ordinal);
        Assert.Equal("where is Ms Adler's parcel", (await bot.CaseAsync(1)).CustomerWords);
        Assert.StartsWith("Please say that in our private chat", (await bot.SaysInRoomAsync("ines", "@ServiceBot close 1"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("How was the customer of case 1 asked?", (await bot.SaysInRoomAsync("ines", "@ServiceBot ask 1"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_close_at_once_close_once()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Lea", Role.Lead);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.SaysAsync("rui", "told 1");

        await bot.AtOnceAsync(() => bot.PressesAsync("ines", "Fine"), () => bot.SaysAsync("lea", "close 1 because it is long over"));

        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Closed);
        Assert.Equal(2, (await FollowUpsAsync(bot)).Count);
    }

    private static async Task RuiOwnsAsync(TestBot bot)
    {
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");
        await bot.SaysAsync("rui", "own 1");
        await bot.SaysAsync("rui", "in 20 minutes");
    }

    private static async Task<IReadOnlyList<FollowUp>> FollowUpsAsync(TestBot bot)
    {
        await using var db = bot.Look();
        return await db.FollowUps.AsNoTracking().OrderBy(look => look.Number).ToListAsync();
    }
}
