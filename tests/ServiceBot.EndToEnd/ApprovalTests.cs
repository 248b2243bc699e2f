using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

/// <summary>From the request to the yes, by two people in the real page.</summary>
[Collection(nameof(Browser))]
public sealed class ApprovalTests(Browser browser) : IAsyncLifetime
{
    private const string FixItFast = "Step 3 of 5 · Fix it fast";
    private const string Asked = "Case 1 · Yes to 100 EUR?";
    private const string Request = "spend 1 100 because they sleep in the harbour";

    private ServiceBotProcess bot = null!; // set before each test

    public async Task InitializeAsync() => bot = await ServiceBotProcess.StartNewAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task From_the_request_to_the_yes_it_is_two_presses()
    {
        await using var marta = await browser.OpenAsync(bot, "marta");
        await using var jonas = await browser.OpenAsync(bot, "jonas");
        await using var ines = await browser.OpenAsync(bot, "ines");
        await BeginAsync(marta, jonas, ines);

        await ines.SayAsync("spend 1 100");
        var why = ines.Card("Case 1 · What is it for?");
        await Expect(why).ToContainTextAsync("100 EUR is more than you decide alone on case 1.");
        await why.GetByRole(AriaRole.Textbox, new() { Name = "Why" }).FillAsync("They sleep in the harbour");
        await ines.PhotographAsync("approval-why");
        await ines.PressAsync("Case 1 · What is it for?", "Ask for a yes"); // the first press
        await Expect(jonas.Card(Asked)).ToContainTextAsync("Why: They sleep in the harbour");
        await jonas.PhotographAsync("approval-asked");
        await jonas.PressAsync(Asked, "Yes"); // and the second
        await ines.SeesAsync("Jonas Weber says yes: 100 EUR for case 1. Go ahead, it is noted as spent.");
        await jonas.SeesAsync("Yes to 100 EUR for case 1. Ines Duarte hears it at once, and it is noted as spent.");
        await Expect(jonas.Card("Jonas Weber said yes: 100 EUR for case 1.")).ToBeVisibleAsync();
        await Expect(jonas.Private.GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true })).ToHaveCountAsync(0);

        await ines.SayAsync("case 1");
        await Expect(ines.Card("Timeline")).ToContainTextAsync("Spent: 100 EUR");
        await Expect(ines.Card("Timeline")).ToContainTextAsync("Jonas Weber said yes to 100 EUR");
        HaveNoComplaint(ines, jonas, marta);
    }

    [Fact]
    public async Task A_yes_that_is_pressed_twice_is_one()
    {
        await using var marta = await browser.OpenAsync(bot, "marta");
        await using var jonas = await browser.OpenAsync(bot, "jonas");
        await using var ines = await browser.OpenAsync(bot, "ines");
        await BeginAsync(marta, jonas, ines);
        await ines.SayAsync(Request);
        await Expect(jonas.Card(Asked)).ToBeVisibleAsync();

        await jonas.Card(Asked).GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true }).DblClickAsync();

        await ines.SeesAsync("Jonas Weber says yes: 100 EUR for case 1.");
        await jonas.SayAsync("approve 1");
        await jonas.SeesAsync("That is settled. You said yes: 100 EUR for case 1.");
        await ines.SayAsync("case 1");
        await Expect(ines.Card("Timeline")).ToContainTextAsync("Spent: 100 EUR");
        HaveNoComplaint(ines, jonas, marta);
    }

    [Fact]
    public async Task Who_is_no_approver_any_more_grants_nothing_and_the_next_is_asked()
    {
        await using var marta = await browser.OpenAsync(bot, "marta");
        await using var jonas = await browser.OpenAsync(bot, "jonas");
        await using var ines = await browser.OpenAsync(bot, "ines");
        await BeginAsync(marta, jonas, ines);
        await ines.SayAsync(Request);
        await Expect(jonas.Card(Asked)).ToBeVisibleAsync();

        await marta.PressAsync("Harbour desk", "Roles");
        var roles = marta.Card("Settings · Roles");
        await roles.GetByLabel("Jonas Weber").Nth(1).UncheckAsync(); // the leads stand first
        await marta.PressAsync("Settings · Roles", "Save");
        await jonas.SeesAsync("you are not an approver any more.");

        await jonas.PressAsync(Asked, "Yes");
        await jonas.SeesAsync("You may not say yes or no to what is spent on case 1. Somebody else is asked.");
        await Expect(marta.Card(Asked)).ToBeVisibleAsync();
        await marta.PressAsync(Asked, "Yes");
        await ines.SeesAsync("Marta Silva says yes: 100 EUR for case 1.");
        HaveNoComplaint(ines, jonas, marta);
    }

    [Fact]
    public async Task Unanswered_it_goes_to_the_next_by_itself_and_the_first_may_still_answer()
    {
        await using var marta = await browser.OpenAsync(bot, "marta");
        await using var jonas = await browser.OpenAsync(bot, "jonas");
        await using var ines = await browser.OpenAsync(bot, "ines");
        await BeginAsync(marta, jonas, ines, minutes: "1");
        await ines.SayAsync(Request);
        await Expect(jonas.Card(Asked)).ToBeVisibleAsync();

        // One minute, and the round comes every 30 seconds.
        await Expect(marta.Card(Asked)).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await ines.SeesAsync("Jonas Weber has not answered yet about 100 EUR on case 1. I asked Marta Silva as well.");
        await jonas.PressAsync(Asked, "Yes");
        await ines.SeesAsync("Jonas Weber says yes: 100 EUR for case 1.");
        await Expect(marta.Card("Jonas Weber said yes: 100 EUR for case 1.")).ToBeVisibleAsync();
        HaveNoComplaint(ines, jonas, marta);
    }

    /// <summary>Marta sets limits, Jonas is at it, and case 1 is Ines's at step 3, where it stands what she may spend.</summary>
    private static async Task BeginAsync(ChatPage marta, ChatPage jonas, ChatPage ines, string minutes = "10")
    {
        await marta.SayAsync("settings");
        await marta.PressAsync("Harbour desk", "Limits");
        var limits = marta.Card("Settings · Limits");
        foreach (var (label, text) in ((string, string)[])
            [("A member, up to", "20"), ("A lead, up to", "50"), ("An approver, up to", "200"), ("A gesture that is right for everybody", "10"), ("Minutes until the next one is asked for a yes", minutes)])
            await limits.GetByLabel(label).FillAsync(text);
        await marta.PressAsync("Settings · Limits", "Save");
        await Expect(marta.Card("Limits: a member 20 EUR, a lead 50 EUR, an approver 200 EUR; a gesture for everybody 10 EUR")).ToBeVisibleAsync();

        await jonas.SayAsync("cases"); // whoever is at it is asked at any hour
        await jonas.SeesAsync("Nothing is open in Harbour desk.");
        await ines.SayAsync("problem the last ferry was cancelled");
        await ines.PressAsync("Before we start", "A customer");
        await ines.SayAsync("They stand on the quay");
        await ines.PressAsync("Step 2 of 5 · Own it", "I own it");
        await Expect(ines.Card(FixItFast)).ToContainTextAsync("What you may spend here: up to 20 EUR without asking.");
        await Expect(ines.Card(FixItFast)).ToContainTextAsync("A gesture of 10 EUR is right for everybody.");
    }

    private static void HaveNoComplaint(params ChatPage[] people) => Assert.Empty(people.SelectMany(person => person.Complaints));
}
