using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

/// <summary>The daily digest as people read and press it, in the example team of a new database.</summary>
[Collection(nameof(Browser))]
public sealed partial class DigestTests(Browser browser) : IAsyncLifetime
{
    private const string Manager = "example-filipa";
    private const string Team = "Example · Ferry desk";

    private ServiceBotProcess bot = null!; // set before each test

    public async Task InitializeAsync() => bot = await ServiceBotProcess.StartWithExamplesAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task A_newcomer_sees_digests_at_once_and_then_trends_and_follow_ups()
    {
        foreach (var (width, isDark) in ((int, bool)[])[(1280, false), (1280, true), (390, false), (390, true)])
        {
            await using var ines = await browser.OpenExampleAsync(bot, "ines", width, isDark);
            await Expect(ines.Page.Locator("#show-room")).ToBeInViewportAsync();
            if (width < 1180)
                await ines.Page.ClickAsync("#show-room-2");
            await Expect(Digests(ines).Last).ToBeVisibleAsync();
            await Expect(Digests(ines).Last).ToContainTextAsync("Morale");
            if (width >= 1180)
                await Expect(ChatPage.Bubbles(ines.Example).Last).ToBeInViewportAsync();
            await Digests(ines).Last.EvaluateAsync("card => card.scrollIntoView({ block: 'start' })");
            await ines.PhotographAsync($"example-{width}-{(isDark ? "dark" : "light")}");
            Assert.Equal(width, await ines.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await Expect(ines.Example).ToContainTextAsync("Quiet day");
            await Expect(ines.Example).ToContainTextAsync("This is an example.");
            Assert.Empty(ines.Complaints);
        }

        await using var filipa = await browser.OpenExampleAsync(bot, Manager);
        await Expect(filipa.Page.Locator("#show-room")).ToBeHiddenAsync();
        await Expect(filipa.Page.Locator("#conversations")).ToBeInViewportAsync();
        await filipa.SayAsync("morale");
        await filipa.SeesAsync("higher than usual");
        await filipa.SayAsync("follow-ups");
        await filipa.SeesAsync("The till locks a cabin as soon as it is chosen");
        await filipa.PhotographAsync("example-trends");
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task It_is_opened_explained_and_complained_about_with_one_press_each(int width, bool isDark)
    {
        await using var filipa = await browser.OpenExampleAsync(bot, Manager);
        await filipa.SayAsync("moment a whole school waved from the deck");
        await filipa.PressAsync("a whole school waved", "Amazed them");
        await filipa.SeesAsync("Noted: Amazed them");
        await filipa.SayAsync("digest preview");
        await filipa.SeesAsync("Preview: so it would look now.");
        await filipa.PhotographAsync("digest-preview");
        await PostAsync(filipa);

        await using var ana = await browser.OpenExampleAsync(bot, "example-ana", width, isDark);
        await ShowRoomAsync(ana, width);
        var digest = Digests(ana).Last;
        await Press(digest, "Details").ClickAsync();
        await digest.EvaluateAsync("card => card.scrollIntoView({ block: 'start' })");
        await ana.PhotographAsync($"digest-details-{width}-{(isDark ? "dark" : "light")}");
        Assert.Equal(width, await ana.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await Press(digest, "What do these mean?").ClickAsync();
        await ShowPrivateAsync(ana, width);
        await ana.SeesAsync("What these mean");
        await ana.PhotographAsync($"digest-meanings-{width}-{(isDark ? "dark" : "light")}");

        for (var times = 0; times < 2; times++)
        {
            await ShowRoomAsync(ana, width);
            await digest.GetByRole(AriaRole.Button, new() { NameRegex = WrongHere() }).ClickAsync();
        }

        await ShowPrivateAsync(ana, width);
        await ana.SeesAsync("What is wrong?");
        await ana.PhotographAsync($"digest-wrong-{width}-{(isDark ? "dark" : "light")}");
        await ana.PressAsync("What is wrong", "Send it");
        await ana.SeesAsync("The managers of your team read it.");
        await filipa.SeesAsync("says something is wrong in the digest");
        Assert.Equal(1, await ChatPage.Bubbles(filipa.Private).Filter(new() { HasText = "Ana Reis says something is wrong in the digest" }).CountAsync());
        Assert.Empty(ana.Complaints);
    }

    [Fact]
    public async Task However_much_there_is_it_stays_short_and_inside_the_window()
    {
        var word = new string('w', 70);
        await using (var filipa = await browser.OpenExampleAsync(bot, Manager))
        {
            for (var i = 1; i <= 3; i++)
            {
                await filipa.SayAsync($"problem {word} {word} number {i}");
                await filipa.PressAsync("Before we start", "A customer");
                await Expect(filipa.Card("Step 1 of 5")).ToBeVisibleAsync();
                await filipa.SayAsync("pause");
                await filipa.SeesAsync($"next {9 + i}");
            }

            await filipa.SayAsync($"we did care {word} because you said that {word}");
            await filipa.SeesAsync("Noted for");
            await PostAsync(filipa);
        }

        foreach (var (width, isDark) in ((int, bool)[])[(1280, true), (390, false), (320, false)])
        {
            await using var ana = await browser.OpenExampleAsync(bot, "example-ana", width, isDark);
            await ShowRoomAsync(ana, width);
            var digest = Digests(ana).Last;
            await Expect(digest).ToContainTextAsync("CUSTOMERS");
            await digest.EvaluateAsync("card => card.scrollIntoView({ block: 'start' })");
            await ana.PhotographAsync($"digest-extreme-{width}-{(isDark ? "dark" : "light")}");
            Assert.Equal(width, await ana.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.True(await digest.EvaluateAsync<bool>("card => card.scrollWidth <= card.clientWidth + 1"));
            var said = await digest.Locator(".ac-textBlock:visible, .ac-richTextBlock:visible").AllInnerTextsAsync();
            Assert.InRange(said.Count(line => line.Trim().Length > 0), 4, 12);
        }
    }

    [Fact]
    public async Task It_is_read_and_pressed_by_keyboard_alone()
    {
        await using var ana = await browser.OpenExampleAsync(bot, "example-ana");
        var details = Press(Digests(ana).Last, "Details");
        await details.FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.PhotographAsync("digest-keyboard");
        Assert.True(await ana.Page.EvaluateAsync<bool>("document.querySelector('#room-2').contains(document.activeElement)"));
    }

    private static ILocator Digests(ChatPage page) => page.Example.Locator(".ac-adaptiveCard").Filter(new() { HasText = Team }).Filter(new() { HasText = "PEOPLE" });

    private static ILocator Press(ILocator card, string title) => card.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

    private static Task ShowRoomAsync(ChatPage page, int width) => width < 1180 ? page.Page.ClickAsync("#show-room-2") : Task.CompletedTask;

    private static Task ShowPrivateAsync(ChatPage page, int width) => width < 1180 ? page.Page.ClickAsync("#show-private") : Task.CompletedTask;

    /// <summary>At whatever hour this runs: today's may have come by itself already, and is brought up to date then.</summary>
    private static async Task PostAsync(ChatPage manager)
    {
        await manager.SayAsync("digest now anyway");
        await Expect(ChatPage.Bubbles(manager.Private).Filter(new() { HasTextRegex = Posted() }).Last).ToBeVisibleAsync();
    }

    [GeneratedRegex("Posted in the channel of|is up to date now")]
    private static partial Regex Posted();

    [GeneratedRegex("Something.s wrong here")]
    private static partial Regex WrongHere();
}
