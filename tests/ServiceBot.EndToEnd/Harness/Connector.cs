using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>A double of the connector a chat offers to bots: takes messages under a path of its own, gives ids, keeps what it heard.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _arrived = new(0);
    private int _ids;

    private Connector(WebApplication app) => _app = app;

    /// <summary>With a path of its own and no slash at its end, as emulators have it.</summary>
    public string ServiceUrl => $"{_app.Urls.Single()}/_connector";

    public ConcurrentQueue<Heard> Messages { get; } = new();

    /// <summary>What the next requests are answered; 200 when there is nothing left. 403 says that the person has blocked the bot.</summary>
    public ConcurrentQueue<HttpStatusCode> Answers { get; } = new();

    /// <param name="port">0 for any that is free.</param>
    public static async Task<Connector> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var connector = new Connector(builder.Build());
        connector._app.Map("/_connector/v3/conversations/{conversation}/activities/{id?}", connector.HearAsync);
        await connector._app.StartAsync();
        return connector;
    }

    /// <summary>The next message that arrives.</summary>
    public async Task<Heard> HearsAsync()
    {
        Assert.True(await _arrived.WaitAsync(TimeSpan.FromSeconds(60)), "The bot said nothing.");
        Assert.True(Messages.TryDequeue(out var heard));
        return heard;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task HearAsync(HttpContext http, string conversation, string? id)
    {
        var activity = await http.Request.ReadFromJsonAsync<JsonElement>();
        if (Answers.TryDequeue(out var refusal) && refusal != HttpStatusCode.OK)
        {
            http.Response.StatusCode = (int)refusal;
            if (refusal == HttpStatusCode.Forbidden)
                await http.Response.WriteAsJsonAsync(new { error = new { code = "ConversationBlockedByUser", message = "The person has blocked the bot." } });

            return;
        }

        var given = id ?? $"{Interlocked.Increment(ref _ids)}";
        Messages.Enqueue(new Heard(http.Request.Method, conversation, given, activity));
        await http.Response.WriteAsJsonAsync(new { id = given });
        _arrived.Release();
    }

    internal sealed record Heard(string Method, string Conversation, string Id, JsonElement Activity)
    {
        public string Words => Activity.GetRawText().Replace("\\u00B7", "·", StringComparison.OrdinalIgnoreCase);
    }
}
