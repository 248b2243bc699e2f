using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Delivery;

/// <summary>A double of a channel's connector. It keeps what it heard and what it took, and does to each conversation's requests what it was told.</summary>
internal sealed class FaultyConnector : IAsyncDisposable
{
    /// <summary>Tells the client's side of the test that the rest of this answer never comes.</summary>
    private const string Dawdles = "x-dawdles";

    private readonly WebApplication _app;
    private readonly TestClock _clock;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> _answers = [];
    private readonly CancellationTokenSource _end = new();
    private int _ids;
    private int _hanging;

    private FaultyConnector(WebApplication app, TestClock clock) => (_app, _clock) = (app, clock);

    public string ServiceUrl => $"{_app.Urls.Single()}/teams/";

    /// <summary>The same, under the address of the government's cloud.</summary>
    public string GovernmentUrl => $"{_app.Urls.Single()}/government/";

    /// <summary>Every request, also those it did not take.</summary>
    public ConcurrentQueue<Heard> Requests { get; } = [];

    /// <summary>What people would see.</summary>
    public ConcurrentQueue<Heard> Taken { get; } = [];

    /// <summary>Requests of which it is certain that nothing more comes.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    public static async Task<FaultyConnector> StartAsync(TestClock clock, Action<ListenOptions>? listen = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen ?? (_ => { })));
        var connector = new FaultyConnector(builder.Build(), clock);
        connector._app.Map("/{cloud}/v3/conversations/{conversation}/activities/{id?}", connector.HearAsync);
        await connector._app.StartAsync();
        return connector;
    }

    /// <summary>What the next requests of the conversation get; afterwards everything is well.</summary>
    public void Answers(string conversation, params Answer[] answers)
    {
        var queue = _answers.GetOrAdd(conversation, _ => []);
        foreach (var answer in answers)
            queue.Enqueue(answer);
    }

    public void Heals(string conversation) => _answers.TryRemove(conversation, out _);

    public IEnumerable<string> TextsIn(string conversation) => Taken.Where(heard => heard.Conversation == conversation).Select(heard => heard.Text);

    /// <summary>The time-outs of so many hanging requests have rung.</summary>
    public void Released(int requests) => Interlocked.Add(ref _hanging, -requests);

    /// <summary>Sees each answer as it reaches the client.</summary>
    public DelegatingHandler Watch() => new Watcher(this);

    public async ValueTask DisposeAsync()
    {
        // Requests that hang would be waited for.
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
    }

    private async Task HearAsync(HttpContext http, string cloud, string conversation, string? id)
    {
        var answer = _answers.TryGetValue(conversation, out var queue) && queue.TryDequeue(out var next) ? next : new Answer();
        if (answer.Fault == Fault.CutBeforeReading)
        {
            Requests.Enqueue(new Heard(_clock.Now, http.Request.Method, conversation, id, "", cloud));
            http.Abort();
            return;
        }

        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var text = body.Length == 0 ? "" : (string?)JsonNode.Parse(body)!["text"] ?? "";
        var heard = new Heard(_clock.Now, http.Request.Method, conversation, id, text, cloud);
        Requests.Enqueue(heard);
        _clock.Change();
        var taken = (int)answer.Status < 300;
        if (taken)
            Taken.Enqueue(heard);

        await ReplyAsync(http, answer, taken ? answer.Body ?? $$"""{"id":"{{id ?? $"{Interlocked.Increment(ref _ids)}"}}"}""" : answer.Body ?? "");
    }

    private async Task ReplyAsync(HttpContext http, Answer answer, string body)
    {
        http.Response.StatusCode = (int)answer.Status;
        if (answer.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = wait;
        if (answer.Location is { } place)
            http.Response.Headers.Location = place;

        switch (answer.Fault)
        {
            case Fault.AcceptThenCut:
                http.Abort();
                break;
            case Fault.AcceptThenSilence:
                await HangAsync(http);
                break;
            case Fault.AcceptThenTruncate:
                http.Response.ContentLength = body.Length + 10;
                await http.Response.WriteAsync(body[..4]);
                break;
            case Fault.AcceptThenDawdle:
                http.Response.Headers[Dawdles] = "1";
                await http.Response.WriteAsync(body[..1]);
                await http.Response.Body.FlushAsync();
                await WaitForEndAsync(http);
                break;
            default:
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync(body);
                break;
        }
    }

    private Task HangAsync(HttpContext http)
    {
        Hang();
        return WaitForEndAsync(http);
    }

    private void Hang()
    {
        Interlocked.Increment(ref _hanging);
        _clock.Change();
    }

    private async Task WaitForEndAsync(HttpContext http)
    {
        var ended = new TaskCompletionSource();
        await using var gone = http.RequestAborted.Register(() => ended.TrySetResult());
        await using var over = _end.Token.Register(() => ended.TrySetResult());
        await ended.Task;
        http.Abort();
    }

    internal sealed record Heard(DateTimeOffset At, string Method, string Conversation, string? Id, string Text, string Cloud);

    private sealed class Watcher(FaultyConnector connector) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.Contains(Dawdles))
                connector.Hang();

            return response;
        }
    }
}
