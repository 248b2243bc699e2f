using Microsoft.Extensions.Options;
using ServiceBot.Bot;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>
/// <c>GET /me/data/{secret}.md</c> and <c>.json</c>: everything that is kept about whoever asked for the link, written while it is fetched and kept
/// nowhere. 200 once; or 404, which is the same for a wrong link, an old one, one that was used, and somebody else's.
/// </summary>
internal static class OwnDataEndpoints
{
    private const string Route = "/me/data/{secret}";

    public static void MapOwnData(this WebApplication app)
    {
        app.MapGet($"{Route}.md", async ([AsParameters] OwnDataRequest request, CancellationToken cancellationToken) =>
        {
            var file = await TakeAsync(request, cancellationToken);
            return TypedResults.Stream(stream => file.WriteMarkdownAsync(stream, cancellationToken), "text/markdown; charset=utf-8", $"{file.Name}.md");
        });
        app.MapGet($"{Route}.json", async ([AsParameters] OwnDataRequest request, CancellationToken cancellationToken) =>
        {
            var file = await TakeAsync(request, cancellationToken);
            return TypedResults.Stream(stream => file.WriteJsonAsync(stream, cancellationToken), "application/json; charset=utf-8", $"{file.Name}.json");
        });
    }

    private static async Task<OwnDataFile> TakeAsync(OwnDataRequest request, CancellationToken cancellationToken)
    {
        request.Limits.TakeToken(request.Http);
        var isPublic = request.Site.Value.IsPublic;
        var me = isPublic ? await request.Cookie.FindAsync(request.Http) : null;
        if (isPublic && me is null
            || await request.Exports.TakeAsync(request.Secret, me?.PersonId, cancellationToken) is not { } file)
            throw RefusedException.NotFound("There is nothing at this address.");

        var headers = request.Http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return file;
    }

    private sealed record OwnDataRequest(
        string Secret, HttpContext Http, OwnDataExports Exports, SessionCookie Cookie, IOptions<SiteOptions> Site, WebLimits Limits);
}
