using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class WalkTests
{
    [Fact]
    public async Task Back_asks_the_question_before_with_what_was_said()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        var owning = await bot.SaysAsync("ines", "back");
        Assert.Equal("Step 2 of 5 · Own it", owning[^1].Lines[0]);
        Assert.Equal("2026-11-21 14:30", (string?)owning[^1].Submit("I own it")["promise"]);

        var telling = await bot.SaysAsync("ines", "Back.");
        Assert.Equal("They waited all day.", (string?)telling[^1].Submit("That is what happened")["story"]);

        var on = await bot.SaysAsync("ines", "They waited two days.");
        Assert.Equal("Step 3 of 5 · Fix it fast", on[^1].Lines[0]);
        Assert.Equal("They waited two days.", (await bot.CaseAsync(1)).Story);
    }

    [Fact]
    public async Task Before_the_first_question_there_is_none()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.Intake);

        Assert.StartsWith("This is the first question.", (await bot.SaysAsync("ines", "back"))[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Step.Intake)]
    [InlineData(Step.DontBlame)]
    [InlineData(Step.OwnIt)]
    [InlineData(Step.FixItFast)]
    [InlineData(Step.Analyze)]
    [InlineData(Step.BeGracious)]
    internal async Task Pause_and_cancel_keep_everything_and_next_goes_on(Step step)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", step);
        var asked = (await bot.ChatAsync("ines"))[^1].Lines[0];
        var before = await bot.CaseAsync(1);

        Assert.Contains("next 1", (await bot.SaysAsync("ines", "pause"))[^1].Buttons);
        Assert.Equal("I did not understand that. Perhaps one of these?", (await bot.SaysAsync("ines", "hello there"))[^1].Text);
        Assert.Equal(asked, (await bot.SaysAsync("ines", "next 1"))[^1].Lines[0]);

        Assert.StartsWith("Case 1 is called off.", (await bot.SaysAsync("ines", "cancel"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Cancelled, (await bot.CaseAsync(1)).Status);
        Assert.Equal(asked, (await bot.SaysAsync("ines", "next 1"))[^1].Lines[0]);

        var after = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Open, before.Step, before.Story, before.PromiseAt), (after.Status, after.Step, after.Story, after.PromiseAt));
    }

    [Fact]
    public async Task Whoever_else_is_concerned_hears_that_it_is_called_off()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.SaysAsync("rui", "own 1");

        await bot.SaysAsync("ines", "cancel");

        Assert.Equal("Ines called off case 1: The parcel is lost.", (await bot.ReadsAsync("rui"))[^1].Text);
        Assert.DoesNotContain(await bot.ReadsAsync("ines"), message => message.Text.Contains("Ines called off", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("back")]
    public async Task Who_only_looks_at_the_question_neither_calls_it_off_nor_goes_back(string typed)
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.SaysAsync("rui", "next 1");

        var heard = await bot.SaysAsync("rui", typed);

        Assert.Equal("That is up to Ines, who opened case 1, and to whoever owns it. “pause” leaves the question alone.", heard[^1].Text);
        Assert.Equal((CaseStatus.Open, Step.OwnIt), ((await bot.CaseAsync(1)).Status, (await bot.CaseAsync(1)).Step));
        await bot.SaysAsync("rui", "in 20 minutes");
        Assert.Equal("rui", (await bot.CaseAsync(1)).OwnerId);
    }

    [Fact]
    public async Task A_lead_may_call_off_what_nobody_owns()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.HasMemberAsync("Leo", Role.Lead);
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.SaysAsync("leo", "next 1");

        await bot.SaysAsync("leo", "cancel");

        Assert.Equal(CaseStatus.Cancelled, (await bot.CaseAsync(1)).Status);
        Assert.Contains(await bot.ReadsAsync("ines"), message => message.Text == "Leo called off case 1: The parcel is lost.");
    }

    [Fact]
    public async Task Several_cases_are_walked_one_at_a_time()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt, "problem the first");
        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the second");

        Assert.Equal("Step 2 of 5 · Own it", (await bot.SaysAsync("ines", "next 1"))[^1].Lines[0]);
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        Assert.Equal("Step 3 of 5 · Fix it fast", (await bot.SaysAsync("ines", "next 2"))[^1].Lines[0]);

        Assert.Equal(Step.Analyze, (await bot.CaseAsync(1)).Step);
        Assert.Equal(Step.FixItFast, (await bot.CaseAsync(2)).Step);
        var list = (await bot.SaysAsync("ines", "pause"), await bot.SaysAsync("ines", "cases")).Item2[^1];
        Assert.Equal(
            ["Open in Harbour desk:", "1 · The first · Step 4 of 5 · Analyze · Ines", "2 · The second · Step 3 of 5 · Fix it fast · Ines"], list.Lines);
    }

    [Fact]
    public async Task A_problem_in_the_channel_does_not_interrupt_a_private_question()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        Assert.Equal("Thanks, Ines. I'm asking you three things in your private chat.", (await bot.SaysInRoomAsync("ines", "problem another one"))[^1].Text);

        Assert.Contains("next 2", (await bot.ReadsAsync("ines"))[^1].Buttons);
        await bot.SaysAsync("ines", "They waited.");
        Assert.Equal("They waited.", (await bot.CaseAsync(1)).Story);
        Assert.Equal("Case 2 · Before we start", (await bot.SaysAsync("ines", "next 2"))[^1].Lines[0]);
    }

    [Fact]
    public async Task Problem_alone_asks_for_the_sentence()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Equal("What went wrong? One sentence is enough.", (await bot.SaysAsync("ines", "problem"))[^1].Text);
        await bot.SaysAsync("ines", "The parcel is lost");

        Assert.Equal("The parcel is lost", (await bot.CaseAsync(1)).Sentence);
    }

    [Fact]
    public async Task Problem_alone_can_be_dropped()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem");

        Assert.Equal("All right, nothing was opened.", (await bot.SaysAsync("ines", "cancel"))[^1].Text);
        Assert.Equal("Nothing is open in Harbour desk.", (await bot.SaysAsync("ines", "cases"))[^1].Text);
    }

    [Fact]
    public async Task What_is_not_understood_gets_the_likeliest_commands()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Equal(["cases", "help"], (await bot.SaysAsync("ines", "caes"))[^1].Buttons);
        Assert.Equal(["Open a case with this", "cases", "help"], (await bot.SaysAsync("ines", "the parcel is lost"))[^1].Buttons);
    }

    [Fact]
    public async Task A_newcomer_is_greeted_once_and_help_is_short()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Equal(4, (await bot.ArrivesAsync("ines"))[0].Lines.Count);
        Assert.Empty(await bot.ArrivesAsync("ines"));
        Assert.InRange((await bot.SaysAsync("ines", "help"))[^1].Lines.Count, 1, 10);
        Assert.InRange((await bot.SaysInRoomAsync("ines", "@ServiceBot help"))[^1].Lines.Count, 1, 10);
    }
}
