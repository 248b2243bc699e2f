using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>Many talk in one conversation at the same moment; on PostgreSQL to two programs.</summary>
public sealed partial class SharedConversationTests
{
    private const int Clients = 8;
    private const int Turns = 50;
    private const int Problems = 4;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.Postgres, 2)]
    public async Task No_turn_overwrites_what_another_has_written(DatabaseKind kind, int programs)
    {
        await using var test = await Experiment.StartAsync(kind, programs);
        await test.Chat("alex").SayAsync("problem the courier lost parcel p1", "Before we start", "p1");

        // Each is no answer to the open question, and the dialog counts how often it asked.
        await Task.WhenAll(Enumerable.Range(1, Clients).Select(async device =>
        {
            var chat = test.Chat($"device{device}", "alex");
            for (var i = 0; i < Turns; i++)
                await chat.SayAsync("I do not know");
        }));

        var verdict = await test.Ledger.AuditAsync();
        var sentBack = test.Connector.Messages.Count(message => message.Words.Contains("Several people changed this", StringComparison.Ordinal));
        verdict.Write($"{Clients} clients in one conversation, {kind}, {programs} programs, {sentBack} asked to send again").MustBeClean();

        var (version, state) = (await test.Data.ReadAsync("""SELECT "Version", "Json" FROM "States" """, row => (row.GetInt64(0), row.GetString(1)))).Single();
        Assert.Equal(1 + Clients * Turns - sentBack, version);
        Assert.Equal(version - 1, int.Parse(Asked().Match(state).Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.Equal(0, sentBack);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.Postgres, 2)]
    public async Task Nobody_is_asked_about_what_somebody_else_reported_in_the_channel(DatabaseKind kind, int programs)
    {
        await using var test = await Experiment.StartAsync(kind, programs);
        await Task.WhenAll(Enumerable.Range(1, Clients).Select(async number =>
        {
            using var person = await DirectLinePerson.JoinAsync(test.Bots[number % programs], $"g{number}");
            using var inRoom = await person.EnterAsync("room-harbour");
            for (var i = 1; i <= Problems; i++)
                await inRoom.SayAsync(string.Create(CultureInfo.InvariantCulture, $"problem the courier lost parcel g{number}n{i}x"));

            var asked = await person.ReadUntilAsync(transcript => Parcels(transcript).Count >= Problems);
            Assert.Equal(Enumerable.Range(1, Problems).Select(i => $"g{number}n{i}x"), Parcels(asked).Order(StringComparer.Ordinal));
            await person.SayAsync("A customer");
        }));

        var reported = await test.Data.ReadAsync("""SELECT "Sentence", "OpenerId" FROM "Cases" """, row => (Parcel: Parcel().Match(row.GetString(0)), Opener: row.GetString(1)));
        Assert.Equal(Clients * Problems, reported.Count);
        Assert.All(reported, report => Assert.Equal(report.Opener, report.Parcel.Groups[1].Value));
        Assert.Equal(Clients, await test.Data.CountAsync("""SELECT count(*) FROM "Cases" WHERE "Customer" IS NOT NULL"""));
    }

    private static HashSet<string> Parcels(IEnumerable<JsonElement> transcript) =>
        [.. transcript.SelectMany(activity => Parcel().Matches(activity.GetRawText()).Select(match => match.Value))];

    [GeneratedRegex("(g[0-9]+)n[0-9]+x")]
    private static partial Regex Parcel();

    [GeneratedRegex("\"AttemptCount\":([0-9]+)")]
    private static partial Regex Asked();
}
