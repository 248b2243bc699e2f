using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using ServiceBot.Channels;
using ServiceBot.Channels.Operator;
using ServiceBot.Roster;

namespace ServiceBot.Site;

/// <summary>Where others reach the page: only under its one address, only over https, and only from the page itself.</summary>
internal sealed class PublicMode(RequestDelegate next, IOptions<SiteOptions> options)
{
    private readonly SiteOptions _site = options.Value;
    private readonly string _origin = options.Value.Origin;

    public Task InvokeAsync(HttpContext http)
    {
        CheckLine(http);
        CheckHost(http.Request);
        OwnPage.Demand(http.Request, _origin);
        OwnPage.Keep(http.Response.Headers);
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    }

    /// <summary>Operators ask from the machine itself and not through a proxy; to everybody else there is nothing at their addresses.</summary>
    public static bool IsForOperators(HttpContext http) => http.Request.Path.StartsWithSegments(OperatorEndpoints.Root, StringComparison.OrdinalIgnoreCase);

    public static void DemandOperator(HttpContext http)
    {
        if (!IsFromHere(http) || !LocalMode.IsDirect(http.Request))
            throw RefusedException.NotFound("There is nothing at this address.");
    }

    /// <summary>Whom to believe who called, and how: proxies that are known, however many there are in a row.</summary>
    public static ForwardedHeadersOptions Proxies(SiteOptions site)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in site.ProxyNetworks)
            options.KnownIPNetworks.Add(network);

        return options;
    }

    private static bool IsFromHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private void CheckLine(HttpContext http)
    {
        if (http.Request.IsHttps != _site.IsHttps || !_site.IsHttps && !IsFromHere(http))
            throw new RefusedException(
                StatusCodes.Status421MisdirectedRequest, "MisdirectedRequest",
                $"Open {_origin} instead: nothing is answered without https. A proxy in front must send X-Forwarded-Proto, and be one of Site:Proxies.");
    }

    private void CheckHost(HttpRequest request)
    {
        var port = request.Host.Port ?? (request.IsHttps ? 443 : 80);
        if (port != _site.Port || !request.Host.Host.Equals(_site.Host, StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(
                StatusCodes.Status421MisdirectedRequest, "MisdirectedRequest",
                $"ServiceBot is at {_origin}, and answers to no other name. A proxy in front must pass on the Host it was asked for.");
    }
}
