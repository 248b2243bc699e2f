using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>How a new database comes by its example days, and keeps them to itself.</summary>
[Collection(nameof(Browser))]
public sealed class ExampleTests(Browser browser)
{
    private const string Making = "Making 3 example days";

    [Fact]
    public async Task Killed_while_it_makes_them_it_starts_over_and_the_next_start_makes_none()
    {
        await using var bot = ServiceBotProcess.WithExamples(days: 3);
        await bot.KillWhenSaidAsync(Making);

        await bot.StartAsync();
        Assert.Contains(Making, bot.Output, StringComparison.Ordinal);
        await using var ines = await browser.OpenExampleAsync(bot, "ines");
        await ines.SeesAsync("The example ends here.", ines.Example);
        Assert.Equal(1, await ChatPage.Bubbles(ines.Example).Filter(new() { HasText = "This is an example." }).CountAsync());

        await bot.KillAsync();
        var said = bot.Output.Length;
        await bot.StartAsync();
        Assert.DoesNotContain(Making, bot.Output[said..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_team_begins_with_nothing_and_the_example_can_be_taken_away()
    {
        await using var bot = await ServiceBotProcess.StartWithExamplesAsync(days: 2);
        await using var ines = await browser.OpenExampleAsync(bot, "ines");
        await ines.SayAsync("cases");
        await ines.SeesAsync("Nothing is open");
        await ines.SayAsync("@ServiceBot cases", ines.Example);
        await ines.SeesAsync("You are not in Example · Ferry desk", ines.Example);

        await ines.SayAsync("examples off");
        await ines.SeesAsync("The example is gone");
        await ines.GoToAsync(new Uri(bot.Address, "?as=ines"));

        Assert.Equal(0, await ines.Example.CountAsync());
        Assert.DoesNotContain("Ana Reis", await ines.Page.InnerTextAsync("body"), StringComparison.Ordinal);
    }
}
