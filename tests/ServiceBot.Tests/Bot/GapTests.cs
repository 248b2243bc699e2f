using System.Text.Json.Nodes;
using ServiceBot.Knowledge;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>What nobody knew: logged once, answered by whoever knows, and found again.</summary>
public class GapTests
{
    private const string Question = "gap how do we refund across two currencies";

    [Fact]
    public async Task It_is_logged_answered_and_told_to_whoever_asked()
    {
        await using var bot = await StartAsync();

        Assert.Equal(
            "Logged as gap 1 for Harbour desk: “how do we refund across two currencies”. I tell you when somebody answers. It stands in your channel, without your name; to take it out: gap 1 undo",
            (await bot.SaysAsync("ines", Question))[^1].Text);
        Assert.Equal("Gap 1: “how do we refund across two currencies”. Whoever knows, type to me: gap 1 answer …", Assert.Single(await bot.RoomAsync()).Text);
        Assert.Equal(
            "Gap 1 is answered. Whoever asked hears of it. From now on “policy” finds it too. Thank you, Rui.",
            (await bot.SaysAsync("rui", "gap 1 answer at the rate of the day they paid"))[^1].Text);

        Assert.Equal(
            ["Rui answered gap 1: “how do we refund across two currencies”", "at the rate of the day they paid", "If that does not help: gap 1 reopen"],
            (await bot.ReadsAsync("ines"))[^1].Lines);
        Assert.Equal(["Gap 1 is answered: “how do we refund across two currencies”", "at the rate of the day they paid"], Assert.Single(await bot.RoomAsync()).Lines);
        Assert.Equal("how do we refund across two currencies", (await bot.SaysAsync("amal", "policy refund two currency"))[^1].Lines[0]);
    }

    [Fact]
    public async Task Whoever_asked_takes_it_out_soon_after_and_nothing_of_it_stays_in_the_channel()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "gap what do we owe Mrs Silva");

        Assert.StartsWith("A lead or a manager of the team can take gap 1 out", (await bot.SaysAsync("rui", "gap 1 undo"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Gap 1 is out for good", (await bot.SaysAsync("ines", "gap 1 undo"))[^1].Text, StringComparison.Ordinal);

        Assert.Equal("Gap 1 was taken out.", Assert.Single(await bot.RoomAsync()).Text);
        Assert.DoesNotContain(await bot.ReadAsync(db => db.KnowledgeGaps.Select(gap => gap.Text + gap.Key).ToList()), text => text.Contains("ilva", StringComparison.Ordinal));
        Assert.Equal("Gap 1 was taken out already.", (await bot.SaysAsync("rui", "gap 1 reopen"))[^1].Text);
        Assert.StartsWith("Logged as gap 2", (await bot.SaysAsync("rui", "gap what do we owe Mrs Silva"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_only_those_who_lead_take_it_out_with_its_answer()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.SaysAsync("ines", Question);
        await bot.SaysAsync("rui", "gap 1 answer ask Mrs Silva");
        bot.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.StartsWith("A lead or a manager of the team", (await bot.SaysAsync("ines", "gap 1 undo"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("marta", "gap 1 erase");

        Assert.Equal("Gap 1 was taken out.", Assert.Single(await bot.RoomAsync()).Text);
        Assert.DoesNotContain(await bot.ReadAsync(db => db.GapEvents.Select(happened => happened.Text ?? "").ToList()), text => text.Length > 0);
    }

    [Theory]
    [InlineData("gap How do we refund across TWO currencies?")]
    [InlineData("gap how should we refund across two currency")]
    public async Task The_same_question_is_known_again_and_whoever_asks_it_too_is_told(string again)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", Question);

        Assert.StartsWith("Gap 1 asks that already", (await bot.SaysAsync("amal", again))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("That is logged already, as gap 1", (await bot.SaysAsync("amal", again))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("That is logged already, as gap 1", (await bot.SaysAsync("ines", again))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("rui", "gap 1 answer at the rate of the day");

        foreach (var asker in (string[])["ines", "amal"])
            Assert.StartsWith("Rui answered gap 1", (await bot.ReadsAsync(asker))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("That was asked before, in gap 1", (await bot.SaysAsync("rui", again))[^1].Text, StringComparison.Ordinal);
        Assert.Single(await GapsAsync(bot));
    }

    [Fact]
    public async Task Two_who_ask_the_same_at_once_ask_it_once()
    {
        await using var bot = await StartAsync();

        await bot.AtOnceAsync(() => bot.SaysAsync("ines", Question), () => bot.SaysAsync("amal", Question));

        Assert.Single(await GapsAsync(bot));
        await bot.SaysAsync("rui", "gap 1 answer yes");
        await bot.SaysAsync("rui", "gap 2 answer yes");
        foreach (var asker in (string[])["ines", "amal"])
            Assert.Contains(await bot.ChatAsync(asker), heard => heard.Text.StartsWith("Rui answered gap", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_the_second_hears_the_first()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", Question);
        await bot.ReadsAsync("rui");

        await bot.AtOnceAsync(() => bot.SaysUnreadAsync("rui", "gap 1 answer the rate of that day"), () => bot.SaysUnreadAsync("amal", "gap 1 answer the rate of today"));

        var gap = Assert.Single(await GapsAsync(bot));
        var loser = gap.Answer == "the rate of today" ? "rui" : "amal";
        Assert.StartsWith($"Gap 1 is answered already: {gap.Answer}\nNothing was changed.", (await bot.ReadsAsync(loser))[^1].Text, StringComparison.Ordinal);
        Assert.Single(await bot.ReadAsync(db => db.GapEvents.Where(happened => happened.Kind == GapEventKind.Answered).ToList()));
    }

    [Fact]
    public async Task It_is_dropped_with_a_reason_by_whoever_asked_or_tends_cases_and_opened_again_by_anybody()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Lea", Role.Lead);
        await bot.SaysAsync("ines", Question);

        Assert.StartsWith("Whoever asked it, and the leads and managers", (await bot.SaysAsync("rui", "gap 1 drop because no"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Why? A short reason", (await bot.SaysAsync("ines", "gap 1 drop"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Why? A short reason", (await bot.SaysAsync("ines", "gap 1 drop because"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Gap 1 is dropped, because we no longer sell it.", (await bot.SaysAsync("lea", "gap 1 drop because we no longer sell it"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Lea dropped gap 1", (await bot.ReadsAsync("ines"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Gap 1 was dropped, because we no longer sell it.", (await bot.SaysAsync("rui", "gap 1 answer yes"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("That was asked before, and gap 1 was dropped", (await bot.SaysAsync("rui", Question))[^1].Text, StringComparison.Ordinal);

        Assert.StartsWith("Gap 1 is open again", (await bot.SaysAsync("rui", "gap 1 reopen"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Gap 1 is open:", (await bot.SaysAsync("rui", "gap 1 reopen"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("amal", "gap 1 answer yes");
        Assert.StartsWith("Amal answered gap 1", (await bot.ReadsAsync("rui"))[^1].Text, StringComparison.Ordinal);

        Assert.Equal(
            [
                "Gap 1 · Answered", "how do we refund across two currencies", "yes",
                "Fri 20 Nov 2026, 14:00 (Europe/Lisbon) · somebody asked", "Fri 20 Nov 2026, 14:00 (Europe/Lisbon) · Lea dropped it: we no longer sell it",
                "Fri 20 Nov 2026, 14:00 (Europe/Lisbon) · Rui opened it again", "Fri 20 Nov 2026, 14:00 (Europe/Lisbon) · Amal answered",
            ],
            (await bot.SaysAsync("ines", "gap 1"))[^1].Lines);
    }

    [Theory]
    [InlineData("gap 1 how do we refund twice", "It came up in case 1.")]
    [InlineData("gap about 1 how do we refund twice", "It came up in case 1.")]
    [InlineData("gap about case 1 how do we refund twice", "It came up in case 1.")]
    [InlineData("gap 9 boxes a day, who counts them", "Logged as gap 1 for Harbour desk: “9 boxes a day, who counts them”. I tell you")]
    [InlineData("gap about 9 how do we refund twice", "I know no case 9 in your team. Without it: gap how do we refund twice")]
    public async Task It_knows_the_case_it_came_up_in(string typed, string answer)
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "pause");

        Assert.Contains(answer, (await bot.SaysAsync("ines", typed))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_our_commitment_stopped_at_what_we_know_step_4_offers_to_log_it()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.Analyze);

        var said = await bot.PressesAsync("ines", "Tools", ("stoppedBy", "Knowledge,Time"));
        Assert.Equal(["Log a gap"], said[^2].Buttons);
        Assert.Equal("Step 5 of 5 · Be gracious", said[^1].Lines[0]);

        await bot.PressesAsync("ines", "Log a gap");
        Assert.StartsWith("Logged as gap 1", (await bot.PressesAsync("ines", "Log it", ("gapText", "Who may waive the fee?")))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await GapsAsync(bot)).CaseNumber);

        // The question that was open is still open, and what is logged is not offered again.
        await bot.SaysAsync("ines", "back");
        Assert.DoesNotContain(await bot.PressesAsync("ines", "Tools"), heard => heard.Buttons.Contains("Log a gap"));
    }

    [Theory]
    [InlineData("Policy", true)]
    [InlineData("Money,Time,Authority,Attitude", false)]
    [InlineData("", false)]
    public async Task Only_what_we_know_and_rules_are_gaps(string stoppedBy, bool isOffered)
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.Analyze);

        Assert.Equal(isOffered, (await bot.PressesAsync("ines", "Tools", ("stoppedBy", stoppedBy))).Any(heard => heard.Buttons.Contains("Log a gap")));
    }

    [Fact]
    public async Task Practice_says_what_would_happen_and_keeps_nothing()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "practice");
        await bot.SaysAsync("ines", "pause");

        Assert.Contains("In a real one I log it for your team", (await bot.SaysAsync("ines", "gap 1 how do we refund twice"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await GapsAsync(bot));
        Assert.Empty(await bot.RoomAsync());
    }

    [Fact]
    public async Task Of_a_case_of_ones_own_the_team_hears_nothing()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "problem I froze");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "pause");

        await bot.SaysAsync("ines", "gap 1 who may I call at night");

        Assert.Null(Assert.Single(await GapsAsync(bot)).CaseNumber);
        Assert.DoesNotContain("case", (await bot.SaysAsync("rui", "gap 1"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("I know no case 1", (await bot.SaysAsync("rui", "gap about 1 what now"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_begins_with_the_oldest_and_ends_with_how_it_goes()
    {
        await using var bot = await StartAsync();
        Assert.Equal("Nothing waits for an answer in Harbour desk.", (await bot.SaysAsync("rui", "gaps"))[^1].Text);
        await bot.SaysAsync("ines", Question);
        bot.Clock.Advance(TimeSpan.FromDays(3));
        await bot.SaysAsync("ines", "gap who waives the fee");
        await bot.SaysAsync("ines", "gap who may open the safe");
        await bot.SaysAsync("rui", "gap 2 answer Marta");

        var list = (await bot.SaysAsync("rui", "gaps"))[^1];
        Assert.Equal(
            [
                "Waiting for an answer in Harbour desk, the oldest first:", "1 · how do we refund across two currencies · for 3 days",
                "3 · who may open the safe · for less than a minute", "Whoever knows one: gap 1 answer …", "Of 3 asked in the last 28 days, answered: 1.",
            ],
            list.Lines);
        Assert.Equal(["gap 1", "gap 3"], list.Buttons);
        Assert.Equal(list.Lines, (await bot.SaysInRoomAsync("amal", "@ServiceBot gaps"))[^1].Lines);
    }

    [Fact]
    public async Task A_long_list_is_cut_and_says_so()
    {
        await using var bot = await StartAsync();
        for (var number = 0; number < 17; number++)
            await bot.SaysAsync("ines", $"gap what is sign {number} for");

        Assert.Contains("… and 2 more.", (await bot.SaysAsync("rui", "gaps"))[^1].Lines);
    }

    [Fact]
    public async Task In_the_channel_it_is_one_line_and_only_when_it_is_said_to_the_bot()
    {
        await using var bot = await StartAsync();
        Assert.Empty(await bot.SaysInRoomAsync("ines", Question));

        Assert.Equal(["Gap 1: “how do we refund across two currencies”. Whoever knows, type to me: gap 1 answer …"], (await bot.SaysInRoomAsync("ines", $"@ServiceBot {Question}")).Select(heard => heard.Text));
        Assert.StartsWith("Gap 1 is answered.", (await bot.SaysInRoomAsync("rui", "@ServiceBot gap 1 answer at the rate of the day"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("What did we not know? For example: gap how do we refund across two currencies", (await bot.SaysInRoomAsync("rui", "@ServiceBot gap"))[^1].Text);
    }

    [Fact]
    public async Task Whoever_left_the_team_hears_nothing_of_it_and_cannot_change_it()
    {
        await using var bot = await StartAsync();
        await bot.HasStrangerAsync("stranger");
        await bot.SaysAsync("ines", Question);
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "ines")));
        await bot.ReadsAsync("ines");

        Assert.DoesNotContain("hears of it", (await bot.SaysAsync("rui", "gap 1 answer at the rate of the day"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("ines"));
        foreach (var outside in (string[])["ines", "stranger"])
            foreach (var typed in (string[])["gap 1", "gap 1 reopen", "gap 1 answer no", "gap 1 drop because no"])
                Assert.StartsWith("I know no gap 1 in your team.", (await bot.SaysAsync(outside, typed))[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rate of the day", (await bot.SaysAsync("stranger", "policy refund currencies"))[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gap", "Log a gap")]
    [InlineData("gap 9", "I know no gap 9 in your team.")]
    [InlineData("gap 1 answer", "What is the answer to")]
    public async Task What_is_missing_is_asked_for(string typed, string answer)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", Question);

        Assert.StartsWith(answer, (await bot.SaysAsync("ines", typed))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_is_named_and_nothing_is_taken()
    {
        await using var bot = await StartAsync();

        Assert.Contains("501 of 500 characters", (await bot.SaysAsync("ines", $"gap {new string('a', 501)}"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", Question);
        Assert.Contains("1,501 of 1,500 characters", (await bot.SaysAsync("ines", $"gap 1 answer {new string('a', 1501)}"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("301 of 300 characters", (await bot.SaysAsync("ines", $"gap 1 drop {new string('a', 301)}"))[^1].Text, StringComparison.Ordinal);
        Assert.True(Assert.Single(await GapsAsync(bot)).IsOpen);
        Assert.NotEmpty(await bot.SubmitsAsync("ines", new JsonObject { ["answer"] = "log", ["gap"] = "no number", ["gapText"] = "who waives it" }));
    }

    [Fact]
    public async Task Where_there_are_no_cards_it_is_typed() => Assert.Equal(
        "What did we not know? Type it in one line, for example: gap about 43 how do we refund across two currencies",
        await Task.FromResult(GapCards.Ask(43, null, "sms").Text));

    /// <summary>A Friday afternoon: everybody works.</summary>
    private static Task<TestBot> StartAsync() => TestBot.StartAsync("2026-11-20T14:00Z");

    private static Task<List<KnowledgeGap>> GapsAsync(TestBot bot) => bot.ReadAsync(db => db.KnowledgeGaps.ToList());
}
