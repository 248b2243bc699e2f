using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ServiceBot.Benchmarks;

/// <summary>
/// Whole recoveries over HTTP, each turn durable before it is answered, beside a bare endpoint that parses the same JSON.
/// Both servers run in this one go on this machine, so the ratio says more than either figure.
/// </summary>
internal static class Turns
{
    /// <summary>The required path of a case, as somebody types it.</summary>
    private static readonly string[] Story =
    [
        "problem the courier lost the parcel of order 4711",
        "A customer",
        "The parcel was due on Monday and nobody told her it was lost.",
        "I own it",
        "It is fixed",
        "Information",
        "Fine",
    ];

    public static async Task<int> RunAsync(int clients, int casesPerClient)
    {
        var turns = clients * casesPerClient * Story.Length;
        Console.WriteLine($"{clients} clients, {casesPerClient} cases each, {turns} turns");

        var bare = await MeasureBareAsync(clients, casesPerClient);
        Print("bare endpoint", bare, turns);
        var bot = await MeasureBotAsync(clients, casesPerClient);
        Print("recovery turn", bot, turns);
        Console.WriteLine(
            $"ratio: {bare.Seconds / bot.Seconds:P1} of the bare endpoint's rate, {bot.Cpu / bare.Cpu:F1} times its CPU a request");
        return 0;
    }

    private static async Task<Measured> MeasureBareAsync(int clients, int casesPerClient)
    {
        using var server = await ServerProcess.StartAsync("ready", url => [typeof(Turns).Assembly.Location, "bare", url]);
        var people = Enumerable.Range(0, clients).Select(_ => ("/v3/directline/conversations/any/activities", "any")).ToList();
        await DriveAsync(server, people, 2);
        return await DriveAsync(server, people, casesPerClient);
    }

    private static async Task<Measured> MeasureBotAsync(int clients, int casesPerClient)
    {
        var folder = Directory.CreateTempSubdirectory("servicebot-bench-");
        try
        {
            using var server = await ServerProcess.StartAsync("ServiceBot is ready", url =>
            [
                Path.Combine(AppContext.BaseDirectory, "ServiceBot.dll"),
                "--urls", url, "--Data:Folder", folder.FullName,
                "--Web:PostsPerSecond", "1000000", "--Web:PostBurst", "1000000", "--Web:TotalPerSecond", "1000000",
                "--Web:TokensPerSecond", "1000000", "--Web:TokenBurst", "1000000",
                "--Logging:LogLevel:Default", "Warning",
            ]);

            var people = new List<(string, string)>();
            for (var i = 0; i < clients; i++)
                people.Add(await JoinAsync(server.Url, $"bench-{i}"));

            await DriveAsync(server, people, 2);
            return await DriveAsync(server, people, casesPerClient);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(string Path, string Token)> JoinAsync(string url, string id)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var given = await PostAsync(http, "/v3/directline/tokens/generate", new { user = new { id } });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", given.GetProperty("token").GetString());
        var opened = await PostAsync(http, "/v3/directline/conversations", new { });
        return ($"/v3/directline/conversations/{opened.GetProperty("conversationId").GetString()}/activities",
            opened.GetProperty("token").GetString()!);
    }

    private static async Task<Measured> DriveAsync(ServerProcess server, List<(string Path, string Token)> people, int cases)
    {
        var cpu = server.Cpu;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(people.Select(person => TellAsync(server.Url, person.Path, person.Token, cases)));
        return new Measured(watch.Elapsed.TotalSeconds, (server.Cpu - cpu).TotalMicroseconds);
    }

    private static async Task TellAsync(string url, string path, string token, int cases)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        for (var i = 0; i < cases; i++)
            foreach (var text in Story)
                await PostAsync(http, path, new { type = "message", text, from = new { id = "any" } });
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static void Print(string what, Measured measured, int turns) =>
        Console.WriteLine($"{what}: {turns / measured.Seconds:N0} a second, {measured.Cpu / turns:N0} µs CPU each");

    private sealed record Measured(double Seconds, double Cpu);
}
