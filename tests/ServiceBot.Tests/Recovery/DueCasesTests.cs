using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>The work of a round grows with what is due, not with how much is kept.</summary>
public partial class DueCasesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_due_is_found_without_reading_what_is_not()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await using var db = bot.Look();
        if (!db.Database.IsSqlite())
            return;

        var due = new DueCases(db);
        var plans = (await PlanAsync(db, due.Promised(Now))).Concat(await PlanAsync(db, due.Unowned(Now))).Concat(await PlanAsync(db, due.Talked(Now))).ToList();

        Assert.Equal(7, plans.Count(line => line.Contains("IX_Cases_PromiseAt", StringComparison.Ordinal)));
        Assert.Equal(2, plans.Count(line => line.Contains("IX_Cases_SnoozedUntil", StringComparison.Ordinal)));
        Assert.Equal(1, plans.Count(line => line.Contains("IX_Cases_ToolsOffUntil", StringComparison.Ordinal)));
        Assert.Contains(plans, line => line.Contains("IX_Cases_OwnerId_Status (OwnerId=? AND Status=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plans, line => WholeTable().IsMatch(line));
    }

    [Fact]
    public async Task What_was_said_for_the_last_time_is_not_looked_at_again()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.HasMemberAsync("Nora", Role.Lead);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "problem the crate is wet");
        await bot.PressesAsync("ines", "A customer", ("severity", "Serious"));
        Assert.Empty(await FindAsync(bot));

        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal([2], await FindAsync(bot));

        for (var minute = 0; minute < 25; minute++)
        {
            await bot.RunNudgesAsync();
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(5, await bot.ReadAsync(db => db.Nudges.Count())); // every kind but that the promise is soon
        Assert.Empty(await FindAsync(bot));
    }

    private static async Task<List<int>> FindAsync(TestBot bot)
    {
        await using var db = bot.Look();
        return await new DueCases(db).FindAsync(bot.Clock.Now, CancellationToken.None);
    }

    private static async Task<List<string>> PlanAsync<T>(BotDb db, IQueryable<T> query)
    {
        var sql = string.Join('\n', query.ToQueryString().Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + Parameter().Replace(sql, "1");
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(rows.GetString(3));

        return lines;
    }

    [GeneratedRegex(@"^SCAN [a-z]\d*$")]
    private static partial Regex WholeTable();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
