using Microsoft.AspNetCore.CookiePolicy;
using ServiceBot.Channels;

namespace ServiceBot.Site;

/// <summary>
/// On one's own machine nobody signs in, so everything that runs there may ask. A web page of somebody else, open in the same
/// browser, must not: this is what keeps it out.
/// </summary>
internal sealed class LocalMode(RequestDelegate next)
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    public Task InvokeAsync(HttpContext http)
    {
        CheckHost(http.Request);
        CheckForwarding(http.Request);
        CheckOrigin(http.Request);
        CheckSite(http.Request);
        CheckContent(http.Request);
        Keep(http.Response.Headers);
        return next(http);
    }

    /// <summary>A page whose own name was made to point here (DNS rebinding) still calls the name of its own.</summary>
    private static void CheckHost(HttpRequest request)
    {
        if (!OwnNames.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            throw new RefusedException(
                StatusCodes.Status421MisdirectedRequest, "MisdirectedRequest",
                "ServiceBot in local mode answers to localhost, 127.0.0.1 and [::1] only.");
    }

    private static void CheckForwarding(HttpRequest request)
    {
        if (request.Headers.Keys.FirstOrDefault(IsForwarding) is { } header)
            throw RefusedException.BadRequest($"ServiceBot in local mode does not work behind a proxy, but the request carries {header}.");
    }

    private static bool IsForwarding(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);

    private static void CheckOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            throw Forbidden("This request comes from a web page that is not ServiceBot's own.");
    }

    /// <summary>Following a link here from anywhere is harmless; changing something or listening is not.</summary>
    private static void CheckSite(HttpRequest request)
    {
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        var listens = request.Headers.Upgrade.Count > 0;
        if ((changes || listens)
            && string.Equals(request.Headers["Sec-Fetch-Site"], "cross-site", StringComparison.OrdinalIgnoreCase))
            throw Forbidden("This request comes from another web site.");
    }

    /// <summary>
    /// A page can send a form, or nothing at all, anywhere without being asked; for JSON, as for a token, its browser asks first.
    /// No form is taken anywhere, so none can be forged.
    /// </summary>
    private static void CheckContent(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || StrictJson.IsJson(request.ContentType))
            return;

        if (request.ContentType is not null || request.Headers.Authorization.Count == 0)
            throw RefusedException.Unsupported("ServiceBot takes JSON only (content type application/json), neither forms nor files.");
    }

    /// <summary>Answers are for whoever asked: no other page may take them in, and no cache keeps them unless the page says so.</summary>
    private static void Keep(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static RefusedException Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);
}

internal static class LocalModeServices
{
    /// <exception cref="StartupException">ServiceBot was told to listen where other machines reach it.</exception>
    public static WebApplication UseLocalMode(this WebApplication app)
    {
        Loopback.Demand(app.Configuration, app.Urls);
        app.UseMiddleware<LocalMode>();
        app.UseCookiePolicy(new CookiePolicyOptions
        {
            MinimumSameSitePolicy = SameSiteMode.Strict,
            HttpOnly = HttpOnlyPolicy.Always,
        });
        return app;
    }
}
