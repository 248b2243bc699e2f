using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

/// <summary>Help with words, in the real page.</summary>
[Collection(nameof(Browser))]
public sealed class CoachTests(Browser browser) : IAsyncLifetime
{
    private const string DontBlame = "Step 1 of 5 · Don’t blame"; // Web Chat draws a curved apostrophe

    private TestDatabase data = null!; // set before each test
    private ServiceBotProcess bot = null!;

    public async Task InitializeAsync()
    {
        data = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        bot = await ServiceBotProcess.StartNewAsync(data);
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await data.DisposeAsync();
    }

    [Fact]
    public async Task A_draft_is_checked_a_wrong_hint_is_dropped_and_no_file_holds_a_word_of_it()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ines.SayAsync("coach That is not our problem, Mr Plover.");
        await ines.SeesAsync("“not our problem”");
        await ines.PhotographAsync("coach-hint");

        await ines.Private.Locator(".ac-pushButton", new() { HasText = "Wrong hint" }).ClickAsync();
        await ines.SeesAsync("I leave that out for you from now on");
        await ines.SayAsync("coach That is not our problem, Mr Plover.");
        await ines.SeesAsync("I found nothing in it that could hurt");

        Assert.Empty(ines.Complaints);
        await bot.KillAsync();
        Assert.DoesNotContain("Plover", bot.Output, StringComparison.Ordinal);
        foreach (var file in data.Folder.EnumerateFiles("*", SearchOption.AllDirectories))
            Assert.DoesNotContain("Plover", await File.ReadAllTextAsync(file.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_with_listening_leaves_what_was_typed_where_it_is()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ines.SayAsync("problem the parcel is lost");
        await ines.PressAsync("Before we start", "A customer");
        var story = ines.Card(DontBlame).GetByRole(AriaRole.Textbox).First;
        await story.FillAsync("They waited at the gate and");

        await ines.PressAsync(DontBlame, "Help me listen");
        await ines.SeesAsync("Ask, and then wait");
        await ines.PhotographAsync("coach-listen");

        await Expect(story).ToHaveValueAsync("They waited at the gate and");
        await ines.PressAsync(DontBlame, "That is what happened");
        await Expect(ines.Card("Step 2 of 5 · Own it")).ToBeVisibleAsync();
    }
}
