using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>One customer comes first for a while, and no other is forgotten for it; and somebody stands beside whoever asks.</summary>
public class ParkTests
{
    private const string Friday = "2026-11-20T10:00Z";

    [Fact]
    public async Task Other_cases_rest_and_what_customers_wait_for_meanwhile_does_not()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await OwnAsync(bot, "the crate is late", "in 3 hours");
        await OwnAsync(bot, "the box is wet", "in 40 minutes");
        await OwnAsync(bot, "the rail is loose", "in 4 hours", ("danger", "yes"));
        await bot.SaysAsync("ines", "problem the parcel is lost");

        var said = (await bot.PressesAsync("ines", "Park my other tasks"))[^1];

        Assert.Equal(
            "Nobody is reminded of case 1 before today, Friday 20 November, 11:00 (Europe/Lisbon). "
            + "A customer waits for a word by then, so I still remind you of case 2 (10:40). "
            + "Somebody may be in danger, so I still remind you of case 3. To have them back sooner: unpark 4", said.Text);
        Assert.Equal(["more time 2", "get help 2", "more time 3", "get help 3", "unpark 4"], said.Buttons);
        Assert.Equal([bot.Clock.Now.AddHours(1), null, null, null], await SnoozedAsync(bot));

        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        await bot.RunNudgesAsync();
        Assert.Contains("The promise for case 2", Assert.Single(await bot.ReadsAsync("ines")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Said_twice_it_holds_once_and_it_can_be_taken_back()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await OwnAsync(bot, "the crate is late", "in 3 hours");
        await OwnAsync(bot, "the box is wet", "in 4 hours");
        await bot.SaysAsync("ines", "snooze 2 120");
        await bot.SaysAsync("ines", "problem the parcel is lost");

        await bot.SaysAsync("ines", "park 3");
        var version = (await bot.CaseAsync(1)).Version;
        await bot.SaysAsync("ines", "park 3");
        Assert.Equal(version, (await bot.CaseAsync(1)).Version);
        Assert.Equal([bot.Clock.Now.AddHours(1), bot.Clock.Now.AddHours(2), null], await SnoozedAsync(bot));

        Assert.Equal("The reminders of case 1 are on again.", (await bot.SaysAsync("ines", "unpark 3"))[^1].Text);
        Assert.Equal([null, bot.Clock.Now.AddHours(2), null], await SnoozedAsync(bot));
        Assert.Equal("Nothing of yours rests because of another case.", (await bot.SaysAsync("ines", "unpark 3"))[^1].Text);
    }

    [Theory]
    [InlineData("park 2 30", 30)]
    [InlineData("park 2 120", 120)]
    [InlineData("park", 60)]
    public async Task For_how_long_is_said_in_minutes(string typed, int minutes)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await OwnAsync(bot, "the crate is late", "in 5 hours");
        await OwnAsync(bot, "the box is wet", "in 5 hours");

        await bot.SaysAsync("ines", typed);

        Assert.Equal(bot.Clock.Now.AddMinutes(minutes), (await bot.CaseAsync(1)).SnoozedUntil);
        Assert.Equal(typed == "park", (await bot.CaseAsync(2)).SnoozedUntil is not null);
    }

    [Fact]
    public async Task Only_what_one_is_reminded_of_oneself_rests()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await OwnAsync(bot, "the crate is late", "in 3 hours");
        await bot.SaysAsync("ines", "voice 1 @rui");
        await bot.SaysAsync("rui", "voice 1 yes");
        await bot.SaysAsync("rui", "problem the parcel is lost");
        await bot.PressesAsync("rui", "A customer");

        Assert.Equal("You have no other open case, so nothing has to rest.", (await bot.SaysAsync("ines", "park 2"))[^1].Text);
        Assert.StartsWith("Nobody is reminded of case 1", (await bot.SaysAsync("rui", "park 2"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_offered_where_there_is_something_to_put_aside()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        Assert.DoesNotContain("Park my other tasks", (await bot.SaysAsync("ines", "problem the crate is late"))[^1].Buttons);
        await bot.SaysAsync("ines", "cancel");
        await OwnAsync(bot, "the box is wet", "in 3 hours");

        Assert.Contains("Park my other tasks", (await bot.SaysAsync("ines", "problem the parcel is lost"))[^1].Buttons);
        await bot.SaysAsync("ines", "pause");
        Assert.DoesNotContain("Park my other tasks", (await bot.SaysAsync("ines", "practice the parcel is lost"))[^1].Buttons);
        await bot.ReachesAsync("rui", Step.OwnIt, "problem the rail is loose");
        await bot.PressesAsync("rui", "Someone else");
        await bot.SaysAsync("ines", "pause");
        Assert.Equal(["park 5"], (await bot.SaysAsync("ines", "own 5"))[0].Buttons);
        Assert.StartsWith("Practice · Case 4 is practice, so your other cases go on.", (await bot.SaysAsync("ines", "park 4"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_a_case_over_may_put_aside_what_they_had()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await OwnAsync(bot, "the crate is late", "in 3 hours");
        await bot.ReachesAsync("rui", Step.FixItFast, "problem the box is wet");
        await bot.SaysAsync("rui", "pause");
        await bot.SaysAsync("ines", "hand 1 to @rui");

        Assert.Contains("park 1", (await bot.PressesAsync("rui", "I take it"))[0].Buttons);
    }

    [Fact]
    public async Task What_is_about_oneself_may_rest_even_when_it_is_due()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem I skipped lunch");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "I was alone with it.");
        await bot.PressesAsync("ines", "I own it");
        await bot.SaysAsync("ines", "pause");

        await bot.SaysAsync("ines", "problem the parcel is lost");
        await bot.SaysAsync("ines", "park 2");

        Assert.NotNull((await bot.CaseAsync(1)).SnoozedUntil);
    }

    [Fact]
    public async Task Somebody_senior_is_asked_first_and_comes_with_one_press()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Nora", Role.Lead);
        await OwnAsync(bot, "the crate is late", "in 3 hours");
        await bot.ReadsAsync("nora");

        Assert.StartsWith("I asked Nora to stand beside you in case 1", (await bot.SaysAsync("ines", "backup 1"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("rui"));
        Assert.StartsWith("Nora was asked already: today", (await bot.SaysAsync("ines", "backup 1"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("I asked 3 colleagues who work now", (await bot.SaysAsync("ines", "get help 1"))[^1].Text, StringComparison.Ordinal);

        await bot.PressesAsync("nora", "I stand beside them");

        Assert.Equal("Nora helps with case 1: The crate is late.", (await bot.ReadsAsync("ines"))[^1].Text);
        Assert.DoesNotContain(await bot.ChatAsync("nora"), heard => heard.Buttons.Contains("I stand beside them"));
        Assert.DoesNotContain(await bot.ChatAsync("rui"), heard => heard.Buttons.Contains("I can help"));
        Assert.Contains("Helping: Nora", (await bot.CardAsync(1))!.Lines);
    }

    [Fact]
    public async Task Where_nobody_senior_works_the_team_is_asked()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await OwnAsync(bot, "the crate is late", "in 3 hours");

        Assert.StartsWith("I asked 2 colleagues who work now", (await bot.SaysAsync("ines", "backup 1"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_asked_need_not_answer_when_it_is_over_or_they_are_gone()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Nora", Role.Lead);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await OwnAsync(bot, "the crate is late", "in 3 hours");
        await OwnAsync(bot, "the box is wet", "in 3 hours");
        await bot.SaysAsync("ines", "backup 1");
        await bot.SaysAsync("ines", "backup 2");

        await bot.SaysAsync("ines", "close 1 because they moved away; yes; none; none");
        Assert.Contains(await bot.ReadsAsync("nora"), heard => heard.Text == "You need not stand beside anybody in case 1 any more. Thank you.");

        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "People");
        await bot.PressesAsync("marta", "Save", ("people", "Marta\nInes\nRui\nAmal"));
        Assert.Contains(await bot.ChatAsync("nora"), heard => heard.Text == "You are not in that team any more.");
        Assert.DoesNotContain(await bot.ChatAsync("nora"), heard => heard.Buttons.Contains("I stand beside them"));
    }

    [Fact]
    public async Task In_practice_and_in_what_is_about_oneself_nobody_is_asked()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Nora", Role.Lead);
        await bot.ReachesAsync("ines", Step.FixItFast, "practice the crate is late");
        Assert.Contains("In a real case I ask a lead who works now", (await bot.SaysAsync("ines", "backup 1"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "problem I forgot the keys");
        await bot.PressesAsync("ines", "Me");
        Assert.StartsWith("Only you can see case 2", (await bot.SaysAsync("ines", "backup 2"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("nora"));
    }

    /// <summary>A case of Ines at step 3 that she has laid aside.</summary>
    private static async Task OwnAsync(TestBot bot, string sentence, string promise, params (string Input, string Value)[] intake)
    {
        await bot.SaysAsync("ines", $"problem {sentence}");
        await bot.PressesAsync("ines", "A customer", intake);
        await bot.SaysAsync("ines", "They waited all day.");
        await bot.PressesAsync("ines", "I own it", ("promise", promise));
        await bot.SaysAsync("ines", "pause");
    }

    private static Task<List<DateTimeOffset?>> SnoozedAsync(TestBot bot) =>
        bot.ReadAsync(db => db.Cases.OrderBy(about => about.Number).Select(about => about.SnoozedUntil).ToList());
}
