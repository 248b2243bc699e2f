using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>The program is killed at named places of a turn; the client sends the same activity again once it is back.</summary>
public sealed class KillPointTests
{
    public static TheoryData<DatabaseKind, string> Points
    {
        get
        {
            // The second arrival is in the second turn; of its two messages the first only edits, which would not be seen twice.
            string[] points = ["before-inbox:2", "after-inbox-insert:2", "before-commit:2", "after-commit:2", "before-send:3", "after-send:3"];
            var all = new TheoryData<DatabaseKind, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
                foreach (var point in points)
                    all.Add(kind, point);

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Killed_there_it_does_everything_once_and_says_it_once(DatabaseKind kind, string point)
    {
        await using var data = await TestDatabase.CreateAsync(kind);
        await using var connector = await Connector.StartAsync();
        await using var bot = await ServiceBotProcess.StartToBeKilledAsync(data, point);
        using var http = new HttpClient();
        var ledger = new Ledger(data, connector);
        var chat = new Chat([bot], http, ledger, connector.ServiceUrl, "alex");

        var restarted = RestartAsync(bot, ledger);
        await chat.SayAsync("problem the courier lost parcel p1", "Before we start", "p1");
        await ledger.DeliveredAsync();
        await chat.SayAsync("A customer", "Step 1 of 5");
        await restarted;
        await chat.SayAsync("The parcel was due on Monday and nobody told her.", "Step 2 of 5");

        var verdict = (await ledger.AuditAsync()).Write($"Killed at {point}, {kind}");
        var repeated = point.StartsWith("after-send", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(new Verdict { Acknowledged = 3, Ambiguous = repeated, Repeated = repeated }, verdict);
        Assert.Equal(3, await data.CountAsync("""SELECT count(*) FROM "Inbox" """));
        Assert.Equal(1, await data.CountAsync("""SELECT count(*) FROM "Cases" """));
        Assert.Equal(3, await data.CountAsync("""SELECT count(*) FROM "CaseEvents" """));
        Assert.Equal(3, await data.CountAsync("""SELECT "Version" FROM "States" """));
        Assert.Equal("ok", await data.IntegrityAsync());
    }

    private static async Task RestartAsync(ServiceBotProcess bot, Ledger ledger)
    {
        await bot.EndAsync();
        await ledger.NoteAmbiguousAsync();
        await bot.StartAsync();
    }
}
