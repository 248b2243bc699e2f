using ServiceBot.Bot;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Digest;

/// <summary>Every figure can be asked about, and whoever asks about something else is not sent away.</summary>
public class WhatIsTests
{
    [Theory]
    [InlineData("what is repeat rate", "Repeat contacts")]
    [InlineData("What is the repeat rate?", "Repeat contacts")]
    [InlineData("what does time to own mean", "Time to own")]
    [InlineData("What does TTO stand for?", "Time to own")]
    [InlineData("what are hand-offs", "Hand-offs")]
    [InlineData("what do hand-offs mean?", "Hand-offs")]
    [InlineData("what's morale", "Morale")]
    [InlineData("What’s misery → magic?", "Misery to magic")]
    public async Task A_figure_is_explained(string typed, string name)
    {
        await using var bot = await TestBot.StartAsync();

        var said = (await bot.SaysAsync("ines", typed))[^1];

        Assert.StartsWith($"{name}\nWhat for: ", said.Text, StringComparison.Ordinal);
        Assert.Contains("How it is counted: ", said.Text, StringComparison.Ordinal);
        Assert.Contains("All figures", said.Buttons);
    }

    [Fact]
    public async Task The_channel_reads_the_same_words()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Contains(
            await bot.SaysInRoomAsync("ines", "@ServiceBot what is repeat rate"), heard => heard.Text.StartsWith("Repeat contacts\nWhat for: ", StringComparison.Ordinal));
        Assert.Contains(await bot.SaysInRoomAsync("ines", "@ServiceBot what is"), heard => heard.Text.Contains("Time to own · Time to first word", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alone_it_lists_all_figures_and_each_is_one_press_away()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Equal(["Time to own", "Time to first word"], (await bot.SaysAsync("ines", "what is"))[^1].Buttons.Take(2));
        Assert.StartsWith("Fairness check\n", (await bot.PressesAsync("ines", "Fairness check"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("What the figures mean\n", (await bot.PressesAsync("ines", "All figures"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_close_is_offered()
    {
        await using var bot = await TestBot.StartAsync();

        var said = (await bot.SaysAsync("ines", "what is reapeat rates"))[^1];

        Assert.StartsWith("I know no figure called “reapeat rates”.", said.Text, StringComparison.Ordinal);
        Assert.Equal("Repeat contacts", said.Buttons[0]);
        Assert.StartsWith("Repeat contacts\n", (await bot.PressesAsync("ines", "Repeat contacts"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ordinary_question_is_led_to_the_policies()
    {
        await using var bot = await TestBot.StartAsync();

        var said = (await bot.SaysAsync("ines", "what is our refund policy"))[^1];

        Assert.Equal("“our refund policy” is none of the figures I can explain. It may stand in your policies.", said.Text);
        Assert.Contains("the money goes back the way it came", (await bot.PressesAsync("ines", "Look it up in the policies"))[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What is worse, she waited two hours and nobody called her")]
    [InlineData("What is worse is that she waited")]
    [InlineData("What do you expect when it rains")]
    public async Task While_a_question_is_open_a_story_stays_a_story(string story)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        await bot.SaysAsync("ines", story);

        Assert.Equal(story, (await bot.CaseAsync(1)).Story);
    }

    [Fact]
    public async Task While_a_question_is_open_a_figure_can_be_asked_about()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        Assert.Contains(await bot.SaysAsync("ines", "what is time to own?"), heard => heard.Text.StartsWith("Time to own\n", StringComparison.Ordinal));
        Assert.Null((await bot.CaseAsync(1)).Story);
        Assert.Equal(Step.DontBlame, (await bot.CaseAsync(1)).Step);
    }

    [Theory]
    [InlineData("What is worse, she waited")]
    [InlineData("what do you think")]
    [InlineData("what does it matter")]
    [InlineData("what about it")]
    public void Not_everything_that_begins_so_asks_about_a_figure(string text) => Assert.NotEqual(Verb.WhatIs, Command.Parse(text)?.Verb);
}
