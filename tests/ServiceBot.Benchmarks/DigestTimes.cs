using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Digest;

namespace ServiceBot.Benchmarks;

/// <summary>
/// What the digests of all teams cost that are due in one minute, and whether that depends on how long the teams have been there. All in one run on
/// one machine, so the ratios say more than the figures.
/// </summary>
internal static class DigestTimes
{
    /// <summary>The time in which a digest looks for what happened, with the week in which a fix proves itself.</summary>
    private const int LookBackDays = 15;

    public static async Task<int> RunAsync(DigestOptions options)
    {
        Console.WriteLine($"{"teams",6} {"days",5} {"events",10} {"MB file",8} {"seeded s",9} {"ms",8} {"CPU ms",8} {"ms each",8} {"KB each",8} {"most MB",8} {"read each",10}");
        var warm = await MeasureAsync(Math.Min(options.Teams, 5), 30);
        Console.WriteLine($"{warm} (warming up)");
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
            List<Roster.Team> all;
            await using (var db = database.Lease())
                (events, all) = (db.CaseEvents.LongCount(), [.. db.Teams]);

            GC.Collect();
            using var watch = new MostMemory();
            var (clock, cpu, allocated) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            var read = 0;
            foreach (var team in all)
            {
                await using var scope = app.Services.CreateAsyncScope();
                var log = await scope.ServiceProvider.GetRequiredService<TeamLogs>().OfAsync(team, now, LookBackDays, CancellationToken.None);
                read += log.Cases.Count;
                Count(log, now);
            }

            var (time, used, bytes) = (clock.Elapsed, Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes() - allocated);
            if (read == 0)
                throw new InvalidOperationException("There was nothing to read.");

            return $"{teams,6:N0} {days,5} {events,10:N0} {size,8:N0} {seeded.TotalSeconds,9:N1} {time.TotalMilliseconds,8:N0} {used.TotalMilliseconds,8:N0} "
                + $"{time.TotalMilliseconds / teams,8:N2} {bytes / 1024.0 / teams,8:N0} {watch.Megabytes,8:N0} {(double)read / teams,10:N1}";
        }
        finally
        {
            folder.Delete(recursive: true);
            if (Directory.Exists($"{folder.FullName}-keys"))
                Directory.Delete($"{folder.FullName}-keys", recursive: true);
        }
    }

    /// <summary>What a day and a week are counted from.</summary>
    private static void Count(TeamLog log, DateTimeOffset now)
    {
        foreach (var period in new[] { new Period(now.AddDays(-1), now), new Period(now.AddDays(-7), now) })
        {
            TimeToOwn.Of(log, period);
            FirstWords.Of(log, period);
            TimeToFix.Of(log, period);
            PromisesKept.Of(log, period);
            RecoveryRate.Of(log, period);
            RepeatContacts.Of(log, period);
            HandOffs.Of(log, period);
            AskRate.Of(log, period);
            Fairness.Of(log, period);
            ThresholdMap.Of(log, period);
            WordOfMouth.Of(log, period);
            MomentCounts.Of(log, period);
        }
    }
}
