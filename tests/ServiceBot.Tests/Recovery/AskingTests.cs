using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whom the bot reminds of asking a customer, and of what they answered, and how both end by themselves.</summary>
public class AskingTests
{
    private const string Friday = "2026-11-20T14:00Z";

    [Fact]
    public async Task Who_closes_without_having_asked_is_reminded_on_their_next_working_day()
    {
        await using var bot = await ClosedAsync();

        Assert.Equal([(FollowUpKind.Ask, "ines", new DateOnly(2026, 11, 23), FollowUpStatus.Open)], await AskingAsync(bot));
        Assert.Equal(["Mon 23 Nov 09:00", "Mon 30 Nov 09:00"], await RemindersAsync(bot, "ines", days: 29));

        var reminder = (await bot.ChatAsync("ines"))[^1];
        Assert.Equal(
            "Case 1 is closed: The parcel is lost. The customer has not been asked yet how they see it. Once, honestly, and only where it suits; I send nothing to anybody.",
            reminder.Text);
        Assert.Equal(["Ask now", "Not suitable"], reminder.Buttons);
    }

    [Fact]
    public async Task Nobody_is_reminded_for_ever()
    {
        await using var bot = await ClosedAsync();
        await RemindersAsync(bot, "ines", days: 29);
        bot.Clock.Advance(TimeSpan.FromDays(6));
        await bot.RunRoundAsync<FollowUpRound>();

        var lapsed = await bot.ReadAsync(db => db.FollowUps.Single(followUp => followUp.Kind == FollowUpKind.Ask));
        Assert.Equal((FollowUpStatus.Dropped, "not asked within 30 days"), (lapsed.Status, lapsed.Reason));
    }

    [Fact]
    public async Task The_day_is_theirs_and_not_the_teams()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ChangeAsync(db =>
        {
            db.PersonHours.Add(new PersonHours("ines") { AwayUntil = new DateOnly(2026, 11, 25) });
            db.Holidays.Add(new Holiday { TeamId = "harbour", Date = new DateOnly(2026, 11, 25), Name = "Harbour day" });
            db.People.Single(person => person.Id == "ines").HomeTeamId = "harbour";
        });
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");

        Assert.Equal(new DateOnly(2026, 11, 26), Assert.Single(await AskingAsync(bot)).DueOn);
    }

    [Theory]
    [InlineData("asked 1 by call", FollowUpStatus.Done, "the customer was asked")]
    [InlineData("asked 1 not suitable because they mourn", FollowUpStatus.Done, "asking is not suitable")]
    [InlineData("customer says 1 thank you", FollowUpStatus.Done, "the customer said something")]
    [InlineData("customer says 1 fine", FollowUpStatus.Done, "the customer said something")]
    [InlineData("customer says 1 it helped", FollowUpStatus.Done, "the customer said something")]
    [InlineData("customer says 1 let down", FollowUpStatus.Dropped, "reopened")]
    [InlineData("reopen 1", FollowUpStatus.Dropped, "reopened")]
    [InlineData("same 1 as 2", FollowUpStatus.Dropped, "merged")]
    internal async Task It_ends_by_itself(string typed, FollowUpStatus status, string reason)
    {
        await using var bot = await ClosedAsync();
        await bot.ReachesAsync("rui", Step.FixItFast, "problem the parcel is gone");
        await bot.SaysAsync("rui", "pause");

        await bot.SaysAsync("ines", typed);

        var ended = await bot.ReadAsync(db => db.FollowUps.Single(followUp => followUp.Kind == FollowUpKind.Ask));
        Assert.Equal((status, reason), (ended.Status, ended.Reason));
        Assert.DoesNotContain("Mon 23 Nov 09:00 Case 1 is closed", await RemindersAsync(bot, "ines", days: 4));
    }

    [Theory]
    [InlineData("Fine", "evidence", "Said")]
    [InlineData("Not known yet", "customerWords", "We will see.")]
    [InlineData("Not known yet", "wouldReturn", "Perhaps")]
    public async Task Who_has_heard_from_the_customer_need_not_ask(string pressed, string input, string value)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        await bot.PressesAsync("ines", pressed, (input, value));

        Assert.Empty(await AskingAsync(bot));
    }

    [Fact]
    public async Task Neither_where_asking_does_not_suit()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        await bot.PressesAsync("ines", "Fine", ("askedBy", "notsuitable"), ("notAskedBecause", "They are in mourning."));

        Assert.Empty(await AskingAsync(bot));
    }

    [Fact]
    public async Task Three_days_after_they_were_asked_one_looks_for_their_answer_once()
    {
        await using var bot = await ClosedAsync();
        await bot.SaysAsync("ines", "asked 1 by mail");

        Assert.Equal((FollowUpKind.Answer, "ines", new DateOnly(2026, 11, 23), FollowUpStatus.Open), (await AskingAsync(bot))[^1]);
        Assert.Equal(["Mon 23 Nov 09:00"], await RemindersAsync(bot, "ines", days: 10));
        var reminder = (await bot.ChatAsync("ines"))[^1];
        Assert.Equal("The customer of case 1 was asked how they see it: The parcel is lost. Have they said anything?", reminder.Text);
        Assert.Equal(["They said something", "No answer, done"], reminder.Buttons);

        var lapsed = await bot.ReadAsync(db => db.FollowUps.Single(followUp => followUp.Kind == FollowUpKind.Answer));
        Assert.Equal((FollowUpStatus.Dropped, "nothing was heard within 7 days"), (lapsed.Status, lapsed.Reason));
        Assert.Equal(Turned.Presumed, TurnedRound.At(lapsed.EndedAt!.Value, (await bot.CaseAsync(1)).Events));
    }

    [Fact]
    public async Task Its_buttons_note_what_was_said_or_that_nothing_was()
    {
        await using var bot = await ClosedAsync();
        await bot.SaysAsync("ines", "asked 1 by mail");
        await RemindersAsync(bot, "ines", days: 3);
        var reminder = (await bot.ChatAsync("ines"))[^1];

        Assert.Equal("Case 1 · What the customer says", (await bot.SubmitsAsync("ines", reminder.Submit("They said something")))[^1].Lines[0]);
        Assert.StartsWith("Follow-up 4 is done: Has the customer of case 1 answered?", (await bot.SubmitsAsync("ines", reminder.Submit("No answer, done")))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Follow-up 4 is done already.", (await bot.SubmitsAsync("ines", reminder.Submit("No answer, done")))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_ends_it_and_words_from_before_the_question_do_not()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("rui", "customer says 1 where is it");
        await bot.SaysAsync("rui", "asked 1 by mail");
        Assert.Equal(FollowUpStatus.Open, Assert.Single(await AskingAsync(bot)).Status);

        await bot.SaysAsync("rui", "customer says 1 it helped");
        Assert.Equal((FollowUpKind.Answer, FollowUpStatus.Done), (Assert.Single(await AskingAsync(bot)).Kind, (await AskingAsync(bot))[0].Status));
    }

    [Fact]
    public async Task A_mistake_that_is_taken_back_is_no_answer()
    {
        await using var bot = await ClosedAsync();
        await bot.SaysAsync("ines", "customer says 1 it helped");
        await bot.SaysAsync("ines", "asked 1 by mail");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));

        await bot.SaysAsync("ines", "customer says 1");
        await bot.PressesAsync("ines", "They did not say", ("didHelp", "notsaid"));

        Assert.Null((await bot.CaseAsync(1)).DidHelp);
        Assert.Equal((FollowUpKind.Answer, FollowUpStatus.Open), ((await AskingAsync(bot))[^1].Kind, (await AskingAsync(bot))[^1].Status));
    }

    [Fact]
    public async Task Asked_and_answered_at_once_leaves_nothing_to_do()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        await bot.PressesAsync("ines", "Fine", ("askedBy", "Call"), ("evidence", "Answered"));

        Assert.Empty(await AskingAsync(bot));
    }

    [Fact]
    public async Task A_new_failure_is_asked_about_anew()
    {
        await using var bot = await ClosedAsync();
        await bot.SaysAsync("ines", "asked 1 by mail");
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.SaysAsync("ines", "customer says 1 let down");
        await bot.SaysAsync("ines", "in 20 minutes");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Time");
        await bot.PressesAsync("ines", "Fine");

        Assert.Equal(
            [(FollowUpKind.Ask, FollowUpStatus.Done), (FollowUpKind.Answer, FollowUpStatus.Dropped), (FollowUpKind.Ask, FollowUpStatus.Open)],
            (await AskingAsync(bot)).Select(followUp => (followUp.Kind, followUp.Status)));
    }

    [Fact]
    public async Task Parted_from_another_case_it_is_to_be_asked_again()
    {
        await using var bot = await ClosedAsync();
        await bot.ReachesAsync("rui", Step.FixItFast, "problem the parcel is gone");
        await bot.SaysAsync("rui", "pause");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await bot.SaysAsync("ines", "same 1 as 2");
        Assert.Equal(FollowUpStatus.Dropped, Assert.Single(await AskingAsync(bot)).Status);

        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await bot.SaysAsync("ines", "reopen 1");

        Assert.Equal(FollowUpStatus.Open, Assert.Single(await AskingAsync(bot)).Status);
    }

    [Fact]
    public async Task Called_off_it_ends_and_taken_up_again_it_goes_on()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("rui", "asked 1 by mail");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));

        await bot.SaysAsync("ines", "cancel");
        Assert.Equal(FollowUpStatus.Dropped, Assert.Single(await AskingAsync(bot)).Status);

        await bot.SaysAsync("ines", "next 1");
        Assert.Equal((FollowUpKind.Answer, FollowUpStatus.Open), (Assert.Single(await AskingAsync(bot)).Kind, (await AskingAsync(bot))[0].Status));
    }

    [Fact]
    public async Task What_is_over_is_not_taken_up_again()
    {
        await using var bot = await ClosedAsync();
        Assert.Equal(["Ask now", "Not suitable"], (await bot.SaysAsync("ines", "follow-up 3"))[^1].Buttons);
        Assert.Equal(["Ask now", "Not suitable"], (await bot.SaysAsync("ines", "follow-up 3 done"))[^1].Buttons);
        await bot.SaysAsync("ines", "asked 1 by mail");

        Assert.Equal("There is nothing left to do in follow-up 3: the customer was asked.", (await bot.SaysAsync("ines", "follow-up 3 reopen"))[^1].Text);
    }

    [Fact]
    public async Task Whoever_keeps_contact_with_the_customer_asks_them()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.ActsAsync("rui", 1, (about, by) => about.GiveVoiceTo("rui", by));

        await bot.PressesAsync("ines", "Fine");

        Assert.Equal("rui", Assert.Single(await AskingAsync(bot)).OwnerId);
    }

    [Theory]
    [InlineData("""UPDATE "Cases" SET "IsPractice" = TRUE""")]
    [InlineData("""UPDATE "Cases" SET "Customer" = 2""")]
    public async Task Nobody_is_asked_in_practice_or_about_oneself(string sql)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.ExecuteAsync(sql);

        await bot.PressesAsync("ines", "Fine");
        await bot.SaysAsync("ines", "asked 1 by mail");

        Assert.Empty(await AskingAsync(bot));
    }

    private static async Task<TestBot> ClosedAsync()
    {
        var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");
        return bot;
    }

    private static async Task<List<(FollowUpKind Kind, string OwnerId, DateOnly DueOn, FollowUpStatus Status)>> AskingAsync(TestBot bot)
    {
        await using var db = bot.Look();
        return [.. (await db.FollowUps.AsNoTracking().OrderBy(followUp => followUp.Number).ToListAsync())
            .Where(followUp => followUp.IsAboutAsking && followUp.CaseNumber == 1)
            .Select(followUp => (followUp.Kind, followUp.OwnerId, followUp.DueOn, followUp.Status))];
    }

    /// <summary>When somebody is reminded of anything in that time, by the clock in Lisbon.</summary>
    private static async Task<List<string>> RemindersAsync(TestBot bot, string person, int days)
    {
        var end = bot.Clock.Now.AddDays(days);
        var reminders = new List<string>();
        await bot.ReadsAsync(person);
        while (bot.Clock.Now < end)
        {
            bot.Clock.Advance(TimeSpan.FromHours(1));
            await bot.RunRoundAsync<FollowUpRound>();
            reminders.AddRange((await bot.ReadsAsync(person)).Select(_ => bot.Clock.Now.ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture)));
        }

        return reminders;
    }
}
