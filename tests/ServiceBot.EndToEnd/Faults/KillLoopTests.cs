using System.Globalization;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>The program is killed again and again while many people talk to it.</summary>
public sealed class KillLoopTests
{
    private const int People = 16;
    private const int MostTurnsBetweenKills = 200;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Whatever_was_acknowledged_is_kept_and_nothing_is_said_twice_unknowingly(DatabaseKind kind)
    {
        await using var data = await TestDatabase.CreateAsync(kind);
        await using var connector = await Connector.StartAsync();
        await using var bot = await ServiceBotProcess.StartNewAsync(data);
        using var http = new HttpClient();
        var ledger = new Ledger(data, connector);
        using var enough = new CancellationTokenSource();
        var talking = Enumerable.Range(1, People)
            .Select(person => TalkAsync(new Chat([bot], http, ledger, connector.ServiceUrl, $"p{person}"), person, enough.Token))
            .ToList();

        var random = new Random(Chance.Seed);
        for (var round = 0; round < Chance.Rounds; round++)
        {
            var until = ledger.Acknowledged + random.Next(1, MostTurnsBetweenKills);
            await Poll.UntilAsync(
                async () => ledger.Acknowledged >= until || talking.Any(talk => talk.IsFaulted),
                () => $"No more turns are taken in round {round}:\n{bot.Output}");
            await bot.KillAsync();
            await ledger.NoteAmbiguousAsync();
            await bot.StartAsync();
        }

        await enough.CancelAsync();
        await Task.WhenAll(talking);

        (await ledger.AuditAsync()).Write($"Killed {Chance.Rounds} times, {kind}, seed {Chance.Seed}").MustBeClean();
        await bot.KillAsync();
        Assert.Equal("ok", await data.IntegrityAsync());
    }

    /// <summary>Opens a case, asks for one that is not there, answers the question, leaves the case, and so on.</summary>
    private static async Task TalkAsync(Chat chat, int person, CancellationToken enough)
    {
        for (var i = 1; !enough.IsCancellationRequested; i++)
        {
            var parcel = string.Create(CultureInfo.InvariantCulture, $"p{person}n{i}x");
            var unknown = string.Create(CultureInfo.InvariantCulture, $"{person * 100_000 + i}");
            await chat.SayAsync($"problem the courier lost parcel {parcel}", "Before we start", parcel);
            await chat.SayAsync($"case {unknown}", $"no case {unknown} ");
            await chat.SayAsync("A customer", "Affected: A customer", parcel);
            await chat.SayAsync("pause");
        }
    }
}
