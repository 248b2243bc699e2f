using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Recovery;

/// <summary>A yes in seconds, and what happens when two answer, somebody left, or the case is over.</summary>
public class ApprovalTests
{
    private const string Ask = "spend 1 100 because they sleep in the harbour";

    [Fact]
    public async Task From_the_request_to_the_yes_it_is_one_message_and_one_press()
    {
        await using var bot = await SpendDesk.StartAsync();

        Assert.Equal(
            "100 EUR is more than you decide alone on case 1. I asked Jonas, and tell you the answer at once. Up to 20 EUR stays yours to decide.",
            await bot.AnswerAsync("ines", Ask));
        var card = (await bot.ReadsAsync("jonas")).Single();
        Assert.Equal(
            [
                "Case 1 · Yes to 100 EUR?", "The parcel is lost", "Asks: Ines", "How much: 100 EUR", "Why: they sleep in the harbour", "Spent so far: nothing",
                "One press is enough. Less is a good answer too, for example: approve 1 50",
            ],
            card.Lines);
        Assert.Equal(["Yes", "No", "See the case"], card.Buttons);
        Assert.Empty(await bot.ReadsAsync("marta"));
        Assert.Empty(await bot.RoomReadsAsync());

        var said = await bot.PressesAsync("jonas", "Yes");
        Assert.Contains(said, heard => heard.Text == "Yes to 100 EUR for case 1. Ines hears it at once, and it is noted as spent.");
        Assert.Equal("Jonas says yes: 100 EUR for case 1. Go ahead, it is noted as spent. When it is fixed: fixed 1", await bot.LastAsync("ines"));
        Assert.Equal("100 EUR", await bot.SpentAsync());
        Assert.DoesNotContain(await bot.ChatAsync("jonas"), heard => heard.Buttons.Contains("Yes"));
        Assert.Contains("Jonas said yes: 100 EUR for case 1.", (await bot.ChatAsync("jonas")).Select(heard => heard.Text));
    }

    [Fact]
    public async Task That_the_customer_was_abusive_stands_on_the_card_and_in_the_list()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "abuse 1 stopped");
        await SpendDesk.ReadAllAsync(bot);
        await bot.SaysAsync("ines", Ask);

        Assert.Contains(AbuseCards.Known, (await bot.ReadsAsync("jonas")).Single().Lines);
        Assert.Contains(AbuseCards.Known, await bot.AnswerAsync("jonas", "approvals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_customer_wants_and_what_is_spent_stands_on_the_card()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.PressesAsync("ines", "Not yet", ("wants", "A bed tonight"), ("spend", "15"), ("spendFor", "a taxi"));
        await bot.SaysAsync("ines", Ask);

        var card = (await bot.ReadsAsync("jonas")).Single();
        Assert.Contains("The customer wants: A bed tonight", card.Lines);
        Assert.Contains("Spent so far: 15 EUR", card.Lines);
    }

    [Fact]
    public async Task A_yes_to_less_is_noted_as_less()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);

        Assert.Equal("Yes to 40 EUR instead of 100 EUR for case 1. Ines hears it at once, and it is noted as spent.", await bot.AnswerAsync("jonas", "approve 1 40"));
        Assert.StartsWith("Jonas says yes: 40 EUR instead of 100 EUR for case 1.", await bot.LastAsync("ines"), StringComparison.Ordinal);
        Assert.Equal("40 EUR", await bot.SpentAsync());
    }

    [Fact]
    public async Task More_than_was_asked_for_is_no_answer()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);

        Assert.Equal("That is more than was asked for: 100 EUR on case 1. To say yes to that: approve 1", await bot.AnswerAsync("jonas", "approve 1 150"));
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
    }

    [Fact]
    public async Task A_second_yes_hears_that_there_is_one_and_nothing_is_spent_twice()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        var press = (await bot.ChatAsync("jonas"))[^1].Press("Yes");

        await bot.AtOnceAsync(() => bot.PostsUnreadAsync("jonas", press), () => bot.PostsUnreadAsync("jonas", press));
        await bot.PostsUnreadAsync("jonas", press);

        Assert.Equal("100 EUR", await bot.SpentAsync());
        Assert.Equal(1, await bot.CountAsync(CaseEventKind.SpendApproved));
        Assert.Equal("That is settled. You said yes: 100 EUR for case 1.", (await bot.ReadsAsync("jonas"))[^1].Text);
    }

    [Fact]
    public async Task Of_a_yes_and_a_no_at_the_same_moment_one_holds_and_the_other_hears_it()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        await bot.RunRoundAsync<ApprovalRound>();

        var (press, other) = ((await bot.ChatAsync("jonas"))[^1].Press("Yes"), (await bot.ChatAsync("marta"))[^1].Press("No"));

        await bot.AtOnceAsync(() => bot.PostsUnreadAsync("jonas", press), () => bot.PostsUnreadAsync("marta", other));

        var kinds = (await bot.CaseAsync(1)).Events.Select(happened => happened.Kind).Where(kind => kind is CaseEventKind.SpendApproved or CaseEventKind.SpendRefused);
        var yes = kinds.Single() == CaseEventKind.SpendApproved;
        var loser = yes ? "marta" : "jonas";
        Assert.Contains(await bot.ReadsAsync(loser), heard => heard.Text.StartsWith($"That is settled. {(yes ? "Jonas said yes" : "Marta said no")}", StringComparison.Ordinal));
        Assert.Equal(yes ? "100 EUR" : "", await bot.SpentAsync());
    }

    [Fact]
    public async Task A_yes_after_a_no_grants_nothing()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        var yes = (await bot.ChatAsync("jonas"))[^1].Press("Yes");
        await bot.PressesAsync("jonas", "No");

        await bot.PostsUnreadAsync("jonas", yes);

        Assert.Equal(
            "That is settled. You said no to 100 EUR for case 1. When it is asked for again with another reason, you can say yes.", await bot.LastAsync("jonas"));
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
    }

    [Fact]
    public async Task A_limit_that_was_lowered_meanwhile_holds_when_it_is_pressed()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        await bot.SetsAsync(settings => settings.ApproverLimit = 6000);

        var said = await bot.PressesAsync("jonas", "Yes");

        Assert.StartsWith("You may say yes up to 60 EUR on a case", said[^1].Text, StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
        Assert.StartsWith("Yes to 60 EUR instead of 100 EUR", await bot.AnswerAsync("jonas", "approve 1 60"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_and_left_is_waited_for_no_more()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("amal", "spend 1 100 because they sleep in the harbour");
        await bot.BecomesAsync("amal", null);

        var said = await bot.PressesAsync("jonas", "Yes");

        Assert.Contains(said, heard => heard.Text == "Amal is not in the team any more, so nothing was spent. Whoever goes on with case 1 can ask anew.");
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
        Assert.DoesNotContain(await bot.ChatAsync("jonas"), heard => heard.Buttons.Contains("Yes"));
        Assert.Contains("I asked Jonas", await bot.AnswerAsync("ines", Ask), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("close 1 because they moved away; we tried; none; none")]
    [InlineData("same 1 as 2")]
    public async Task When_the_case_is_over_nobody_needs_to_answer(string typed)
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the box is broken");
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", Ask);
        var yes = (await bot.ChatAsync("jonas"))[^1].Press("Yes");

        await bot.SaysAsync("ines", typed);
        var over = await bot.CaseAsync(1);
        Assert.False(over.IsActive, (await bot.ChatAsync("ines"))[^1].Text);

        Assert.DoesNotContain(await bot.ChatAsync("jonas"), heard => heard.Buttons.Contains("Yes"));
        await bot.PostsUnreadAsync("jonas", yes);
        Assert.StartsWith("That is settled. Case 1: ", await bot.LastAsync("jonas"), StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
    }

    [Fact]
    public async Task Opened_again_it_is_asked_for_anew()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        await bot.SaysAsync("ines", "cancel");
        await bot.SaysAsync("ines", "next 1");

        Assert.Null((await bot.CaseAsync(1)).OpenRequest);
        Assert.Equal("Nothing waits for your yes.", await bot.AnswerAsync("jonas", "approvals"));
        Assert.Contains("I asked Jonas", await bot.AnswerAsync("ines", Ask), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_says_yes_to_their_own_request_in_any_way()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        var yes = (await bot.ChatAsync("jonas"))[^1].Press("Yes");
        await bot.SaysAsync("ines", "pause");

        foreach (var role in (Role[])[Role.Member, Role.Approver, Role.Manager])
        {
            await bot.BecomesAsync("ines", role);
            Assert.StartsWith("You asked for that yourself", await bot.AnswerAsync("ines", "approve 1"), StringComparison.Ordinal);
            await bot.PostsUnreadAsync("ines", yes);
            Assert.StartsWith("You asked for that yourself", await bot.LastAsync("ines"), StringComparison.Ordinal);
            Assert.Equal("Nothing waits for your yes.", await bot.AnswerAsync("ines", "approvals"));
        }

        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
    }

    [Fact]
    public async Task A_yes_is_never_said_blindly()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);

        var shown = await bot.AnswerAsync("marta", "approve 1");
        Assert.Equal(
            "This waits for a yes or a no:\nCase 1: The parcel is lost. Ines asks for 100 EUR.\nWhy: they sleep in the harbour\nSpent so far: nothing\n"
            + "To answer: approve 1, or: refuse 1 because …",
            shown);
        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
        await bot.SaysAsync("marta", "approve 1");
        Assert.Equal("100 EUR", await bot.SpentAsync());
    }

    [Fact]
    public async Task A_card_of_an_earlier_request_answers_nothing_else()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", "spend 1 50 because they sleep in the harbour");
        var yes = (await bot.ChatAsync("jonas"))[^1].Press("Yes");
        Assert.StartsWith("I have asked Jonas for a yes to 50 EUR on case 1", await bot.AnswerAsync("ines", "spend 1 190 because it is a big family"), StringComparison.Ordinal);
        Assert.Equal("Taken back: nobody is asked for a yes to 50 EUR on case 1 any more.", await bot.AnswerAsync("ines", "not spent 1"));
        await bot.SaysAsync("ines", "spend 1 190 because it is a big family");

        await bot.PostsUnreadAsync("jonas", yes);

        Assert.True((await bot.CaseAsync(1)).Spent.IsNone);
        Assert.Contains(await bot.ReadsAsync("jonas"), heard => heard.Text.StartsWith("That is settled. 50 EUR for case 1 is not asked for any more.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reason_may_follow_the_no_and_the_same_again_takes_a_new_one()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        await bot.PressesAsync("jonas", "No");
        Assert.Equal(
            "Jonas says no to 100 EUR for case 1. Up to 20 EUR stays yours to decide. "
            + "With a new reason I ask again: spend 1 100 because …",
            await bot.LastAsync("ines"));

        await bot.SaysAsync("jonas", "refuse 1 because the hostel has free beds");
        Assert.Equal("Jonas says why it was no to 100 EUR for case 1: the hostel has free beds.", await bot.LastAsync("ines"));

        var again = (await bot.SaysAsync("ines", Ask))[^1];
        Assert.Contains("Jonas said no to just that. What is new? With another reason I ask again.", again.Lines);
        await bot.PressesAsync("ines", "Ask for a yes", ("spendFor", "the hostel is full"));
        Assert.Contains("Why: the hostel is full", (await bot.ReadsAsync("jonas"))[^1].Lines);
    }

    [Fact]
    public async Task The_owner_hears_of_a_yes_that_a_helper_asked_for()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("rui", "join 1");
        await bot.SaysAsync("rui", Ask);
        await SpendDesk.ReadAllAsync(bot);

        await bot.PressesAsync("jonas", "Yes");

        Assert.StartsWith("Jonas says yes: 100 EUR", await bot.LastAsync("rui"), StringComparison.Ordinal);
        Assert.Equal("Jonas says yes to 100 EUR for case 1, which Rui asked for: The parcel is lost.", await bot.LastAsync("ines"));
    }

    [Fact]
    public async Task A_reason_that_was_taken_out_is_shown_to_nobody()
    {
        await using var bot = await SpendDesk.StartAsync();
        await bot.SaysAsync("ines", Ask);
        var sequence = (await bot.CaseAsync(1)).OpenRequest!.Value;
        await bot.ChangeAsync(db => db.Cases.Include(about => about.Events).Include(about => about.Texts).Single()
            .Erase(new Passage(CaseField.Note, sequence), new By("ines", bot.Clock.Now)));

        Assert.Contains("Why: (taken out)", await bot.AnswerAsync("marta", "approvals"), StringComparison.Ordinal);
    }
}
