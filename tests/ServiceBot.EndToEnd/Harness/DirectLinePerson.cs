using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>Somebody who talks to the bot over plain Direct Line, and sends again what was not acknowledged, as real channels do.</summary>
internal sealed class DirectLinePerson : IDisposable
{
    private readonly HttpClient _http;
    private string _conversation = "";
    private string _stream = "";

    private DirectLinePerson(Uri address) => _http = new HttpClient { BaseAddress = address };

    public static async Task<DirectLinePerson> JoinAsync(ServiceBotProcess bot, string id)
    {
        var person = new DirectLinePerson(bot.Address);
        await person.OpenAsync(await person.PostAsync("/v3/directline/tokens/generate", new { user = new { id } }));
        return person;
    }

    /// <summary>The same person in a room of their team.</summary>
    public async Task<DirectLinePerson> EnterAsync(string room)
    {
        var there = new DirectLinePerson(_http.BaseAddress!); // set when it was made
        await there.OpenAsync(await PostAsync($"/chat/rooms/{room}/token", new { }));
        return there;
    }

    /// <summary>The same person with the same token, at another program.</summary>
    public DirectLinePerson At(ServiceBotProcess bot)
    {
        var there = new DirectLinePerson(bot.Address) { _conversation = _conversation };
        there._http.DefaultRequestHeaders.Authorization = _http.DefaultRequestHeaders.Authorization;
        return there;
    }

    /// <summary>Opens the socket of the conversation; it can be done once.</summary>
    public Task<Ears> ListenAsync() => Ears.OpenAsync(new Uri(_stream));

    /// <summary>Returns when the message is acknowledged.</summary>
    /// <param name="key">Names the message however often it is sent; null for a new one.</param>
    public Task SayAsync(string text, string? key = null) => PostAsync(_conversation, Message(text, key ?? Guid.NewGuid().ToString("N")));

    /// <summary>Sends it until it is acknowledged.</summary>
    public async Task InsistAsync(string text, string key)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                await SayAsync(text, key);
                return;
            }
            catch (Exception failure) when (failure is HttpRequestException or SocketException)
            {
                // The program is down or was killed while it worked; it comes back on the same address. HttpClient lets a SocketException
                // through when the other side is gone the moment it has connected.
                await pace.WaitForNextTickAsync();
            }
        }
    }

    /// <summary>The transcript, once the last of it is so; what is being brought is waited for.</summary>
    public async Task<List<JsonElement>> ReadUntilAsync(Func<List<JsonElement>, bool> isComplete)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        // Clients that ask without a pause are told to wait.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var page = await _http.GetFromJsonAsync<JsonElement>(_conversation, patience.Token);
            var transcript = page.GetProperty("activities").EnumerateArray().ToList();
            if (isComplete(transcript))
                return transcript;

            await pace.WaitForNextTickAsync(patience.Token);
        }
    }

    public void Dispose() => _http.Dispose();

    private static object Message(string text, string key) => new
    {
        type = "message",
        text,
        from = new { id = "whoever" },
        channelData = new { clientActivityID = key },
    };

    private async Task OpenAsync(JsonElement given)
    {
        Show(given);
        var opened = await PostAsync("/v3/directline/conversations", new { });
        Show(opened);
        _conversation = $"/v3/directline/conversations/{opened.GetProperty("conversationId").GetString()}/activities";
        _stream = opened.GetProperty("streamUrl").GetString()!; // always given
    }

    private void Show(JsonElement given) =>
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", given.GetProperty("token").GetString());

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
