using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Connector;

/// <summary>One service URL, called by the client that all turns share.</summary>
internal sealed class TurnConnector(ChannelClient channel, Uri baseUri) : IConnectorClient, IConversations
{
    public Uri BaseUri { get; set; } = baseUri;

    public IConversations Conversations => this;

    // Joined as text: channels have service URLs with a path, which resolving a relative one would cut off.
    public Task<T> CallAsync<T>(HttpMethod method, string route, object body, CancellationToken cancellationToken) =>
        channel.CallAsync<T>(method, $"{BaseUri.AbsoluteUri.TrimEnd('/')}/{route}", body, cancellationToken);

    public void Dispose()
    {
        // The connections belong to the client.
    }
}
