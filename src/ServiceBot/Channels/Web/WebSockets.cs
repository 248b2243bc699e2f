using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.WebSockets;
using Microsoft.Extensions.Options;
using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>The streams that are open, so that each hears when there is something new to read.</summary>
internal sealed class WebSockets
{
    private readonly WebOptions _options;
    private readonly ConcurrentDictionary<string, ImmutableArray<WebStream>> _byConversation = new();

    // The oldest first. Only opening and closing look at it.
    private readonly List<WebStream> _all = [];
    private readonly Lock _lock = new();

    public WebSockets(IOptions<WebOptions> options, Announcements announcements)
    {
        _options = options.Value;
        announcements.Heard += Wake;
    }

    public bool IsFull
    {
        get
        {
            lock (_lock)
                return _all.Count >= _options.Sockets;
        }
    }

    /// <summary>The sessions in which any of them is open.</summary>
    public IReadOnlyCollection<string> Sessions
    {
        get
        {
            lock (_lock)
                return _all.Select(stream => stream.Owner.Session).OfType<string>().ToHashSet();
        }
    }

    /// <summary>Whoever opens one too many loses the one they have had the longest: it is the one least likely to be looked at.</summary>
    public void Add(WebStream stream)
    {
        lock (_lock)
        {
            var own = _all.Where(open => open.Owner.PersonId == stream.Owner.PersonId).ToList();
            foreach (var oldest in own.SkipLast(_options.SocketsPerPerson - 1))
                oldest.Close(WebSocketCloseStatus.PolicyViolation, "Too many windows are open; this was the oldest.");

            _all.Add(stream);
            _byConversation.AddOrUpdate(stream.Conversation, [stream], (_, streams) => streams.Add(stream));
        }
    }

    public void CloseAll(IReadOnlySet<string> sessions, WebSocketCloseStatus status, string reason)
    {
        lock (_lock)
            foreach (var stream in _all.Where(stream => stream.Owner.Session is { } session && sessions.Contains(session)))
                stream.Close(status, reason);
    }

    public void Remove(WebStream stream)
    {
        lock (_lock)
        {
            _all.Remove(stream);
            var left = _byConversation[stream.Conversation].Remove(stream);
            if (left.IsEmpty)
                _byConversation.TryRemove(stream.Conversation, out _);
            else
                _byConversation[stream.Conversation] = left;
        }
    }

    /// <summary>There is something new in the conversation, or maybe in each. Called for every message, so it only rings.</summary>
    private void Wake(string? conversation)
    {
        if (conversation is null)
        {
            lock (_lock)
                _all.ForEach(stream => stream.Wake());
        }
        else if (_byConversation.TryGetValue(conversation, out var streams))
            foreach (var stream in streams)
                stream.Wake();
    }
}
