using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class TeamTests
{
    [Fact]
    public async Task Whoever_takes_it_goes_on_in_their_own_chat()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        var offered = await bot.PressesAsync("ines", "Someone else");
        Assert.Equal("Your team sees case 1 in the channel and can take it. I will tell you who does.", offered[^1].Text);
        Assert.Contains("Take it", (await bot.CardAsync(1))!.Buttons);

        var taken = await bot.PressesInRoomAsync("rui", 1, "Take it");
        Assert.Equal(["Case 1 is yours.", "Step 2 of 5 · Own it"], taken.Select(message => message.Lines[0]));
        Assert.Equal("Rui owns case 1 now: The parcel is lost.", (await bot.ReadsAsync("ines"))[^1].Text);

        var promised = await bot.SaysAsync("rui", "tomorrow 9");
        Assert.Equal("Step 3 of 5 · Fix it fast", promised[^1].Lines[0]);
        Assert.Contains(promised, message => message.Text.Contains("tomorrow, Sunday 22 November, 09:00 (Europe/Lisbon)", StringComparison.Ordinal));
        Assert.Equal("rui", (await bot.CaseAsync(1)).OwnerId);
        Assert.Equal(["Told the customer", "It is fixed", "Needs more time", "Get help"], (await bot.CardAsync(1))!.Buttons);
    }

    [Fact]
    public async Task Taking_it_while_the_opener_tells_the_story_waits_for_the_story()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        var taken = await bot.PressesInRoomAsync("rui", 1, "Take it");
        Assert.StartsWith("Case 1 is yours. Ines is telling me what happened", taken[^1].Text, StringComparison.Ordinal);

        var told = await bot.SaysAsync("ines", "They waited.");
        Assert.Equal("Rui goes on with case 1.", told[^1].Text);
        Assert.Equal("Step 2 of 5 · Own it", (await bot.ReadsAsync("rui"))[^1].Lines[0]);
        await bot.SaysAsync("rui", "in 20 minutes");
        Assert.Equal(Step.FixItFast, (await bot.CaseAsync(1)).Step);
    }

    [Fact]
    public async Task Of_two_who_take_it_at_once_one_owns_it_and_the_other_hears_who()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");

        var card = (await bot.CardAsync(1))!; // as both see it

        await bot.AtOnceAsync(() => bot.PressesInRoomAsync("rui", card, "Take it"), () => bot.PressesInRoomAsync("amal", card, "Take it"));

        var owner = (await bot.CaseAsync(1)).OwnerId!;
        var other = owner == "rui" ? "amal" : "rui";
        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Owned);
        Assert.Equal($"Case 1 already has an owner: {(owner == "rui" ? "Rui" : "Amal")}.", (await bot.ChatAsync(other))[^1].Text);
        Assert.Equal("Step 2 of 5 · Own it", (await bot.ChatAsync(owner))[^1].Lines[0]);
    }

    [Fact]
    public async Task Pressing_twice_does_no_harm()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        var old = (await bot.CardAsync(1))!;

        await bot.PressesInRoomAsync("rui", 1, "Told the customer");
        await bot.SubmitsAsync("rui", old.Submit("Told the customer"));
        await bot.SubmitsAsync("amal", old.Submit("Told the customer"));

        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Told);
        Assert.StartsWith("That was noted already", (await bot.ChatAsync("amal"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_over_makes_a_promise_of_their_own()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Someone else");
        Assert.Equal("Owner: nobody yet", (await bot.CardAsync(1))!.Lines[3]);

        var taken = await bot.PressesInRoomAsync("rui", 1, "Take it");

        Assert.Equal("Step 2 of 5 · Own it", taken[^1].Lines[0]);
        Assert.Equal("2026-11-21 14:30", (string?)taken[^1].Submit("I own it")["promise"]);
    }

    [Fact]
    public async Task A_busy_taker_is_not_interrupted()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("rui", Step.DontBlame, "problem of Rui");
        await bot.ReachesAsync("ines", Step.OwnIt, "problem of Ines");
        await bot.PressesAsync("ines", "Someone else");

        var taken = await bot.PressesInRoomAsync("rui", 2, "Take it");

        Assert.Contains("next 2", taken[^1].Buttons);
        await bot.SaysAsync("rui", "They waited.");
        Assert.Equal("They waited.", (await bot.CaseAsync(1)).Story);
        Assert.Equal("Step 2 of 5 · Own it", (await bot.SaysAsync("rui", "next 2"))[^1].Lines[0]);
    }

    [Fact]
    public async Task Not_yet_rests_until_the_promise_and_fixed_goes_on()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        var parked = await bot.PressesAsync("ines", "Not yet");
        Assert.Equal(
            "Case 1 rests until your promise: today, Saturday 21 November, 14:30 (Europe/Lisbon). When it is fixed: fixed 1", parked[^1].Text);
        Assert.Equal("Case 1 · Step 3 of 5 · Fix it fast · not fixed yet", (await bot.CardAsync(1))!.Lines[0]);

        Assert.Equal("Step 4 of 5 · Analyze", (await bot.SaysAsync("ines", "fixed 1"))[^1].Lines[0]);
    }

    [Fact]
    public async Task A_promise_that_has_passed_is_to_be_renewed()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        bot.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Contains("promise 1 in 30 minutes", (await bot.PressesAsync("ines", "Not yet"))[^1].Buttons);
        await bot.SaysAsync("ines", "promise 1 in 30 minutes");

        Assert.Equal(DateTimeOffset.Parse("2026-11-21T15:30Z"), (await bot.CaseAsync(1)).PromiseAt);
        Assert.Equal(CaseStatus.Parked, (await bot.CaseAsync(1)).Status);
    }

    [Fact]
    public async Task The_opener_may_say_it_is_fixed_and_the_owner_goes_on()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");
        await bot.SaysAsync("rui", "own 1");
        await bot.SaysAsync("rui", "in 20 minutes");

        Assert.Equal("Noted: case 1 is fixed. Rui goes on with case 1.", (await bot.SaysAsync("ines", "fixed 1"))[^1].Text);

        Assert.Equal("Step 4 of 5 · Analyze", (await bot.ReadsAsync("rui"))[^1].Lines[0]);
        await bot.SaysAsync("rui", "The list was old");
        await bot.PressesAsync("rui", "Fine");
        Assert.Equal("Case 1 is closed: The parcel is lost. The customer's view: Fine (presumed).", (await bot.ReadsAsync("ines"))[^1].Text);
        Assert.Equal("The list was old", (await bot.CaseAsync(1)).Conditions);
    }

    [Theory]
    [InlineData("own 1", "Case 1 already has an owner: Ines.")]
    [InlineData("promise 1 in 20 minutes", "Ines owns case 1 and makes its promises.")]
    [InlineData("fixed 1", "Ines owns case 1 and says when it is fixed.")]
    [InlineData("next 1", "Ines goes on with case 1.")]
    [InlineData("told 1", "Noted: the customer of case 1 has heard from us, today, Saturday 21 November, 14:00 (Europe/Lisbon).")]
    [InlineData("cancel", "No question is open here. “cases” shows what is going on.")]
    public async Task A_colleague_may_help_but_not_take_over(string text, string answer)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Equal(answer, (await bot.SaysAsync("rui", text))[^1].Text);
    }

    [Theory]
    [InlineData("case 1")]
    [InlineData("own 1")]
    [InlineData("told 1")]
    [InlineData("fixed 1")]
    [InlineData("promise 1 in 20 minutes")]
    [InlineData("next 1")]
    [InlineData("case 99")]
    public async Task Somebody_elsewhere_learns_nothing_and_changes_nothing(string text)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasStrangerAsync("eve");
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");
        var before = (await bot.CaseAsync(1)).Version;

        var number = text.Contains("99", StringComparison.Ordinal) ? 99 : 1;
        Assert.Equal($"I know no case {number} in your team. “cases” shows what is open.", (await bot.SaysAsync("eve", text))[^1].Text);
        Assert.StartsWith("Nothing is open", (await bot.SaysAsync("eve", "cases"))[^1].Text, StringComparison.Ordinal);

        var stolen = (await bot.CardAsync(1))!.Submit("Take it");
        Assert.StartsWith("That button is not for you", (await bot.SubmitsAsync("eve", stolen))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(before, (await bot.CaseAsync(1)).Version);
    }

    [Theory]
    [InlineData("case 1")]
    [InlineData("own 1")]
    [InlineData("told 1")]
    [InlineData("fixed 1")]
    [InlineData("next 1")]
    public async Task A_case_about_oneself_is_nobody_elses(string text)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem I forgot the gate and feel bad");
        Assert.Equal("I know no case 1 in your team. “cases” shows what is open.", (await bot.SaysAsync("rui", text))[^1].Text);

        await bot.PressesAsync("ines", "Me");
        Assert.Equal("I know no case 1 in your team. “cases” shows what is open.", (await bot.SaysAsync("rui", text))[^1].Text);
        Assert.Equal("Nothing is open in Harbour desk.", (await bot.SaysAsync("rui", "cases"))[^1].Text);
        Assert.Equal("I know no case 1 in your team. “cases” shows what is open.", (await bot.SaysInRoomAsync("ines", "case 1"))[^1].Text);

        await bot.SaysAsync("ines", "I felt alone with it.");
        Assert.Equal(["I own it"], (await bot.ChatAsync("ines"))[^1].Buttons);
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Time");
        await bot.PressesAsync("ines", "Fine");

        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
        Assert.Null(await bot.CardAsync(1));
        Assert.DoesNotContain(await bot.RoomAsync(), message => message.Activity.ToJsonString().Contains("gate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Turning_it_into_a_case_about_oneself_takes_it_out_of_the_channel()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        Assert.NotNull(await bot.CardAsync(1));

        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Me");

        Assert.Null(await bot.CardAsync(1));
    }

    [Fact]
    public async Task In_the_channel_the_bot_is_silent_unless_it_is_meant()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.RoomReadsAsync();

        Assert.Empty(await bot.SaysInRoomAsync("rui", "cases"));
        Assert.Empty(await bot.SaysInRoomAsync("rui", "own 1"));
        Assert.Empty(await bot.SaysInRoomAsync("rui", "recover the boxes, please"));
        Assert.Empty(await bot.SaysInRoomAsync("rui", "what a day, case closed"));
        Assert.StartsWith("Open in Harbour desk:", (await bot.SaysInRoomAsync("rui", "@ServiceBot cases"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Case 1 · Step 1 of 5", (await bot.SaysInRoomAsync("rui", "case 1"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Please say that in our private chat", (await bot.SaysInRoomAsync("ines", "@servicebot next 1"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_in_two_teams_says_which_one_it_is_for()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasStrangerAsync("eve");
        await bot.ChangeAsync(db => db.Memberships.Add(new Membership { TeamId = "team-of-eve", PersonId = "ines" }));
        await bot.SaysAsync("ines", "problem the parcel is lost");

        await bot.PressesAsync("ines", "A customer", ("team", "team-of-eve"));

        Assert.Equal("team-of-eve", (await bot.CaseAsync(1)).TeamId);
        Assert.Null(await bot.CardAsync(1));
        Assert.Equal("Case 1 is yours.", (await bot.SaysAsync("eve", "own 1"))[0].Lines[0][..16]);
        Assert.StartsWith("I know no case 1", (await bot.SaysAsync("rui", "own 1"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_is_not_ones_own_cannot_be_chosen()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasStrangerAsync("eve");
        await bot.SaysAsync("ines", "problem the parcel is lost");

        await bot.PressesAsync("ines", "A customer", ("team", "team-of-eve"));

        Assert.Equal("harbour", (await bot.CaseAsync(1)).TeamId);
    }

    [Fact]
    public async Task A_case_is_shown_with_its_timeline()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        var shown = (await bot.SaysAsync("amal", "case 1"))[^1];

        Assert.Contains("What happened: They waited all day.", shown.Lines);
        Assert.Contains("Sat 21 Nov 2026 (Europe/Paris)", shown.Lines);
        Assert.Contains("15:00 · Ines reported it", shown.Lines);
        Assert.Contains("15:00 · Ines promised the customer a word by Sat 21 Nov 2026, 15:30 (Europe/Paris)", shown.Lines);
        Assert.Contains("Promise: Sat 21 Nov 2026, 15:30 (Europe/Paris)", shown.Lines);
    }
}
