using System.Diagnostics;
using System.Net;
using System.Text;
using ServiceBot.Tests.Channels.Web;
using Xunit.Abstractions;

namespace ServiceBot.Tests.Channels;

/// <summary>Alone in the process, because it looks at how much memory there is.</summary>
[CollectionDefinition(nameof(MutationTests), DisableParallelization = true)]
[Collection(nameof(MutationTests))]
public class MutationTests(RunningProgram program, ITestOutputHelper output) : IClassFixture<RunningProgram>
{
    private const int Seed = 20261122;
    private const int AtOnce = 4;
    private const long Room = 24 * 1024 * 1024;

    private static readonly Door[] Doors = [.. Door.Reading.Where(door => !door.IsPublic)];

    /// <summary>PostgreSQL takes longer for what is accepted, and there is nothing of it in how bodies are read.</summary>
    private static readonly int Rounds = Environment.GetEnvironmentVariable("SERVICEBOT_TEST_POSTGRES") is { Length: > 0 } ? 4_000 : 20_000;

    [Fact]
    public async Task Twenty_thousand_broken_bodies_do_no_harm()
    {
        var times = new List<double>();
        var counts = new Dictionary<HttpStatusCode, int>();
        var refused = new List<int>();
        var early = 0L;
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var rounds = Enumerable.Range(quarter * Rounds / 4, Rounds / 4);
            await Parallel.ForEachAsync(rounds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (round, _) =>
            {
                var start = Stopwatch.GetTimestamp();
                var status = await SendAsync(round);
                var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                lock (counts)
                {
                    times.Add(took);
                    counts[status] = counts.GetValueOrDefault(status) + 1;
                    if (status == HttpStatusCode.BadRequest)
                        refused.Add(round);
                }
            });
            if (quarter == 0)
                early = GC.GetTotalMemory(forceFullCollection: true);
        }

        var late = GC.GetTotalMemory(forceFullCollection: true);
        times.Sort();
        output.WriteLine(
            $"seed {Seed}, {Rounds} bodies: {string.Join(", ", counts.OrderBy(of => of.Key).Select(of => $"{(int)of.Key} × {of.Value}"))}; "
            + $"half of them within {times[Rounds / 2]:F1} ms, 99.9 % within {times[Rounds * 999 / 1000]:F0} ms, all within {times[^1]:F0} ms; memory {early / 1024} KB after a quarter, {late / 1024} KB at the end");

        Assert.Equal("", program.Log.TakeFailures());
        Assert.True(late < early + Room, $"{early} bytes have become {late}");
        await NothingRefusedIsStoredAsync(refused);
    }

    /// <summary>What was refused is refused again, and leaves nothing behind.</summary>
    private async Task NothingRefusedIsStoredAsync(List<int> refused)
    {
        // What was taken is still being answered; that only moves what is there already into other tables.
        string[] moving = ["Outbox", "Slots", "WebActivities"];
        var rows = await program.CountRowsAsync(moving);
        foreach (var round in refused.Order().Take(2_000))
            Assert.Equal((round, HttpStatusCode.BadRequest), (round, await SendAsync(round)));

        Assert.Equal(rows, await program.CountRowsAsync(moving));
    }

    private async Task<HttpStatusCode> SendAsync(int round)
    {
        var mutator = new Mutator(Seed + round);
        var door = Doors[round % Doors.Length];
        var other = Doors[mutator.Next(Doors.Length)];
        var body = mutator.Break(door.Body(round / Doors.Length, program, round), other.Body(round, program, round));
        using var answer = await door.SendAsync(program, body);
        if (!answer.IsSuccessStatusCode)
            await Refusal.IsOneOrNoneAsync(answer, $"round {round} of seed {Seed}: {Encoding.UTF8.GetString(body)}");

        return answer.StatusCode;
    }
}
