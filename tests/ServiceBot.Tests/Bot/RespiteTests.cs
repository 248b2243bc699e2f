using Microsoft.EntityFrameworkCore;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>A break for whoever had a hard contact: offered in private, once, and kept nowhere.</summary>
public class RespiteTests
{
    private const string Friday = "2026-11-20T10:00Z";
    private const string Question = "Somebody I served was abusive to me today.";
    private const string Break = "A break now is part of the work";

    /// <summary>Rows that come with every message, whatever it says: its id, what was delivered, and where it stood.</summary>
    private static readonly string[] OfEveryMessage = ["Inbox", "Outbox", "Slots"];

    [Theory]
    [InlineData("danger", "yes", true)]
    [InlineData("care", "Injury", true)]
    [InlineData("care", "Bereavement", true)]
    [InlineData("care", "DataLeak", false)]
    [InlineData("severity", "Serious", false)]
    public async Task It_is_offered_at_the_end_of_a_hard_case_and_of_no_other(string input, string value, bool isOffered)
    {
        await using var bot = await StartAsync((input, value));
        await CollectsAsync(bot);
        await bot.SaysAsync("ines", "told 1");
        await TellAsync(bot);
        var closed = await bot.SaysAsync("ines", "close 1 because they moved away; yes; none; none");

        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
        Assert.Equal(isOffered, closed[^1].Text.Contains(Break, StringComparison.Ordinal));
        Assert.Contains(closed, heard => heard.Text.StartsWith("Case 1 is closed.", StringComparison.Ordinal));

        // Where somebody was hurt or died, nobody asks whether they were rude.
        Assert.DoesNotContain(closed, heard => heard.Lines.Contains(Question));
        foreach (var other in (string[])["rui", "amal", "nora"])
            Assert.DoesNotContain(await bot.ChatAsync(other), heard => heard.Text.Contains(Break, StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.RoomAsync(), heard => heard.Text.Contains(Break, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, false, false, true)]
    [InlineData(false, false, false, false)]
    [InlineData(true, true, false, false)]
    [InlineData(true, false, true, false)]
    public async Task Whether_somebody_was_abusive_is_asked_with_it_while_that_collects_and_only_whom_it_may(
        bool isCollecting, bool isStopped, bool isWithoutHome, bool isAsked)
    {
        await using var bot = await StartAsync();
        if (isCollecting)
            await CollectsAsync(bot);
        if (isStopped)
            await bot.SaysAsync("ines", "stop asking");
        if (isWithoutHome)
            await bot.ExecuteAsync("""UPDATE "People" SET "HomeTeamId" = NULL WHERE "Id" = 'ines'""");

        var offer = await FailsAgainAsync(bot);

        Assert.Contains(Break, offer.Text, StringComparison.Ordinal);
        Assert.Equal(isAsked, offer.Lines.Contains(Question));
    }

    [Fact]
    public async Task A_second_failure_is_hard_too_and_it_comes_again_only_when_the_case_does()
    {
        await using var bot = await StartAsync();
        Assert.Contains(Break, (await FailsAgainAsync(bot)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await bot.SaysAsync("ines", "hand 1 to @amal"), heard => heard.Text.Contains(Break, StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.SaysAsync("ines", "close 1 because it is over; yes; none; none"), heard => heard.Text.Contains(Break, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_only_tidies_up_the_case_of_somebody_else_had_no_hard_contact()
    {
        await using var bot = await StartAsync(("danger", "yes"));
        await bot.SaysAsync("ines", "told 1");
        await TellAsync(bot);

        Assert.DoesNotContain(
            await bot.SaysAsync("nora", "close 1 because they moved away; yes; none; none"), heard => heard.Text.Contains(Break, StringComparison.Ordinal));
        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
    }

    [Fact]
    public async Task In_a_channel_nothing_is_said_of_it()
    {
        await using var bot = await StartAsync(("danger", "yes"));

        await bot.SaysInRoomAsync("ines", "@ServiceBot hand 1 to @rui");

        Assert.Equal("rui", (await bot.CaseAsync(1)).HandToId);
        Assert.DoesNotContain(await bot.RoomAsync(), heard => heard.Text.Contains(Break, StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.ChatAsync("ines"), heard => heard.Text.Contains(Break, StringComparison.Ordinal));
        Assert.Contains("private chat", (await bot.SaysInRoomAsync("ines", "@ServiceBot support"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Practice_says_that_it_is_practice()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("ines", Step.FixItFast, "practice a guest shouts");

        Assert.StartsWith($"Practice · A case like this is hard on people. {Break}", (await bot.SaysAsync("ines", "abuse 2 stopped"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_where_people_here_find_help_to_everybody_who_asks_at_any_time()
    {
        await using var bot = await StartAsync();
        await bot.HasStrangerAsync("lea");
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour") { HelpText = "Marta, room 4\nHelp line: 800 100 200" }));
        await bot.SaysAsync("ines", "next 1");
        var question = (await bot.ChatAsync("ines"))[^1];

        Assert.Equal(
            ["Where people here find help:", "Marta, room 4", "Help line: 800 100 200", "Only you see this. I keep nothing of it and tell nobody."],
            Assert.Single(await bot.SaysAsync("ines", "support")).Lines);
        Assert.Contains("Help line: 800 100 200", Assert.Single(await bot.SaysAsync("ines", "Support line.")).Lines);
        var asked = Assert.Single(await bot.SaysAsync("ines", "look after me 1"));
        Assert.StartsWith(Break, asked.Text, StringComparison.Ordinal);
        Assert.Equal(["Hold my other reminders for 30 minutes", "Somebody beside me"], asked.Buttons);
        Assert.Contains("Your lead is a first step, or somebody you trust, or your doctor. In danger, call the emergency number.", Assert.Single(await bot.SaysAsync("lea", "support")).Lines);
        Assert.Equal(question.Text, (await bot.ChatAsync("ines")).Single(heard => heard.Id == question.Id).Text);
        Assert.Equal(Step.FixItFast, (await bot.CaseAsync(1)).Step);
    }

    [Fact]
    public async Task Nothing_of_it_is_kept_anywhere()
    {
        await using var bot = await StartAsync(("danger", "yes"));
        await bot.SaysAsync("ines", "told 1");
        await TellAsync(bot);
        await bot.SaysAsync("ines", "close 1 because they moved away; yes; none; none");
        Assert.Contains(await bot.ChatAsync("ines"), heard => heard.Text.Contains(Break, StringComparison.Ordinal));
        await PassAsync(bot);
        var before = await RowsAsync(bot);
        var version = (await bot.CaseAsync(1)).Version;

        await bot.SaysAsync("ines", "look after me");
        await bot.SaysAsync("ines", "look after me 1");
        await bot.SaysAsync("ines", "support");
        await bot.SubmitsAsync("ines", new System.Text.Json.Nodes.JsonObject { ["command"] = "look after me 1" });
        await PassAsync(bot);

        Assert.Equal(before.Select(table => $"{table}"), (await RowsAsync(bot)).Select(table => $"{table}"));
        Assert.Equal(version, (await bot.CaseAsync(1)).Version);
        var kept = await bot.KeptAsync();
        Assert.Contains("they moved away", kept, StringComparison.Ordinal);
        foreach (var trace in (string[])["look after me", "LookAfterMe", "A break now", "glass of water", "find help", "\"support\"", "Hold my"])
            Assert.DoesNotContain(trace, kept, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Both_buttons_do_what_they_say()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the crate is late");
        await bot.SaysAsync("ines", "more time 1 in 3 hours");
        await bot.SaysAsync("ines", "look after me 2");

        Assert.StartsWith("Nobody is reminded of case 1 before today, Friday 20 November, 10:30", (await bot.PressesAsync("ines", "Hold my other reminders for 30 minutes"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("I asked Nora to stand beside you in case 2", (await bot.PressesAsync("ines", "Somebody beside me"))[^1].Text, StringComparison.Ordinal);
    }

    /// <summary>So many work here that it is counted whether they had somebody abusive.</summary>
    /// <summary>It is fixed, they are let down again, and Ines hands it over.</summary>
    /// <returns>The last she hears.</returns>
    private static async Task<Heard> FailsAgainAsync(TestBot bot)
    {
        await bot.SaysAsync("ines", "told 1");
        await bot.SaysAsync("ines", "fixed 1");
        await bot.PressesAsync("ines", "Tools");
        Assert.DoesNotContain(await bot.PressesAsync("ines", "Fine"), heard => heard.Text.Contains(Break, StringComparison.Ordinal));
        await bot.SaysAsync("ines", "customer says 1 let down");
        await bot.PressesAsync("ines", "I own it");
        return (await bot.SaysAsync("ines", "hand 1 to @rui"))[^1];
    }

    private static async Task CollectsAsync(TestBot bot)
    {
        for (var i = 1; i <= 8; i++)
            await bot.HasMemberAsync($"q{i}", Role.Member);

        await bot.ExecuteAsync("""UPDATE "People" SET "HomeTeamId" = 'harbour'""");
        await bot.RunRoundAsync<HardContactRound>();
    }

    /// <summary>Where people must be told something, they were, and somebody else has looked at it.</summary>
    private static async Task TellAsync(TestBot bot)
    {
        if ((await bot.CaseAsync(1)).Disclosure == Disclosure.None)
            return;

        await bot.SaysAsync("ines", "disclosed 1 we called them");
        await bot.SaysAsync("nora", "acknowledge 1");
    }

    /// <summary>What was said for the moment is gone.</summary>
    private static async Task PassAsync(TestBot bot)
    {
        bot.Clock.Advance(Envelope.Lifetime + TimeSpan.FromMinutes(1));
        await bot.RunRoundAsync<FleetingRound>();
    }

    /// <summary>How many rows each table has, but for those that every message leaves.</summary>
    private static async Task<Dictionary<string, int>> RowsAsync(TestBot bot)
    {
        await using var db = bot.Look();
        var rows = new Dictionary<string, int>();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Except(OfEveryMessage).Order())
        {
            var count = $"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM \"{table}\"";
            rows[table] = await db.Database.SqlQueryRaw<int>(count).SingleAsync();
        }

        return rows;
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
        return bot;
    }
}
