using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>Reminders as people get them, whatever happens to the program meanwhile.</summary>
public class NudgeTests
{
    private const string Friday = "2026-11-20T14:00Z";

    [Fact]
    public async Task A_promise_is_reminded_of_ten_minutes_before_it_with_what_can_be_done()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        bot.Clock.Advance(TimeSpan.FromMinutes(19));
        Assert.False(await bot.RunNudgesAsync());

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.RunNudgesAsync();

        var card = Assert.Single(await bot.ReadsAsync("ines"));
        Assert.Equal(
            ["Case 1 · Step 3 of 5 · Fix it fast", "The parcel is lost", "The promise for case 1 is today, Friday 20 November, 14:30 (Europe/Lisbon)."],
            card.Lines);
        Assert.Equal(
            ["Told the customer", "Needs more time", "Snooze 30 min", "Snooze 60 min", "Snooze 120 min", "No more reminders for this case"], card.Buttons);
        Assert.Equal("more time 1", (string)card.Submit("Needs more time")["command"]!);
        Assert.Empty(await bot.ReadsAsync("rui"));
    }

    [Fact]
    public async Task Its_buttons_do_what_they_say_and_stay()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        bot.Clock.Advance(TimeSpan.FromMinutes(20));
        await bot.RunNudgesAsync();

        Assert.StartsWith(
            "Nobody is reminded of case 1 before today, Friday 20 November, 14:50 (Europe/Lisbon). What was promised still stands: today, Friday 20 November, 14:30",
            (await bot.PressesAsync("ines", "Snooze 30 min"))[^1].Text);
        Assert.StartsWith("Nobody is reminded of case 1 any more.", (await bot.PressesAsync("ines", "No more reminders for this case"))[^1].Text);
        Assert.StartsWith("The reminders of case 1 are off already.", (await bot.PressesAsync("ines", "Snooze 60 min"))[^1].Text);
        Assert.StartsWith("Noted: the customer of case 1 has heard from us", (await bot.PressesAsync("ines", "Told the customer"))[^1].Text);
    }

    [Fact]
    public async Task Where_there_are_no_cards_the_buttons_are_typed_for_them()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        await bot.ExecuteAsync("""UPDATE "Addresses" SET "Channel" = 'sms' WHERE "PersonId" = 'ines'""");
        bot.Clock.Advance(TimeSpan.FromMinutes(20));

        await bot.NudgeAsync();

        var waiting = await bot.ReadAsync(db => db.Outbox.Single(row => row.Channel == "sms").Activity);
        Assert.Contains("snooze 1 30", waiting);
        Assert.Contains("The parcel is lost", waiting);
        Assert.DoesNotContain("AdaptiveCard", waiting);
    }

    [Fact]
    public async Task Late_promises_go_to_the_owner_first_and_then_to_those_at_work()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        bot.Clock.Advance(TimeSpan.FromMinutes(35));
        await bot.RunNudgesAsync();
        Assert.Equal(
            "The customer of case 1 still waits for the word promised for today, Friday 20 November, 14:30 (Europe/Lisbon). "
            + "A short word to them helps, even if it is only a new time.",
            Assert.Single(await bot.ReadsAsync("ines")).Lines[^1]);

        bot.Clock.Advance(TimeSpan.FromMinutes(15));
        await bot.RunNudgesAsync();

        Assert.Empty(await bot.ReadsAsync("ines"));
        Assert.Equal(
            "The customer of case 1 still waits for the word promised for today, Friday 20 November, 15:30 (Europe/Paris). Could you help Ines? "
            + "A short word to them, even if it is only a new time, helps most.",
            Assert.Single(await bot.ReadsAsync("amal")).Lines[^1]);
        Assert.Single(await bot.ReadsAsync("rui"));
    }

    [Fact]
    public async Task A_case_that_nobody_owns_comes_to_a_lead_and_then_to_a_manager_and_then_to_the_team()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Nora", Role.Lead);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await LeavesUnownedAsync(bot);

        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        await bot.RunNudgesAsync();
        var card = Assert.Single(await bot.ReadsAsync("nora"));
        Assert.Equal(
            "Case 1 has no owner yet. It was reported today, Friday 20 November, 14:00 (Europe/Lisbon). "
            + "Could you find somebody who sees it through, or take it yourself?",
            card.Lines[^1]);
        Assert.Equal(["Own it", "Show it"], card.Buttons.Take(2));

        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.RunNudgesAsync();
        Assert.Equal(card.Lines, Assert.Single(await bot.ReadsAsync("marta")).Lines);

        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.RunNudgesAsync();
        Assert.Equal(
            "Case 1, The parcel is lost, needs an owner. Whoever can, please press “Take it” on its card.", Assert.Single(await bot.RoomReadsAsync()).Text);
        Assert.Contains("Take it", (await bot.CardAsync(1))!.Buttons);

        bot.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await bot.RunNudgesAsync());
        Assert.Empty(await bot.ReadsAsync("nora"));
        Assert.Equal("Case 1 is yours.", (await bot.PressesAsync("nora", "Own it"))[0].Text);
    }

    [Fact]
    public async Task A_line_in_the_channel_says_what_is_needed_and_never_who_is_late()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        await bot.RoomReadsAsync();
        await bot.ChangeAsync(db => db.PersonHours.AddRange(
            ((string[])["ines", "rui", "amal"]).Select(id => new PersonHours(id) { AwayUntil = new DateOnly(2026, 12, 1) })));
        await bot.ActsAsync("ines", 1, (about, by) => about.Promise(by.At.AddHours(3), by));
        bot.Clock.Advance(TimeSpan.FromHours(3) + TimeSpan.FromMinutes(5));

        await bot.RunNudgesAsync();

        var line = Assert.Single(await bot.RoomReadsAsync()).Text;
        Assert.Equal(
            "Case 1, The parcel is lost, needs a word to the customer. Whoever can, please give it and press “Told the customer” on its card.", line);
        Assert.DoesNotContain("Ines", line);
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_or_left_is_not_counted_on()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Nora", Role.Lead);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Otto", Role.Lead);
        await PromisesAsync(bot);
        await bot.ChangeAsync(db =>
        {
            db.People.Single(person => person.Id == "ines").LeftAt = bot.Clock.Now;
            foreach (var address in db.Addresses.Where(address => address.PersonId == "nora" || address.PersonId == "otto").ToList())
                address.Conversation = null;
        });
        bot.Clock.Advance(TimeSpan.FromMinutes(20));

        await bot.RunNudgesAsync();

        Assert.Contains("Ines is away just now", Assert.Single(await bot.ReadsAsync("marta")).Text);
    }

    [Fact]
    public async Task Two_rounds_at_once_say_it_once()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Nora", Role.Lead);
        await PromisesAsync(bot);
        await LeavesUnownedAsync(bot, "rui");
        bot.Clock.Advance(TimeSpan.FromMinutes(35));

        await bot.AtOnceAsync(bot.NudgeAsync, bot.NudgeAsync, bot.NudgeAsync, bot.NudgeAsync);

        Assert.Single(await bot.ReadsAsync("ines"));
        Assert.Single(await bot.ReadsAsync("nora"));
    }

    [Fact]
    public async Task A_storm_of_restarts_says_it_once()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        bot.Clock.Advance(TimeSpan.FromMinutes(35));

        for (var restart = 0; restart < 5; restart++)
        {
            await bot.RunNudgesAsync();
            await bot.RestartAsync();
        }

        Assert.Single(await bot.ReadsAsync("ines"));
    }

    [Fact]
    public async Task The_end_of_the_program_between_two_reminders_neither_loses_nor_doubles_one()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        await PromisesAsync(bot, "rui");
        bot.Clock.Advance(TimeSpan.FromMinutes(20));

        // The first is committed and waits to be delivered; of the second there is nothing yet.
        Assert.Equal(1, await bot.NudgeAsync(1));
        await bot.RestartAsync();
        await bot.RunNudgesAsync();

        Assert.Single(await bot.ReadsAsync("ines"));
        Assert.Single(await bot.ReadsAsync("rui"));
    }

    [Fact]
    public async Task A_round_that_was_away_for_an_hour_says_what_still_helps()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Nora", Role.Lead);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await PromisesAsync(bot);
        await LeavesUnownedAsync(bot, "rui");
        bot.Clock.Advance(TimeSpan.FromMinutes(80));

        await bot.RunNudgesAsync();

        // That the promise is soon, or late, helps nobody any more; and nobody else hears of the unowned case before the lead had time.
        Assert.Empty(await bot.ReadsAsync("ines"));
        Assert.Contains("Could you help Ines?", Assert.Single(await bot.ReadsAsync("amal")).Text);
        Assert.Equal(["Case 1", "Case 2"], (await bot.ReadsAsync("nora")).Select(card => card.Lines[0][..6]).Order());
        Assert.StartsWith("Case 1", Assert.Single(await bot.ReadsAsync("marta")).Lines[0], StringComparison.Ordinal);

        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.RunNudgesAsync();
        Assert.StartsWith("Case 2", Assert.Single(await bot.ReadsAsync("marta")).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_delivered_before_it_is_stale_is_not_delivered()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        bot.Clock.Advance(TimeSpan.FromMinutes(20));
        await bot.NudgeAsync();
        await bot.RestartAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(10));

        await bot.RunNudgesAsync();
        await bot.SaysAsync("rui", "help");

        Assert.Empty(await bot.ReadsAsync("ines"));
    }

    [Fact]
    public async Task Each_reader_reads_their_own_clock()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Kiran", Role.Lead, zone: "Asia/Kolkata", hours: "9-22");
        await LeavesUnownedAsync(bot);
        bot.Clock.Advance(TimeSpan.FromMinutes(30));

        await bot.RunNudgesAsync();

        Assert.Contains("today, Friday 20 November, 19:30 (Asia/Kolkata)", Assert.Single(await bot.ReadsAsync("kiran")).Text);
    }

    [Theory]
    [InlineData("promise 1 in 30 minutes", true)]
    [InlineData("promise 1 in 10 minutes", false)] // it would come at once
    [InlineData("promise 1 16:55", true)]
    [InlineData("promise 1 19:00", false)] // they are at home by then
    [InlineData("promise 1 monday 9:05", false)] // ten minutes before, work has not begun
    public async Task Whoever_promises_is_told_that_they_will_be_reminded_if_they_work_then(string typed, bool isSaid)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);

        Assert.Equal(isSaid, (await bot.SaysAsync("ines", typed))[^1].Text.EndsWith(" I will remind you 10 minutes before it.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_guided_case_says_it_too()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.OwnIt);

        await bot.PressesAsync("ines", "I own it", ("promise", "15:00"));
        Assert.Contains(
            await bot.ChatAsync("ines"),
            heard => heard.Text.EndsWith("15:00 (Europe/Lisbon). I will remind you 10 minutes before it.", StringComparison.Ordinal));

        Assert.Equal(
            "Case 1 rests until your promise: today, Friday 20 November, 15:00 (Europe/Lisbon). I will remind you 10 minutes before it. When it is fixed: fixed 1",
            (await bot.PressesAsync("ines", "Not yet"))[^1].Text);
        await bot.SaysAsync("ines", "stop 1");
        Assert.DoesNotContain("I will remind you", (await bot.SaysAsync("ines", "promise 1 16:00"))[^1].Text);
    }

    [Fact]
    public async Task When_the_customer_answers_after_the_promise_one_word_comes_at_once_and_then_the_usual_ones()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        await bot.SaysAsync("rui", "cases");
        await bot.SaysAsync("ines", "waiting 1");
        bot.Clock.Advance(TimeSpan.FromHours(2));
        await bot.RunNudgesAsync();
        Assert.Single(await bot.SaysAsync("ines", "resume 1"));

        var heard = new List<string>();
        for (var minute = 0; minute <= 60; minute++)
        {
            await bot.RunNudgesAsync();
            foreach (var person in (string[])["ines", "rui"])
                heard.AddRange((await bot.ReadsAsync(person)).Select(message => $"{minute} {person}"));
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["5 ines", "20 rui"], heard);
    }

    /// <summary>Somebody opens a case, owns it and promises the customer a word in half an hour.</summary>
    private static async Task PromisesAsync(TestBot bot, string person = "ines")
    {
        await bot.ReachesAsync(person, Step.FixItFast);
        await bot.SaysAsync(person, "pause");
        await bot.RoomReadsAsync();
    }

    /// <summary>Somebody opens a serious case that another should own.</summary>
    private static async Task LeavesUnownedAsync(TestBot bot, string person = "ines")
    {
        await bot.SaysAsync(person, "problem the parcel is lost");
        await bot.PressesAsync(person, "A customer", ("severity", "Serious"));
        await bot.SaysAsync(person, "They waited all day.");
        await bot.PressesAsync(person, "Someone else");
        await bot.RoomReadsAsync();
    }
}
