using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;
using ServiceBot.Tests.Pulse;

namespace ServiceBot.Tests.Digest;

/// <summary>What goes wrong with one post holds up no other, and what is looked at costs as much as is new.</summary>
public partial class DigestRoundTests
{
    [Theory]
    [InlineData("WeekStories", "digest/harbour/2026-11-23", "digest/harbour/week/2026-W48")]
    [InlineData("SealedBatches", "digest/harbour/week/2026-W48", "digest/harbour/2026-11-23")]
    public async Task Where_one_post_of_a_team_fails_the_other_comes_and_it_is_tried_again(string broken, string comes, string fails)
    {
        await using var bot = await DigestTeam.OfAsync("2026-11-23T08:00Z");
        await bot.ChangeAsync(db => db.TeamSettings.Single(found => found.TeamId == "harbour").DigestAt = new(9, 0));
        await bot.HasMomentAsync(MomentKind.Fine, "the bus came", "2026-11-23T08:10Z");
        await bot.ExecuteAsync($"""ALTER TABLE "{broken}" RENAME TO "Gone" """);

        await bot.DigestsAtAsync("2026-11-23T09:00Z");

        Assert.Equal([comes], (await bot.DigestsAsync()).Select(post => post.Id));
        Assert.Equal(DateTimeOffset.Parse("2026-11-23T09:10Z"), await LookAtAsync(bot, "harbour"));
        await bot.ExecuteAsync($"""ALTER TABLE "Gone" RENAME TO "{broken}" """);
        await bot.DigestsAtAsync("2026-11-23T09:09Z");
        Assert.Single(await bot.DigestsAsync());
        await bot.DigestsAtAsync("2026-11-23T09:10Z");
        Assert.Equal([comes, fails], (await bot.DigestsAsync()).Select(post => post.Id));
    }

    [Fact]
    public async Task A_team_that_fails_holds_up_no_other()
    {
        await using var bot = await DigestTeam.BusyAsync();
        if (bot.Services.GetRequiredService<IDatabase>().IsShared)
            return; // there no time can be kept that is none

        await bot.HasTeamAsync("adrift", 1);
        await bot.ChangeAsync(db => (db.Teams.Single(team => team.Id == "adrift").RoomChannel, db.Teams.Single(team => team.Id == "adrift").RoomConversation) = ("directline", "room-adrift"));
        await bot.ExecuteAsync("""UPDATE "TeamSettings" SET "DigestAt" = 'no time' WHERE "TeamId" = 'adrift'""");

        await bot.DigestsAtAsync("2026-11-24T17:30Z");

        Assert.Single(await bot.DigestsAsync());
        Assert.Equal(DateTimeOffset.Parse("2026-11-24T17:40Z"), await LookAtAsync(bot, "adrift"));
    }

    [Fact]
    public async Task An_edit_that_fails_waits_and_then_says_all_of_it()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        await bot.ExecuteAsync("""ALTER TABLE "RepeatProposals" RENAME TO "Gone" """);
        await bot.HasMomentAsync(MomentKind.Fine, "late but fine", "2026-11-24T17:31Z");

        await bot.DigestsAtAsync("2026-11-24T17:32Z");

        Assert.Equal(DateTimeOffset.Parse("2026-11-24T17:42Z"), await bot.ReadAsync(db => db.DigestPosts.Single(post => post.Kind == DigestKind.Daily).LookAt));
        await bot.ExecuteAsync("""ALTER TABLE "Gone" RENAME TO "RepeatProposals" """);
        await bot.DigestsAtAsync("2026-11-24T17:42Z");
        Assert.Contains((await bot.DigestsAsync())[0].Lines, line => line.StartsWith("CUSTOMERS  10 moments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_kind_of_news_wakes_the_post_of_its_day_and_never_that_of_the_week()
    {
        await using var bot = await DigestTeam.OfAsync("2026-11-23T08:00Z");
        await bot.ChangeAsync(db =>
        {
            db.TeamSettings.Single(found => found.TeamId == "harbour").DigestAt = new(9, 0);
            db.FollowUps.Add(new FollowUp(1, "harbour", 1, FollowUpKind.Prevention, "new proof step", "ines", new(2026, 11, 27), bot.Clock.Now));
        });
        await bot.DigestsAtAsync("2026-11-23T09:00Z");
        Assert.Equal(2, await bot.ReadAsync(db => db.DigestPosts.Count()));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        var now = bot.Clock.Now;
        Assert.Empty(await ChangedAsync(bot));

        Action<BotDb>[] news =
        [
            db => db.FollowUps.Single().Describe("another step", "rui", new(2026, 11, 30), now),
            db => db.FollowUps.Single().End(FollowUpStatus.Done, null, now),
            db => db.FollowUps.Single().Reopen(new(2026, 11, 23), now),
            db => db.Moments.Add(new Moment { Id = "m", TeamId = "harbour", PersonId = "ines", Kind = MomentKind.Fine, At = now, Text = "fine" }),
            db => db.ManagerActions.Add(new ManagerAction("a", "harbour", "marta", ManagerActionKind.Empower, "limit raised", null, now)),
        ];
        foreach (var one in news)
        {
            await bot.ChangeAsync(one);
            Assert.Equal([DigestKind.Daily], await ChangedAsync(bot));
            await bot.ChangeAsync(db =>
            {
                foreach (var post in db.DigestPosts)
                    post.SeenAt = now;
            });
            Assert.Empty(await ChangedAsync(bot));
            now = now.AddSeconds(1);
        }

        await bot.ChangeAsync(db => db.FollowUps.Single().Reminded(new(2026, 11, 23)));
        Assert.Empty(await ChangedAsync(bot));
    }

    [Fact]
    public async Task What_is_new_is_found_without_reading_what_a_team_ever_had()
    {
        await using var bot = await DigestTeam.OfAsync();
        await using var db = bot.Look();
        if (!db.Database.IsSqlite())
            return;

        var plan = await PlanAsync(db, DigestRound.Changed(db, bot.Clock.Now));
        foreach (var index in new[]
        {
            "IX_Cases_TeamId_ChangedAt (TeamId=? AND ChangedAt>?)", "IX_Moments_TeamId_At (TeamId=? AND At>?)", "IX_ManagerActions_TeamId_At (TeamId=? AND At>?)",
            "IX_Thanked_DecidedAt (DecidedAt>?)", "IX_FollowUps_TeamId_ChangedAt (TeamId=? AND ChangedAt>?)",
        })
            Assert.Contains(plan, line => line.Contains(index, StringComparison.Ordinal));

        await using var scope = bot.Services.CreateAsyncScope();
        var logs = scope.ServiceProvider.GetRequiredService<TeamLogs>();
        Assert.Contains(await PlanAsync(db, logs.Lately("harbour", bot.Clock.Now)), line => line.Contains("IX_Cases_TeamId_ChangedAt (TeamId=? AND ChangedAt>?)", StringComparison.Ordinal));
        Assert.Contains(await PlanAsync(db, logs.Open("harbour")), line => line.Contains("IX_Cases_TeamId_Status (TeamId=? AND Status=?)", StringComparison.Ordinal));
        Assert.Contains(await PlanAsync(db, logs.Noted("harbour", bot.Clock.Now)), line => line.Contains("IX_Moments_TeamId_At (TeamId=? AND At>?)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_that_the_channel_never_takes_is_not_looked_at_each_minute()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.ChangeAsync(db =>
        {
            var team = db.Teams.Single(team => team.Id == "harbour");
            (team.RoomChannel, team.RoomConversation, team.RoomServiceUrl) = ("msteams", "19:harbour@thread.tacv2", "https://chat.example/teams/");
        });
        Assert.Equal(DateTimeOffset.Parse("2026-11-24T17:31Z"), await NextAfterAsync("2026-11-24T17:30Z"));
        Assert.Equal(DateTimeOffset.Parse("2026-11-24T17:32Z"), await NextAfterAsync("2026-11-24T17:31Z"));
        Assert.Equal(DateTimeOffset.Parse("2026-11-24T18:10Z"), await NextAfterAsync("2026-11-24T17:40Z"));

        // Nothing is delivered.
        async Task<DateTimeOffset?> NextAfterAsync(string at)
        {
            bot.Clock.Advance(DateTimeOffset.Parse(at) - bot.Clock.Now);
            await using var scope = bot.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DigestRound>().RunAsync(CancellationToken.None);
            return await bot.ReadAsync(db => db.DigestPosts.Single(post => post.Kind == DigestKind.Daily).LookAt);
        }
    }

    [Fact]
    public async Task A_day_that_went_by_is_known_even_where_another_post_was_awaited_first()
    {
        await using var bot = await DigestTeam.OfAsync("2026-11-23T07:00Z");
        await bot.HasMomentAsync(MomentKind.Fine, "the bus came", "2026-11-23T07:10Z");
        await bot.DigestsAtAsync("2026-11-23T07:11Z");
        await bot.DigestsAtAsync("2026-11-23T07:25Z");
        Assert.Equal(DateTimeOffset.Parse("2026-11-23T09:00Z"), await LookAtAsync(bot, "harbour"));

        await bot.DigestsAtAsync("2026-11-23T22:00Z");

        Assert.Contains("It would have come too late; that day is in the next one.", (await bot.SaysAsync("ines", "status"))[^1].Text, StringComparison.Ordinal);
    }

    private static Task<List<DigestKind>> ChangedAsync(TestBot bot) => bot.ReadAsync(db => DigestRound.Changed(db, bot.Clock.Now).Select(post => post.Kind).ToList());

    private static Task<DateTimeOffset?> LookAtAsync(TestBot bot, string team) => bot.ReadAsync(db => db.Teams.Single(found => found.Id == team).DigestLookAt);

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

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
