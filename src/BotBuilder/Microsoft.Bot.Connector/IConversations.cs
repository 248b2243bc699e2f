using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Connector;

/// <summary>The conversations of a channel; <see cref="ConversationsExtensions"/> says what can be done with them.</summary>
public interface IConversations
{
    /// <summary>Calls a route below the service URL; an <see cref="Schema.ErrorResponseException"/> when the channel refuses.</summary>
    internal Task<T> CallAsync<T>(HttpMethod method, string route, object body, CancellationToken cancellationToken);
}
