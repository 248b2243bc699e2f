using Microsoft.EntityFrameworkCore;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Golden conversations about cases that belong together: what is said to whom, line by line.</summary>
public class LinkTests
{
    /// <summary>A Friday at work.</summary>
    private const string AtWork = "2026-11-20T14:00Z";

    [Fact]
    public async Task A_second_report_of_the_same_customer_is_offered_for_linking_once()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await OwnedAsync(bot, "ines", "problem the parcel is lost", "4711");

        var heard = await RecogniseTests.OpenAsync(bot, "rui", "problem the box never came", "#47 11");

        var offer = heard.Single(message => message.Buttons.Contains("Same problem"));
        Assert.Equal(
            ["Case 1 of the same customer is open, Ines owns it: The parcel is lost", "Is case 2 the same problem? Then it goes on in case 1."], offer.Lines);
        Assert.Equal(["Same problem", "Another problem"], offer.Buttons);
        Assert.Equal("Step 1 of 5 · Don't blame", heard[^1].Lines[0]);

        // Answering the same question again, and going on, asks nothing more.
        await bot.SaysAsync("rui", "back");
        Assert.DoesNotContain(await bot.PressesAsync("rui", "A customer", ("customerKey", "4711")), message => message.Buttons.Contains("Same problem"));

        var joined = await bot.PressesAsync("rui", "Same problem");
        Assert.Contains("Case 2 goes on in case 1, which Ines owns. If that is wrong: reopen 2", joined.Select(message => message.Text));
        Assert.Equal("Rui says that case 2 is the same as yours, case 1: The box never came. It goes on in yours.", (await bot.ReadsAsync("ines"))[^1].Text);
        Assert.Equal(["Case 2 goes on in case 1: The box never came"], (await bot.CardAsync(2))!.Lines);
        Assert.Empty((await bot.CardAsync(2))!.Buttons);
        var (merged, whole) = (await bot.CaseAsync(2), await bot.CaseAsync(1));
        Assert.Equal((CaseStatus.Merged, 1), (merged.Status, merged.MergedInto));
        Assert.Equal((CaseStatus.Open, 0, false), (whole.Status, whole.Failures, whole.IsSecondFailure));
        Assert.Equal([true], await AnswersAsync(bot));

        // The question that was open is not open any more, and pressing again changes nothing.
        Assert.StartsWith("Open in Harbour desk:", (await bot.SaysAsync("rui", "cases"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("Case 2 goes on in case 1 already.", (await bot.PressesAsync("rui", "Same problem"))[^1].Text);
        Assert.Equal(whole.Version, (await bot.CaseAsync(1)).Version);
    }

    [Fact]
    public async Task Whoever_reported_a_case_that_nobody_owns_hears_that_another_goes_on_in_it()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await RecogniseTests.OpenAsync(bot, "ines", "problem the parcel is lost", "4711");
        await RecogniseTests.OpenAsync(bot, "rui", "problem the box never came", "4711");
        await bot.ReadsAsync("ines");

        await bot.PressesAsync("rui", "Same problem");

        Assert.Equal("Rui says that case 2 is the same as yours, case 1: The box never came. It goes on in yours.", (await bot.ReadsAsync("ines"))[^1].Text);
    }

    [Fact]
    public async Task Another_problem_of_the_same_customer_stays_by_itself_and_is_not_asked_about_again()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await OwnedAsync(bot, "ines", "problem the parcel is lost", "4711");
        await RecogniseTests.OpenAsync(bot, "rui", "problem the bill is wrong", "4711");

        Assert.Contains(
            "Noted: case 2 is another problem than case 1. I do not ask again.", (await bot.PressesAsync("rui", "Another problem")).Select(message => message.Text));
        Assert.Contains("That was noted already", (await bot.PressesAsync("rui", "Another problem"))[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await bot.SaysAsync("rui", "key 2 4712"), message => message.Buttons.Contains("Same problem"));
        Assert.DoesNotContain(await bot.SaysAsync("rui", "key 2 4711"), message => message.Buttons.Contains("Same problem"));

        var about = await bot.CaseAsync(2);
        Assert.Equal((CaseStatus.Open, Step.DontBlame), (about.Status, about.Step));
        Assert.Single(about.Events, happened => happened.Kind == CaseEventKind.RepeatDenied && happened.Data == "1");
        await bot.SaysAsync("rui", "They were billed twice.");
        Assert.Equal("They were billed twice.", (await bot.CaseAsync(2)).Story);
    }

    [Fact]
    public async Task A_repeat_within_a_week_of_the_fix_is_asked_about_and_opens_the_first_case_again()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await bot.HasMemberAsync("Leo", Role.Lead);
        await ClosedAsync(bot, "ines", "problem the parcel is lost", "4711");
        bot.Clock.Advance(TimeSpan.FromDays(3));
        await bot.ReadsAsync("ines");

        var heard = await RecogniseTests.OpenAsync(bot, "rui", "problem the second parcel is lost too", "4711");
        var offer = heard.Single(message => message.Buttons.Contains("Same problem again"));
        Assert.Equal(
            [
                "Case 1 of the same customer was fixed Friday 20 November, 14:00 (Europe/Lisbon): The parcel is lost",
                "Is case 2 the same problem again? Then case 1 is opened again, and this one goes on in it.",
            ],
            offer.Lines);

        var joined = await bot.PressesAsync("rui", "Same problem again");
        Assert.Contains(
            "Case 2 goes on in case 1, which Ines owns. Case 1 is open again: we said it was fixed and it was not. If that is wrong: reopen 2",
            joined.Select(message => message.Text));

        var whole = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Open, Step.OwnIt, 1, true), (whole.Status, whole.Step, whole.Failures, whole.IsSecondFailure));
        Assert.Equal([CaseEventKind.Absorbed, CaseEventKind.Reopened], whole.Events.OrderBy(happened => happened.Sequence).TakeLast(2).Select(happened => happened.Kind));
        Assert.Equal(1, (await bot.CaseAsync(2)).RepeatOf);
        Assert.Equal(["Case 1 · Step 2 of 5 · Own it", "The parcel is lost", "Second failure · Reopened"], (await bot.CardAsync(1))!.Lines.Take(3));
        Assert.Equal(
            "Second failure in case 1: The parcel is lost. We said it was fixed and it was not. Ines owns it; please stand beside them, and see what has to change in the procedure this time.",
            (await bot.ReadsAsync("leo"))[^1].Text);
    }

    [Fact]
    public async Task A_repeat_that_is_denied_leaves_the_first_case_closed()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await ClosedAsync(bot, "ines", "problem the parcel is lost", "4711");
        bot.Clock.Advance(TimeSpan.FromDays(3));
        await RecogniseTests.OpenAsync(bot, "rui", "problem the bill is wrong", "4711");

        await bot.PressesAsync("rui", "Another problem");

        Assert.Equal((CaseStatus.Closed, 0), ((await bot.CaseAsync(1)).Status, (await bot.CaseAsync(1)).Failures));
        Assert.False((await bot.CaseAsync(2)).IsSecondFailure);
        Assert.Equal([false], await AnswersAsync(bot));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public async Task After_a_week_nobody_is_asked(int days, bool isAsked)
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await ClosedAsync(bot, "ines", "problem the parcel is lost", "4711");
        bot.Clock.Advance(TimeSpan.FromDays(days));

        var heard = await RecogniseTests.OpenAsync(bot, "rui", "problem the parcel is lost", "4711");

        Assert.Equal(isAsked, heard.Any(message => message.Buttons.Contains("Same problem again")));
    }

    [Fact]
    public async Task Never_asked_about_practice_oneself_other_teams_or_what_was_called_off()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await bot.HasStrangerAsync("eve");
        await RecogniseTests.OpenAsync(bot, "eve", "problem elsewhere", "4711");
        await RecogniseTests.OpenAsync(bot, "amal", "problem called off", "4711");
        await bot.SaysAsync("amal", "cancel");
        await RecogniseTests.OpenAsync(bot, "ines", "problem to practise", "4711");
        await bot.ExecuteAsync("""UPDATE "Cases" SET "IsPractice" = 1 = 1 WHERE "Number" = 3""");
        await bot.SaysAsync("amal", "problem of mine");
        await bot.PressesAsync("amal", "Me", ("customerKey", "4711"));

        var heard = await RecogniseTests.OpenAsync(bot, "rui", "problem the parcel is lost", "4711");

        Assert.DoesNotContain(heard, message => message.Buttons.Contains("Same problem"));
        Assert.Empty(await AnswersAsync(bot));
    }

    [Fact]
    public async Task Joining_is_taken_back_with_history_on_both_sides()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await ClosedAsync(bot, "ines", "problem the parcel is lost", "4711");
        var before = await bot.CaseAsync(1);
        bot.Clock.Advance(TimeSpan.FromDays(3));
        await RecogniseTests.OpenAsync(bot, "rui", "problem the bill is wrong", "4711");
        await bot.SaysAsync("rui", "same 2 as 1");
        await bot.ReadsAsync("ines");

        var parted = await bot.SaysAsync("rui", "reopen 2");

        Assert.Contains("Case 2 goes on by itself again. Case 1 is as it was before: its fix holds.", parted.Select(message => message.Text));
        Assert.Equal("Step 1 of 5 · Don't blame", parted[^1].Lines[0]);
        var (one, two) = (await bot.CaseAsync(1), await bot.CaseAsync(2));
        Assert.Equal(
            (before.Status, before.Step, before.FixedAt, before.ClosedAt, before.Outcome, before.Conditions, before.Words, before.PromiseAt, before.PromisedAt, 0),
            (one.Status, one.Step, one.FixedAt, one.ClosedAt, one.Outcome, one.Conditions, one.Words, one.PromiseAt, one.PromisedAt, one.Failures));
        Assert.Equal((CaseStatus.Open, null, null), (two.Status, two.MergedInto, two.RepeatOf));
        Assert.Equal(CaseEventKind.Unmerged, one.Events.MaxBy(happened => happened.Sequence)!.Kind);
        Assert.Contains(two.Events, happened => happened.Kind == CaseEventKind.Unmerged && happened.Data == "1");
        Assert.Equal("Case 1 · Closed", (await bot.CardAsync(1))!.Lines[0]);
        Assert.Equal("Case 2 · Step 1 of 5 · Don't blame", (await bot.CardAsync(2))!.Lines[0]);
        Assert.Contains(await bot.ReadsAsync("ines"), message => message.Text.StartsWith("Rui says that case 2 is another problem than case 1, so it goes on by itself", StringComparison.Ordinal));
        Assert.Equal("Case 2 is open: Step 1 of 5 · Don't blame.", (await bot.SaysAsync("rui", "reopen 2"))[^1].Text);

        var shown = (await bot.SaysAsync("amal", "case 1"))[^1].Lines;
        Assert.Contains(shown, line => line.EndsWith("Rui joined case 2 to it", StringComparison.Ordinal));
        Assert.Contains(shown, line => line.EndsWith("Rui parted it from case 2 again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_closed_again_by_parting_is_looked_after_as_before()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await ClosedAsync(bot, "ines", "problem the parcel is lost", "4711");
        bot.Clock.Advance(TimeSpan.FromDays(3));
        await RecogniseTests.OpenAsync(bot, "rui", "problem the bill is wrong", "4711");
        await bot.SaysAsync("rui", "same 2 as 1");
        Assert.Equal([FollowUpStatus.Dropped, FollowUpStatus.Dropped, FollowUpStatus.Dropped], await FollowUpsAsync(bot));

        await bot.SaysAsync("rui", "reopen 2");

        Assert.Equal([FollowUpStatus.Open, FollowUpStatus.Open, FollowUpStatus.Open], await FollowUpsAsync(bot));
    }

    [Fact]
    public async Task Who_has_built_on_the_reopening_keeps_what_they_did()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await ClosedAsync(bot, "ines", "problem the parcel is lost", "4711");
        bot.Clock.Advance(TimeSpan.FromDays(3));
        await RecogniseTests.OpenAsync(bot, "rui", "problem the bill is wrong", "4711");
        await bot.SaysAsync("rui", "same 2 as 1");
        await bot.SaysAsync("ines", "promise 1 in 30 minutes");

        var parted = await bot.SaysAsync("rui", "reopen 2");

        Assert.Contains("Case 2 goes on by itself again. Case 1 stays open; if its fix holds: fixed 1", parted.Select(message => message.Text));
        var about = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Open, 0, false, bot.Clock.Now + TimeSpan.FromMinutes(30)), (about.Status, about.Failures, about.IsSecondFailure, about.PromiseAt!.Value));
    }

    [Fact]
    public async Task A_case_shows_what_was_heard_in_those_that_go_on_in_it_and_theirs_theirs()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await OwnedAsync(bot, "ines", "problem the parcel is lost", null);
        await bot.ReachesAsync("rui", Step.OwnIt, "problem the box never came");
        await bot.ReachesAsync("amal", Step.DontBlame, "problem no box at all");
        await bot.SaysAsync("rui", "same 2 as 1");
        Assert.Contains("Case 3 goes on in case 1, which Ines owns. If that is wrong: reopen 3", (await bot.SaysAsync("amal", "same as 2")).Select(message => message.Text));

        var shown = (await bot.SaysAsync("ines", "case 1"))[^1].Lines;

        Assert.Contains("Case 2 goes on in this one: The box never came", shown);
        Assert.Contains("Case 2, what happened: They waited all day.", shown);
        Assert.Contains("Case 3, reported as: no box at all", shown);
        Assert.Contains("14:00 · case 2 · Rui told what happened", shown);
        Assert.Equal("Case 2 · Goes on in case 1", (await bot.SaysAsync("ines", "case 2"))[^1].Lines[0]);
    }

    [Theory]
    [InlineData("same 1 as 1", "Case 1 and case 1 are one and the same already.")]
    [InlineData("same 1 as 99", "I know no case 99 in your team. “cases” shows what is open.")]
    [InlineData("same 3 as 1", "I know no case 3 in your team. “cases” shows what is open.")]
    [InlineData("same 1 as 4", "One of them is for practice, and the other is real.")]
    [InlineData("same 1 as 5", "Case 5 is called off. To take it up again first: next 5")]
    [InlineData("same 6 as 1", "Case 6 is about one person alone, so it stays by itself.")]
    [InlineData("same 1 as 7", "First tell me who is affected: next 7")]
    [InlineData("not same 1 as 6", "Case 6 is about one person alone, so it stays by itself.")]
    [InlineData("not same as 1", "Which one is it not the same as? For example: not same 43 as 1")]
    [InlineData("own 2", "Case 2 goes on in case 1; please say it there. If that is wrong: reopen 2")]
    [InlineData("next 2", "Case 2 goes on in case 1; please say it there. If that is wrong: reopen 2")]
    [InlineData("not same 2 as 1", "Case 2 goes on in case 1. To part them: reopen 2")]
    [InlineData("same 1 as 2", "Case 2 goes on in case 1 already.")]
    [InlineData("same 2 as 8", "Case 2 goes on in case 1 already. To part them first: reopen 2")]
    public async Task What_cannot_be_joined_is_said_and_nothing_changes(string typed, string said)
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await bot.HasStrangerAsync("eve");
        await OwnedAsync(bot, "ines", "problem the parcel is lost", null);
        await bot.ReachesAsync("rui", Step.OwnIt, "problem the box never came");
        await bot.SaysAsync("rui", "same 2 as 1");
        await bot.ReachesAsync("eve", Step.OwnIt, "problem elsewhere");
        await bot.ReachesAsync("rui", Step.OwnIt, "problem to practise");
        await bot.ExecuteAsync("""UPDATE "Cases" SET "IsPractice" = 1 = 1 WHERE "Number" = 4""");
        await bot.SaysAsync("rui", "pause");
        await bot.ReachesAsync("rui", Step.OwnIt, "problem called off");
        await bot.SaysAsync("rui", "cancel");
        await bot.SaysAsync("rui", "problem of mine");
        await bot.PressesAsync("rui", "Me");
        await bot.SaysAsync("rui", "pause");
        await bot.SaysAsync("rui", "problem nobody knows whose");
        await bot.SaysAsync("rui", "pause");
        await bot.ReachesAsync("amal", Step.OwnIt, "problem the last");
        var before = await VersionsAsync(bot);

        Assert.Equal(said, (await bot.SaysAsync("rui", typed))[^1].Text);

        Assert.Equal(before, await VersionsAsync(bot));
    }

    [Fact]
    public async Task Who_says_same_as_without_a_number_means_the_case_that_is_asked_about_or_their_only_one()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await OwnedAsync(bot, "ines", "problem the parcel is lost", null);
        await bot.ReachesAsync("rui", Step.DontBlame, "problem the box never came");
        await bot.SaysAsync("rui", "same as case 1");
        Assert.Equal(1, (await bot.CaseAsync(2)).MergedInto);

        await bot.ReachesAsync("rui", Step.OwnIt, "problem one");
        await bot.SaysAsync("rui", "pause");
        await bot.ReachesAsync("rui", Step.OwnIt, "problem two");
        await bot.SaysAsync("rui", "pause");

        Assert.Equal(["same 3 as 1", "same 4 as 1"], (await bot.SaysAsync("rui", "same as 1"))[^1].Buttons);
    }

    [Theory]
    [InlineData("same procedure as every year")]
    [InlineData("same 43")]
    [InlineData("not same at all")]
    [InlineData("the same as 1")]
    public async Task What_only_sounds_like_it_is_the_story(string text)
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await bot.ReachesAsync("ines", Step.DontBlame);

        await bot.SaysAsync("ines", text);

        Assert.Equal(text == "same 43" ? null : text, (await bot.CaseAsync(1)).Story);
    }

    [Fact]
    public async Task Who_reported_it_while_the_first_was_still_open_was_not_let_down_again()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await OwnedAsync(bot, "ines", "problem the parcel is lost", null);
        await bot.ReachesAsync("rui", Step.OwnIt, "problem the box never came");
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.SaysAsync("ines", "fixed 1");

        await bot.SaysAsync("rui", "same 2 as 1");

        var about = await bot.CaseAsync(1);
        Assert.Equal((0, false), (about.Failures, about.IsSecondFailure));
        Assert.NotNull(about.FixedAt);
    }

    [Fact]
    public async Task Danger_and_how_bad_it_is_go_along()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await OwnedAsync(bot, "ines", "problem the step is loose", null);
        await bot.SaysAsync("rui", "problem a guest fell");
        await bot.PressesAsync("rui", "A customer", ("severity", "Serious"), ("danger", "yes"));

        await bot.SaysAsync("rui", "same 2 as 1");

        Assert.Equal((Severity.Serious, true), ((await bot.CaseAsync(1)).Severity, (await bot.CaseAsync(1)).Danger));
        Assert.Contains((await bot.CardAsync(1))!.Lines, line => line.StartsWith("Danger.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whose_report_goes_on_in_another_case_is_recognised_there()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await OwnedAsync(bot, "ines", "problem the parcel is lost", null);
        await OwnedAsync(bot, "rui", "problem the box never came", "4711");
        await bot.SaysAsync("rui", "same 2 as 1");

        var heard = await RecogniseTests.OpenAsync(bot, "amal", "problem still no box", "4711");

        Assert.Equal(
            "Case 1 of the same customer is open, Ines owns it: The parcel is lost",
            heard.Single(message => message.Buttons.Contains("Same problem")).Lines[0]);
        Assert.Null((await bot.CaseAsync(1)).CustomerKey);
    }

    [Fact]
    public async Task Of_two_who_join_at_once_one_does_and_the_other_hears_it()
    {
        await using var bot = await TestBot.StartAsync(AtWork);
        await OwnedAsync(bot, "ines", "problem the parcel is lost", null);
        await bot.ReachesAsync("rui", Step.OwnIt, "problem the box never came");

        await bot.AtOnceAsync(() => bot.SaysAsync("rui", "same 2 as 1"), () => bot.SaysAsync("amal", "same 2 as 1"));

        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Absorbed);
        Assert.Single((await bot.CaseAsync(2)).Events, happened => happened.Kind == CaseEventKind.MergedAway);
        var said = (await bot.ChatAsync("rui")).Concat(await bot.ChatAsync("amal")).Select(message => message.Text).ToList();
        Assert.Single(said, text => text == "Case 2 goes on in case 1 already.");
    }

    /// <summary>Somebody's case that is being fixed, its question laid aside.</summary>
    private static async Task OwnedAsync(TestBot bot, string person, string sentence, string? key)
    {
        await RecogniseTests.OpenAsync(bot, person, sentence, key);
        await bot.SaysAsync(person, "They waited all day.");
        await bot.PressesAsync(person, "I own it");
        await bot.SaysAsync(person, "pause");
    }

    private static async Task ClosedAsync(TestBot bot, string person, string sentence, string? key)
    {
        await RecogniseTests.OpenAsync(bot, person, sentence, key);
        await bot.SaysAsync(person, "They waited all day.");
        await bot.PressesAsync(person, "I own it");
        await bot.PressesAsync(person, "It is fixed");
        await bot.PressesAsync(person, "Tools");
        await bot.PressesAsync(person, "Fine");
    }

    private static async Task<List<FollowUpStatus>> FollowUpsAsync(TestBot bot)
    {
        await using var db = bot.Look();
        return await db.FollowUps.Where(look => look.CaseNumber == 1).OrderBy(look => look.Number).Select(look => look.Status).ToListAsync();
    }

    private static async Task<List<bool?>> AnswersAsync(TestBot bot)
    {
        await using var db = bot.Look();
        return await db.RepeatProposals.Select(proposal => proposal.IsRepeat).ToListAsync();
    }

    private static async Task<List<int>> VersionsAsync(TestBot bot)
    {
        await using var db = bot.Look();
        return await db.Cases.OrderBy(found => found.Number).Select(found => found.Version).ToListAsync();
    }
}
