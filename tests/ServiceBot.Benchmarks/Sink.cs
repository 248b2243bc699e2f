using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace ServiceBot.Benchmarks;

/// <summary>The connector all bots reply to: takes every message, gives new ones an id, and tells whoever listens when they came.</summary>
internal sealed class Sink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Channel<long>> _listeners = new();
    private long _ids;
    private long _requests;
    private long _bytes;

    private Sink(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.Single();

    public (long Requests, long Bytes) Taken => (Interlocked.Read(ref _requests), Interlocked.Read(ref _bytes));

    public static async Task<Sink> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sink = new Sink(builder.Build());
        sink._app.MapPost("/v3/conversations/{conversation}/activities/{replyTo?}", sink.PostAsync);
        sink._app.MapPut("/v3/conversations/{conversation}/activities/{id}", sink.PutAsync);
        await sink._app.StartAsync(cancellationToken);
        return sink;
    }

    /// <summary>The instants at which new messages of a conversation arrive.</summary>
    public ChannelReader<long> Listen(string conversation) => _listeners.GetOrAdd(conversation, _ => Channel.CreateUnbounded<long>()).Reader;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> PostAsync(HttpRequest request, string conversation)
    {
        await TakeAsync(request);
        if (_listeners.TryGetValue(conversation, out var listener))
            listener.Writer.TryWrite(Stopwatch.GetTimestamp());
        return Results.Json(new { id = $"{Interlocked.Increment(ref _ids)}" });
    }

    private async Task<IResult> PutAsync(HttpRequest request, string id)
    {
        await TakeAsync(request);
        return Results.Json(new { id });
    }

    private async Task TakeAsync(HttpRequest request)
    {
        var length = 0L;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            length += read.Buffer.Length;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytes, length);
    }
}
