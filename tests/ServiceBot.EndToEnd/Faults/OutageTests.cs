using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>The connector is down while people go on talking to the bot.</summary>
[Collection(nameof(Alone))]
public sealed class OutageTests
{
    private const int People = 4;

    /// <summary>60 is what is promised, and is run by hand: SERVICEBOT_OUTAGE_SECONDS=60.</summary>
    private const int Seconds = 12;

    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Turns_stay_fast_and_everything_arrives_in_order_afterwards(DatabaseKind kind)
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("SERVICEBOT_OUTAGE_SECONDS") ?? $"{Seconds}", CultureInfo.InvariantCulture);
        int port;
        await using (var gone = await Connector.StartAsync())
            port = new Uri(gone.ServiceUrl).Port;
        var serviceUrl = $"http://127.0.0.1:{port}/_connector";

        await using var data = await TestDatabase.CreateAsync(kind);
        await using var bot = await ServiceBotProcess.StartNewAsync(data);
        using var http = new HttpClient();

        // The first turns of a fresh program take longer, whatever the connector does.
        await Task.WhenAll(Enumerable.Range(People + 1, People).Select(async person =>
        {
            for (var number = 1; number <= 10; number++)
                await SayAsync(bot, http, serviceUrl, person, number);
        }));

        var outage = Stopwatch.StartNew();
        var talks = await Task.WhenAll(Enumerable.Range(1, People).Select(async person =>
        {
            var took = new List<TimeSpan>();
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
            while (outage.Elapsed < TimeSpan.FromSeconds(seconds))
            {
                took.Add(await SayAsync(bot, http, serviceUrl, person, took.Count + 1));
                await pace.WaitForNextTickAsync();
            }

            return took;
        }));

        await using var connector = await Connector.StartAsync(port);
        var recovery = Stopwatch.StartNew();
        await Poll.UntilAsync(
            async () => await data.CountAsync("""SELECT count(*) FROM "Outbox" WHERE "State" = 0""") == 0,
            () => $"Not everything has arrived:\n{bot.Output}");

        var turns = talks.SelectMany(took => took).Order().ToList();
        Experiments.Note($"Connector down for {seconds} s, {kind}: {turns.Count} turns, 99 of 100 within {turns[turns.Count * 99 / 100].TotalMilliseconds:F0} ms, "
            + $"the slowest {turns[^1].TotalMilliseconds:F0} ms; everything delivered {recovery.Elapsed.TotalSeconds:F1} s after it was back");
        Assert.InRange(turns[turns.Count * 99 / 100], TimeSpan.Zero, Slowest);
        Assert.Equal(0, await data.CountAsync("""SELECT count(*) FROM "Outbox" WHERE "State" <> 1 OR "Ambiguous" """));
        for (var person = 1; person <= People; person++)
            Assert.Equal(
                Enumerable.Range(1, talks[person - 1].Count).Select(number => Unknown(person, number)),
                connector.Messages.Where(heard => heard.Conversation == $"chat-{person}")
                    .Select(heard => heard.Activity.GetProperty("text").GetString()!.Split(' ').Single(word => word.Length == 6 && word.All(char.IsDigit))));
    }

    /// <returns>How long it took to be acknowledged.</returns>
    private static async Task<TimeSpan> SayAsync(ServiceBotProcess bot, HttpClient http, string serviceUrl, int person, int number)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await http.PostAsJsonAsync(new Uri(bot.Address, "/api/messages"), new
        {
            type = "message",
            id = $"{person}-{number}",
            channelId = "emulator",
            serviceUrl,
            text = $"case {Unknown(person, number)}",
            from = new { id = $"user-{person}", name = $"User {person}" },
            recipient = new { id = "bot", name = "ServiceBot" },
            conversation = new { id = $"chat-{person}" },
        });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>A case that is not there; the answer names it.</summary>
    private static string Unknown(int person, int number) => string.Create(CultureInfo.InvariantCulture, $"{(person + 1) * 100_000 + number}");
}
