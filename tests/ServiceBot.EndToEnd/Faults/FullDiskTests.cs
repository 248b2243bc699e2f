using System.Globalization;
using System.Net;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>The disk with the SQLite file is full for a while.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task What_cannot_be_written_is_refused_and_goes_on_when_there_is_room_again()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 3);
        await using var test = await Experiment.StartAsync(TestDatabase.At(disk.Folder));
        var alex = test.Chat("alex");
        await alex.SayAsync("help");
        using var ines = await DirectLinePerson.JoinAsync(test.Bot, "ines");
        await ines.SayAsync("cases");
        var heard = await ines.ReadUntilAsync(transcript => transcript.Count >= 4);

        disk.Fill();
        var refused = SayUntilRefusedAsync(alex);
        await Poll.UntilAsync(() => Task.FromResult(alex.Refused >= 2), () => $"Nothing was refused.\n{test.Bot.Output}");
        Assert.Equal(HttpStatusCode.OK, (await test.Http.GetAsync(test.Bot.Address)).StatusCode);
        Assert.Equal(heard.Count, (await ines.ReadUntilAsync(_ => true)).Count);

        disk.Free();
        await refused;
        await alex.SayAsync("problem the courier lost parcel p1", "Before we start", "p1");

        (await test.Ledger.AuditAsync()).Write($"Disk full, {alex.Refused} refused").MustBeClean();
        Assert.Equal("ok", await test.Data.IntegrityAsync());
    }

    /// <summary>What the log already holds of the disk is written to until it is used up.</summary>
    private static async Task SayUntilRefusedAsync(Chat chat)
    {
        for (var i = 1; chat.Refused == 0; i++)
            await chat.SayAsync($"case {1000 + i}", string.Create(CultureInfo.InvariantCulture, $"no case {1000 + i} "));
    }
}
