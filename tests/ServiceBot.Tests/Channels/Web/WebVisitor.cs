using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>Somebody's client: what a Direct Line client does, and no more.</summary>
internal sealed class WebVisitor(WebServer server, string token)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Token { get; private set; } = token;

    public string Conversation { get; private set; } = "";

    public string StreamUrl { get; private set; } = "";

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return await server.Http.SendAsync(request);
    }

    public async Task<WebVisitor> OpenAsync()
    {
        Take(await ReadAsync(await SendAsync(HttpMethod.Post, "/v3/directline/conversations", Json("{}"))));
        return this;
    }

    public async Task<WebVisitor> ResumeAsync(string watermark)
    {
        Take(await ReadAsync(await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{Conversation}?watermark={watermark}")));
        return this;
    }

    /// <summary>The same person, in the team's room.</summary>
    public async Task<WebVisitor> EnterRoomAsync(string room = "room-desk")
    {
        var answer = await ReadAsync(await SendAsync(HttpMethod.Post, $"/chat/rooms/{room}/token"));
        return await new WebVisitor(server, answer["token"]!.GetValue<string>()).OpenAsync();
    }

    public Task<HttpResponseMessage> PostAsync(string json) =>
        SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{Conversation}/activities", Json(json));

    /// <returns>The id the message was given.</returns>
    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "somebody-else" },
        };
        if (clientId is not null)
            message["channelData"] = new JsonObject { ["clientActivityID"] = clientId };

        return (await ReadAsync(await PostAsync(message.ToJsonString())))["id"]!.GetValue<string>();
    }

    public async Task<JsonObject> ReadAsync(string watermark = "") => await ReadAsync(
        await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{Conversation}/activities?watermark={watermark}"));

    public async Task<WebEars> ListenAsync()
    {
        var socket = new ClientWebSocket();
        using var limit = new CancellationTokenSource(Patience);
        var address = new Uri(StreamUrl);
        if (server.IsPublic)
        {
            Assert.Equal($"wss://{WebServer.PublicHost}", address.GetLeftPart(UriPartial.Authority));
            address = new UriBuilder(new Uri(server.Http.BaseAddress!, address.PathAndQuery)) { Scheme = "ws" }.Uri;
            socket.Options.SetRequestHeader("Host", WebServer.PublicHost);
            socket.Options.SetRequestHeader("X-Forwarded-Proto", "https");
        }

        await socket.ConnectAsync(address, limit.Token);
        return new WebEars(socket);
    }

    private void Take(JsonObject answer)
    {
        Token = answer["token"]!.GetValue<string>();
        Conversation = answer["conversationId"]!.GetValue<string>();
        StreamUrl = answer["streamUrl"]!.GetValue<string>();
    }
}

/// <summary>An open stream.</summary>
internal sealed class WebEars(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public ClientWebSocket Socket => socket;

    public string Watermark { get; private set; } = "";

    /// <summary>The next activity, when it comes.</summary>
    public async Task<JsonObject> HearAsync()
    {
        var frame = JsonNode.Parse(await ReceiveAsync() ?? throw new InvalidOperationException("The stream was closed."))!;
        Watermark = frame["watermark"]!.GetValue<string>();

        // The real client mixes up frames that follow each other when they hold several activities.
        return Assert.Single(frame["activities"]!.AsArray())!.AsObject();
    }

    public async Task<string[]> HearTextsAsync(int count)
    {
        var texts = new string[count];
        for (var i = 0; i < count; i++)
            texts[i] = (await HearAsync())["text"]!.GetValue<string>();

        return texts;
    }

    /// <summary>Reads on until the server has closed the stream.</summary>
    public async Task<WebSocketCloseStatus?> HearTheEndAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        return socket.CloseStatus;
    }

    public void Dispose() => socket.Dispose();

    private async Task<string?> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
                return null;
            }

            text.Write(buffer.AsSpan(0, received.Count));
            if (received.EndOfMessage)
                return Encoding.UTF8.GetString(text.ToArray());
        }
    }
}
