using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceBot.Bot;
using ServiceBot.Channels.Teams;
using ServiceBot.Channels.Web;
using ServiceBot.Coaching;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Knowledge;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Benchmarks;

/// <summary>
/// How long it takes to ask everybody who is due in one minute: it must grow with who is due and not with who is not. All in one run on one
/// machine, so the ratios say more than the figures.
/// </summary>
internal static class FanOut
{
    public const string Usage = """
        dotnet run -c Release --project tests/ServiceBot.Benchmarks -- fan-out

        Asks 1,000 and 10,000 people for their check-in, and 10,000 beside 100,000 who are not due, on SQLite.
        """;

    private static readonly (int Due, int Others)[] Cases = [(1000, 0), (1000, 0), (10_000, 0), (10_000, 100_000)];

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"{"due",8} {"not due",8} {"ms",8} {"CPU ms",8} {"µs each",8} {"KB each",8} {"most MB",8} {"nobody due, ms",15}");
        var isFirst = true;
        foreach (var (due, others) in Cases)
        {
            var measured = await MeasureAsync(due, others);

            // The first one warms up.
            if (!isFirst)
                Console.WriteLine(measured);

            isFirst = false;
        }

        return 0;
    }

    private static async Task<string> MeasureAsync(int due, int others)
    {
        var folder = Directory.CreateTempSubdirectory("servicebot-bench-");
        try
        {
            using (var seeded = new SqliteDatabase(Options.Create(new DataOptions { Folder = folder.FullName }), new Announcements(), NullLoggerFactory.Instance))
                await FanOutSeed.PlantAsync(seeded, due, others, TimeProvider.System.GetUtcNow());

            await using var app = Build(folder.FullName);
            GC.Collect();
            using var watch = new MostMemory();
            var (clock, cpu, allocated) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            await RunAsync<CheckInRound>(app);
            var (time, used, bytes) = (clock.Elapsed, Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes() - allocated);

            await using (var db = app.Services.GetRequiredService<IDatabase>().Lease())
                if (db.CheckIns.Count() != due)
                    throw new InvalidOperationException($"{db.CheckIns.Count()} of {due} were asked.");

            clock.Restart();
            const int Looks = 20;
            for (var look = 0; look < Looks; look++)
                await RunAsync<CheckInRound>(app);

            return $"{due,8:N0} {others,8:N0} {time.TotalMilliseconds,8:N0} {used.TotalMilliseconds,8:N0} {time.TotalMicroseconds / due,8:N0} {bytes / 1024.0 / due,8:N0} "
                + $"{watch.Megabytes,8:N0} {clock.Elapsed.TotalMilliseconds / Looks,15:N2}";
        }
        finally
        {
            folder.Delete(recursive: true);
            if (Directory.Exists($"{folder.FullName}-keys"))
                Directory.Delete($"{folder.FullName}-keys", recursive: true);
        }
    }

    /// <summary>Once, as it is woken.</summary>
    public static async Task RunAsync<T>(WebApplication app) where T : IRound
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<T>().RunAsync(CancellationToken.None);
    }

    /// <summary>The program without its doors and without what works in the background.</summary>
    public static WebApplication Build(string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.Services.AddSingleton(TimeProvider.System);

        // The same one each time: Entity Framework keeps its model per logger factory, and building it is not what is measured.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = folder, ["Pulse:KeyFolder"] = $"{folder}-keys" });
        builder.AddData().AddDelivery().AddRoster().AddCustomers().AddCoaching().AddRecovery().AddSetup().AddKnowledge().AddPulse().AddDigest().AddBot().AddTeams().AddWebChannel();
        return builder.Build();
    }
}
