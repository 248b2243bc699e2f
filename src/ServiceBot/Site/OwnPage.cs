using ServiceBot.Channels;

namespace ServiceBot.Site;

/// <summary>Keeps out web pages of somebody else that are open in the same browser; only the page that is served here may ask for things.</summary>
internal static class OwnPage
{
    /// <param name="origin">Of the page that is served here.</param>
    /// <exception cref="RefusedException">It comes from another page, or may.</exception>
    public static void Demand(HttpRequest request, string origin)
    {
        CheckOrigin(request, origin);
        CheckSite(request);
        CheckContent(request);
    }

    /// <summary>Answers are for whoever asked: no other page may take them in, and no cache keeps them unless the page says so.</summary>
    public static void Keep(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static void CheckOrigin(HttpRequest request, string own)
    {
        var origin = request.Headers.Origin;
        if (origin.Count > 0 && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase))
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

    private static RefusedException Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);
}
