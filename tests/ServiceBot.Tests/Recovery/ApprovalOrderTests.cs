using ServiceBot.Bot;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Who is asked for a yes, and when somebody else is: those at work first, one at a time, and nobody beyond what they may decide.</summary>
public class ApprovalOrderTests
{
    private const string Ask = "spend 1 100 because they sleep in the harbour";

    [Fact]
    public async Task Unanswered_it_goes_to_the_next_and_the_first_may_still_answer()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        bot.Clock.Advance(TimeSpan.FromMinutes(9));
        await bot.RunRoundAsync<ApprovalRound>();
        Assert.Empty(await bot.ReadsAsync("marta"));

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.RunRoundAsync<ApprovalRound>();
        await bot.RunRoundAsync<ApprovalRound>();

        Assert.Equal("Case 1 · Yes to 100 EUR?", (await bot.ReadsAsync("marta")).Single().Lines[0]);
        Assert.Equal("Jonas has not answered yet about 100 EUR on case 1. I asked Marta as well.", await bot.LastAsync("ines"));
        await bot.PressesAsync("jonas", "Yes");
        Assert.Equal("100 EUR", await bot.SpentAsync());
        Assert.Equal("Jonas said yes: 100 EUR for case 1.", (await bot.ChatAsync("marta"))[^1].Text);
    }

    [Fact]
    public async Task Who_talks_with_the_customer_is_not_told_that_nobody_has_answered_yet()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "spend 1 100 because they sleep in the harbour");
        await bot.SaysAsync("ines", "tools off 1");

        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        await bot.RunRoundAsync<ApprovalRound>();

        Assert.Empty(await bot.ReadsAsync("ines"));
        Assert.NotEmpty(await bot.ReadsAsync("marta"));
    }

    [Fact]
    public async Task The_time_until_the_next_is_what_the_team_set()
    {
        await using var bot = await SpendDesk.StartAsync(change: settings => settings.ApprovalMinutes = 3);
        await bot.SaysAsync("ines", Ask);

        bot.Clock.Advance(TimeSpan.FromMinutes(3));
        await bot.RunRoundAsync<ApprovalRound>();

        Assert.Single(await bot.ReadsAsync("marta"));
    }

    [Fact]
    public async Task When_everybody_was_asked_it_is_said_plainly_and_the_channel_hears_only_that_something_waits()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        await WaitAsync(bot, 10);
        await WaitAsync(bot, 10);

        Assert.Equal(
            "I asked everybody who may say yes to 100 EUR on case 1, and nobody has answered yet. It stays open. If you need it no more: not spent 1",
            await bot.LastAsync("ines"));
        Assert.Equal(
            "Case 1 waits for a yes to what it costs. Whoever may decide that, please write to me: approvals", (await bot.RoomReadsAsync()).Single().Text);
        await WaitAsync(bot, 60);
        Assert.Empty(await bot.ReadsAsync("ines"));
        Assert.Empty(await bot.RoomReadsAsync());

        await bot.PressesAsync("marta", "Yes");
        Assert.Equal("100 EUR", await bot.SpentAsync());
    }

    [Fact]
    public async Task Where_nobody_may_say_yes_that_is_said_at_once()
    {
        await using var bot = await SpendDesk.StartAsync(hasJonas: false, hasMarta: false);

        var said = await bot.AnswerAsync("ines", Ask);

        Assert.Contains("Nobody else in the team may say yes to that", said, StringComparison.Ordinal);
        Assert.Single(await bot.RoomReadsAsync());
        await bot.BecomesAsync("rui", Role.Manager);
        Assert.Contains("Ines asks for 100 EUR.", await bot.AnswerAsync("rui", "approvals"), StringComparison.Ordinal);
        await bot.SaysAsync("rui", "approve 1");
        Assert.Equal("100 EUR", await bot.SpentAsync());
    }

    [Fact]
    public async Task Who_decides_just_that_much_is_asked_before_who_decides_all_and_nobody_beyond_their_limit()
    {
        await using var bot = await SpendDesk.StartAsync();

        await bot.SaysAsync("ines", "spend 1 250 because they sleep in the harbour");

        Assert.Empty(await bot.ReadsAsync("jonas"));
        Assert.Single(await bot.ReadsAsync("marta"));
        Assert.Equal("Nothing waits for your yes.", await bot.AnswerAsync("jonas", "approvals"));
        Assert.StartsWith("You may say yes up to 200 EUR on a case, with what is spent already. 250 EUR on case 1 is beyond that", await bot.AnswerAsync("jonas", "approve 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_works_now_is_asked_before_who_rests()
    {
        await using var bot = await SpendDesk.StartAsync(hasJonas: false);
        await bot.HasMemberAsync("Jonas", Role.Approver, hours: "14:00-22:00");
        await bot.SaysAsync("marta", "cases");

        Assert.Contains("I asked Marta", await bot.AnswerAsync("ines", Ask), StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("jonas"));
    }

    [Fact]
    public async Task Where_nobody_works_it_waits_for_them_and_their_time_begins_then()
    {
        await using var bot = await SpendDesk.StartAsync(hasJonas: false, hasMarta: false);
        await bot.HasMemberAsync("Jonas", Role.Approver, hours: "14:00-22:00");
        await bot.HasMemberAsync("Marta", Role.Manager, hours: "16:00-22:00");

        Assert.StartsWith(
            "100 EUR is more than you decide alone on case 1. Nobody who may say yes to that works now. Jonas hears it at work, or somebody else who comes sooner.",
            await bot.AnswerAsync("ines", Ask), StringComparison.Ordinal);
        await WaitAsync(bot, 60);
        Assert.Empty(await bot.ReadsAsync("jonas"));

        await WaitAsync(bot, 180); // 14:00
        Assert.Single(await bot.ReadsAsync("jonas"));
        await WaitAsync(bot, 5);
        Assert.Empty(await bot.ReadsAsync("marta"));
        await WaitAsync(bot, 5);
        Assert.StartsWith("Jonas has not answered yet about 100 EUR on case 1. Nobody else who may decide works now; Marta hears it when they do.", await bot.LastAsync("ines"), StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("marta"));
        await WaitAsync(bot, 110); // 16:00
        Assert.Single(await bot.ReadsAsync("marta"));
    }

    [Fact]
    public async Task Who_comes_to_work_before_the_one_who_was_asked_is_asked_as_well()
    {
        await using var bot = await SpendDesk.StartAsync(hasJonas: false, hasMarta: false);
        await bot.HasMemberAsync("Jonas", Role.Approver, hours: "16:00-22:00");
        await bot.HasMemberAsync("Marta", Role.Manager, hours: "12:00-22:00");
        await bot.SaysAsync("ines", Ask);

        await WaitAsync(bot, 120); // 12:00

        Assert.Single(await bot.ReadsAsync("marta"));
        Assert.Empty(await bot.ReadsAsync("jonas"));
    }

    [Fact]
    public async Task In_danger_those_who_rest_are_asked_at_once()
    {
        await using var bot = await SpendDesk.StartAsync(hasJonas: false, hasMarta: false);
        await bot.HasMemberAsync("Marta", Role.Manager, hours: "16:00-22:00");
        await bot.ActsAsync("ines", 1, (about, by) => about.Classify(CustomerKind.External, Severity.Serious, danger: true, about.Title, about.TeamId, by));

        await bot.SaysAsync("ines", Ask);

        Assert.Contains("Danger. First make people safe. Whom to call is in your own procedure.", (await bot.ReadsAsync("marta")).Single().Lines);
    }

    [Fact]
    public async Task Whose_role_was_taken_meanwhile_grants_nothing_and_somebody_else_is_asked()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        await bot.BecomesAsync("jonas", Role.Member);

        var said = await bot.PressesAsync("jonas", "Yes");

        Assert.Equal("You may not say yes or no to what is spent on case 1. Somebody else is asked.", said[^1].Text);
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
        Assert.Single(await bot.ReadsAsync("marta"));
        Assert.Equal("Whom I asked for a yes to 100 EUR on case 1 may not decide it any more. I asked Marta as well.", await bot.LastAsync("ines"));
    }

    [Fact]
    public async Task Who_left_the_team_sees_nothing_of_it_and_somebody_else_is_asked()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        await bot.BecomesAsync("jonas", null);
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.RunRoundAsync<ApprovalRound>();

        var said = await bot.PressesAsync("jonas", "Yes");

        Assert.Equal("I know no case 1 in your team. “cases” shows what is open.", said[^1].Text);
        await bot.PressesAsync("marta", "Yes");
        Assert.Equal("100 EUR", await bot.SpentAsync());
        Assert.Contains(CaseCards.NotInTeam, (await bot.ChatAsync("jonas")).Select(heard => heard.Text));
    }

    private static async Task WaitAsync(TestBot bot, int minutes)
    {
        bot.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await bot.RunHeldNotesAsync();
        await bot.RunRoundAsync<ApprovalRound>();
    }
}
