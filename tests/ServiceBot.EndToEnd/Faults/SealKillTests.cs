using System.Globalization;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>
/// The program is killed while it counts what five people answered. Whenever that is, either nothing is counted yet and all of it can be, or
/// nobody can tell any more who said what.
/// </summary>
public sealed class SealKillTests
{
    private static readonly string[] People = ["ines", "rui", "amal", "jonas", "marta"];

    public static TheoryData<DatabaseKind, string> Points
    {
        get
        {
            var all = new TheoryData<DatabaseKind, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
                foreach (var point in (string[])["before-sealed", "sealed-with-key", "sealed-without-key"])
                    all.Add(kind, point);

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Killed_there_each_answer_is_counted_once_and_the_key_does_not_survive(DatabaseKind kind, string point)
    {
        await using var data = await TestDatabase.CreateAsync(kind);
        await using var bot = await ServiceBotProcess.StartToBeKilledAsync(data, null);
        foreach (var one in People)
        {
            using var person = await DirectLinePerson.JoinAsync(bot, one);
            await person.SayAsync("check in good");
        }

        Assert.Equal(5, await AnswersAsync(data));
        await bot.KillAsync();
        await MakeDueAsync(data, kind);
        await RunUntilKilledAsync(bot, point);

        var isCounted = point != "before-sealed";
        Assert.Equal(isCounted ? 0 : 5, await AnswersAsync(data));
        Assert.Equal(isCounted ? 1 : 0, await data.CountAsync("""SELECT count(*) FROM "SealedBatches" WHERE "Item" = 'Q01' """));
        Assert.Equal(0, await PublishedAsync(data));
        Assert.Equal(point == "sealed-without-key" ? 0 : 1, KeysOf(data, isCounted ? await data.ReadAsync(Sealed, row => row.GetString(0)) : await data.ReadAsync(Open, row => row.GetString(0))));

        await bot.StartAsync();
        await Poll.UntilAsync(async () => await PublishedAsync(data) == 1, () => "It was not published.");

        Assert.Equal(0, await AnswersAsync(data));
        Assert.Equal(0, KeysOf(data, await data.ReadAsync(Sealed, row => row.GetString(0))));
        Assert.Equal(["4: 5"], await data.ReadAsync(
            """SELECT "Answer", "People" FROM "SealedCounts" JOIN "SealedBatches" ON "Id" = "BatchId" WHERE "Item" = 'Q01' """,
            row => $"{row.GetString(0)}: {Convert.ToInt64(row.GetValue(1), CultureInfo.InvariantCulture)}"));
        Assert.Equal("ok", await data.IntegrityAsync());
    }

    private const string Open = """SELECT "Id" FROM "OpenBatches" WHERE "Item" = 'Q01' """;
    private const string Sealed = """SELECT "Id" FROM "SealedBatches" WHERE "Item" = 'Q01' """;

    private static Task<long> AnswersAsync(TestDatabase data) =>
        data.CountAsync("""SELECT count(*) FROM "KeyedAnswers" JOIN "OpenBatches" ON "Id" = "BatchId" WHERE "Item" = 'Q01' """);

    private static Task<long> PublishedAsync(TestDatabase data) =>
        data.CountAsync("""SELECT count(*) FROM "SealedBatches" WHERE "Item" = 'Q01' AND "IsPublished" """);

    private static int KeysOf(TestDatabase data, IReadOnlyList<string> batches) =>
        new DirectoryInfo(data.KeyFolder).EnumerateFiles("*", SearchOption.AllDirectories).Count(file => batches.Contains(file.Name));

    /// <summary>As if it had been asked on a day of last week, which is over.</summary>
    private static Task MakeDueAsync(TestDatabase data, DatabaseKind kind)
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-7);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(-1);

        var longAgo = kind == DatabaseKind.Postgres ? "'epoch'" : "0";
        return data.ChangeAsync(
            string.Create(CultureInfo.InvariantCulture, $"""UPDATE "OpenBatches" SET "From" = '{day:yyyy-MM-dd}', "Day" = '{day:yyyy-MM-dd}', "LookAt" = {longAgo} WHERE "Item" = 'Q01' """));
    }

    /// <summary>It may die before it has said that it is there.</summary>
    private static async Task RunUntilKilledAsync(ServiceBotProcess bot, string point)
    {
        try
        {
            await bot.StartAsync($"{point}:1");
        }
        catch (InvalidOperationException)
        {
            // That is how it says that it has ended already.
        }

        await bot.EndAsync();
    }
}
