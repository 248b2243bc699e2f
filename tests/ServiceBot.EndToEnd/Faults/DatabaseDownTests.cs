using System.Net;
using System.Net.Sockets;
using Npgsql;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>PostgreSQL crashes and is away for some seconds, three times, while people talk to the bot.</summary>
public sealed class DatabaseDownTests
{
    private const int People = 4;
    private const int Crashes = 3;

    private static readonly TimeSpan Away = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Turns_are_refused_meanwhile_and_go_on_without_anybody_helping()
    {
        await using var cluster = await Cluster.StartAsync();
        await using var test = await Experiment.StartAsync(await TestDatabase.CreateAsync(DatabaseKind.Postgres, cluster.Connection));
        using var enough = new CancellationTokenSource();
        var chats = Enumerable.Range(1, People).Select(person => test.Chat($"p{person}")).ToList();
        var talking = chats.Select((chat, person) => TalkAsync(chat, person + 1, enough.Token)).ToList();

        var slowest = TimeSpan.Zero;
        var connects = 0;
        for (var crash = 0; crash < Crashes; crash++)
        {
            await TakenAsync(test, talking, turns: 20);
            await cluster.CrashAsync();
            connects = Math.Max(connects, await CountConnectsAsync(cluster));
            await cluster.RecoverAsync();

            var back = TimeProvider.System.GetTimestamp();
            await TakenAsync(test, talking, turns: 1);
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, TimeProvider.System.GetElapsedTime(back).Ticks));
        }

        await enough.CancelAsync();
        await Task.WhenAll(talking);

        var verdict = await test.Ledger.AuditAsync();
        var refused = chats.Sum(chat => chat.Refused);
        verdict.Write($"PostgreSQL away {Crashes} times, {refused} refused, up to {connects / Away.TotalSeconds:0} connects/s, back after {slowest.TotalMilliseconds:0} ms").MustBeClean();
        Assert.InRange(refused, Crashes, int.MaxValue);
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    private static async Task TalkAsync(Chat chat, int person, CancellationToken enough)
    {
        for (var i = 1; !enough.IsCancellationRequested; i++)
            await chat.SayAsync($"case {person}{i}000", $"no case {person}{i}000 ");
    }

    private static async Task TakenAsync(Experiment test, List<Task> talking, int turns)
    {
        var until = test.Ledger.Acknowledged + turns;
        await Poll.UntilAsync(
            () => Task.FromResult(test.Ledger.Acknowledged >= until || talking.Exists(talk => talk.IsFaulted)),
            () => $"No more turns are taken.\n{test.Bot.Output}");
    }

    /// <summary>Answers in the place of the database by hanging up, and counts who calls.</summary>
    private static async Task<int> CountConnectsAsync(Cluster cluster)
    {
        using var listener = new TcpListener(IPAddress.Loopback, new NpgsqlConnectionStringBuilder(cluster.Connection).Port);
        using var until = new CancellationTokenSource(Away);
        listener.Start();
        for (var count = 0; ; count++)
        {
            try
            {
                using var caller = await listener.AcceptTcpClientAsync(until.Token);
            }
            catch (OperationCanceledException)
            {
                return count;
            }
        }
    }
}
