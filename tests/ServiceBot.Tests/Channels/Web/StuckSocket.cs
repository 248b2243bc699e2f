using System.Net.WebSockets;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>A line whose other end reads nothing and says nothing.</summary>
internal sealed class StuckSocket : WebSocket
{
    private readonly TaskCompletionSource _sending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WebSocketReceiveResult> _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebSocketState _state = WebSocketState.Open;

    public Task Sending => _sending.Task;

    public override WebSocketState State => _state;
    public override WebSocketCloseStatus? CloseStatus => null;
    public override string? CloseStatusDescription => null;
    public override string? SubProtocol => null;

    public override async Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        var forever = new TaskCompletionSource();
        await using var cancelled = cancellationToken.Register(() => forever.TrySetCanceled(cancellationToken));
        _sending.TrySetResult();
        await forever.Task;
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        _aborted.Task;

    public override void Abort()
    {
        _state = WebSocketState.Aborted;
        _aborted.TrySetException(new WebSocketException(WebSocketError.InvalidState));
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override void Dispose()
    {
    }
}
