using System.Text.RegularExpressions;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

/// <summary>From one sentence to a recovered customer, by two people in two browsers.</summary>
[Collection(nameof(Browser))]
public sealed partial class StoryTests(Browser browser) : IAsyncLifetime
{
    private const string Sentence = "problem the courier lost Ms Adler's parcel";
    private const string Before = "Before we start";
    private const string DontBlame = "Step 1 of 5 · Don’t blame"; // Web Chat draws a curved apostrophe
    private const string OwnIt = "Step 2 of 5 · Own it";
    private const string FixItFast = "Step 3 of 5 · Fix it fast";
    private const string Analyze = "Step 4 of 5 · Analyze";
    private const string BeGracious = "Step 5 of 5 · Be gracious";

    private ServiceBotProcess bot = null!; // set before each test

    public async Task InitializeAsync() => bot = await ServiceBotProcess.StartNewAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task One_reports_it_another_takes_it_and_the_channel_sees_every_step()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await using var rui = await browser.OpenAsync(bot, "rui");

        await ines.SayAsync(Sentence);
        await ines.PhotographAsync("story-0-before");
        await ines.PressAsync(Before, "A customer");
        await rui.SeesAsync(DontBlame, rui.Room);

        await Expect(ines.Card(DontBlame)).ToBeVisibleAsync();
        await ines.PhotographAsync("story-1-dont-blame");
        await ines.SayAsync("They waited all day and nobody told them anything");
        await rui.SeesAsync(OwnIt, rui.Room);
        await ines.PressAsync(OwnIt, "Someone else");

        await rui.PressAsync(OwnIt, "Take it", rui.Room);
        await Expect(rui.Card(OwnIt)).ToBeVisibleAsync();
        await rui.PhotographAsync("story-2-own-it");
        await rui.PressAsync(OwnIt, "I own it");
        await ines.SeesAsync(FixItFast, ines.Room);
        await ines.SeesAsync("Rui Matos", ines.Room);

        await Expect(rui.Card(FixItFast)).ToBeVisibleAsync();
        await rui.PhotographAsync("story-3-fix-it-fast");
        await rui.PressAsync(FixItFast, "It is fixed");
        await ines.SeesAsync(Analyze, ines.Room);

        await Expect(rui.Card(Analyze)).ToBeVisibleAsync();
        await rui.PhotographAsync("story-4-analyze");
        await rui.PressAsync(Analyze, "How we work");
        await ines.SeesAsync(BeGracious, ines.Room);

        await Expect(rui.Card(BeGracious)).ToBeVisibleAsync();
        await rui.PhotographAsync("story-5-be-gracious");
        await rui.PressAsync(BeGracious, "Better than expected");
        await rui.SeesAsync("Case 1 is closed");
        await ines.SeesAsync("Closed", ines.Room);
        await rui.PhotographAsync("story-6-closed");

        Assert.Equal([DontBlame, OwnIt], await HeadingsAsync(ines));
        Assert.Equal([OwnIt, FixItFast, Analyze, BeGracious], await HeadingsAsync(rui));
        Assert.Equal(1, await ines.Room.Locator(".ac-adaptiveCard").CountAsync());
        Assert.DoesNotContain("Adler", await ines.Room.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_every_step_the_program_loses_nothing_and_says_nothing_twice()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");

        await ines.SayAsync(Sentence);
        await AfterACrashAsync(ines, Before);
        await ines.PressAsync(Before, "A customer");
        await AfterACrashAsync(ines, DontBlame);
        await ines.SayAsync("They waited all day and nobody told them anything");
        await AfterACrashAsync(ines, OwnIt);
        await ines.PressAsync(OwnIt, "I own it");
        await AfterACrashAsync(ines, FixItFast);
        await ines.PressAsync(FixItFast, "It is fixed");
        await AfterACrashAsync(ines, Analyze);
        await ines.PressAsync(Analyze, "How we work");
        await AfterACrashAsync(ines, BeGracious);
        await ines.PressAsync(BeGracious, "Better than expected");
        await ines.SeesAsync("Case 1 is closed");

        Assert.Equal([DontBlame, OwnIt, FixItFast, Analyze, BeGracious], await HeadingsAsync(ines));
        await ines.SeesAsync("Closed", ines.Room);
        Assert.Equal(1, await ines.Room.Locator(".ac-adaptiveCard").CountAsync());
    }

    /// <summary>The page comes back without being touched, and what was half typed is still there.</summary>
    private async Task AfterACrashAsync(ChatPage person, string heading)
    {
        await Expect(person.Card(heading)).ToBeVisibleAsync();
        await ChatPage.Input(person.Private).FillAsync("half a sentence");

        await bot.KillAsync();
        await Expect(person.Private.Locator(".status")).ToHaveTextAsync("Reconnecting…");
        await bot.StartAsync();

        await Expect(person.Private.Locator(".status")).ToBeEmptyAsync();
        await Expect(person.Room.Locator(".status")).ToBeEmptyAsync();
        await Expect(ChatPage.Input(person.Private)).ToHaveValueAsync("half a sentence");
        await ChatPage.Input(person.Private).FillAsync("");
    }

    private static async Task<IEnumerable<string>> HeadingsAsync(ChatPage person)
    {
        var texts = await person.Private.Locator(".ac-adaptiveCard").AllInnerTextsAsync();
        return texts.Select(text => StepHeading().Match(text).Value).Where(heading => heading.Length > 0);
    }

    [GeneratedRegex("Step [1-5] of 5 · [^\\n]+")]
    private static partial Regex StepHeading();
}
