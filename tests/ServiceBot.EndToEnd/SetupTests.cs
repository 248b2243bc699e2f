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
    public async Task A_team_is_set_up_from_nothing_in_less_than_five_minutes()
    {
        await using var marta = await browser.OpenAsync(bot, "marta");
        var replies = ChatPage.Bubbles(marta.Private).Filter(new() { HasNot = marta.Page.Locator(".ac-adaptiveCard") });
        await marta.SeesAsync("I am ServiceBot");
        var before = await replies.CountAsync();
        var hands = new Hands(marta);
        await hands.SayAsync("setup");

        await FillAsync(1, ("Our vision", "Everybody who calls us is glad they did."));
        await FillAsync(2, ("Our principles, one a line", "Respect everybody.\nTell the truth."));
        await FillAsync(3, ("Names, one a line", "Amal Haddad\nInes Duarte\nJonas Weber\nMarta Silva\nRui Matos\nAna Reis"));
        await marta.SeesAsync("Ana Reis joined.");

        var roles = await ReadAsync(4);
        await hands.PressAsync(roles.GetByLabel("Amal Haddad").First); // the leads stand first
        await hands.PressAsync(roles.GetByLabel("Rui Matos").First);
        await PressAsync(roles, "Save");
        await marta.SeesAsync("Amal Haddad is not a lead any more. Rui Matos became a lead.");

        await ReadAsync(5);
        await hands.SayAsync("Europe/Paris");
        await marta.SeesAsync("days are those of Europe/Paris");
        await FillAsync(6, ("Shifts, if you take turns, one a line", "Early 06:00-14:00"));
        await FillAsync(7, ("The digest comes at", "17:30"));
        await FillAsync(8, ("An approver, up to", "1,000"));
        await PressAsync(await ReadAsync(9), "Keep as it is");
        await FillAsync(10, ("Date and name, one a line", "2099-12-25 Christmas"));
        await FillAsync(11, ("Those we serve are our", "guests"));

        await marta.SeesAsync("That was the set-up of Harbour desk.");
        var (needed, counted) = (hands.Needed, $"{hands}");
        foreach (var reply in (await replies.AllAsync()).Skip(before))
            await hands.ReadAsync(reply);

        Experiments.Note($"Set-up from nothing: {counted}; whoever reads every reply as well: {hands}");
        Assert.InRange(needed, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5));

        await marta.SayAsync("settings");
        await Expect(marta.Card("Settings")).ToContainTextAsync("colleagues and guests");
        await marta.SayAsync("vision");
        await marta.SeesAsync("Harbour desk: Everybody who calls us is glad they did.");
        Assert.Empty(marta.Complaints);

        async Task<ILocator> ReadAsync(int place)
        {
            await hands.ReadAsync(marta.Card(Heading(place)));
            return marta.Card(Heading(place));
        }

        Task PressAsync(ILocator card, string button) => hands.PressAsync(card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

        async Task FillAsync(int place, (string Label, string Text) input)
        {
            var card = await ReadAsync(place);
            await hands.FillAsync(card.GetByLabel(input.Label), input.Text);
            await PressAsync(card, "Save");
        }
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
