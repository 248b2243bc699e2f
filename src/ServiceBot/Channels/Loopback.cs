using System.Net;

namespace ServiceBot.Channels;

/// <summary>Tells addresses of this machine, which only its own programs reach, from all others.</summary>
internal static class Loopback
{
    private const string InLocalMode =
        "In local mode everyone who reaches ServiceBot may be anybody, so it listens on this machine only: use http://localhost and a port.";

    /// <summary>Whether a service URL leads to a program on this machine.</summary>
    public static bool Is(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0
        && IsHost(url.Host);

    /// <summary>Refuses settings by which the server would listen where other machines reach it.</summary>
    /// <param name="advice">Why that is refused, and what to do.</param>
    /// <exception cref="StartupException">They would; the message names the setting.</exception>
    public static void Demand(IConfiguration settings, IEnumerable<string> urls, string advice = InLocalMode)
    {
        foreach (var url in urls)
            Demand("The address to listen on", url, advice);

        foreach (var url in (settings[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Demand("The setting Urls", url, advice);

        foreach (var endpoint in settings.GetSection("Kestrel:Endpoints").GetChildren())
            Demand($"The setting {endpoint.Path}", endpoint["Url"] ?? "", advice);

        // Ports without a name are opened to the whole network; they count only where no address is given.
        if (settings[WebHostDefaults.ServerUrlsKey] is null or "")
            foreach (var key in (string[])[WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey])
                if (settings[key] is { Length: > 0 })
                    throw new StartupException($"The setting {key} opens ServiceBot to the network. {advice}");
    }

    private static void Demand(string what, string url, string advice)
    {
        if (!IsHost(HostOf(url)))
            throw new StartupException($"{what} is '{url}', which other machines can reach. {advice}");
    }

    /// <summary>Taken apart as the server does it: <c>http://*:80</c> and <c>http://+</c> are no URLs.</summary>
    private static string HostOf(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Host;
        }
        catch (FormatException)
        {
            // The server will say what is wrong with it; until then it is not this machine's own.
            return "";
        }
    }

    public static bool IsHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
