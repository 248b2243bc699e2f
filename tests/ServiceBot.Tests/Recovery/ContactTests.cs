using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Waiting for the customer, more time, and who keeps contact.</summary>
public class ContactTests
{
    private const string Friday = "2026-11-20T10:00Z";

    [Fact]
    public async Task Waiting_for_the_customer_is_shown_with_its_end_and_ended_by_a_button()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        bot.Clock.Advance(TimeSpan.FromMinutes(10));

        var waiting = (await bot.SaysAsync("ines", "waiting 1"))[^1];
        Assert.Equal(
            "Noted: case 1 waits for the customer since Fri 20 Nov 2026, 10:10 (Europe/Lisbon), until Wed 25 Nov 2026, 10:10 (Europe/Lisbon) at the latest. "
            + "Until then no clock runs. When they have answered: resume 1", waiting.Text);
        const string shown = "Waiting for the customer: since Fri 20 Nov 2026, 10:10 (Europe/Lisbon), until Wed 25 Nov 2026, 10:10 (Europe/Lisbon) at the latest";
        Assert.Contains(shown, (await bot.CardAsync(1))!.Lines);
        Assert.Contains("The customer has answered", (await bot.SaysAsync("ines", "case 1"))[^1].Buttons);
        Assert.StartsWith("Noted already: case 1 waits", (await bot.SaysAsync("ines", "waiting 1"))[^1].Text);

        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        var resumed = await bot.PressesAsync("ines", "The customer has answered");
        Assert.Equal("Noted: the customer of case 1 has answered. Your promise holds: today, Friday 20 November, 10:30 (Europe/Lisbon).", resumed[^1].Text);
        Assert.DoesNotContain(shown, (await bot.CardAsync(1))!.Lines);
        Assert.Equal("Case 1 does not wait for the customer.", (await bot.SaysAsync("ines", "resume 1"))[^1].Text);
        Assert.Equal(
            [CaseEventKind.Paused, CaseEventKind.Resumed],
            (await bot.CaseAsync(1)).Events.OrderBy(happened => happened.Sequence).Select(happened => happened.Kind)
                .Where(kind => kind is CaseEventKind.Paused or CaseEventKind.Resumed));
    }

    [Fact]
    public async Task A_promise_that_passed_meanwhile_is_asked_about_and_never_moved()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        var promised = (await bot.CaseAsync(1)).PromiseAt;
        await bot.SaysAsync("ines", "waiting 1");
        bot.Clock.Advance(TimeSpan.FromHours(2));
        var waiting = await bot.CaseAsync(1);
        Assert.True(waiting.IsPromiseOpen && !waiting.IsPromiseDueAt(bot.Clock.Now));

        var resumed = (await bot.SaysAsync("ines", "resume 1"))[^1];

        Assert.Equal(
            "Noted: the customer of case 1 has answered. Meanwhile the time of your promise has passed: today, Friday 20 November, 10:30 (Europe/Lisbon). "
            + "Tell the customer a new time and me as well, for example: promise 1 in 30 minutes", resumed.Text);
        Assert.Equal(["promise 1 in 30 minutes", "more time 1"], resumed.Buttons);
        Assert.Equal(promised, (await bot.CaseAsync(1)).PromiseAt);
        Assert.True((await bot.CaseAsync(1)).IsPromiseDueAt(bot.Clock.Now));
    }

    [Fact]
    public async Task A_customer_who_never_answers_stops_the_clocks_for_five_days()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.PressesAsync("ines", "Not yet");
        await bot.SaysAsync("ines", "waiting 1");
        bot.Clock.Advance(TimeSpan.FromDays(6));

        Assert.False((await bot.CaseAsync(1)).IsWaitingAt(bot.Clock.Now));
        Assert.Contains(
            "After five days, on yesterday, Wednesday 25 November, 10:00 (Europe/Lisbon), the clocks ran on by themselves.",
            (await bot.SaysAsync("ines", "resume 1"))[^1].Text);
        await bot.SaysAsync("ines", "fixed 1");
        Assert.Contains("Fixed after 6 days, of which we waited 5 days for the customer.", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
    }

    [Fact]
    public async Task What_took_how_long_is_said_once_it_is_fixed()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        Assert.DoesNotContain((await bot.SaysAsync("rui", "case 1"))[^1].Lines, line => line.StartsWith("Fixed after", StringComparison.Ordinal));
        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        await bot.SaysAsync("ines", "waiting 1");
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.SaysAsync("ines", "resume 1");
        bot.Clock.Advance(TimeSpan.FromHours(1));

        await bot.SaysAsync("ines", "fixed 1");

        Assert.Contains("Fixed after 2 h 30 min, of which we waited 1 h for the customer.", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
        Assert.Equal("Case 1 is fixed already, so no clock of it runs.", (await bot.SaysAsync("ines", "waiting 1"))[^1].Text);
    }

    [Theory]
    [InlineData("waiting 1", "Ines owns case 1 and says when it waits for the customer.")]
    [InlineData("resume 1", "Ines owns case 1 and says when it waits for the customer.")]
    [InlineData("more time 1 in 2 hours", "Ines owns case 1 and says when it needs more time.")]
    [InlineData("voice 1 @amal", "Ines owns case 1 and decides who keeps contact.")]
    [InlineData("voice 1 yes", "Ines keeps contact with the customer of case 1; nobody asks you to do it now.")]
    [InlineData("voice 1 no", "Ines keeps contact with the customer of case 1; nobody asks you to do it now.")]
    public async Task Who_does_not_speak_with_the_customer_hears_who_does(string text, string answer)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        var before = (await bot.CaseAsync(1)).Version;

        Assert.Equal(answer, (await bot.SaysAsync("rui", text))[^1].Text);
        Assert.Equal(before, (await bot.CaseAsync(1)).Version);
    }

    [Fact]
    public async Task A_case_about_oneself_may_wait_as_well()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem I forgot the gate");
        await bot.PressesAsync("ines", "Me");

        Assert.StartsWith("Noted: case 1 waits", (await bot.SaysAsync("ines", "waiting 1"))[^1].Text);
        Assert.True((await bot.CaseAsync(1)).IsWaitingAt(bot.Clock.Now));
    }

    [Fact]
    public async Task What_is_called_off_waits_for_nobody_when_it_is_taken_up_again()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "waiting 1");
        await bot.SaysAsync("ines", "cancel");
        await bot.SaysAsync("ines", "next 1");

        Assert.False((await bot.CaseAsync(1)).IsWaitingAt(bot.Clock.Now));
    }

    [Fact]
    public async Task More_time_is_free_and_asks_until_when()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        var asked = (await bot.SaysAsync("ines", "more time 1"))[^1];
        Assert.Equal("More time is normal. Until when does case 1 need? The customer should hear from us by then.", asked.Text);
        Assert.Equal(["in 30 minutes", "in 2 hours", "tomorrow 9"], asked.Buttons);

        var noted = (await bot.SaysAsync("ines", (string)asked.Press("in 2 hours")["text"]!))[^1];
        Assert.StartsWith("Noted. More time is normal: a fix that holds is worth it. The customer of case 1 hears from us by today, Friday 20 November, 12:00", noted.Text);
        Assert.Equal(["told 1"], noted.Buttons);
        var after = await bot.CaseAsync(1);
        Assert.Equal((DateTimeOffset.Parse("2026-11-20T12:00Z"), after.PromiseAt), (after.PromiseAt, after.MoreTimeUntil));
        Assert.Single(after.Events, happened => happened.Kind == CaseEventKind.MoreTime);

        Assert.StartsWith("That was noted already", (await bot.SaysAsync("ines", "more time 1 12:00"))[^1].Text);
        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.MoreTime);
    }

    [Fact]
    public async Task On_the_card_more_time_is_asked_for_in_the_private_chat()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        var asked = await bot.PressesInRoomAsync("ines", 1, "Needs more time");
        Assert.Contains(asked, heard => heard.Buttons.Contains("tomorrow 9"));
        Assert.Equal("Ines owns case 1 and says when it needs more time.", (await bot.PressesInRoomAsync("rui", 1, "Needs more time"))[^1].Text);
    }

    [Theory]
    [InlineData("2026-11-20T14:00Z", "monday 16:00", null)]
    [InlineData("2026-11-20T14:00Z", "monday 17:00", null)]
    [InlineData("2026-11-20T14:00Z", "monday 17:01", "Monday 23 November, 17:00 (Europe/Lisbon)")]
    [InlineData("2026-11-20T14:00Z", "in 5 days", "Monday 23 November, 17:00 (Europe/Lisbon)")]
    [InlineData("2026-11-21T14:00Z", "tomorrow 9", null)]
    [InlineData("2026-11-21T14:00Z", "tuesday 9", "Monday 23 November, 17:00 (Europe/Lisbon)")]
    [InlineData("2026-11-19T08:00Z", "friday 17:00", null)]
    [InlineData("2026-11-19T20:00Z", "saturday 9", "tomorrow, Friday 20 November, 17:00 (Europe/Lisbon)")]
    public async Task A_promise_is_never_more_than_one_working_day_away(string now, string text, string? latest)
    {
        await using var bot = await TestBot.StartAsync(now);
        await bot.ReachesAsync("ines", Step.FixItFast);
        var before = (await bot.CaseAsync(1)).PromiseAt;

        var said = (await bot.SaysAsync("ines", $"promise 1 {text}"))[^1];

        if (latest is null)
        {
            Assert.StartsWith("Noted. The customer of case 1 hears from you by", said.Text);
            return;
        }

        Assert.Equal(
            $"That is more than one working day away, and a customer should not wait so long for a word. The latest is {latest}. "
            + "If it needs more time, that is normal; say so: more time 1", said.Text);
        Assert.Equal(before, (await bot.CaseAsync(1)).PromiseAt);
        await bot.SaysAsync("ines", said.Buttons[0]);
        Assert.True((await bot.CaseAsync(1)).PromiseAt > before);

        await bot.SaysAsync("ines", said.Buttons[1]);
        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.MoreTime);
    }

    [Fact]
    public async Task In_step_two_too_and_either_button_goes_on()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.OwnIt);

        var said = (await bot.PressesAsync("ines", "I own it", ("promise", "in 5 days")))[^1];
        Assert.StartsWith("That is more than one working day away", said.Text);
        Assert.Equal(["2026-11-23 17:00", "more time 1 in 5 days"], said.Buttons);
        Assert.Equal(Step.OwnIt, (await bot.CaseAsync(1)).Step);

        await bot.SaysAsync("ines", said.Buttons[1]);

        var after = await bot.CaseAsync(1);
        Assert.Equal(("ines", Step.FixItFast, DateTimeOffset.Parse("2026-11-25T10:00Z")), (after.OwnerId!, after.Step, after.PromiseAt));
        Assert.Equal("Step 3 of 5 · Fix it fast", (await bot.ChatAsync("ines"))[^1].Lines[0]);

        // What was promised already may be said again.
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "I own it");
        Assert.Equal(Step.FixItFast, (await bot.CaseAsync(1)).Step);
        Assert.StartsWith("That is more than 30 days away", (await bot.SaysAsync("ines", "more time 1 in 40 days"))[^1].Text);
        Assert.StartsWith("That time has passed", (await bot.SaysAsync("ines", "more time 1 9:00"))[^1].Text);
    }

    [Fact]
    public async Task Nobody_owns_a_case_by_asking_more_time_for_it_from_afar()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.OwnIt);

        Assert.StartsWith("Nobody owns case 1 yet.", (await bot.SaysAsync("rui", "more time 1 in 2 hours"))[^1].Text);
        Assert.Null((await bot.CaseAsync(1)).OwnerId);
    }

    [Fact]
    public async Task Whoever_agrees_keeps_contact_and_speaks_for_the_owner()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        Assert.Equal("I asked Rui. Until they agree, you keep contact with the customer of case 1.", (await bot.SaysAsync("ines", "voice 1 @rui"))[^1].Text);
        Assert.Equal("Rui was asked already and has not answered yet.", (await bot.SaysAsync("ines", "voice 1 @rui"))[^1].Text);
        Assert.Null((await bot.CaseAsync(1)).VoiceId);

        await bot.PressesAsync("rui", "All right");
        Assert.Equal("Rui keeps contact with the customer of case 1, while you fix it.", (await bot.ReadsAsync("ines"))[^1].Text);
        Assert.Contains("Keeps contact: Rui", (await bot.CardAsync(1))!.Lines);

        Assert.StartsWith("Noted. The customer of case 1 hears from you by", (await bot.SaysAsync("rui", "promise 1 in 20 minutes"))[^1].Text);
        Assert.StartsWith("Rui promised the customer of case 1 a word by Fri 20 Nov 2026, 10:20", (await bot.ReadsAsync("ines"))[^1].Text);
        await bot.SaysAsync("rui", "waiting 1");
        Assert.Equal("Rui noted: case 1 waits for the customer.", (await bot.ReadsAsync("ines"))[^1].Text);
        await bot.SaysAsync("ines", "resume 1");
        Assert.Equal("Ines noted: the customer of case 1 has answered.", (await bot.ReadsAsync("rui"))[^1].Text);
        Assert.Equal("Ines owns case 1 and says when it is fixed.", (await bot.SaysAsync("rui", "fixed 1"))[^1].Text);

        Assert.Equal("You keep contact with the customer of case 1.", (await bot.SaysAsync("ines", "voice 1 me"))[^1].Text);
        Assert.Equal("Ines keeps contact with the customer of case 1 now. Thank you.", (await bot.ReadsAsync("rui"))[^1].Text);
        Assert.Equal("Ines owns case 1 and makes its promises.", (await bot.SaysAsync("rui", "promise 1 in 20 minutes"))[^1].Text);
        Assert.Equal("You keep contact with the customer of case 1 already.", (await bot.SaysAsync("ines", "voice 1 me"))[^1].Text);
    }

    [Fact]
    public async Task Whoever_is_asked_to_keep_contact_may_say_so_in_any_way_and_give_it_back()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        Assert.Equal("Ines owns case 1 and decides who keeps contact.", (await bot.SaysAsync("rui", "voice 1"))[^1].Text);
        await bot.SaysAsync("ines", "voice 1 @rui");

        Assert.Contains(await bot.SaysAsync("rui", "voice 1"), message => message.Text.StartsWith("You keep contact with the customer of case 1, while Ines fixes it.", StringComparison.Ordinal));
        Assert.Equal("You keep contact with the customer of case 1 already.", (await bot.SaysAsync("rui", "voice 1 me"))[^1].Text);
        Assert.Equal("Rui keeps contact with the customer of case 1.", (await bot.SaysAsync("amal", "voice 1"))[^1].Text);
        Assert.Equal("Rui keeps contact with the customer of case 1 already.", (await bot.SaysAsync("ines", "voice 1 @rui"))[^1].Text);

        await bot.SaysAsync("rui", "voice 1 no");
        Assert.Null((await bot.CaseAsync(1)).VoiceId);
        Assert.Equal("Keeping contact with the customer of case 1 is yours again.", (await bot.ReadsAsync("ines"))[^1].Text);
    }

    [Fact]
    public async Task Not_now_leaves_contact_with_the_owner_and_asking_another_takes_the_question_back()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "voice 1 @rui");
        await bot.PressesAsync("rui", "Not now");
        Assert.Equal("Rui cannot keep contact with the customer of case 1 now, so it stays with you.", (await bot.ReadsAsync("ines"))[^1].Text);
        Assert.DoesNotContain(await bot.ChatAsync("rui"), heard => heard.Buttons.Contains("All right"));

        await bot.SaysAsync("ines", "voice 1 @rui");
        var old = (await bot.ReadsAsync("rui"))[^1];
        await bot.SaysAsync("ines", "voice 1 @amal");
        Assert.Equal("You need not keep contact with the customer of case 1 any more. Thank you.", (await bot.ReadsAsync("rui"))[^1].Text);
        Assert.Equal(
            "Ines keeps contact with the customer of case 1; nobody asks you to do it now.", (await bot.SubmitsAsync("rui", old.Submit("All right")))[^1].Text);

        await bot.SaysAsync("ines", "voice 1 me");
        Assert.Equal("You need not keep contact with the customer of case 1 any more. Thank you.", (await bot.ReadsAsync("amal"))[^1].Text);
        Assert.Null((await bot.CaseAsync(1)).VoiceId);
    }

    [Fact]
    public async Task Whoever_kept_contact_and_takes_over_does_both()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "voice 1 @rui");
        await bot.SaysAsync("rui", "voice 1");
        await bot.SaysAsync("ines", "hand 1 to @rui");
        await bot.SaysAsync("rui", "accept 1");

        Assert.Equal(("rui", null), ((await bot.CaseAsync(1)).OwnerId, (await bot.CaseAsync(1)).VoiceId));
    }

    [Theory]
    [InlineData("close 1 because it is over; right; impact; reputation")]
    [InlineData("cancel")]
    [InlineData("same 1 as 2")]
    public async Task When_the_case_ends_nobody_needs_to_answer_any_more(string ends)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "voice 1 @rui");
        await bot.SaysAsync("ines", "hand 1 to @amal");
        await bot.ReachesAsync("rui", Step.DontBlame);
        var old = (await bot.ChatAsync("rui")).Single(message => message.Buttons.Contains("All right"));

        await bot.SaysAsync("ines", ends);

        Assert.Contains("You need not keep contact with the customer of case 1 any more. Thank you.", (await bot.ChatAsync("rui")).Select(message => message.Text));
        Assert.Contains("You need not take over case 1 any more. Thank you.", (await bot.ChatAsync("amal")).Select(message => message.Text));
        Assert.DoesNotContain(await bot.ChatAsync("rui"), message => message.Buttons.Contains("All right"));

        await bot.SaysAsync("ines", "reopen 1");
        await bot.SubmitsAsync("rui", old.Submit("All right"));
        Assert.Null((await bot.CaseAsync(1)).VoiceId);
    }
}
