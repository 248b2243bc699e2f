using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

/// <summary>A manager sets up a team in the chat, from nothing to the end.</summary>
[Collection(nameof(Browser))]
public sealed class SetupTests(Browser browser) : IAsyncLifetime
{
    private static readonly string[] Topics =
    [
        "Vision", "Principles", "People", "Roles", "Zone", "Working days and hours", "Check-in and digest times", "Limits", "Targets", "Holidays",
        "Words we use",
    ];

    private ServiceBotProcess bot = null!; // set before each test

    public async Task InitializeAsync() => bot = await ServiceBotProcess.StartNewAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task A_team_is_set_up_from_nothing()
    {
        await using var marta = await browser.OpenAsync(bot, "marta");
        await marta.SayAsync("setup");

        await FillAsync(marta, 1, ("Our vision", "Everybody who calls us is glad they did."));
        await FillAsync(marta, 2, ("Our principles, one a line", "Respect everybody.\nTell the truth."));
        await FillAsync(marta, 3, ("Names, one a line", "Amal Haddad\nInes Duarte\nJonas Weber\nMarta Silva\nRui Matos\nAna Reis"));
        await marta.SeesAsync("Ana Reis joined.");

        var roles = marta.Card(Heading(4));
        await roles.GetByLabel("Amal Haddad").First.UncheckAsync(); // the leads stand first
        await roles.GetByLabel("Rui Matos").First.CheckAsync();
        await marta.PressAsync(Heading(4), "Save");
        await marta.SeesAsync("Amal Haddad is not a lead any more. Rui Matos became a lead.");

        await Expect(marta.Card(Heading(5))).ToBeVisibleAsync();
        await marta.SayAsync("Europe/Paris");
        await marta.SeesAsync("days are those of Europe/Paris");
        await FillAsync(marta, 6, ("Shifts, if you take turns, one a line", "Early 06:00-14:00"));
        await FillAsync(marta, 7, ("The digest comes at", "17:30"));
        await FillAsync(marta, 8, ("An approver, up to", "1,000"));
        await marta.PressAsync(Heading(9), "Keep as it is");
        await FillAsync(marta, 10, ("Date and name, one a line", "2099-12-25 Christmas"));
        await FillAsync(marta, 11, ("Those we serve are our", "guests"));

        await marta.SeesAsync("That was the set-up of Harbour desk.");
        await marta.SayAsync("settings");
        await Expect(marta.Card("Settings")).ToContainTextAsync("colleagues and guests");
        await marta.SayAsync("vision");
        await marta.SeesAsync("Harbour desk: Everybody who calls us is glad they did.");
        Assert.Empty(marta.Complaints);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Every_topic_fits_the_window(int width, bool isDark)
    {
        await using var marta = await browser.OpenAsync(bot, "marta", width, isDark);
        await marta.SayAsync("setup");
        for (var place = 1; place <= Topics.Length; place++)
        {
            var card = marta.Card(Heading(place));
            await Expect(card).ToBeVisibleAsync();
            await PhotographAsync(marta, card, $"setup-{width}-{(isDark ? "dark" : "light")}-{place:D2}");
            await FitsAsync(card);
            await marta.PressAsync(Heading(place), place < 3 ? "Skip for now" : "Keep as it is");
        }

        await marta.SeesAsync("That was the set-up of Harbour desk.");
        await marta.SayAsync("settings");
        await Expect(marta.Card("Nothing is measured")).ToBeVisibleAsync();
        await PhotographAsync(marta, marta.Card("Nothing is measured"), $"setup-{width}-{(isDark ? "dark" : "light")}-settings");
        await FitsAsync(marta.Card("Nothing is measured"));
        Assert.Equal(width, await marta.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static string Heading(int place) => $"Set-up {place} of {Topics.Length} · {Topics[place - 1]}";

    private static async Task FillAsync(ChatPage person, int place, params (string Label, string Text)[] inputs)
    {
        foreach (var (label, text) in inputs)
            await person.Card(Heading(place)).GetByLabel(label).FillAsync(text);

        await person.PressAsync(Heading(place), "Save");
    }

    /// <summary>The page at its beginning and at its end.</summary>
    private static async Task PhotographAsync(ChatPage person, ILocator card, string name)
    {
        await card.EvaluateAsync("card => card.scrollIntoView({ block: 'start' })");
        await person.PhotographAsync(name);
        await card.EvaluateAsync("card => card.scrollIntoView({ block: 'end' })");
        await person.PhotographAsync($"{name}-end");
    }

    /// <summary>Nothing that is read or pressed runs over the card's edge.</summary>
    private static async Task FitsAsync(ILocator card) => Assert.True(await card.EvaluateAsync<bool>(
        "card => [...card.querySelectorAll('button, input, textarea, .ac-textBlock, .ac-richTextBlock')].every(part => part.getBoundingClientRect().right <= card.getBoundingClientRect().right - 8)"));
}
