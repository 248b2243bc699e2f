using System;

namespace Microsoft.Bot.Connector;

/// <summary>The channel of a turn; adapters put it into the turn's state.</summary>
public interface IConnectorClient : IDisposable
{
    /// <summary>The service URL; routes are joined to its path.</summary>
    Uri BaseUri { get; set; }

    /// <summary>Its conversations.</summary>
    IConversations Conversations { get; }
}
