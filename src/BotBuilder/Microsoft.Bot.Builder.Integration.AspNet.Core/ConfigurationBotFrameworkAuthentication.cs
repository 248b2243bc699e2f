using System;
using System.Net.Http;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// Lets in those who show a token that a channel's service issued for the bot with the <c>MicrosoftAppId</c> of the settings. Without
/// one, everybody is let in who shows no token. It keeps the keys of the service, so one is made for all requests.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private const string Channel = "urn:botframework:azure";

    private readonly TokenCheck _tokens;
    private readonly IHttpClientFactory _httpClients;

    /// <summary>Reads the settings.</summary>
    public ConfigurationBotFrameworkAuthentication(IConfiguration configuration)
        : this(configuration, null)
    {
    }

    internal ConfigurationBotFrameworkAuthentication(IConfiguration configuration, IHttpClientFactory httpClients)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        AppId = configuration["MicrosoftAppId"] is { Length: > 0 } appId ? appId : null;
        _tokens = AppId == null ? null : new TokenCheck(AppId, configuration);
        _httpClients = httpClients;
    }

    internal override string AppId { get; }

    /// <inheritdoc/>
    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken) =>
        AuthenticateRequestAsync(activity, authHeader, TimeProvider.System, cancellationToken);

    internal override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (_tokens == null && !string.IsNullOrWhiteSpace(authHeader))
            throw new UnauthorizedAccessException("The bot has no app id that a token could be for.");

        return new AuthenticateRequestResult
        {
            Audience = GetOriginatingAudience(),
            CallerId = _tokens == null ? null : Channel,
            ClaimsIdentity = _tokens == null
                ? new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType)
                : await _tokens.CheckAsync(activity, authHeader, clock, cancellationToken),
        };
    }

    internal override HttpClient CreateHttpClient() => _httpClients?.CreateClient() ?? base.CreateHttpClient();
}
