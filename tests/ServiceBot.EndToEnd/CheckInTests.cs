using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

/// <summary>A check-in, in the real page.</summary>
[Collection(nameof(Browser))]
public sealed class CheckInTests(Browser browser) : IAsyncLifetime
{
    private const string Question = "How has work been for you since we last asked?";
    private const string Kept = "What you chose last is kept until it is counted.";

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

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task From_the_question_to_the_kept_answer_it_is_one_tap_and_nothing_shows_which(int width, bool isDark)
    {
        await using var ines = await browser.OpenAsync(bot, "ines", width, isDark);
        await ines.SayAsync("check in");
        await Expect(ines.Card(Question)).ToBeVisibleAsync();
        await ines.PhotographAsync($"check-in-{width}");
        await AnswersAreAlikeAsync(ines);

        await Answer(ines, "good").ClickAsync();

        await Expect(ines.Card(Question)).ToContainTextAsync(Kept);
        await Expect(ines.Card(Question)).ToContainTextAsync("Where people here find help");
        await ines.Page.Mouse.MoveAsync(0, 0);
        await ines.PhotographAsync($"check-in-answered-{width}");
        Assert.Equal(1, await data.CountAsync("""SELECT count(*) FROM "KeyedAnswers" """));
        Assert.Equal(0, await ines.Card(Question).Locator(".answers [aria-pressed]").CountAsync());
        Assert.Single(await ines.Card(Question).Locator(".ac-pushButton").EvaluateAllAsync<string[]>(
            "buttons => [...new Set(buttons.slice(0, 6).map(button => getComputedStyle(button).backgroundColor + getComputedStyle(button).borderColor))]"));
        Assert.Empty(ines.Complaints);
    }

    [Fact]
    public async Task It_is_answered_by_keyboard_alone_and_every_button_says_question_and_answer()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ines.SayAsync("check in");
        await Expect(ines.Card(Question)).ToBeVisibleAsync();

        foreach (var word in (string[])["rough", "low", "okay", "good", "great", "skip"])
            await Expect(ines.Card(Question).GetByRole(AriaRole.Button, new() { Name = $"{word}: {Question}", Exact = true })).ToBeVisibleAsync();

        await Answer(ines, "rough").FocusAsync();
        for (var steps = 0; steps < 4; steps++)
            await ines.Page.Keyboard.PressAsync("Tab");
        await Expect(Answer(ines, "great")).ToBeFocusedAsync();
        await ines.Page.Keyboard.PressAsync("Enter");

        await Expect(ines.Card(Question)).ToContainTextAsync(Kept);
        Assert.Equal(1, await data.CountAsync("""SELECT count(*) FROM "KeyedAnswers" """));
        Assert.True(await ines.Page.EvaluateAsync<bool>("document.querySelector('#private').contains(document.activeElement)"));
    }

    private static ILocator Answer(ChatPage page, string word) =>
        page.Card(Question).GetByRole(AriaRole.Button, new() { Name = $"{word}: {Question}", Exact = true });

    /// <summary>To leave it out is as easy as to answer, and no answer stands out.</summary>
    private static async Task AnswersAreAlikeAsync(ChatPage page)
    {
        var boxes = new List<LocatorBoundingBoxResult>();
        var styles = new HashSet<string>();
        foreach (var word in (string[])["rough", "low", "okay", "good", "great", "skip"])
        {
            boxes.Add((await Answer(page, word).BoundingBoxAsync())!); // it is visible
            styles.Add(await Answer(page, word).EvaluateAsync<string>(
                "button => { const { backgroundColor, color, font, borderColor } = getComputedStyle(button); return backgroundColor + color + font + borderColor; }"));
        }

        Assert.Single(styles);
        Assert.InRange(boxes.Max(box => box.Width) - boxes.Min(box => box.Width), 0, 1.5);
        Assert.InRange(boxes.Max(box => box.Height) - boxes.Min(box => box.Height), 0, 1.5);
        Assert.All(boxes, box => Assert.True(box.X >= 0 && box.X + box.Width <= page.Page.ViewportSize!.Width));
        Assert.All(boxes, box => Assert.True(box.Height >= 40));
    }
}
