using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>When a customer is abusive: people may stop, are not left alone with it, and nothing of it counts against anybody.</summary>
public class AbuseTests
{
    private const string Friday = "2026-11-20T10:00Z";

    [Fact]
    public async Task Looking_at_the_card_notes_nothing()
    {
        await using var bot = await StartAsync();
        var before = (await bot.CaseAsync(1)).Version;

        var card = (await bot.SaysAsync("ines", "abuse 1"))[^1];

        Assert.Equal("You may stop now. Nobody has to take this.", card.Lines[1]);
        Assert.Contains("I want to help you. I cannot do that while I am spoken to like this.", card.Lines);
        Assert.Equal(["I have stopped the contact", "Hand it over", "Write down the facts", "Look after me", "Somebody is in danger"], card.Buttons);
        Assert.Equal("safety 1", (string)card.Submit("Somebody is in danger")["command"]!);
        Assert.Equal(before, (await bot.CaseAsync(1)).Version);
        Assert.Empty(await bot.ReadsAsync("nora"));
    }

    [Fact]
    public async Task The_team_writes_what_it_says_to_them()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "When it is hard");
        await bot.PressesAsync("marta", "Save", ("conduct", "We stop here.\nCome back tomorrow."), ("help", "Room 4"));

        var card = (await bot.SaysAsync("ines", "abuse 1"))[^1];

        Assert.Contains("We stop here.", card.Lines);
        Assert.Contains("Come back tomorrow.", card.Lines);
        await bot.PressesAsync("marta", "When it is hard");
        await bot.PressesAsync("marta", "Save", ("conduct", ""), ("help", CareTexts.Help));
        Assert.Equal((null, null), ((await bot.TeamAsync()).ConductText, (await bot.TeamAsync()).HelpText));
    }

    [Fact]
    public async Task Whoever_stops_is_asked_nothing_and_reminded_of_nothing_and_a_lead_stands_beside_them_once()
    {
        await using var bot = await StartAsync();

        await bot.SaysAsync("ines", "abuse 1 stopped");

        Assert.Null(await bot.ReadAsync(db => db.Desks.Single(desk => desk.PersonId == "ines").CaseNumber));
        var told = Assert.Single(await bot.ReadsAsync("nora"));
        Assert.Contains("Please stand beside Ines", told.Text, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("rui"));
        await bot.SaysAsync("ines", "not abuse 1");
        await bot.SaysAsync("ines", "abuse 1 stopped");
        Assert.Empty(await bot.ReadsAsync("nora"));

        bot.Clock.Advance(TimeSpan.FromMinutes(20));
        await bot.RunNudgesAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(20));
        await bot.RunNudgesAsync();
        Assert.DoesNotContain(await bot.ReadsAsync("ines"), heard => heard.Text.Contains("still waits", StringComparison.Ordinal));
        Assert.Empty(await bot.ReadsAsync("rui"));
    }

    [Fact]
    public async Task Taken_back_it_is_a_case_like_any_other_and_its_promise_is_reminded_of_again()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "abuse 1 stopped");

        Assert.Contains("What was promised holds again.", (await bot.SaysAsync("ines", "not abuse 1"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("Nobody has said of case 1 that the customer was abusive.", (await bot.SaysAsync("ines", "not abuse 1"))[^1].Text);

        bot.Clock.Advance(TimeSpan.FromMinutes(20));
        await bot.RunNudgesAsync();
        Assert.Contains(await bot.ReadsAsync("ines"), heard => heard.Text.Contains("The promise for case 1", StringComparison.Ordinal));
        var timeline = (await bot.SaysAsync("rui", "case 1"))[^1].Text;
        Assert.Contains("Ines ended the contact, because the customer was abusive", timeline, StringComparison.Ordinal);
        Assert.Contains("Ines took back that the customer was abusive", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_closed_without_a_fix_a_word_or_a_question()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "abuse 1 stopped");

        var closed = await bot.SaysAsync("ines", "close 1");

        Assert.Equal("Case 1 is closed. Thank you, Ines. Nobody needs to ask them how they see it. When they say something: customer says 1", closed[^1].Text);
        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
        Assert.Empty(await bot.ReadAsync(db => db.FollowUps.ToList()));
        Assert.StartsWith("Nobody needs to ask them: the contact ended because they were abusive.", (await bot.SaysAsync("ines", "ask 1"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(Turned.Apart, TurnedRound.At(bot.Clock.Now.AddDays(30), (await bot.CaseAsync(1)).Events));
    }

    [Fact]
    public async Task What_was_closed_because_of_it_is_opened_again_before_it_is_taken_back()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "abuse 1 stopped");
        await bot.SaysAsync("ines", "close 1");

        Assert.Equal("Case 1 is closed, so that stays as it is. To take it back, first open it again: reopen 1", (await bot.SaysAsync("ines", "not abuse 1"))[^1].Text);
        Assert.NotNull((await bot.CaseAsync(1)).AbuseAt);
    }

    [Fact]
    public async Task The_case_that_goes_on_says_that_the_contact_has_ended_in_the_other()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("rui", Step.FixItFast);
        await bot.SaysAsync("ines", "abuse 1 stopped");
        await bot.SaysAsync("ines", "same 1 as 2");

        Assert.Contains("Contact with the customer: has ended in case 1, because the customer was abusive", (await bot.SaysAsync("rui", "case 2"))[^1].Lines);
    }

    [Fact]
    public async Task What_was_taken_out_does_not_come_back_with_an_old_card()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "abuse 1 he shouted at Mrs Silva");
        var card = (await bot.SaysAsync("ines", "abuse 1"))[^1];
        await bot.ActsAsync("nora", 1, (about, by) => about.WriteAbuse("He shouted.", by));

        await bot.SubmitsAsync("ines", card.Submit("Write down the facts", ("facts", "he shouted at Mrs Silva twice")));

        Assert.Equal("He shouted.\ntwice", (await bot.CaseAsync(1)).AbuseFacts);
    }

    [Fact]
    public async Task Where_somebody_was_in_danger_they_still_hear_from_us_before_it_is_closed()
    {
        await using var bot = await StartAsync(("danger", "yes"));
        await bot.SaysAsync("ines", "abuse 1 stopped");

        Assert.Contains("Somebody was in danger, and the customer has had no word from us.", (await bot.SaysAsync("ines", "close 1"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", "told 1");
        Assert.StartsWith("Before you close case 1", (await bot.SaysAsync("ines", "close 1"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", "disclosed 1 we called them");
        await bot.SaysAsync("nora", "acknowledge 1");
        Assert.Contains(await bot.SaysAsync("ines", "close 1"), heard => heard.Text.StartsWith("Case 1 is closed.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_colleague_who_takes_over_goes_on_with_promises_of_their_own()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "abuse 1");
        await bot.PressesAsync("ines", "Hand it over");
        Assert.Contains("The customer was abusive, and the contact has ended.", (await bot.ReadsAsync("nora"))[^1].Lines);
        Assert.StartsWith("Nora was asked already", (await bot.SaysAsync("ines", "abuse 1 hand over"))[0].Text, StringComparison.Ordinal);

        var taken = await bot.PressesAsync("nora", "I take it");

        Assert.Equal("Case 1 is yours. What was promised before holds no more; you decide how it goes on.", taken[0].Text);
        Assert.Contains("Contact with the customer: has ended; nobody needs to call them", (await bot.CardAsync(1))!.Lines);
        Assert.Contains("Promise: none any more", (await bot.CardAsync(1))!.Lines);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SaysAsync("nora", "promise 1 in 30 minutes");
        Assert.DoesNotContain((await bot.CardAsync(1))!.Lines, line => line.StartsWith("Contact with", StringComparison.Ordinal));
        bot.Clock.Advance(TimeSpan.FromMinutes(20));
        await bot.RunNudgesAsync();
        Assert.Contains(await bot.ReadsAsync("nora"), heard => heard.Text.Contains("The promise for case 1", StringComparison.Ordinal));
        await bot.SaysAsync("nora", "fixed 1");
        await bot.SaysAsync("nora", "customer says 1 better: they were kind to me");
        Assert.Equal(Turned.Apart, TurnedRound.At(bot.Clock.Now.AddDays(30), (await bot.CaseAsync(1)).Events));
    }

    [Fact]
    public async Task Where_nobody_senior_works_it_is_said_how_else()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        var said = (await bot.SaysAsync("ines", "abuse 1 hand over"))[^2];

        Assert.StartsWith("No lead or manager works now. You need not talk to the customer all the same.", said.Text, StringComparison.Ordinal);
        Assert.Equal(["get help 1"], said.Buttons);
        Assert.NotNull((await bot.CaseAsync(1)).AbuseAt);
    }

    [Fact]
    public async Task Whoever_keeps_contact_is_out_of_it_at_once_and_the_owner_decides()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "voice 1 @rui");
        await bot.SaysAsync("rui", "voice 1 yes");
        await bot.ReadsAsync("ines");

        await bot.ReadsAsync("nora");
        var said = await bot.SaysAsync("rui", "abuse 1 hand over");

        Assert.Contains("Please stand beside Rui", Assert.Single(await bot.ReadsAsync("nora")).Text, StringComparison.Ordinal);
        Assert.Equal("Noted: you need not talk to the customer of case 1 again. Ines owns it and knows.", said[0].Text);
        Assert.Null((await bot.CaseAsync(1)).VoiceId);
        Assert.StartsWith("In case 1 the customer was abusive, so Rui has ended the contact", (await bot.ReadsAsync("ines"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_and_done_is_kept_with_its_history_and_nobody_is_taught_words()
    {
        await using var bot = await StartAsync();

        var said = await bot.SaysAsync("ines", "abuse 1 At 10:15 he said:\nyou lazy idiot, not our problem");

        Assert.Equal("Written down in case 1, where your team can read it. To change it: correct 1", Assert.Single(said).Text);
        Assert.Equal("At 10:15 he said:\nyou lazy idiot, not our problem", (await bot.CaseAsync(1)).AbuseFacts);
        Assert.StartsWith("That was written down already", (await bot.SaysAsync("ines", "abuse 1 At 10:15 he said:\nyou lazy idiot, not our problem"))[^1].Text, StringComparison.Ordinal);
        Assert.Null((await bot.CaseAsync(1)).AbuseAt);

        await bot.SaysAsync("rui", "abuse 1 At 10:20 he threw a cup");
        Assert.EndsWith("not our problem\nAt 10:20 he threw a cup", (await bot.CaseAsync(1)).AbuseFacts, StringComparison.Ordinal);
        Assert.Contains(
            "What was said and done", (await bot.SaysAsync("rui", "case 1"))[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await bot.RoomAsync(), heard => heard.Text.Contains("cup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_else_wrote_meanwhile_is_not_lost_by_a_card_that_did_not_show_it()
    {
        await using var bot = await StartAsync();
        var card = (await bot.SaysAsync("ines", "abuse 1"))[^1];
        await bot.SaysAsync("rui", "abuse 1 He threw a cup");

        await bot.SubmitsAsync("ines", card.Submit("Write down the facts", ("facts", "He shouted")));
        Assert.Equal("He threw a cup\nHe shouted", (await bot.CaseAsync(1)).AbuseFacts);

        var next = (await bot.SaysAsync("ines", "abuse 1"))[^1];
        Assert.Equal("He threw a cup\nHe shouted", next.Values["facts"]);
        await bot.SaysAsync("rui", "abuse 1 And left");
        await bot.SubmitsAsync("ines", next.Submit("Write down the facts", ("facts", "He threw a cup\nHe shouted\nAt me")));
        Assert.Equal("He threw a cup\nHe shouted\nAnd left\nAt me", (await bot.CaseAsync(1)).AbuseFacts);

        var last = (await bot.SaysAsync("ines", "abuse 1"))[^1];
        await bot.SubmitsAsync("ines", last.Submit("Write down the facts", ("facts", "He threw a cup")));
        Assert.Equal("He threw a cup", (await bot.CaseAsync(1)).AbuseFacts);
    }

    [Theory]
    [InlineData(2001, "What was said and done has at most 2,000 characters, and this would be 2,001. Nothing was taken")]
    [InlineData(0, "What was said and done, and when? A few words are enough")]
    public async Task What_cannot_be_taken_is_said(int length, string said)
    {
        await using var bot = await StartAsync();
        var card = (await bot.SaysAsync("ines", "abuse 1"))[^1];

        Assert.StartsWith(said, (await bot.SubmitsAsync("ines", card.Submit("Write down the facts", ("facts", new string('a', length)))))[^1].Text, StringComparison.Ordinal);
        Assert.Null((await bot.CaseAsync(1)).AbuseFacts);
    }

    [Fact]
    public async Task In_practice_nobody_is_disturbed()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("ines", Step.FixItFast, "practice a guest shouts");

        Assert.StartsWith("Practice · Case 2", (await bot.SaysAsync("ines", "abuse 2"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("in a real case I also tell a lead", (await bot.SaysAsync("ines", "abuse 2 stopped"))[^2].Text, StringComparison.Ordinal);
        Assert.Contains("In a real case I ask a lead", (await bot.SaysAsync("ines", "abuse 2 hand over"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("nora"));
    }

    [Fact]
    public async Task There_is_no_customer_in_what_is_about_oneself_and_none_yet_in_what_has_just_begun()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "problem I forgot the keys");
        Assert.StartsWith("You may stop now. Nobody has to take this. Nothing has to be noted", (await bot.SaysAsync("ines", "abuse 2 stopped"))[^1].Text, StringComparison.Ordinal);
        Assert.Null((await bot.CaseAsync(2)).AbuseAt);

        await bot.PressesAsync("ines", "Me");
        Assert.Equal("Case 2 is about you alone, so there is no customer in it. Where people here find help: support", (await bot.SaysAsync("ines", "abuse 2"))[^1].Text);
        Assert.StartsWith("I know no case 2", (await bot.SaysAsync("rui", "abuse 2"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("nora"));
    }

    [Fact]
    public async Task It_is_looked_at_when_it_is_pressed_who_is_in_the_team()
    {
        await using var bot = await StartAsync();
        var card = (await bot.SaysAsync("rui", "abuse 1"))[^1];
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "rui")));

        Assert.StartsWith("I know no case 1", (await bot.SubmitsAsync("rui", card.Submit("I have stopped the contact")))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("I know no case 1", (await bot.SubmitsAsync("rui", card.Submit("Write down the facts", ("facts", "x"))))[^1].Text, StringComparison.Ordinal);
        Assert.Null((await bot.CaseAsync(1)).AbuseAt);
    }

    [Fact]
    public void Where_there_are_no_cards_it_can_be_typed()
    {
        var about = RecoveryCase.Report(1, "harbour", "It broke", "It broke", new By("ines", DateTimeOffset.UnixEpoch));

        var said = AbuseCards.Show(about, "We stop here.", "sms");

        Assert.Empty(said.Attachments ?? []);
        foreach (var typed in (string[])["abuse 1 stopped", "abuse 1 hand over", "look after me 1", "safety 1", "We stop here."])
            Assert.Contains(typed, said.Text, StringComparison.Ordinal);
    }

    /// <summary>Case 1 of Ines, at step 3; Nora leads the team.</summary>
    private static async Task<TestBot> StartAsync(params (string Input, string Value)[] intake)
    {
        var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Nora", Role.Lead);
        await bot.SaysAsync("ines", "problem the parcel is lost");
        await bot.PressesAsync("ines", "A customer", intake);
        await bot.SaysAsync("ines", "They waited all day.");
        await bot.PressesAsync("ines", "I own it");
        await bot.ReadsAsync("nora");
        return bot;
    }
}
