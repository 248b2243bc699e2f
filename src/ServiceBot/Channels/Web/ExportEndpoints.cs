using Microsoft.Extensions.Options;
using ServiceBot.Bot;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>
/// <c>GET /cases/{number}/export/{secret}.md</c> and <c>.json</c>: one case as a file, written while it is fetched and kept nowhere. 200; or 404,
/// which is the same for a wrong link, an old one and somebody else's.
/// </summary>
internal static class ExportEndpoints
{
    private const string Route = "/cases/{number:int}/export/{secret}";

    public static void MapExports(this WebApplication app)
    {
        app.MapGet($"{Route}.md", async ([AsParameters] ExportRequest request, CancellationToken cancellationToken) =>
        {
            var file = await FindAsync(request, cancellationToken);
            return TypedResults.Stream(stream => file.WriteMarkdownAsync(stream, cancellationToken), "text/markdown; charset=utf-8", $"{file.Name}.md");
        });
        app.MapGet($"{Route}.json", async ([AsParameters] ExportRequest request, CancellationToken cancellationToken) =>
        {
            var file = await FindAsync(request, cancellationToken);
            return TypedResults.Stream(stream => file.WriteJsonAsync(stream, cancellationToken), "application/json; charset=utf-8", $"{file.Name}.json");
        });
    }

    private static async Task<CaseFile> FindAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        request.Limits.TakeToken(request.Http);
        var isPublic = request.Site.Value.IsPublic;
        var me = isPublic ? await request.Cookie.FindAsync(request.Http) : null;
        if (isPublic && me is null
            || await request.Exports.FindAsync(request.Number, request.Secret, me?.PersonId, cancellationToken) is not { } file)
            throw RefusedException.NotFound("There is nothing at this address.");

        var headers = request.Http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return file;
    }

    private sealed record ExportRequest(
        int Number, string Secret, HttpContext Http, CaseExports Exports, SessionCookie Cookie, IOptions<SiteOptions> Site, WebLimits Limits);
}
