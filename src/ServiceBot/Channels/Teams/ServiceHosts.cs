using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// Where the connector may be. A service URL comes in with an activity, and what answers it gets the bot's own token: so hosts are
/// taken by their exact names, and never by their endings, which anybody can register (<c>*.trafficmanager.net</c>).
/// </summary>
internal sealed class ServiceHosts(IOptions<TeamsOptions> options)
{
    private const int Longest = 512;

    private static readonly FrozenSet<string> OfMicrosoft = new[]
    {
        "https://smba.trafficmanager.net",
        "https://smba.infra.gcc.teams.microsoft.com",
        "https://smba.infra.gov.teams.microsoft.us",
        "https://smba.infra.dod.teams.microsoft.us",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly TeamsOptions _teams = options.Value;
    private readonly FrozenSet<string> _own = Split(options.Value.Teams.ServiceUrls)
        .Select(OriginOf).OfType<string>().ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the connector may be there. Without an app id only programs on this machine are.</summary>
    public bool Takes(string? serviceUrl)
    {
        if (!_teams.IsSet)
            return Loopback.Is(serviceUrl);

        return OriginOf(serviceUrl) is { } origin
            && (OfMicrosoft.Contains(origin) || _own.Contains(origin) || _teams.Teams.EmulatorTokens && Loopback.Is(serviceUrl));
    }

    /// <summary>Whether the setting Teams:ServiceUrls lists origins, and nothing else.</summary>
    public static bool AreUsable(string serviceUrls) =>
        Split(serviceUrls).All(url => OriginOf(url) is { } origin && url.TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase));

    private static string[] Split(string serviceUrls) =>
        serviceUrls.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <returns>Scheme, host and port in one spelling; null for what is no plain URL, or neither https nor on this machine.</returns>
    private static string? OriginOf(string? serviceUrl)
    {
        if (serviceUrl is not { Length: <= Longest }
            || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)
            || url is not { UserInfo: "", Query: "", Fragment: "" }
            || url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && Loopback.IsHost(url.Host)))
            return null;

        // A host that reads otherwise than it is written (another alphabet, an escape, a backslash) is a trick: no service has one.
        var origin = $"{url.Scheme}://{url.Authority}";
        return serviceUrl.StartsWith(origin, StringComparison.OrdinalIgnoreCase)
            && (serviceUrl.Length == origin.Length || serviceUrl[origin.Length] == '/' || HasUsualPort(serviceUrl.AsSpan(origin.Length), url))
            ? origin
            : null;
    }

    /// <summary>The usual port may be written out, which the URL leaves away.</summary>
    private static bool HasUsualPort(ReadOnlySpan<char> rest, Uri url)
    {
        var port = $":{url.Port}";
        return url.IsDefaultPort && rest.StartsWith(port, StringComparison.Ordinal) && (rest.Length == port.Length || rest[port.Length] == '/');
    }
}
