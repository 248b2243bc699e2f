using ServiceBot.Channels;

namespace ServiceBot.Site;

/// <summary>
/// On one's own machine nobody signs in, so everything that runs there may ask. A web page of somebody else, open in the same
/// browser, must not: this is what keeps it out.
/// </summary>
internal sealed class LocalMode(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        CheckHost(http.Request);
        CheckForwarding(http.Request);
        OwnPage.Demand(http.Request, $"{http.Request.Scheme}://{http.Request.Host}");
        OwnPage.Keep(http.Response.Headers);
        return next(http);
    }

    /// <summary>Whether this machine was called by a name of its own, and without a proxy.</summary>
    public static bool IsDirect(HttpRequest request) => HasOwnName(request) && ForwardingIn(request) is null;

    /// <summary>A page whose own name was made to point here (DNS rebinding) still calls the name of its own.</summary>
    private static void CheckHost(HttpRequest request)
    {
        if (!HasOwnName(request))
            throw new RefusedException(
                StatusCodes.Status421MisdirectedRequest, "MisdirectedRequest",
                "ServiceBot answers to localhost, 127.0.0.1 and [::1] only.");
    }

    private static void CheckForwarding(HttpRequest request)
    {
        if (ForwardingIn(request) is { } header)
            throw RefusedException.BadRequest($"ServiceBot does not take this from a proxy, but the request carries {header}.");
    }

    private static bool HasOwnName(HttpRequest request) => request.Host.Host.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]";

    private static string? ForwardingIn(HttpRequest request) => request.Headers.Keys.FirstOrDefault(header =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));
}
