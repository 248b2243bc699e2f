using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>What people may spend on a case without asking anybody, and that it is always said.</summary>
public class SpendTests
{
    [Fact]
    public async Task Within_the_limit_it_is_noted_at_once_and_what_is_left_is_said()
    {
        await using var bot = await SpendDesk.StartAsync();

        Assert.Equal(
            "Yes, that is yours to decide: 15 EUR, a taxi home. It is noted in case 1. You may spend 5 EUR more there without asking.",
            await bot.AnswerAsync("ines", "spend 1 15 for a taxi home"));
        Assert.Equal("15 EUR", await bot.SpentAsync());
        Assert.Empty(await bot.ReadsAsync("jonas"));
        Assert.Empty(await bot.RoomReadsAsync());

        var shown = await bot.SaysAsync("rui", "case 1");
        Assert.Contains("Spent: 15 EUR", shown[^1].Lines);
        Assert.Contains(shown[^1].Lines, line => line.EndsWith("Ines spent 15 EUR", StringComparison.Ordinal));
        Assert.Contains("Note: a taxi home", shown[^1].Lines);
    }

    [Fact]
    public async Task The_limit_is_for_the_case_and_not_for_each_amount()
    {
        await using var bot = await SpendDesk.StartAsync();

        await bot.SaysAsync("ines", "spend 1 15 a taxi");
        var said = await bot.SaysAsync("ines", "spend 1 10 a coffee");

        Assert.StartsWith("10 EUR is more than you decide alone on case 1. I asked Jonas, and tell you the answer at once.", said[^1].Text, StringComparison.Ordinal);
        Assert.EndsWith("Up to 5 EUR stays yours to decide.", said[^1].Text, StringComparison.Ordinal);
        Assert.Equal("15 EUR", await bot.SpentAsync());
    }

    [Fact]
    public async Task What_a_colleague_spent_counts_as_well()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("rui", "join 1");
        await bot.SaysAsync("rui", "spend 1 15 flowers");

        Assert.Contains("more than you decide alone", await bot.AnswerAsync("ines", "spend 1 10 a coffee"), StringComparison.Ordinal);
        Assert.StartsWith("Yes, that is yours", await bot.AnswerAsync("amal", "spend 1 30 a hotel"), StringComparison.Ordinal);
        Assert.Equal("45 EUR", await bot.SpentAsync());
    }

    [Fact]
    public async Task What_was_spent_on_a_case_that_was_joined_to_it_counts_until_they_are_parted()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the box is broken");
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "spend 1 20 a taxi");
        await bot.SaysAsync("ines", "spend 2 15 a hotel");
        await bot.SaysAsync("ines", "same 1 as 2");

        Assert.Contains("more than you decide alone on case 2", await bot.AnswerAsync("ines", "spend 2 1 a stamp"), StringComparison.Ordinal);

        Assert.StartsWith("Taken back", await bot.AnswerAsync("ines", "not spent 2"), StringComparison.Ordinal);
        Assert.Contains(await bot.SaysAsync("ines", "reopen 1"), heard => heard.Text.StartsWith("Case 1 goes on by itself again.", StringComparison.Ordinal));
        Assert.StartsWith("Yes, that is yours", await bot.AnswerAsync("ines", "spend 2 5 a stamp"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spend 1", "What you may spend here: up to 20 EUR without asking. To note it: spend 1 20 a taxi home")]
    [InlineData("spend 1 a lot", "I do not understand “a lot” as an amount in EUR. Please begin with it, for example: spend 1 40 a taxi home")]
    [InlineData("spend 1 0 nothing", "0 is nothing to note. What did it cost? Please type the amount, for example: spend 1 40 a taxi home")]
    [InlineData("spend 1 10 USD a taxi", "The amounts of your team are in EUR, not in USD. How much is it in EUR? Please type it, for example: spend 1 40 a taxi home")]
    [InlineData("spend 1 1 250 a boat", "I do not understand “1 250 a boat” as an amount in EUR. Please begin with it, for example: spend 1 40 a taxi home")]
    public async Task What_is_no_amount_is_asked_about_with_an_example(string typed, string said)
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "pause");

        Assert.Equal(said, await bot.AnswerAsync("ines", typed));
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
    }

    [Fact]
    public async Task Said_twice_it_is_noted_once_and_a_second_one_is_said_to_be_one()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "spend 1 5 a taxi");

        Assert.Equal(
            "That was noted already in case 1: 5 EUR, a taxi. If it is spent once more, say what for: spend 1 5 a second one",
            await bot.AnswerAsync("ines", "spend 1 5 a taxi"));
        await bot.SaysAsync("ines", "spend 1 5 a second taxi");

        Assert.Equal("10 EUR", await bot.SpentAsync());
    }

    [Fact]
    public async Task Only_who_works_on_it_or_tends_cases_spends_and_others_hear_who_does()
    {
        await using var bot = await SpendDesk.StartAsync();

        Assert.Equal(
            "Ines owns case 1 and decides what is spent on it, with those who help. To help: join 1", await bot.AnswerAsync("rui", "spend 1 5 flowers"));
        Assert.StartsWith("Ines owns case 1", await bot.AnswerAsync("jonas", "spend 1 5 flowers"), StringComparison.Ordinal);
        Assert.StartsWith("Yes, that is yours", await bot.AnswerAsync("amal", "spend 1 5 flowers"), StringComparison.Ordinal);
        Assert.StartsWith("Yes, that is yours", await bot.AnswerAsync("marta", "spend 1 500 a boat"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_case_about_oneself_nothing_is_spent()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "problem I am tired");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "Nothing went well.");
        var asked = await bot.PressesAsync("ines", "I own it");

        Assert.DoesNotContain(asked[^1].Lines, line => line.StartsWith("What you may spend here", StringComparison.Ordinal));
        Assert.DoesNotContain("spend", asked[^1].Values.Keys);
        Assert.Equal("Case 2 is about you alone, so nothing is spent on it here.", await bot.AnswerAsync("ines", "spend 2 5 a cake"));
    }

    [Fact]
    public async Task Step_3_always_says_what_one_may_spend_and_takes_an_amount_with_the_answer()
    {
        await using var bot = await SpendDesk.StartAsync(change: settings => settings.GestureFloor = 1000);

        var asked = (await bot.ChatAsync("ines"))[^1];
        Assert.Contains("What you may spend here: up to 20 EUR without asking. To note it: spend 1 20 a taxi home", asked.Lines);
        Assert.Contains("A gesture of 10 EUR is right for everybody.", asked.Lines);

        var said = await bot.PressesAsync("ines", "It is fixed", ("spend", "15"), ("spendFor", "a taxi home"));

        Assert.Contains(said, heard => heard.Text.StartsWith("Yes, that is yours to decide: 15 EUR, a taxi home.", StringComparison.Ordinal));
        Assert.Equal("15 EUR", await bot.SpentAsync());
        Assert.Equal(Step.Analyze, (await bot.CaseAsync(1)).Step);
    }

    [Fact]
    public async Task An_amount_of_step_3_beyond_the_limit_is_asked_for_and_with_no_reason_it_asks_why()
    {
        await using var bot = await SpendDesk.StartAsync();

        var said = await bot.PressesAsync("ines", "Not yet", ("spend", "150"));
        var why = said.Single(heard => heard.Buttons.Contains("Ask for a yes"));
        Assert.Contains("150 EUR is more than you decide alone on case 1. What is it for? Then I ask for a yes.", why.Lines);
        Assert.Equal("150", why.Values["spend"]);
        Assert.Empty(await bot.ReadsAsync("jonas"));

        var asked = await bot.PressesAsync("ines", "Ask for a yes", ("spendFor", "they sleep in the harbour"));
        Assert.Contains("I asked Jonas", asked[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Why: they sleep in the harbour", (await bot.ReadsAsync("jonas"))[^1].Lines);
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
    }

    [Fact]
    public async Task The_card_pressed_without_a_reason_says_that_it_is_missing()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "spend 1 100");

        var again = (await bot.PressesAsync("ines", "Ask for a yes"))[^1];

        Assert.Contains("One thing is missing: what is it for? Nobody was asked yet.", again.Lines);
        Assert.Contains("Ask for a yes", again.Buttons);
    }

    [Fact]
    public async Task What_one_may_spend_is_answered_at_any_time()
    {
        await using var bot = await SpendDesk.StartAsync(change: settings => settings.GestureFloor = 1000);

        Assert.Equal(
            "Harbour desk: you may spend up to 20 EUR on a case without asking; for more I ask for a yes. A gesture of 10 EUR is right for everybody.\n"
            + "To note it on a case, or to ask for a yes: spend 43 60 a taxi home",
            await bot.AnswerAsync("rui", "my limit"));
        Assert.Contains("up to 200 EUR", await bot.AnswerAsync("jonas", "spend"), StringComparison.Ordinal);
        Assert.Contains("what you think right", await bot.AnswerAsync("marta", "What may I spend?"), StringComparison.Ordinal);
        await bot.SetsAsync(settings => (settings.MemberLimit, settings.GestureFloor) = (0, 0));
        Assert.StartsWith("Harbour desk: you need a yes before you spend anything on a case; I ask for it.\n", await bot.AnswerAsync("rui", "limit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_took_it_back_sees_what_is_left_and_the_history_keeps_both()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "spend 1 5 a taxi");
        await bot.SaysAsync("ines", "spend 1 10 a hotel");

        Assert.Equal(
            "Taken back: 10 EUR, a hotel, was not spent on case 1. The timeline keeps both. You may spend 15 EUR more there without asking.",
            await bot.AnswerAsync("ines", "not spent 1"));
        Assert.Equal(
            "10 EUR is taken back already in case 1. What stands there from you: 5 EUR. To take one back: not spent 1 5", await bot.AnswerAsync("ines", "not spent 1"));
        Assert.Equal("5 EUR", await bot.SpentAsync());
        Assert.StartsWith("Nothing like that is noted as spent by you", await bot.AnswerAsync("amal", "not spent 1"), StringComparison.Ordinal);

        await bot.SaysAsync("ines", "not spent 1 5");
        var after = await bot.CaseAsync(1);
        Assert.True(after.Spent.IsNone);
        Assert.Equal(2, await bot.CountAsync(CaseEventKind.Spent));
        Assert.Equal(2, await bot.CountAsync(CaseEventKind.SpendTakenBack));
    }

    [Fact]
    public async Task After_the_team_changed_its_currency_nothing_is_added_up_and_everything_is_asked_for()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "spend 1 5 a taxi");
        await bot.SetsAsync(settings => settings.Currency = "USD");

        var said = await bot.AnswerAsync("ines", "spend 1 1 a stamp");

        // An approver's limit cannot be held against such a sum either, so a manager is asked.
        Assert.StartsWith("1 USD is more than you decide alone on case 1. I asked Marta", said, StringComparison.Ordinal);
        Assert.Contains("Spent so far: 5 EUR", (await bot.ReadsAsync("marta"))[^1].Lines);
        await bot.PressesAsync("marta", "Yes");
        Assert.Equal("5 EUR and 1 USD", await bot.SpentAsync());
    }

    [Fact]
    public async Task Exports_say_what_was_spent_asked_and_answered()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "spend 1 5 a taxi");
        await bot.SaysAsync("ines", "spend 1 100 a hotel");
        await bot.PressesAsync("jonas", "Yes");
        await bot.SaysAsync("ines", "export 1");
        var links = (await bot.ChatAsync("ines"))[^1].Links;

        var markdown = await bot.FetchAsync(links.Single(link => link.EndsWith(".md", StringComparison.Ordinal)));
        Assert.Contains("- Spent: 105 EUR\n", markdown, StringComparison.Ordinal);
        Assert.Contains("Jonas said yes to 100 EUR", markdown, StringComparison.Ordinal);
        var json = await bot.FetchAsync(links.Single(link => link.EndsWith(".json", StringComparison.Ordinal)));
        Assert.Contains("\"minor\": 10500", json, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"SpendApproved\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_text_of_a_case_is_about_what_it_may_cost()
    {
        await using var bot = await SpendDesk.StartAsync();

        await bot.PressesAsync("ines", "It is fixed", ("cost", "up to 5000"));

        Assert.DoesNotContain("5000", (await bot.SaysAsync("rui", "case 1"))[^1].Text, StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
    }

    [Fact]
    public async Task In_practice_nobody_is_asked_and_it_is_said_what_would_happen()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "practice");
        await bot.PressesAsync("ines", "A customer");
        await bot.SaysAsync("ines", "They waited.");
        await bot.PressesAsync("ines", "I own it");

        Assert.StartsWith("Practice · Yes, that is yours", await bot.AnswerAsync("ines", "spend 2 10 a taxi"), StringComparison.Ordinal);
        var said = await bot.AnswerAsync("ines", "spend 2 100 a hotel");

        Assert.Contains("This is practice, so nobody is asked.", said, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("jonas"));
        Assert.Equal("10 EUR", await bot.SpentAsync(2));
        Assert.Equal(0, await bot.CountAsync(CaseEventKind.SpendAsked, 2));
    }

    [Theory]
    [InlineData("60 a taxi home", 6000, "a taxi home", null)]
    [InlineData("€12.50 because they wait", 1250, "they wait", null)]
    [InlineData("60 EUR", 6000, "", null)]
    [InlineData("eur 60 for: soup", 6000, "for: soup", null)]
    [InlineData("60: a taxi", 6000, "a taxi", null)]
    [InlineData("1,250.00 a boat", 125_000, "a boat", null)]
    [InlineData("2 taxis", 200, "taxis", null)]
    [InlineData("60 all they drank", 6000, "all they drank", null)]
    [InlineData("60 USD a taxi", null, "a taxi", "USD")]
    [InlineData("USD 60 a taxi", null, "a taxi", "USD")]
    [InlineData("60GBP a taxi", null, "60GBP a taxi", "GBP")]
    [InlineData("1 250 a boat", null, "1 250 a boat", null)]
    [InlineData("a taxi for 60", null, "a taxi for 60", null)]
    [InlineData("-5 a taxi", null, "-5 a taxi", null)]
    [InlineData("", null, "", null)]
    public void An_amount_is_read_as_it_is_typed(string typed, int? minor, string rest, string? foreign)
    {
        var read = SpokenAmount.Read(typed, "EUR");

        Assert.Equal((minor, rest.TrimStart('-'), foreign), ((int?)read.Minor, read.Rest, read.Foreign));
    }

    [Fact]
    public async Task What_a_manager_allows_meanwhile_is_not_spent_a_second_time_by_a_late_yes()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T10:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "spend 1 60 because they miss the last bus");
        await bot.SaysAsync("marta", "allow 1 60");
        await bot.SaysAsync("ines", "spend 1 60 because they miss the last bus");

        await bot.SaysAsync("marta", "approve 1");

        Assert.Equal("60 EUR", (await bot.CaseAsync(1)).Spent.Shown);
        Assert.DoesNotContain(await bot.ChatAsync("marta"), heard => heard.Buttons.Contains("Yes"));
    }

    [Theory]
    [InlineData("spend 1 -5 a taxi")]
    [InlineData("spend 1: -5 a taxi")]
    [InlineData("spend 1 – -5 a taxi")]
    public async Task A_minus_is_no_dash_so_nothing_is_noted(string typed)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ReachesAsync("marta", Step.FixItFast);

        Assert.StartsWith("I do not understand “-5 a taxi” as an amount", (await bot.SaysAsync("marta", typed))[^1].Text, StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
    }

    [Fact]
    public void Amounts_of_several_currencies_stay_apart()
    {
        var both = Amounts.None.Plus(new Amount(500, "EUR")).Plus(new Amount(100, "USD")).Plus(new Amount(50, "EUR"));

        Assert.Equal("550 EUR, 100 USD", both.Kept);
        Assert.Equal("5.50 EUR and 1 USD", both.Shown);
        Assert.Null(both.In("EUR"));
        Assert.Equal(550, both.Minus(new Amount(100, "USD")).In("EUR"));
        Assert.True(both.Minus(new Amount(100, "USD")).Minus(new Amount(550, "EUR")).IsNone);
        Assert.Equal(both, both.Minus(new Amount(500, "EUR")).Plus(Amounts.None.Plus(new Amount(500, "EUR"))));
    }
}
