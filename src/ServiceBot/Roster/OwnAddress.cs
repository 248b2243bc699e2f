using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ServiceBot.Roster;

/// <summary>Where the page is, for links that the bot hands out.</summary>
internal sealed class OwnAddress(IOptions<SiteOptions> site, IServer server)
{
    /// <summary>Whether people sign in there, so that a link can be held to one of them.</summary>
    public bool IsPublic => site.Value.IsPublic;

    /// <summary>On one's own machine it is where the server listens.</summary>
    public string Origin => IsPublic
        ? site.Value.Origin
        : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
}
