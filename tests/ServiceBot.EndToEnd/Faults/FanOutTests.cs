using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceBot.Benchmarks;
using ServiceBot.Data;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>Very many people are due in the same minute, and the program is killed in the middle of it. The variable SERVICEBOT_FAN_OUT asks for more of them.</summary>
[Collection(nameof(Alone))]
public sealed class FanOutTests
{
    private static readonly int People = int.TryParse(
        Environment.GetEnvironmentVariable("SERVICEBOT_FAN_OUT"), NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : 2000;

    [Fact]
    public async Task Everybody_is_asked_exactly_once()
    {
        await using var data = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var bot = await ServiceBotProcess.StartToBeKilledAsync(data, null);
        await bot.KillAsync();
        using (var file = new SqliteDatabase(Options.Create(new DataOptions { Folder = data.Folder.FullName }), new Announcements(), NullLoggerFactory.Instance))
            await FanOutSeed.PlantAsync(file, People, People, TimeProvider.System.GetUtcNow());

        // Once it dies with the second five hundred in its hands, once just behind such a commit.
        foreach (var kill in (string[])["before-asked:2", "asked:1"])
            await RunUntilKilledAsync(bot, kill);
        var before = await data.CountAsync("""SELECT count(*) FROM "CheckIns" """);
        Assert.InRange(before, 1, People - 1);

        var clock = Stopwatch.StartNew();
        await bot.StartAsync();
        await Poll.UntilAsync(
            async () => await data.CountAsync("""SELECT count(*) FROM "CheckIns" """) >= People
                && await data.CountAsync("""SELECT count(*) FROM "Outbox" WHERE "State" = 0""") == 0,
            () => "Not everybody was asked.");

        // Each has the question once where they read it, after one word about what becomes of the answer.
        Assert.Equal(People, await data.CountAsync("""SELECT count(*) FROM "CheckIns" """));
        Assert.Equal(People, await data.CountAsync("""SELECT count(*) FROM "WebActivities" WHERE "Id" LIKE 'check-in/%'"""));
        Assert.Equal(People, await data.CountAsync("""SELECT count(DISTINCT "Conversation") FROM "WebActivities" WHERE "Id" LIKE 'check-in/%'"""));
        Assert.Equal(2 * People, await data.CountAsync("""SELECT count(*) FROM "WebActivities" """));
        Assert.Equal(People, await data.CountAsync("""SELECT count(*) FROM "CheckIns" JOIN "Slots" ON "Slot" = "Name" """));
        Assert.Equal("ok", await data.IntegrityAsync());
        Experiments.Note($"{People} people due at once: {before} asked before two kills, the others asked and told within {clock.Elapsed.TotalSeconds:N1} s of the start");
    }

    /// <summary>It may die before it has said that it is there.</summary>
    private static async Task RunUntilKilledAsync(ServiceBotProcess bot, string kill)
    {
        try
        {
            await bot.StartAsync(kill);
        }
        catch (InvalidOperationException)
        {
            // That is how it says that it has ended already.
        }

        await bot.EndAsync();
    }
}
