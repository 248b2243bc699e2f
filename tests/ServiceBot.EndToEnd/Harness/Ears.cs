using System.Net.WebSockets;
using System.Text.Json;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>The web socket on which a person hears a conversation.</summary>
internal sealed class Ears : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();

    public static async Task<Ears> OpenAsync(Uri stream)
    {
        var ears = new Ears();
        await ears._socket.ConnectAsync(stream, CancellationToken.None);
        return ears;
    }

    /// <summary>The next so many activities.</summary>
    public async Task<List<JsonElement>> HearAsync(int count)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var heard = new List<JsonElement>();
        while (heard.Count < count)
            heard.AddRange((await FrameAsync(deadline.Token)).GetProperty("activities").EnumerateArray());

        return heard;
    }

    public void Dispose() => _socket.Dispose();

    private async Task<JsonElement> FrameAsync(CancellationToken cancellationToken)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            frame.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonDocument.Parse(frame.ToArray()).RootElement;
    }
}
