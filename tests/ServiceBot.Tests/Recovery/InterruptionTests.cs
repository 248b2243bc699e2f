using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class InterruptionTests
{
    [Theory]
    [InlineData("They waited all day.", true)]
    [InlineData("Problem with the courier again, they never came", true)]
    [InlineData("cases", true)]
    [InlineData("next", true)]
    [InlineData("own up to it", true)]
    [InlineData("promise 2 customers a refund", true)]
    [InlineData("fixed 43 boxes and lost one", true)]
    [InlineData("back to the shop they went", true)]
    [InlineData("Forget 43 boxes were left on the quay", true)]
    [InlineData("forget 1 2", false)]
    [InlineData("forget 1 likes tea", false)]
    [InlineData("gesture 1 20-40 12 3-5", false)]
    [InlineData("gesture 20-40 12 3-5", false)]
    [InlineData("help", false)]
    [InlineData("HELP!", false)]
    [InlineData("skip", false)]
    [InlineData("case 1", false)]
    [InlineData("told 1", false)]
    [InlineData("case 77", false)]
    [InlineData("promise 1 in 20 minutes", false)]
    [InlineData("hand 1 to @rui", false)]
    [InlineData("waiting 1", false)]
    [InlineData("more time 1 in 2 hours", false)]
    [InlineData("voice 1 @rui", false)]
    [InlineData("get help 1", false)]
    [InlineData("accept 1", false)]
    [InlineData("hand 3 boxes to the courier, they said", true)]
    [InlineData("waiting", true)]
    [InlineData("more time 2 drivers were needed", true)]
    [InlineData("voice 1 said nothing", true)]
    [InlineData("get help from the desk", true)]
    public async Task While_a_question_is_open_only_some_words_are_not_the_answer(string text, bool isAnswer)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        await bot.SaysAsync("ines", text);

        var about = await bot.CaseAsync(1);
        Assert.Equal(isAnswer ? text : null, about.Story);
        Assert.Equal(isAnswer ? Step.OwnIt : Step.DontBlame, about.Step);
    }

    [Fact]
    public async Task What_was_taken_for_an_answer_can_be_done_instead()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        var asked = await bot.SaysAsync("ines", "problem the printer is broken");
        Assert.Contains("Do that instead", asked.SelectMany(message => message.Buttons));

        var done = await bot.PressesAsync("ines", "Do that instead");

        Assert.Null((await bot.CaseAsync(1)).Story);
        Assert.Equal(Step.DontBlame, (await bot.CaseAsync(1)).Step);
        Assert.Equal(CaseEventKind.Corrected, (await bot.CaseAsync(1)).Events.Where(e => e.Kind != CaseEventKind.SetAside).MaxBy(e => e.Sequence)!.Kind);
        Assert.Equal("the printer is broken", (await bot.CaseAsync(2)).Sentence);
        Assert.Equal("Case 2 · Before we start", done[^1].Lines[0]);
    }

    [Fact]
    public async Task Doing_it_instead_keeps_the_question_when_the_command_asks_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.SaysAsync("ines", "cases");

        var done = await bot.PressesAsync("ines", "Do that instead");

        Assert.Contains(done, message => message.Text.StartsWith("Open in Harbour desk:", StringComparison.Ordinal));
        Assert.Equal("Step 1 of 5 · Don't blame", done[^1].Lines[0]);
        Assert.Equal(Step.OwnIt, await AfterAsync(bot, "They waited all day."));
    }

    [Fact]
    public async Task An_answer_others_have_built_on_is_not_taken_back()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.SaysAsync("ines", "cases");
        await bot.SaysAsync("rui", "own 1");

        await bot.PressesAsync("ines", "Do that instead");

        Assert.Equal("cases", (await bot.CaseAsync(1)).Story);
        Assert.Equal("rui", (await bot.CaseAsync(1)).OwnerId);
    }

    [Fact]
    public async Task Doing_it_instead_twice_does_it_once()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.SaysAsync("ines", "problem the printer is broken");

        await bot.PressesAsync("ines", "Do that instead");
        var again = await bot.PressesAsync("ines", "Do that instead");

        Assert.Equal("Something has happened since. Please type it again.", again[^1].Text);
        Assert.Equal(["Open in Harbour desk:", "1 · The parcel is lost · Step 1 of 5 · Don't blame · nobody owns it yet", "2 · The printer is broken · Before we start · nobody owns it yet"],
            (await bot.SaysAsync("ines", "pause"), await bot.SaysAsync("ines", "cases")).Item2[^1].Lines);
    }

    [Fact]
    public async Task Where_only_buttons_count_a_command_is_no_answer_and_runs()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.StartsWith("Open in Harbour desk:", Assert.Single(await bot.SaysAsync("ines", "cases")).Text, StringComparison.Ordinal);
        Assert.StartsWith("What you can look up:", (await bot.SaysAsync("ines", "policy"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(Step.FixItFast, (await bot.CaseAsync(1)).Step);
        await bot.PressesAsync("ines", "It is fixed");
        Assert.Equal(Step.Analyze, (await bot.CaseAsync(1)).Step);
    }

    [Fact]
    public async Task While_a_question_is_open_no_button_is_offered_that_would_answer_it()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        Assert.Empty((await bot.SaysAsync("ines", "case 77"))[^1].Buttons);
        Assert.Equal(["next 1"], (await bot.SaysAsync("ines", "pause"))[^1].Buttons);
        Assert.Equal(["cases"], (await bot.SaysAsync("ines", "case 77"))[^1].Buttons);
    }

    private static async Task<Step> AfterAsync(TestBot bot, string text)
    {
        await bot.SaysAsync("ines", text);
        return (await bot.CaseAsync(1)).Step;
    }
}
