using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class HandOverTests
{
    private const string Friday = "2026-11-20T14:00Z";

    [Theory]
    [InlineData("rui", "hand 1 to @amal", "Ines owns case 1 and decides who takes it over.")]
    [InlineData("ines", "hand 1 to @ines", "That is you: case 1 is yours already.")]
    [InlineData("ines", "hand 1 to @nobody", "I know nobody called @nobody in your team. Whom do you mean?")]
    [InlineData("ines", "hand 1", "Whom do you mean? Type a name, or press one.")]
    [InlineData("ines", "hand 1 to", "Whom do you mean? Type a name, or press one.")]
    [InlineData("ines", "hand 1 to me", "That is you: case 1 is yours already.")]
    [InlineData("ines", "hand 1 to Zoe", "Zoe has left. Whom do you mean instead?")]
    [InlineData("ines", "hand 1 to Lone", "I have no private chat with Lone, so I cannot ask them.")]
    [InlineData("ines", "hand 1 to eve", "I know nobody called eve in your team. Whom do you mean?")]
    [InlineData("rui", "accept 1", "Ines owns case 1; nobody asks you to take it over now.")]
    [InlineData("rui", "decline 1", "Ines owns case 1; nobody asks you to take it over now.")]
    [InlineData("ines", "accept 1", "You own case 1 already.")]
    public async Task Only_the_owner_asks_and_only_somebody_of_the_team(string who, string text, string answer)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasStrangerAsync("eve");
        await bot.HasMemberAsync("Zoe", Role.Member);
        await bot.ChangeAsync(db =>
        {
            db.People.Single(person => person.Id == "zoe").LeftAt = bot.Clock.Now;
            db.People.Add(new Person { Id = "lone", Name = "Lone", Zone = "Europe/Lisbon", HomeTeamId = "harbour" });
            db.Memberships.Add(new Membership { TeamId = "harbour", PersonId = "lone" });
        });
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Equal(answer, (await bot.SaysAsync(who, text))[^1].Text);

        Assert.Equal(("ines", null), ((await bot.CaseAsync(1)).OwnerId, (await bot.CaseAsync(1)).HandToId));
    }

    [Fact]
    public async Task Of_two_of_the_same_name_one_is_chosen_by_a_button()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "amal").Name = "Rui");
        await bot.ReachesAsync("ines", Step.FixItFast);

        var asked = (await bot.SaysAsync("ines", "hand 1 to Rui"))[^1];
        Assert.Equal("Several people of your team are called Rui. Which one do you mean?", asked.Text);
        Assert.Equal(["Rui (amal)", "Rui (rui)"], asked.Buttons);

        await bot.SaysAsync("ines", (string)asked.Press("Rui (amal)")["text"]!);
        Assert.Equal("amal", (await bot.CaseAsync(1)).HandToId);
    }

    [Fact]
    public async Task Names_are_offered_as_buttons_that_ask_them()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        var asked = (await bot.SaysAsync("ines", "hand 1"))[^1];
        Assert.Equal(["Amal", "Rui"], asked.Buttons);

        await bot.SaysAsync("ines", (string)asked.Press("Rui")["text"]!);
        Assert.Equal("rui", (await bot.CaseAsync(1)).HandToId);
    }

    [Fact]
    public async Task Whoever_is_asked_reads_the_promise_in_their_own_zone()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Equal("I asked Amal. Until they accept, case 1 stays yours.", (await bot.SaysAsync("ines", "hand 1 to @Amal"))[^1].Text);

        var card = (await bot.ReadsAsync("amal"))[^1];
        Assert.Equal(
            [
                "Case 1 · Would you take over?", "The parcel is lost", "Asks: Ines", "Promise to the customer: Fri 20 Nov 2026, 15:30 (Europe/Paris)",
                "Where it is: Step 3 of 5 · Fix it fast", "Nothing changes until you accept. You may say no without a reason.",
            ],
            card.Lines);
        Assert.Equal(["I take it", "Not now", "See the case"], card.Buttons);
        Assert.Equal("ines", (await bot.CaseAsync(1)).OwnerId);
        Assert.Contains("Asked to take over: Amal; until they accept, the owner stays", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
    }

    [Fact]
    public async Task Accepting_hands_it_over_with_the_question_it_is_at()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");
        await bot.SaysAsync("rui", "own 1");
        await bot.SaysAsync("rui", "in 20 minutes");
        await bot.SaysAsync("rui", "hand 1 to @amal");
        await bot.ReadsAsync("ines");

        var taken = await bot.PressesAsync("amal", "I take it");

        Assert.Equal("Case 1 is yours. What was promised to the customer holds: a word by today, Friday 20 November, 15:20 (Europe/Paris).", taken.Single(heard => heard.Card is null).Text);
        Assert.Equal("Step 3 of 5 · Fix it fast", taken[^1].Lines[0]);
        var after = await bot.CaseAsync(1);
        Assert.Equal(("amal", null), (after.OwnerId, after.HandToId));
        Assert.Single(after.Events, happened => happened is { Kind: CaseEventKind.HandedOver, PersonId: "amal" });
        Assert.Equal("Amal owns case 1 now: The parcel is lost.", Assert.Single(await bot.ReadsAsync("ines")).Text);
        Assert.Contains(await bot.ReadsAsync("rui"), heard => heard.Text == "Amal owns case 1 now: The parcel is lost.");
        Assert.DoesNotContain(await bot.ChatAsync("rui"), heard => heard.Buttons.Contains("It is fixed"));
        Assert.Contains("Owner: Amal", (await bot.CardAsync(1))!.Lines);
    }

    [Fact]
    public async Task A_promise_that_has_passed_is_said_to_whoever_takes_over()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.PressesAsync("ines", "Not yet");
        await bot.SaysAsync("ines", "hand 1 to @rui");
        bot.Clock.Advance(TimeSpan.FromHours(1));

        var taken = await bot.SaysAsync("rui", "accept 1");

        Assert.Contains(taken, heard => heard.Text.StartsWith("Case 1 is yours. The promise to the customer has passed", StringComparison.Ordinal));
        Assert.Contains(taken, heard => heard.Buttons.Contains("promise 1 in 30 minutes"));
        await bot.SaysAsync("rui", "promise 1 in 30 minutes");
        Assert.Equal(DateTimeOffset.Parse("2026-11-20T15:30Z"), (await bot.CaseAsync(1)).PromiseAt);
    }

    [Fact]
    public async Task Asking_somebody_else_takes_the_first_question_back()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "hand 1 to @rui");
        var old = (await bot.ReadsAsync("rui"))[^1];

        Assert.Equal("I asked Amal. Rui is not asked any more. Until they accept, case 1 stays yours.", (await bot.SaysAsync("ines", "hand 1 to @amal"))[^1].Text);

        var settled = Assert.Single(await bot.ReadsAsync("rui"));
        Assert.Equal((old.Id, "You need not take over case 1 any more. Thank you."), (settled.Id, settled.Text));
        Assert.Empty(settled.Buttons);
        Assert.Equal("Ines owns case 1; nobody asks you to take it over now.", (await bot.SubmitsAsync("rui", old.Submit("I take it")))[^1].Text);
        Assert.Equal("ines", (await bot.CaseAsync(1)).OwnerId);
    }

    [Fact]
    public async Task The_owner_may_keep_it_after_all()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "hand 1 to @rui");

        Assert.Equal("All right, case 1 stays yours. Rui is not asked any more.", (await bot.SaysAsync("ines", "hand 1 to me"))[^1].Text);

        Assert.Equal("You need not take over case 1 any more. Thank you.", (await bot.ReadsAsync("rui"))[^1].Text);
        Assert.StartsWith("Ines owns case 1; nobody asks you", (await bot.SaysAsync("rui", "accept 1"))[^1].Text);
        Assert.Null((await bot.CaseAsync(1)).HandToId);
    }

    [Fact]
    public async Task What_is_made_up_disturbs_nobody()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.ExecuteAsync("""UPDATE "Cases" SET "IsPractice" = TRUE""");

        foreach (var typed in new[] { "hand 1 to @rui", "voice 1 @rui", "get help 1" })
            Assert.StartsWith("This is practice, so nobody is disturbed.", (await bot.SaysAsync("ines", typed))[^1].Text);

        Assert.Empty(await bot.ReadsAsync("rui"));
        Assert.Empty(await bot.ReadsAsync("amal"));
        Assert.Null((await bot.CaseAsync(1)).HandToId);
    }

    [Theory]
    [MemberData(nameof(HostileInputTests.Texts), MemberType = typeof(HostileInputTests))]
    public async Task A_name_may_be_anything_and_stays_text(string text)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        foreach (var typed in new[] { $"hand 1 to {text}", $"hand 1 @{text}", $"voice 1 @{text}", $"more time 1 {text}" })
        {
            var said = await bot.SaysAsync("ines", typed);
            Assert.All(said, heard => Assert.InRange(heard.Text.Length, 1, 2_000));
            Assert.DoesNotContain(said, heard => heard.Text.Contains("went wrong on my side", StringComparison.Ordinal));
        }

        Assert.Equal(("ines", null), ((await bot.CaseAsync(1)).OwnerId, (await bot.CaseAsync(1)).HandToId));
    }

    [Theory]
    [InlineData("hand 1 to @amal")]
    [InlineData("hand 1 to me")]
    [InlineData("cancel")]
    public async Task Whoever_does_not_work_hears_of_it_when_they_do_and_not_when_it_is_needless(string meanwhile)
    {
        await using var bot = await TestBot.StartAsync("2026-11-21T14:00Z"); // Saturday
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Equal("I asked Rui. Rui may not be at work now; case 1 stays yours until they accept.", (await bot.SaysAsync("ines", "hand 1 to @rui"))[^1].Text);
        Assert.Empty(await bot.ReadsAsync("rui"));

        await bot.SaysAsync("ines", meanwhile);
        bot.Clock.Advance(TimeSpan.FromHours(43)); // Monday, 9 o'clock
        await bot.RunHeldNotesAsync();
        Assert.Empty(await bot.ReadsAsync("rui"));
    }

    [Fact]
    public async Task A_card_that_had_to_wait_is_settled_like_any_other()
    {
        await using var bot = await TestBot.StartAsync("2026-11-21T14:00Z"); // Saturday
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "hand 1 to @rui");
        bot.Clock.Advance(TimeSpan.FromHours(43)); // Monday, 9 o'clock
        await bot.RunHeldNotesAsync();
        Assert.Equal(["I take it", "Not now", "See the case"], Assert.Single(await bot.ReadsAsync("rui")).Buttons);

        await bot.PressesAsync("rui", "Not now");

        Assert.Contains(await bot.ChatAsync("rui"), heard => heard.Text == "You said: not now. Case 1 stays where it is.");
        Assert.Null((await bot.CaseAsync(1)).HandToId);
    }

    [Fact]
    public async Task A_card_that_had_to_wait_for_the_answer_is_settled_with_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-21T14:00Z"); // Saturday
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "hand 1 to @rui");

        await bot.SaysAsync("rui", "accept 1");

        Assert.Equal("rui", (await bot.CaseAsync(1)).OwnerId);
        Assert.DoesNotContain(await bot.ChatAsync("rui"), heard => heard.Buttons.Contains("I take it"));
    }

    [Theory]
    [InlineData("close", "Case 1 is closed.")]
    [InlineData("cancel", "Case 1 is called off. To take it up again: next 1")]
    [InlineData("taken", "Amal owns case 1; nobody asks you to take it over now.")]
    [InlineData("offered", "Nobody owns case 1 yet. To take it: own 1")]
    public async Task Accepting_too_late_says_what_holds(string meanwhile, string answer)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "hand 1 to @rui");
        var old = (await bot.ReadsAsync("rui"))[^1];
        switch (meanwhile)
        {
            case "close":
                await bot.PressesAsync("ines", "It is fixed");
                await bot.PressesAsync("ines", "Tools");
                await bot.PressesAsync("ines", "Fine");
                break;
            case "cancel":
                await bot.SaysAsync("ines", "cancel");
                break;
            default:
                await bot.SaysAsync("ines", "back");
                await bot.PressesAsync("ines", "Someone else");
                if (meanwhile == "taken")
                    await bot.SaysAsync("amal", "own 1");
                break;
        }

        Assert.Contains(await bot.ReadsAsync("rui"), heard => heard.Text == "You need not take over case 1 any more. Thank you.");
        Assert.Equal(answer, (await bot.SubmitsAsync("rui", old.Submit("I take it")))[^1].Text);
        Assert.NotEqual("rui", (await bot.CaseAsync(1)).OwnerId);
        Assert.DoesNotContain((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.HandedOver);
    }

    [Fact]
    public async Task A_case_about_oneself_goes_to_nobody()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem I forgot the gate");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "I felt alone with it.");
        await bot.PressesAsync("ines", "I own it");

        Assert.Equal("Only you can see case 1, so nobody else can take it.", (await bot.SaysAsync("ines", "hand 1 to @rui"))[^1].Text);
        Assert.Equal("Only you can see case 1, so nobody else can be asked for help.", (await bot.SaysAsync("ines", "get help 1"))[^1].Text);
        Assert.Equal("Only you can see case 1, so nobody else can speak for it.", (await bot.SaysAsync("ines", "voice 1 @rui"))[^1].Text);
        Assert.Empty(await bot.ReadsAsync("rui"));
    }

    [Fact]
    public async Task A_helper_who_takes_over_is_no_helper_any_more()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("rui", "join 1");
        Assert.Contains("Helping: Rui", (await bot.CardAsync(1))!.Lines);
        await bot.SaysAsync("ines", "hand 1 to @rui");

        await bot.SaysAsync("rui", "accept 1");

        Assert.Contains("Owner: Rui", (await bot.CardAsync(1))!.Lines);
        Assert.DoesNotContain((await bot.CardAsync(1))!.Lines, line => line.StartsWith("Helping", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_busy_with_another_case_is_not_interrupted_by_their_own_yes()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("rui", Step.DontBlame, "problem of Rui");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem of Ines");
        await bot.SaysAsync("ines", "hand 2 to @rui");

        var taken = await bot.PressesAsync("rui", "I take it");

        Assert.Contains("next 2", taken[^1].Buttons.Concat(taken.SelectMany(heard => heard.Buttons)));
        Assert.Equal("rui", (await bot.CaseAsync(2)).OwnerId);
        await bot.SaysAsync("rui", "They waited.");
        Assert.Equal("They waited.", (await bot.CaseAsync(1)).Story);
    }

    [Fact]
    public async Task Taking_back_and_accepting_at_once_leaves_one_owner()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "hand 1 to @rui");

        await bot.AtOnceAsync(() => bot.SaysAsync("rui", "accept 1"), () => bot.SaysAsync("ines", "hand 1 to @amal"));

        var after = await bot.CaseAsync(1);
        if (after.OwnerId == "rui")
        {
            Assert.Null(after.HandToId);
            Assert.Contains(await bot.ChatAsync("ines"), heard => heard.Text == "Rui owns case 1 and decides who takes it over.");
        }
        else
        {
            Assert.Equal(("ines", "amal"), (after.OwnerId, after.HandToId));
            Assert.Contains(await bot.ChatAsync("rui"), heard => heard.Text == "Ines owns case 1; nobody asks you to take it over now.");
        }
    }
}
