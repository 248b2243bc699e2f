using System.Diagnostics;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Digest;

namespace ServiceBot.Benchmarks;

/// <summary>
/// What one run of the round costs when the digests of all teams are due in the same minute, and whether that depends on how long the teams have
/// been there. All in one run on one machine, so the ratios say more than the figures.
/// </summary>
internal static class DigestTimes
{
    private const int Looks = 5;

    public static async Task<int> RunAsync(DigestOptions options)
    {
        Console.WriteLine($"{"teams",6} {"days",5} {"events",10} {"MB file",8} {"seeded s",9} {"ms",8} {"CPU ms",8} {"ms each",8} {"KB each",8} {"most MB",8} {"nothing new, ms",16}");
        Console.WriteLine($"{await MeasureAsync(Math.Min(options.Teams, 20), 30)} (warming up)");
        Console.WriteLine(await MeasureAsync(options.Teams, Math.Max(options.Days / 3, 1)));
        Console.WriteLine(await MeasureAsync(options.Teams, options.Days));
        return 0;
    }

    private static async Task<string> MeasureAsync(int teams, int days)
    {
        var folder = Directory.CreateTempSubdirectory("servicebot-bench-");
        try
        {
            var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
            var seeding = Stopwatch.StartNew();
            await DigestSeed.PlantAsync(folder.FullName, teams, days, now);
            var seeded = seeding.Elapsed;
            var size = folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1024 / 1024;

            await using var app = FanOut.Build(folder.FullName);
            var database = app.Services.GetRequiredService<IDatabase>();
            long events;
            await using (var db = database.Lease())
                events = db.CaseEvents.LongCount();

            GC.Collect();
            using var watch = new MostMemory();
            var (clock, cpu, allocated) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            await FanOut.RunAsync<DigestRound>(app);
            var (time, used, bytes) = (clock.Elapsed, Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes() - allocated);

            await using (var db = database.Lease())
                if (db.DigestPosts.Count(post => post.Kind == DigestKind.Daily && post.State == DigestState.Posted) is var posted && posted != teams)
                    throw new InvalidOperationException($"{posted} of {teams} teams got their digest.");

            clock.Restart();
            for (var look = 0; look < Looks; look++)
                await FanOut.RunAsync<DigestRound>(app);

            return $"{teams,6:N0} {days,5} {events,10:N0} {size,8:N0} {seeded.TotalSeconds,9:N1} {time.TotalMilliseconds,8:N0} {used.TotalMilliseconds,8:N0} "
                + $"{time.TotalMilliseconds / teams,8:N2} {bytes / 1024.0 / teams,8:N0} {watch.Megabytes,8:N0} {clock.Elapsed.TotalMilliseconds / Looks,16:N1}";
        }
        finally
        {
            folder.Delete(recursive: true);
            if (Directory.Exists($"{folder.FullName}-keys"))
                Directory.Delete($"{folder.FullName}-keys", recursive: true);
        }
    }
}
