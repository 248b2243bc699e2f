using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Decides who may talk to the bot.</summary>
public abstract class BotFrameworkAuthentication
{
    // A class of somebody else's would have to override more with the original.
    private protected BotFrameworkAuthentication()
    {
    }

    /// <summary>The bot's own app id; null when it has none, or when it may speak as any.</summary>
    internal virtual string AppId => null;

    /// <summary>Finds out who sent the request; an <see cref="UnauthorizedAccessException"/> when they may not.</summary>
    public abstract Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken);

    /// <summary>The same, at the time of the given clock.</summary>
    internal abstract Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, TimeProvider clock, CancellationToken cancellationToken);

    /// <summary>The audience for which tokens are asked when the bot speaks first.</summary>
    public virtual string GetOriginatingAudience() => AuthenticationConstants.ToChannelFromBotOAuthScope;

    /// <summary>The client for one call of a channel.</summary>
    internal virtual HttpClient CreateHttpClient() => ChannelClient.SharedHttpClient;
}
