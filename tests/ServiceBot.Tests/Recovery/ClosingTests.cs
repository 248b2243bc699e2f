using Microsoft.EntityFrameworkCore;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>How cases end, as the people who end them hear it.</summary>
public class ClosingTests
{
    private const string Friday = "2026-11-20T14:00Z";

    [Fact]
    public async Task The_opener_hears_that_it_is_not_over_and_somebody_else_may_take_it()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await RuiOwnsAsync(bot);
        await bot.SaysAsync("rui", "fixed 1");
        await bot.SaysAsync("rui", "The list was old");
        await bot.ReadsAsync("ines");

        await bot.PressesAsync("rui", "Still let down");
        Assert.Equal("Case 1 is open again, because the customer is still let down: The parcel is lost.", Assert.Single(await bot.ReadsAsync("ines")).Text);

        await bot.PressesAsync("rui", "Someone else");
        Assert.Contains("Take it", (await bot.CardAsync(1))!.Buttons);
        Assert.Equal("Step 2 of 5 · Own it", (await bot.SaysAsync("amal", "own 1"))[^1].Lines[0]);
    }

    [Fact]
    public async Task Closing_without_remedy_asks_three_questions_first()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        var missing = (await bot.SaysAsync("ines", "close 1"))[^1];
        Assert.Equal(
            [
                "Before you close case 1", "The parcel is lost", "· The customer has had no word from us.", "· It is not fixed.",
                "· What made it possible is not known.", "· How the customer sees it is not known.",
            ],
            missing.Lines);
        Assert.Equal(["Told the customer", "It is fixed", "Go on with it", "The customer said something", "Close anyway"], missing.Buttons);

        Assert.StartsWith("Why is it closed as it is?", (await bot.PressesAsync("ines", "Close anyway"))[^1].Text, StringComparison.Ordinal);

        var questions = (await bot.PressesAsync("ines", "Close anyway", ("because", "They moved away")))[^1];
        Assert.Equal("Before case 1 is closed", questions.Lines[0]);
        Assert.Equal(["Close anyway", "Go back"], questions.Buttons);
        Assert.Equal("They moved away", questions.Values["because"]);

        Assert.Equal("All right, case 1 stays open: Step 3 of 5 · Fix it fast.", (await bot.PressesAsync("ines", "Go back"))[^1].Text);
        Assert.StartsWith(
            "All three questions need an answer", (await bot.PressesAsync("ines", "Close anyway", ("right", "Not quite")))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Open, (await bot.CaseAsync(1)).Status);

        var end = await bot.PressesAsync("ines", "Close anyway", ("right", "We tried"), ("impact", "They pay again"), ("reputation", "It stays a sore point"));
        Assert.Contains(end, message => message.Text.StartsWith("Case 1 is closed. Thank you, Ines. How the customer sees it is not known yet.", StringComparison.Ordinal));

        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, MomentState.Misery), (closed.Status, closed.Moment));
        Assert.Equal(
            [CaseEventKind.IntegrityChecked, CaseEventKind.ClosedAnyway, CaseEventKind.Closed],
            closed.Events.OrderBy(happened => happened.Sequence).TakeLast(3).Select(happened => happened.Kind));
        var shown = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains(shown, line => line.StartsWith("The questions of integrity: We tried ", StringComparison.Ordinal) && line.EndsWith("It stays a sore point", StringComparison.Ordinal));
        Assert.Contains("Why it was closed anyway: They moved away", shown);
        Assert.Equal("Case 1 · Closed", (await bot.CardAsync(1))!.Lines[0]);
        Assert.DoesNotContain(await bot.ChatAsync("ines"), message => message.Buttons.Contains("Not yet"));

        Assert.Equal("Case 1 is closed already. The customer's view: Not known yet.", (await bot.PressesAsync("ines", "Close anyway"))[^1].Text);
        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Closed);
    }

    [Fact]
    public async Task An_old_card_before_closing_hears_what_has_changed()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "close 1 because they moved away");
        await bot.SaysAsync("rui", "told 1");

        var said = await bot.PressesAsync("ines", "Close anyway", ("right", "a"), ("impact", "b"), ("reputation", "c"));

        Assert.Equal("Something has changed in case 1 since that card: the customer has had a word from us.", said[^2].Text);
        Assert.Equal("b", said[^1].Values["impact"]);
        Assert.Equal(CaseStatus.Open, (await bot.CaseAsync(1)).Status);

        await bot.PressesAsync("ines", "Close anyway");
        Assert.Equal("a\nb\nc", (await bot.CaseAsync(1)).Integrity);
    }

    [Fact]
    public async Task The_questions_can_be_answered_in_one_message()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        await bot.SaysAsync("ines", "close 1 because they moved away; we tried; they pay again; a sore point");

        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, "they moved away", "we tried\nthey pay again\na sore point"), (closed.Status, closed.ClosedBecause, closed.Integrity));
    }

    [Fact]
    public async Task Where_only_little_is_missing_a_reason_closes_it()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.SaysAsync("rui", "told 1");

        await bot.SaysAsync("ines", "close 1 because the customer cannot be reached");

        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, "the customer cannot be reached", null), (closed.Status, closed.ClosedBecause, closed.Integrity));
        Assert.Equal("I did not understand that. Perhaps one of these?", (await bot.SaysAsync("ines", "Fine"))[^1].Text);
    }

    [Fact]
    public async Task Where_nothing_is_missing_it_just_closes()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.SaysAsync("rui", "told 1");
        await bot.SaysAsync("rui", "customer says 1 fine");

        var end = await bot.SaysAsync("ines", "close 1");

        Assert.Contains(end, message => message.Text == "Case 1 is closed. Thank you, Ines. The customer's view: Fine (confirmed by the customer).");
        Assert.DoesNotContain((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.ClosedAnyway);
    }

    [Fact]
    public async Task Owner_lead_and_manager_close_and_the_owner_hears_of_it()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Lea", Role.Lead);
        await RuiOwnsAsync(bot);
        Assert.Equal("Rui owns case 1 and closes it; a lead or a manager may as well.", (await bot.SaysAsync("ines", "close 1"))[^1].Text);
        await bot.ReadsAsync("rui");

        await bot.SaysAsync("lea", "close 1 because it was found; it is right; nothing; nothing");

        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
        Assert.Contains(await bot.ReadsAsync("rui"), message => message.Text == "Case 1 is closed: The parcel is lost. The customer's view: Not known yet.");
        Assert.Contains(await bot.ReadsAsync("ines"), message => message.Text == "Case 1 is closed: The parcel is lost. The customer's view: Not known yet.");
    }

    [Fact]
    public async Task The_opener_closes_what_nobody_owns()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");

        Assert.StartsWith("Nobody owns case 1 yet. Ines, who opened it, may close it", (await bot.SaysAsync("rui", "close 1"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("· Nobody owns it.", (await bot.SaysAsync("ines", "close 1"))[^1].Lines);
        await bot.SaysAsync("ines", "close 1 because it was a mistake; yes; none; none");

        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
        Assert.All(await FollowUpsAsync(bot), look => Assert.Equal("ines", look.OwnerId));
    }

    [Fact]
    public async Task After_danger_no_reason_is_enough_to_close_it_before_people_know()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem the lid was hot");
        await bot.PressesAsync("ines", "A customer", ("danger", "yes"));
        await bot.SaysAsync("ines", "They burnt a finger.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");

        var said = await bot.PressesAsync("ines", "Fine", ("evidence", "Said"));
        Assert.StartsWith("Somebody was in danger, and nobody has noted a word to the customer yet.", said[^1].Text, StringComparison.Ordinal);
        Assert.Equal(["told 1", "close 1"], said[^1].Buttons);
        var missing = (await bot.SaysAsync("ines", "close 1"))[^1];
        Assert.Contains("· Somebody was in danger, and the customer has had no word from us.", missing.Lines);
        Assert.DoesNotContain("Close anyway", missing.Buttons);

        await bot.SaysAsync("ines", "told 1");
        await bot.SaysAsync("ines", "disclosed 1 I told them that the lid gets hot");
        await bot.SaysAsync("rui", "acknowledge 1");
        await bot.PressesAsync("ines", "Fine", ("evidence", "Said"));
        Assert.Equal((CaseStatus.Closed, true), ((await bot.CaseAsync(1)).Status, (await bot.CaseAsync(1)).IsConfirmed));
    }

    [Fact]
    public async Task A_case_about_oneself_ends_without_any_of_this()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem I forgot the gate");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "I felt alone with it.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        var asked = (await bot.PressesAsync("ines", "Time"))[^1];
        Assert.Equal(["words"], asked.Values.Keys);
        Assert.Equal(["Better than expected", "Fine", "Still let down", "Not known yet"], asked.Buttons);

        var again = await bot.PressesAsync("ines", "Still let down");
        Assert.Equal("Then it is not over, and that is all right. Case 1 is open again.", again[^2].Text);
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Time");
        Assert.Equal("Case 1 is closed. Thank you, Ines.", (await bot.PressesAsync("ines", "Fine"))[^1].Text);

        Assert.Equal("Case 1 is about you alone, so there is no customer to ask or to quote.", (await bot.SaysAsync("ines", "ask 1"))[^1].Text);
        Assert.StartsWith("I know no case 1", (await bot.SaysAsync("rui", "customer says 1 fine"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await FollowUpsAsync(bot));
        Assert.Empty(await bot.RoomAsync());
        Assert.Empty(await bot.ReadsAsync("rui") is var heard ? heard.Where(message => !message.Text.StartsWith("I know no case", StringComparison.Ordinal)) : []);
    }

    [Fact]
    public async Task One_closes_a_case_about_oneself_at_any_time()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem I forgot the gate");
        await bot.PressesAsync("ines", "Me");

        Assert.Equal("Case 1 is closed. Thank you, Ines.", (await bot.SaysAsync("ines", "close 1"))[0].Text);
        Assert.Equal("Case 1 is closed already. How you see it: Not known yet.", (await bot.SaysAsync("ines", "close 1"))[^1].Text);
    }

    [Fact]
    public async Task What_nobody_knows_of_yet_is_called_off_and_not_closed()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.Intake);

        Assert.StartsWith("Nobody but you knows of case 1 yet.", (await bot.SaysAsync("ines", "close 1"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("First tell me who is affected", (await bot.SaysAsync("ines", "asked 1 by mail"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_close_at_once_close_once()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Lea", Role.Lead);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.SaysAsync("rui", "told 1");
        var press = (await bot.ChatAsync("ines")).Last(message => message.Buttons.Contains("Fine")).Submit("Fine");

        await bot.AtOnceAsync(() => bot.SubmitsAsync("ines", press), () => bot.SaysAsync("lea", "close 1 because it is long over"));

        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Closed);
        Assert.Equal([FollowUpKind.Day30, FollowUpKind.Day90, FollowUpKind.Ask], (await FollowUpsAsync(bot)).Select(followUp => followUp.Kind));
    }

    private static async Task RuiOwnsAsync(TestBot bot)
    {
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");
        await bot.SaysAsync("rui", "own 1");
        await bot.SaysAsync("rui", "in 20 minutes");
    }

    private static async Task<IReadOnlyList<FollowUp>> FollowUpsAsync(TestBot bot)
    {
        await using var db = bot.Look();
        return await db.FollowUps.AsNoTracking().OrderBy(look => look.Number).ToListAsync();
    }
}
