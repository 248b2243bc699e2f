using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>A case about oneself is private by construction: whatever anybody else does, they see nothing of it.</summary>
public class OneselfTests
{
    private const string Secret = "elevator";

    /// <summary>Everything that is said, from the start to the end.</summary>
    [Fact]
    public async Task One_looks_after_oneself_step_by_step_and_nobody_hears_of_it()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem I froze in the elevator");

        var said = new List<string>();
        said.Add((await bot.PressesAsync("ines", "Me"))[^1].Text);
        said.Add((await bot.SaysAsync("ines", "I felt alone with it in the elevator."))[^1].Text);
        said.Add((await bot.PressesAsync("ines", "I own it"))[^1].Text);
        said.Add((await bot.PressesAsync("ines", "It is fixed"))[^1].Text);
        said.Add((await bot.PressesAsync("ines", "Time"))[^1].Text);
        said.Add((await bot.PressesAsync("ines", "Fine"))[^1].Text);
        said.Add((await bot.SaysAsync("ines", "note 1 The elevator is slow"))[^1].Text);

        Assert.Equal(
            """
            Step 1 of 5 · Don't blame
            Case 1: I froze in the elevator
            Looking for somebody to blame costs time and trust. Hearing them out gives both back.
            What went wrong for you counts too. Take the time it needs.
            What happened to you? Tell it without a person to blame, yourself included. Type it below or as a message.
            Step 2 of 5 · Own it
            Case 1: I froze in the elevator
            One person who says “I see this through” is what people wait for when something went wrong.
            By when will you have looked after it?
            Step 3 of 5 · Fix it fast
            Case 1: I froze in the elevator
            You count as a customer too. Do what helps you, soon.
            Is it fixed for you?
            Step 4 of 5 · Analyze
            Case 1: I froze in the elevator
            It is fixed. Now look at what made it possible, not at who: conditions can be changed.
            What made it possible? Press what fits best, or type it in your own words.
            Step 5 of 5 · Be gracious
            Case 1: I froze in the elevator
            Be as fair to yourself as you are to a customer.
            How do you see it now?
            Case 1 is closed. Thank you, Ines.
            Noted in case 1. To change it: correct 1
            """.ReplaceLineEndings("\n"), string.Join('\n', said));
        Assert.Null(await bot.CardAsync(1));
        Assert.Empty(await bot.RoomAsync());
        Assert.Empty(await bot.ReadsAsync("rui"));
    }

    [Theory]
    [InlineData("told 1", "Case 1 is about you alone, so nobody waits for a word.")]
    [InlineData("promise 1 15:30", "Noted. You look after case 1 by today, Friday 20 November, 15:30 (Europe/Lisbon).")]
    [InlineData("more time 1 16:00", "Noted. More time is normal. You look after case 1 by today, Friday 20 November, 16:00 (Europe/Lisbon).")]
    public async Task No_customer_is_spoken_of(string typed, string said)
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.SaysAsync("ines", "problem I froze in the elevator");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "I was tired.");
        await bot.PressesAsync("ines", "I own it");

        var heard = (await bot.SaysAsync("ines", typed))[^1];

        Assert.StartsWith(said, heard.Text, StringComparison.Ordinal);
        Assert.Empty(heard.Buttons);

        bot.Clock.Advance(TimeSpan.FromMinutes(126));
        await bot.RunNudgesAsync();
        Assert.DoesNotContain(await bot.ChatAsync("ines"), message => message.Text.Contains("customer", StringComparison.OrdinalIgnoreCase) && message.Text.Contains("case 1", StringComparison.Ordinal));
        Assert.DoesNotContain("Told the customer", (await bot.ReadsAsync("ines")).SelectMany(message => message.Buttons));
    }

    [Theory]
    [InlineData("case 1")]
    [InlineData("cases")]
    [InlineData("own 1")]
    [InlineData("told 1")]
    [InlineData("fixed 1")]
    [InlineData("promise 1 in 20 minutes")]
    [InlineData("next 1")]
    [InlineData("note 1 I saw it")]
    [InlineData("correct 1")]
    [InlineData("export 1")]
    public async Task Nobody_else_finds_it_with_any_command_in_any_place_in_any_role(string typed)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Max", Role.Manager | Role.Admin | Role.Leader);
        foreach (var step in (bool[])[false, true])
        {
            if (!step)
                await bot.SaysAsync("ines", "problem I froze in the elevator");
            else
                await bot.PressesAsync("ines", "Me");

            var before = (await bot.CaseAsync(1)).Version;
            foreach (var who in (string[])["rui", "max"])
                foreach (var heard in await bot.SaysAsync(who, typed))
                    AssertKnowsNothing(heard);

            // Not even its opener shows it to the channel.
            foreach (var who in (string[])["rui", "max", "ines"])
                foreach (var heard in await bot.SaysInRoomAsync(who, $"@ServiceBot {typed}"))
                    AssertKnowsNothing(heard);

            Assert.Equal(before, (await bot.CaseAsync(1)).Version);
            Assert.Empty(await bot.ReadAsync(db => db.CardActions.ToList()));
        }
    }

    [Fact]
    public async Task Its_opener_sees_notes_corrects_and_exports_it()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem I froze in the elevator");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "pause");

        Assert.Contains("1 · I froze in the elevator", (await bot.SaysAsync("ines", "cases"))[^1].Text);
        Assert.Equal("Correct case 1", (await bot.SaysAsync("ines", "correct 1"))[^1].Lines[0]);
        var link = (await bot.SaysAsync("ines", "export 1"))[^1].Links[0];
        Assert.Contains(Secret, await bot.FetchAsync(link, signedInAs: "ines"));
        Assert.Null(await bot.FetchAsync(link, signedInAs: "rui"));
    }

    [Fact]
    public async Task A_link_to_a_case_that_became_one_about_oneself_leads_nowhere()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Lea", Role.Lead);
        await bot.ReachesAsync("ines", Step.DontBlame);
        var link = (await bot.SaysAsync("lea", "export 1"))[^1].Links[0];

        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Me");

        Assert.Null(await bot.FetchAsync(link));
    }

    [Fact]
    public async Task Buttons_of_its_card_from_before_do_nothing_any_more()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        var old = (await bot.CardAsync(1))!;
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Me");
        var before = (await bot.CaseAsync(1)).Version;

        foreach (var button in old.Buttons)
            foreach (var heard in await bot.SubmitsAsync("rui", old.Submit(button)))
                AssertKnowsNothing(heard);

        Assert.Equal(before, (await bot.CaseAsync(1)).Version);
    }

    [Fact]
    public void What_is_about_oneself_after_all_is_nobody_elses_to_own_or_to_speak_for()
    {
        var by = new By("ines", new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        var about = RecoveryCase.Report(1, "harbour", "it broke", "It broke", by);
        about.Classify(CustomerKind.External, Severity.Normal, danger: false, "It broke", "harbour", by);
        about.Own(by);
        about.OfferTo("rui", by);
        about.GiveVoiceTo("amal", by);

        about.Classify(CustomerKind.Self, Severity.Normal, danger: false, "It broke", "harbour", by);

        Assert.Equal((null, null), (about.HandToId, about.VoiceId));
        Assert.False(about.KeepsContact("amal"));
    }

    [Fact]
    public async Task Who_was_being_asked_before_it_became_one_is_not_asked_any_more()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt, "problem the lift is stuck");
        await bot.SaysAsync("rui", "next 1");
        await bot.SaysAsync("ines", "back");
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Me", ("title", "Stuck in the elevator"));
        await bot.ReadsAsync("rui");

        foreach (var typed in (string[])["in 30 minutes", "back", "next 1"])
            foreach (var heard in await bot.SaysAsync("rui", typed))
                Assert.DoesNotContain(Secret, heard.Activity.ToJsonString(), StringComparison.Ordinal);

        Assert.Null((await bot.CaseAsync(1)).OwnerId);
        Assert.Equal(Step.OwnIt, (await bot.CaseAsync(1)).Step);
    }

    [Fact]
    public async Task Who_kept_contact_before_it_became_one_hears_nothing_of_it_any_more()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the lift is stuck");
        await bot.SaysAsync("rui", "voice 1");
        await BecomesOneAsync(bot);
        await bot.ReadsAsync("rui");

        await bot.SaysAsync("ines", "promise 1 in 45 minutes");
        bot.Clock.Advance(TimeSpan.FromMinutes(36));
        await bot.RunNudgesAsync();
        await bot.SaysAsync("ines", "waiting 1");
        await bot.SaysAsync("ines", "stop 1");

        Assert.Empty(await bot.ReadsAsync("rui"));
    }

    [Fact]
    public async Task What_waited_to_be_said_of_it_is_not_said_any_more()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.HasMemberAsync("Otto", Role.Member, hours: "22-6");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the lift is stuck");
        await bot.SaysAsync("ines", "voice 1 @otto");
        await BecomesOneAsync(bot);

        bot.Clock.Advance(TimeSpan.FromHours(9));
        await bot.RunHeldNotesAsync();

        Assert.Empty(await bot.ReadsAsync("otto"));
    }

    [Fact]
    public async Task Who_was_asked_to_take_over_need_not_any_more()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the lift is stuck");
        await bot.SaysAsync("rui", "cases");
        await bot.SaysAsync("ines", "hand 1 to @rui");
        await BecomesOneAsync(bot);

        Assert.Equal("You need not take over case 1 any more. Thank you.", (await bot.ChatAsync("rui"))[^1].Text);
    }

    [Fact]
    public async Task A_case_in_which_another_goes_on_does_not_become_one()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.ReachesAsync("rui", Step.DontBlame, "problem the second parcel is lost too");
        await bot.SaysAsync("rui", "same 2 as 1");
        await bot.SaysAsync("ines", "back");

        var heard = await bot.PressesAsync("ines", "Me");

        Assert.Equal("Another case goes on in this one, so it is not about you alone. Who else is affected?", heard[^1].Text);
        Assert.Equal(CustomerKind.External, (await bot.CaseAsync(1)).Customer);
    }

    [Fact]
    public async Task In_the_channel_it_is_never_the_one_that_is_meant()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem I froze in the elevator");
        await bot.PressesAsync("ines", "Me");

        Assert.StartsWith("No case is waiting for you.", (await bot.SaysInRoomAsync("ines", "@ServiceBot told"))[^1].Text, StringComparison.Ordinal);

        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("ines", Step.FixItFast);
        Assert.Contains(
            await bot.SaysInRoomAsync("ines", "@ServiceBot told"), message => message.Text.StartsWith("Noted: the customer of case 2", StringComparison.Ordinal));
    }

    /// <summary>Ines goes back to the beginning and says that it is about her alone.</summary>
    private static async Task BecomesOneAsync(TestBot bot)
    {
        foreach (var _ in (int[])[3, 2, 1])
            await bot.SaysAsync("ines", "back");

        await bot.PressesAsync("ines", "Me", ("title", "Stuck in the elevator"));
    }

    private static void AssertKnowsNothing(Heard heard)
    {
        var text = heard.Activity.ToJsonString();
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ines", text, StringComparison.Ordinal);
    }
}
