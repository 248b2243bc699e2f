using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>Somebody who talks to the bot over plain Direct Line, and sends again what was not acknowledged, as real channels do.</summary>
internal sealed class DirectLinePerson : IDisposable
{
    private readonly HttpClient _http;
    private string _conversation = "";

    private DirectLinePerson(Uri address) => _http = new HttpClient { BaseAddress = address };

    public static async Task<DirectLinePerson> JoinAsync(ServiceBotProcess bot, string id)
    {
        var person = new DirectLinePerson(bot.Address);
        var given = await person.PostAsync("/v3/directline/tokens/generate", new { user = new { id } });
        person.Show(given);
        var opened = await person.PostAsync("/v3/directline/conversations", new { });
        person.Show(opened);
        person._conversation = $"/v3/directline/conversations/{opened.GetProperty("conversationId").GetString()}/activities";
        return person;
    }

    /// <summary>Returns when the message is acknowledged.</summary>
    /// <param name="key">Names the message however often it is sent; null for a new one.</param>
    public Task SayAsync(string text, string? key = null) => PostAsync(_conversation, Message(text, key ?? Guid.NewGuid().ToString("N")));

    /// <summary>Sends it until it is acknowledged.</summary>
    public async Task InsistAsync(string text, string key)
    {
        while (true)
        {
            try
            {
                await SayAsync(text, key);
                return;
            }
            catch (HttpRequestException)
            {
                // The program is down or was killed while it worked; it comes back on the same address.
            }
        }
    }

    /// <summary>The transcript, once the last of it is so; what is being brought is waited for.</summary>
    public async Task<List<JsonElement>> ReadUntilAsync(Func<List<JsonElement>, bool> isComplete)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var page = await _http.GetFromJsonAsync<JsonElement>(_conversation, patience.Token);
            var transcript = page.GetProperty("activities").EnumerateArray().ToList();
            if (isComplete(transcript))
                return transcript;
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

    private void Show(JsonElement given) =>
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", given.GetProperty("token").GetString());

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
