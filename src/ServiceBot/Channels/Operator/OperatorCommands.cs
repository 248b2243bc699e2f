using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Operator;

/// <summary>
/// What an operator types on the machine of a running server: <c>servicebot dead-letters</c>, <c>servicebot replay ID|all</c>,
/// <c>servicebot drop ID|all</c>. They ask the server, because nobody else may have the database.
/// </summary>
internal sealed class OperatorCommands(IConfiguration settings, TextWriter output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static bool Know(string[] arguments) => arguments is ["dead-letters" or "replay" or "drop", ..];

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] arguments)
    {
        var options = settings.GetSection("Operator").Get<OperatorOptions>() ?? new OperatorOptions();
        var data = settings.GetSection("Data").Get<DataOptions>() ?? new DataOptions();
        var server = (settings[WebHostDefaults.ServerUrlsKey] ?? "http://localhost:5000").Split(';')[0];
        if (OperatorKey.Find(options, data) is not { } key)
            return Fail($"No ServiceBot has run on the data in {data.FullFolder} yet, so there is no key to ask it with.");

        using var http = new HttpClient { BaseAddress = new Uri(server), Timeout = Patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            return arguments switch
            {
                ["dead-letters", ..] => await ListAsync(http),
                ["replay" or "drop", "all", ..] => await DoAllAsync(http, arguments[0]),
                ["replay" or "drop", var id, ..] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                    await DoAsync(http, arguments[0], number),
                _ => Fail($"Say which one: servicebot {arguments[0]} ID, or servicebot {arguments[0]} all. The ids are in: servicebot dead-letters"),
            };
        }
        catch (HttpRequestException failure) when (failure.StatusCode is null)
        {
            return Fail($"No ServiceBot answers at {server}. Start it, or say where it is: --urls http://localhost:3978");
        }
        catch (HttpRequestException failure)
        {
            return Fail($"ServiceBot at {server} refused ({(int)failure.StatusCode!}). Does it use the data in {data.FullFolder}?"); // not null here
        }
    }

    private async Task<int> ListAsync(HttpClient http)
    {
        var letters = await ReadAsync(http);
        if (letters.Count == 0)
        {
            output.WriteLine("There are no dead letters.");
            return 0;
        }

        output.WriteLine($"{"id",8}  {"since",-16}  {"tried",5}  {"may be there",-12}  {"channel",-12}  problem");
        foreach (var letter in letters)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{letter.Id,8}  {letter.CreatedAt,-16:yyyy-MM-dd HH:mm}  {letter.Attempts,5}  {(letter.Ambiguous ? "yes" : "no"),-12}  {letter.Channel,-12}  {letter.Problem}"));

        output.WriteLine();
        output.WriteLine("Send one again: servicebot replay ID. Drop it: servicebot drop ID. Instead of ID: all.");
        return 0;
    }

    private async Task<int> DoAllAsync(HttpClient http, string verb)
    {
        var code = 0;
        foreach (var letter in await ReadAsync(http))
            code = Math.Max(code, await DoAsync(http, verb, letter.Id));

        return code;
    }

    private async Task<int> DoAsync(HttpClient http, string verb, long id)
    {
        // An empty object, because a server takes no post without JSON.
        using var response = await http.PostAsJsonAsync(
            new Uri($"{OperatorEndpoints.DeadLetters}/{id.ToString(CultureInfo.InvariantCulture)}/{verb}", UriKind.Relative), new JsonObject());
        if (response.StatusCode == System.Net.HttpStatusCode.NotFound)
            return Fail($"There is no dead letter {id}.");

        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<LetterResult>();
        output.WriteLine($"{id}: {answer?.Result}");
        return 0;
    }

    private static async Task<List<DeadLetter>> ReadAsync(HttpClient http) =>
        await http.GetFromJsonAsync<List<DeadLetter>>(new Uri(OperatorEndpoints.DeadLetters, UriKind.Relative)) ?? [];

    private int Fail(string sentence)
    {
        output.WriteLine(sentence);
        return 1;
    }
}
