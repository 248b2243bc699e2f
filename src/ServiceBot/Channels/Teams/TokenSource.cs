using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace ServiceBot.Channels.Teams;

/// <summary>Asks for tokens in the way the registration wants: as its managed identity, or with its certificate or secret.</summary>
internal sealed class TokenSource(Func<bool, CancellationToken, Task<AuthenticationResult>> ask)
{
    /// <summary>The hosts of which the library knows that they are Microsoft's; of all others it would ask Microsoft.</summary>
    private static readonly string[] OfMicrosoft =
    [
        "login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn", "login.chinacloudapi.cn", "login.windows.net",
    ];

    /// <param name="isAnew">Another than the one that is kept.</param>
    public async Task<string> AskAsync(bool isAnew, CancellationToken cancellationToken) => (await ask(isAnew, cancellationToken)).AccessToken;

    public static TokenSource Of(TeamsOptions teams, IHttpClientFactory clients)
    {
        var scope = teams.ToChannelFromBotOAuthScope.TrimEnd('/');
        if (teams.HasIdentity)
        {
            var identity = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(teams.MicrosoftAppId))
                .WithHttpClientFactory(new LoginClients(clients), retryOnceOn5xx: false)
                .Build();
            return new TokenSource((isAnew, cancellationToken) =>
                identity.AcquireTokenForManagedIdentity(scope).WithForceRefresh(isAnew).ExecuteAsync(cancellationToken));
        }

        var authority = $"{teams.ToChannelFromBotLoginUrl.TrimEnd('/')}/{teams.TokenTenant}";
        var isMicrosofts = OfMicrosoft.Contains(new Uri(authority).Host, StringComparer.OrdinalIgnoreCase);
        var builder = ConfidentialClientApplicationBuilder.Create(teams.MicrosoftAppId)
            .WithAuthority(authority, validateAuthority: isMicrosofts)
            .WithInstanceDiscovery(isMicrosofts)
            .WithHttpClientFactory(new LoginClients(clients), retryOnceOn5xx: false);
        builder = teams.Teams.CertificatePath.Length > 0
            ? builder.WithCertificate(CertificateOf(teams.Teams))
            : builder.WithClientSecret(teams.MicrosoftAppPassword);
        var application = builder.Build();
        return new TokenSource((isAnew, cancellationToken) =>
            application.AcquireTokenForClient([$"{scope}/.default"]).WithForceRefresh(isAnew).ExecuteAsync(cancellationToken));
    }

    /// <summary>A PEM file is text and begins with dashes; everything else is taken for PFX.</summary>
    private static X509Certificate2 CertificateOf(TeamsSectionOptions teams)
    {
        var isPem = File.ReadLines(teams.CertificatePath).Any(line => line.StartsWith("-----BEGIN ", StringComparison.Ordinal));
        if (!isPem)
            return X509CertificateLoader.LoadPkcs12FromFile(teams.CertificatePath, teams.CertificatePassword);

        return teams.CertificatePassword.Length > 0
            ? X509Certificate2.CreateFromEncryptedPemFile(teams.CertificatePath, teams.CertificatePassword)
            : X509Certificate2.CreateFromPemFile(teams.CertificatePath);
    }

    /// <summary>The library would make clients of its own otherwise, which follow redirects.</summary>
    private sealed class LoginClients(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(ConnectorTokens.Client);
    }
}
