using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Which case is looked at first: by harm, then by how long the customer waits, and never by what they are worth.</summary>
public class ListTests
{
    [Fact]
    public async Task Danger_comes_first_then_serious_then_who_waits_longest_and_practice_last()
    {
        await using var bot = await TestBot.StartAsync();
        await SeedAsync(bot, (1, Severity.Normal, false, false), (2, Severity.Normal, false, false), (3, Severity.Serious, false, false),
            (4, Severity.Serious, true, true), (5, Severity.Normal, true, false), (6, Severity.Serious, true, false));

        string[] expected =
        [
            "Open in Harbour desk:",
            "6 · Danger · Number 6 · Step 1 of 5 · Don't blame · nobody owns it yet",
            "5 · Danger · Number 5 · Step 1 of 5 · Don't blame · nobody owns it yet",
            "3 · Serious · Number 3 · Step 1 of 5 · Don't blame · nobody owns it yet",
            "1 · Number 1 · Step 1 of 5 · Don't blame · nobody owns it yet",
            "2 · Number 2 · Step 1 of 5 · Don't blame · nobody owns it yet",
            "4 · Practice · Danger · Number 4 · Step 1 of 5 · Don't blame · nobody owns it yet",
        ];
        var heard = (await bot.SaysAsync("rui", "cases"))[^1];
        Assert.Equal(expected, heard.Lines);
        Assert.Equal(["case 6", "case 5", "case 3"], heard.Buttons);
        Assert.Equal(expected, (await bot.SaysInRoomAsync("rui", "@ServiceBot cases"))[^1].Lines);
    }

    [Theory]
    [InlineData(15, null)]
    [InlineData(16, "… and 1 more.")]
    [InlineData(40, "… and 25 more.")]
    public async Task At_most_15_are_listed_and_the_rest_is_counted(int count, string? last)
    {
        await using var bot = await TestBot.StartAsync();
        await SeedAsync(bot, [.. Enumerable.Range(1, count).Select(number => (number, Severity.Normal, false, false))]);

        var lines = (await bot.SaysAsync("rui", "cases"))[^1].Lines;

        Assert.Equal(last is null ? 16 : 17, lines.Count);
        Assert.Equal(last ?? "15 · Number 15 · Step 1 of 5 · Don't blame · nobody owns it yet", lines[^1]);
    }

    [Fact]
    public async Task What_a_customer_is_worth_changes_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        await SeedAsync(bot, [.. Enumerable.Range(1, 6).Select(number => (number, number % 2 == 0 ? Severity.Serious : Severity.Normal, false, false))]);
        var before = (await bot.SaysAsync("rui", "cases"))[^1].Text;

        await bot.ChangeAsync(db =>
        {
            foreach (var about in db.Cases)
                about.Help(new Helping(Value: (ValueRange)(about.Number % 4)), new By("ines", bot.Clock.Now));
        });

        Assert.Equal(before, (await bot.SaysAsync("rui", "cases"))[^1].Text);
    }

    [Fact]
    public async Task An_owner_who_left_is_called_so()
    {
        await using var bot = await TestBot.StartAsync();
        await SeedAsync(bot, (1, Severity.Normal, false, false));
        await bot.ChangeAsync(db => db.Cases.Single().Own(new By("erased", bot.Clock.Now)));

        Assert.EndsWith("somebody who left", (await bot.SaysAsync("rui", "cases"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_open_in_several_teams_and_for_oneself_alone_is_one_list()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasStrangerAsync("eve");
        await bot.ChangeAsync(db => db.Memberships.Add(new Membership { TeamId = "team-of-eve", PersonId = "rui" }));
        await SeedAsync(bot, (1, Severity.Normal, false, false), (2, Severity.Serious, false, false), (3, Severity.Normal, false, false));
        await bot.ChangeAsync(db =>
        {
            var by = new By("eve", bot.Clock.Now.AddMinutes(-98));
            db.Cases.Single(found => found.Number == 3).Classify(CustomerKind.External, Severity.Normal, false, "Of Eve", "team-of-eve", by);
            var own = RecoveryCase.Report(4, "harbour", "I feel bad", "I feel bad", new By("rui", bot.Clock.Now.AddMinutes(-200)));
            own.Classify(CustomerKind.Self, Severity.Normal, false, "I feel bad", "harbour", new By("rui", bot.Clock.Now));
            db.Cases.Add(own);
        });

        Assert.Equal(["2", "4", "1", "3"], (await bot.SaysAsync("rui", "cases"))[^1].Lines.Skip(1).Select(line => line.Split(' ')[0]));
        Assert.Equal(["3"], (await bot.SaysAsync("eve", "cases"))[^1].Lines.Skip(1).Select(line => line.Split(' ')[0]));
    }

    /// <summary>Otherwise the list of a team would take longer with every case.</summary>
    [Fact]
    public async Task The_list_of_a_team_is_read_in_the_order_of_its_index()
    {
        await using var bot = await TestBot.StartAsync();
        await using var db = bot.Look();
        if (db is not SqliteBotDb)
            return;

        var asked = Cases.InOrder(new Cases(db, new People(db)).SharedIn("harbour")).Take(CaseList.Most).Select(found => found.Title).ToQueryString();
        var plan = new List<string>();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + string.Join('\n', asked.Split('\n').Where(line => !line.StartsWith('.')));
        foreach (var parameter in (string[])["@teamId", "@p"])
            command.Parameters.Add(new Microsoft.Data.Sqlite.SqliteParameter(parameter, 1));

        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            plan.Add(rows.GetString(3));

        Assert.Equal(["SEARCH c USING INDEX IX_Cases_TeamId_IsPractice_Danger_Severity_OpenedAt_Number (TeamId=?)"], plan);
    }

    private static Task<int> SeedAsync(TestBot bot, params (int Number, Severity Severity, bool Danger, bool IsPractice)[] cases) => bot.ChangeAsync(db =>
    {
        foreach (var (number, severity, danger, isPractice) in cases)
        {
            var by = new By("ines", bot.Clock.Now.AddMinutes(number - 100));
            var about = RecoveryCase.Report(number, "harbour", "It broke", $"Number {number}", by, isPractice);
            about.Classify(CustomerKind.External, severity, danger, $"Number {number}", "harbour", by);
            db.Cases.Add(about);
        }
    });
}
