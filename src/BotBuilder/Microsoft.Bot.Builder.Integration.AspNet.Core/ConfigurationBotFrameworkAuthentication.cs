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
/// Lets in everybody who shows no token, as long as the settings have no <c>MicrosoftAppId</c>. Tokens are not checked
/// here, so whoever shows one is refused, and so is everybody once there is an app id.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
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
        _httpClients = httpClients;
    }

    internal override string AppId { get; }

    /// <inheritdoc/>
    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        if (AppId != null)
            throw new UnauthorizedAccessException("The bot has an app id, and tokens are not checked here.");
        if (!string.IsNullOrWhiteSpace(authHeader))
            throw new UnauthorizedAccessException("The bot has no app id that a token could be for.");

        return Task.FromResult(new AuthenticateRequestResult
        {
            Audience = GetOriginatingAudience(),
            ClaimsIdentity = new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType),
        });
    }

    internal override HttpClient CreateHttpClient() => _httpClients?.CreateClient() ?? base.CreateHttpClient();
}
