using Microsoft.Data.Sqlite;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>Somebody else holds the SQLite file: a backup, a curious administrator.</summary>
[Collection(nameof(Alone))]
public sealed class LockedFileTests
{
    [Fact]
    public async Task For_3_seconds_turns_only_wait()
    {
        await using var test = await Experiment.StartAsync(DatabaseKind.Sqlite);
        var alex = test.Chat("alex");
        await alex.SayAsync("help");
        await test.Ledger.DeliveredAsync();

        var held = HoldAsync(test.Data, TimeSpan.FromSeconds(3));
        var said = alex.SayAsync("case 17", "no case 17 ");
        Assert.Same(held, await Task.WhenAny(held, said));
        await said;

        Assert.Equal(0, alex.Refused);
        (await test.Ledger.AuditAsync()).Write("File locked for 3 s").MustBeClean();
    }

    /// <summary>Longer than two patiences: whoever waits behind a round's own write begins to wait for the file only when that has given up.</summary>
    [Fact]
    public async Task For_12_seconds_turns_are_refused_and_go_on_at_once_afterwards()
    {
        await using var test = await Experiment.StartAsync(DatabaseKind.Sqlite);
        var alex = test.Chat("alex");
        await alex.SayAsync("help");
        await test.Ledger.DeliveredAsync();

        var held = HoldAsync(test.Data, TimeSpan.FromSeconds(12));
        var opened = alex.SayAsync("problem the courier lost parcel p1", "Before we start", "p1");
        Assert.Same(held, await Task.WhenAny(held, opened));
        var freed = TimeProvider.System.GetTimestamp();
        await opened;
        var after = TimeProvider.System.GetElapsedTime(freed);

        Assert.InRange(alex.Refused, 1, 3);
        Assert.InRange(after, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        (await test.Ledger.AuditAsync()).Write($"File locked for 12 s, {alex.Refused} refused, taken {after.TotalMilliseconds:0} ms afterwards").MustBeClean();
        Assert.Equal(1, await test.Data.CountAsync("""SELECT count(*) FROM "Cases" """));
    }

    private static async Task HoldAsync(TestDatabase data, TimeSpan time)
    {
        using var connection = new SqliteConnection($"Data Source={data.File};Pooling=False");
        connection.Open();
        using (connection.BeginTransaction(deferred: false))
            await Task.Delay(time, TimeProvider.System, CancellationToken.None);
    }
}
