using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace ServiceBot.Channels.Web;

/// <summary>
/// One open socket. It keeps nothing but its watermark: when woken it reads on in the transcript, so a reader that is slow, or was
/// away, costs no memory and misses nothing.
/// </summary>
internal sealed class WebStream(
    WebSocket socket, WebIdentity owner, string conversation, long watermark, WebHistory history, TimeProvider clock)
{
    /// <summary>Clients send empty frames to keep the line open, and nothing else.</summary>
    private const int LargestFrame = 4096;

    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoodbyeLimit = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private Goodbye? _goodbye;

    public WebIdentity Owner => owner;

    public string Conversation => conversation;

    public void Wake() => _news.Writer.TryWrite(true);

    /// <summary>Ends the stream after what is being sent; the first reason counts.</summary>
    public void Close(WebSocketCloseStatus status, string? reason)
    {
        Interlocked.CompareExchange(ref _goodbye, new Goodbye(status, reason), null);
        _news.Writer.TryComplete();
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var stop = stopping.Register(() => Close(WebSocketCloseStatus.EndpointUnavailable, "ServiceBot is stopping."));
        Wake();
        var listening = ListenAsync();
        try
        {
            await TalkAsync();
            await SayGoodbyeAsync(listening);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or TimeoutException)
        {
            // The reader is gone or too slow. It comes back by itself and reads on where it stopped.
        }
        finally
        {
            socket.Abort();
            await listening;
        }
    }

    private async Task TalkAsync()
    {
        await foreach (var _ in _news.Reader.ReadAllAsync())
        {
            IReadOnlyList<WebLine> lines;
            do
            {
                lines = await history.ReadAfterAsync(conversation, watermark);
                await SendAsync(lines);
            }
            while (lines.Count == WebHistory.LargestPage && _goodbye is null);
        }
    }

    /// <summary>One frame for each activity: the client mixes up frames that follow each other when they hold several.</summary>
    private async Task SendAsync(IReadOnlyList<WebLine> lines)
    {
        foreach (var line in lines)
        {
            await SendAsync(WebLine.Frame([line], line.Watermark));
            watermark = line.Watermark;
        }
    }

    private async Task SendAsync(string json)
    {
        using var limit = new CancellationTokenSource(SendLimit, clock);
        await socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    private async Task SayGoodbyeAsync(Task listening)
    {
        // Set before the channel was completed, which is what ended the talking.
        var goodbye = _goodbye!;
        using var limit = new CancellationTokenSource(GoodbyeLimit, clock);
        await socket.CloseOutputAsync(goodbye.Status, goodbye.Reason, limit.Token);
        await listening.WaitAsync(GoodbyeLimit, clock);
    }

    /// <summary>Hears the client go; whatever else it says is not for us.</summary>
    private async Task ListenAsync()
    {
        var buffer = new byte[1024];
        var length = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                length += received.Count;
                if (length > LargestFrame)
                    Close(WebSocketCloseStatus.MessageTooBig, $"A frame may have {LargestFrame} bytes.");
                else if (received.EndOfMessage)
                    length = 0;
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The line broke; there is nobody to tell.
        }

        Close(WebSocketCloseStatus.NormalClosure, null);
    }

    private sealed record Goodbye(WebSocketCloseStatus Status, string? Reason);
}
