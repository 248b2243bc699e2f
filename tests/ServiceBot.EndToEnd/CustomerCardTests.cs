using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

/// <summary>What is known of a customer, in the real page: its cards have answers that nobody has chosen yet.</summary>
[Collection(nameof(Browser))]
public sealed class CustomerCardTests(Browser browser) : IAsyncLifetime
{
    private ServiceBotProcess bot = null!; // set before each test

    public async Task InitializeAsync() => bot = await ServiceBotProcess.StartNewAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task What_a_customer_agreed_to_is_kept_shown_and_taken_away()
    {
        const string form = "Case 1 · Something to remember";
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ines.SayAsync("problem the courier lost a parcel");
        await ines.PressAsync("Case 1 · Before we start", "A customer");
        await ines.SayAsync("key 1 4711");
        await ines.SayAsync("remember 1");
        await ines.Card(form).GetByLabel("What is it?").SelectOptionAsync("Likes");
        await ines.Card(form).GetByLabel("In a few words").FillAsync("tea without milk");
        await ines.Card(form).GetByLabel("How do we know?").SelectOptionAsync("Told");
        await ines.PressAsync(form, "Keep it");
        await ines.SeesAsync("Please choose that too.");
        await Expect(ines.Private.Locator(".ac-adaptiveCard").Filter(new() { HasText = form })).ToHaveCountAsync(2);

        await ines.Card(form).GetByLabel("Did they agree that we keep it?").SelectOptionAsync("Said");
        await ines.PressAsync(form, "Keep it");
        await ines.SeesAsync("The team sees it before they call.");
        await ines.SayAsync("customer 1");
        var card = ines.Card("Case 1 · The customer");
        await Expect(card).ToContainTextAsync("tea without milk");
        await ines.PhotographAsync("customer-card");
        await card.GetByLabel("One of them").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await ines.PressAsync("Case 1 · The customer", "Remove the chosen one");
        await ines.SeesAsync("It is gone for good.");
        await ines.SayAsync("customer 1");
        await ines.SeesAsync("Nothing is kept about them yet.");
        Assert.Empty(ines.Complaints);
    }
}
