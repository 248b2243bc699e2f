using System.Net;

namespace ServiceBot.Roster;

/// <summary>Section <c>Site</c> of the settings: where people reach the page. Without it the page is for this machine only (local mode).</summary>
internal sealed class SiteOptions
{
    public const string WrongUrl =
        "The setting Site:PublicUrl must be the address that people open, without a path: https://servicebot.example. "
        + "Only for trying it out on one machine it may be http://localhost and a port.";

    public const string WrongProxies =
        "The setting Site:Proxies must list the addresses or networks of the proxies in front, with spaces between them: 10.0.0.5 172.16.0.0/12";

    /// <summary>What people open: <c>https://servicebot.example</c>. Nobody is anybody there without signing in.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Addresses and networks whose word on who called, and how, is taken.</summary>
    public string Proxies { get; init; } = "127.0.0.0/8 ::1";

    /// <summary>Who runs this ServiceBot, as people know it: <c>Harbour Ferries Ltd</c>. It stands on the pages about privacy and terms.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Whom to ask about what is kept: an address for mail, an https address, or words.</summary>
    public string Contact { get; init; } = "";

    public bool IsPublic => !string.IsNullOrWhiteSpace(PublicUrl);

    public bool IsHttps => IsPublic && Url.Scheme == Uri.UriSchemeHttps;

    public int Port => Url.Port;

    /// <summary>As browsers write it, in ASCII.</summary>
    public string Host => Url.HostNameType == UriHostNameType.Dns ? Url.IdnHost : Url.Host;

    /// <summary>As browsers write it: without the port when it is the usual one.</summary>
    public string Origin => Url.IsDefaultPort ? $"{Url.Scheme}://{Host}" : $"{Url.Scheme}://{Host}:{Port}";

    /// <summary>The part behind # never leaves the browser, so no log, proxy or link preview sees or uses up the secret.</summary>
    public string SignInUrl(string secret) => $"{Origin}/sign-in#{secret}";

    public bool HasUsableUrl =>
        !IsPublic
        || Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)
            && url is { UserInfo: "", PathAndQuery: "/", Fragment: "" };

    public bool HasUsableProxies => ProxyNames.All(name => NetworkOf(name) is not null);

    public IEnumerable<IPNetwork> ProxyNetworks => ProxyNames.Select(NetworkOf).OfType<IPNetwork>();

    private Uri Url => new(PublicUrl);

    private string[] ProxyNames =>
        Proxies.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork? NetworkOf(string name)
    {
        if (IPNetwork.TryParse(name, out var network))
            return network;

        return IPAddress.TryParse(name, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : null;
    }
}
