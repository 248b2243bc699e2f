using System.Text.Json;
using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

/// <summary>What a recovery needs beside its five answers: other people, second thoughts, and what is kept of it.</summary>
[Collection(nameof(Browser))]
public sealed class RecoveryTests(Browser browser) : IAsyncLifetime
{
    private const string Before = "Before we start";
    private const string DontBlame = "Step 1 of 5 · Don’t blame"; // Web Chat draws a curved apostrophe
    private const string OwnIt = "Step 2 of 5 · Own it";
    private const string FixItFast = "Step 3 of 5 · Fix it fast";
    private const string Analyze = "Step 4 of 5 · Analyze";
    private const string BeGracious = "Step 5 of 5 · Be gracious";
    private const string NotSaidTwice = "We said it was fixed and it was not. Say that first.";

    private ServiceBotProcess bot = null!; // set before each test

    public async Task InitializeAsync() => bot = await ServiceBotProcess.StartNewAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task Who_is_asked_to_take_over_presses_once_and_everybody_sees_who_owns_it()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await using var rui = await browser.OpenAsync(bot, "rui");
        await rui.SayAsync("cases"); // whoever is at it is told at any hour
        await OwnAsync(ines);
        await ines.PhotographAsync("recovery-owned");

        await ines.SayAsync("hand 1 to @Rui");
        await ines.SeesAsync("I asked Rui Matos. Until they accept, case 1 stays yours.");
        await Expect(ines.Card("Case 1", ines.Room)).ToContainTextAsync("Asked to take over: Rui Matos; until they accept, the owner stays");
        await Expect(ines.Card("Case 1", ines.Room)).ToContainTextAsync("Owner: Ines Duarte");

        await rui.PressAsync("Would you take over?", "I take it");
        await ines.SeesAsync("Rui Matos owns case 1 now");
        await Expect(ines.Card("Case 1", ines.Room)).ToContainTextAsync("Owner: Rui Matos");
        await Expect(ines.Card(FixItFast)).ToContainTextAsync("Rui Matos goes on with it.");
        await rui.PressAsync(FixItFast, "It is fixed");
        await Expect(rui.Card(Analyze)).ToBeVisibleAsync();
        HaveNoComplaint(ines, rui);
    }

    [Fact]
    public async Task What_is_written_under_add_more_stands_in_the_case()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ReportAsync(ines);
        var heard = await AddMoreAsync(ines, DontBlame);
        await FillAsync(heard, "What happened", "They waited all day");
        await FillAsync(heard, "What does it mean for the customer?", "A night lost");
        await FillAsync(heard, "What do they need?", "To be home by Friday");
        await ChooseAsync(heard, "Is that what they need?", "They confirmed it");
        await ines.PressAsync(DontBlame, "That is what happened");
        await ines.PressAsync(OwnIt, "I own it");

        var chosen = await AddMoreAsync(ines, FixItFast);
        await FillAsync(chosen, "Two to four ways to put it right", "A new one tonight\nMoney back");
        await FillAsync(chosen, "What we choose", "A new one tonight");
        await ines.PressAsync(FixItFast, "It is fixed");
        await ines.SeesAsync("Why “A new one tonight”?");
        await FillAsync(ines.Card(FixItFast), "Because", "They leave tomorrow"); // the rest of what was typed is still there
        await ines.PressAsync(FixItFast, "It is fixed");

        var learned = await AddMoreAsync(ines, Analyze);
        await learned.GetByLabel("Money").CheckAsync();
        await learned.GetByLabel("Knowledge").CheckAsync();
        await FillAsync(learned, "What will prevent it next time?", "Count the parcels twice");
        await FillAsync(learned, "Who sees to that?", "Rui");
        await FillAsync(learned, "By which day?", "in 2 weeks");
        await ines.PressAsync(Analyze, "How we work");

        var parted = await AddMoreAsync(ines, BeGracious);
        await ChooseAsync(parted, "How do you know?", "They said so");
        await FillAsync(parted, "In their own words", "That was quicker than I thought");
        await FillAsync(parted, "If it was fine: what would have made it great?", "A call before noon");
        await ines.PressAsync(BeGracious, "Better than expected");
        await ines.SeesAsync("Case 1 is closed");

        await ines.SayAsync("case 1");
        await Expect(ines.Card("Timeline")).ToBeVisibleAsync();
        var lines = (await ines.Card("Timeline").Locator(".ac-richTextBlock").AllInnerTextsAsync()).Select(line => line.Trim()).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "What happened: They waited all day",
                "What it means for them: A night lost",
                "What they need: To be home by Friday",
                "They confirmed what they need: yes",
                "Options: A new one tonight / Money back",
                "Choice: A new one tonight",
                "Why this choice: They leave tomorrow",
                "Where our commitment stopped: Money, Knowledge",
                "The customer's view: Better than expected (confirmed by the customer)",
                "The customer's words: That was quicker than I thought",
                "What would have made it great: A call before noon",
            },
            lines);
        Assert.Contains(lines, line => line.StartsWith("Prevention: Count the parcels twice · Rui · by ", StringComparison.Ordinal));
        HaveNoComplaint(ines);
    }

    [Fact]
    public async Task A_fix_that_did_not_hold_is_fixed_again_with_other_words()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await OwnAsync(ines);
        await ines.PressAsync(FixItFast, "It is fixed");
        await ines.PressAsync(Analyze, "How we work");
        await ines.PressAsync(BeGracious, "Still let down");
        await ines.SeesAsync("Then it is not over, and it is good that we know. Case 1 is open again");
        await Expect(ines.Card("Case 1", ines.Room)).ToContainTextAsync("Second failure · Reopened");

        await Expect(ines.Card(OwnIt)).ToContainTextAsync(NotSaidTwice);
        await ines.PressAsync(OwnIt, "I own it");
        await Expect(ines.Card(FixItFast)).ToContainTextAsync($"{NotSaidTwice} It is fixed when the customer says that it holds.");
        await ines.PressAsync(FixItFast, "It is fixed");
        await Expect(ines.Card(Analyze)).ToContainTextAsync("What made it possible again?");
        await ines.PressAsync(Analyze, "Information");
        await Expect(ines.Card(BeGracious)).ToContainTextAsync("We let them down twice.");
        await ines.PressAsync(BeGracious, "Fine");
        await ines.SeesAsync("Case 1 is closed");
        await Expect(ines.Card("Case 1", ines.Room)).ToContainTextAsync("Case 1 · Closed");
        HaveNoComplaint(ines);
    }

    [Fact]
    public async Task What_is_emptied_on_the_card_of_corrections_is_taken_out_once_it_is_confirmed()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ReportAsync(ines);
        await FillAsync(ines.Card(DontBlame), "What happened", "They waited all day and Tom forgot them");
        await ines.PressAsync(DontBlame, "That is what happened");
        await Expect(ines.Card(OwnIt)).ToBeVisibleAsync();

        await ines.SayAsync("correct 1");
        await FillAsync(ines.Card("Correct case 1"), "What happened", "");
        await ines.PressAsync("Correct case 1", "Save");
        await ines.PressAsync("Take it out for good?", "Take it out");
        await ines.SeesAsync("Out of case 1 for good: what happened, with its history.");

        await ines.SayAsync("case 1");
        await Expect(ines.Card("Timeline")).ToContainTextAsync("Ines Duarte took out what happened");
        await Expect(ines.Card("Timeline")).Not.ToContainTextAsync("Tom forgot");
        HaveNoComplaint(ines);
    }

    [Fact]
    public async Task A_case_is_kept_as_a_file_to_read_and_a_file_for_programs()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await OwnAsync(ines);
        await ines.SayAsync("export 1");

        var (name, text) = await DownloadAsync("To read (Markdown)");
        Assert.Equal("case-1.md", name);
        Assert.Contains("They waited all day", text, StringComparison.Ordinal);

        (name, text) = await DownloadAsync("For programs (JSON)");
        Assert.Equal("case-1.json", name);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.Contains("They waited all day", text, StringComparison.Ordinal);
        HaveNoComplaint(ines);

        async Task<(string Name, string Text)> DownloadAsync(string button)
        {
            var file = await ines.Page.RunAndWaitForDownloadAsync(() => ines.PressAsync("Case 1 as a file", button));
            return (file.SuggestedFilename, await File.ReadAllTextAsync(await file.PathAsync()));
        }
    }

    [Fact]
    public async Task Practice_says_so_in_the_private_chat_and_in_the_channel()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ines.SayAsync("practice");
        await ines.PressAsync("Practice · Case 1 · Before we start", "A customer");
        await Expect(ines.Card($"Practice · {DontBlame}")).ToBeVisibleAsync();
        await Expect(ines.Card("Case 1", ines.Room)).ToContainTextAsync($"Practice · Case 1 · {DontBlame}");
        await ines.SayAsync("They stood at the gate");
        await ines.PressAsync($"Practice · {OwnIt}", "I own it");
        await Expect(ines.Card($"Practice · {FixItFast}")).ToBeVisibleAsync();
        await Expect(ines.Card("Case 1", ines.Room)).ToContainTextAsync($"Practice · Case 1 · {FixItFast}");
        HaveNoComplaint(ines);
    }

    [Fact]
    public async Task Two_cases_go_on_as_one_and_part_again()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await using var rui = await browser.OpenAsync(bot, "rui");
        await OwnAsync(ines);
        await ReportAsync(rui, "a parcel did not arrive");

        await rui.SayAsync("same 2 as 1");
        await rui.SeesAsync("Case 2 goes on in case 1, which Ines Duarte owns.");
        await ines.SeesAsync("Rui Matos says that case 2 is the same as yours, case 1");
        await Expect(rui.Card("Case 2", rui.Room)).ToHaveTextAsync("Case 2 goes on in case 1: A parcel did not arrive");

        await rui.SayAsync("reopen 2");
        await rui.SeesAsync("Case 2 goes on by itself again.");
        await Expect(rui.Card("Case 2", rui.Room)).ToContainTextAsync($"Case 2 · {DontBlame}");
        await rui.PhotographAsync("recovery-parted");
        HaveNoComplaint(ines, rui);
    }

    [Fact]
    public async Task What_an_analysis_promised_is_listed_until_its_button_says_that_it_is_done()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await OwnAsync(ines);
        await ines.PressAsync(FixItFast, "It is fixed");
        await FillAsync(await AddMoreAsync(ines, Analyze), "What will prevent it next time?", "Count the parcels twice");
        await ines.PressAsync(Analyze, "How we work");
        await ines.SeesAsync("Follow-up 1: Count the parcels twice.");
        await ines.PressAsync(BeGracious, "Fine");
        await ines.SeesAsync("Case 1 is closed");

        // Otherwise the customer would still have to be asked.
        await ines.SayAsync("customer says 1 fine");
        await ines.SeesAsync("Fine (confirmed by the customer)");

        await ines.SayAsync("follow-ups");
        await ines.SeesAsync("1 · Count the parcels twice");
        await ines.Private.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "follow-up 1", Exact = true }).ClickAsync();
        await ines.PressAsync("Follow-up 1 · Open", "It is done");
        await ines.SeesAsync("Follow-up 1 is done: Count the parcels twice. Thank you, Ines.");
        await ines.SayAsync("follow-ups");
        await ines.SeesAsync("Nothing is open to follow up in Harbour desk.");
        HaveNoComplaint(ines);
    }

    private static async Task ReportAsync(ChatPage person, string sentence = "the courier lost a parcel")
    {
        await person.SayAsync($"problem {sentence}");
        await person.PressAsync(Before, "A customer");
        await Expect(person.Card(DontBlame)).ToBeVisibleAsync();
    }

    private static async Task OwnAsync(ChatPage person)
    {
        await ReportAsync(person);
        await person.SayAsync("They waited all day");
        await person.PressAsync(OwnIt, "I own it");
        await Expect(person.Card(FixItFast)).ToBeVisibleAsync();
    }

    private static async Task<ILocator> AddMoreAsync(ChatPage person, string heading)
    {
        await person.PressAsync(heading, "Add more");
        return person.Card(heading);
    }

    private static Task FillAsync(ILocator card, string label, string text) => card.GetByRole(AriaRole.Textbox, new() { Name = label }).FillAsync(text);

    private static Task ChooseAsync(ILocator card, string label, string title) => card.GetByLabel(label).SelectOptionAsync(title);

    private static void HaveNoComplaint(params ChatPage[] people) => Assert.Empty(people.SelectMany(person => person.Complaints));
}
