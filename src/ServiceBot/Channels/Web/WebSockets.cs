using System.Collections.Concurrent;

namespace ServiceBot.Channels.Web;

/// <summary>The streams that are open, by conversation, so that each hears when there is something new to read.</summary>
internal sealed class WebSockets
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<WebStream, byte>> _open = new();

    public void Wake(string conversation)
    {
        if (_open.TryGetValue(conversation, out var streams))
            foreach (var stream in streams.Keys)
                stream.Wake();
    }
}
