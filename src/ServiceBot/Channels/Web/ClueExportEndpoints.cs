using System.Text;
using Microsoft.Extensions.Options;
using ServiceBot.Bot;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>
/// <c>GET /clues/{secret}.md</c> and <c>.json</c>: the clues of a team as a plain file, kept nowhere. 200 once; or 404, which is the same for a
/// wrong link, an old one, one that was used, and somebody else's.
/// </summary>
internal static class ClueExportEndpoints
{
    private const string Route = "/clues/{secret}";

    public static void MapClueExports(this WebApplication app)
    {
        app.MapGet($"{Route}.md", ([AsParameters] ClueExportRequest request, CancellationToken cancellationToken) => TakeAsync(request, isMarkdown: true, cancellationToken));
        app.MapGet($"{Route}.json", ([AsParameters] ClueExportRequest request, CancellationToken cancellationToken) => TakeAsync(request, isMarkdown: false, cancellationToken));
    }

    private static async Task<IResult> TakeAsync(ClueExportRequest request, bool isMarkdown, CancellationToken cancellationToken)
    {
        request.Limits.TakeToken(request.Http);
        var isPublic = request.Site.Value.IsPublic;
        var me = isPublic ? await request.Cookie.FindAsync(request.Http) : null;
        if (isPublic && me is null
            || await request.Exports.TakeAsync(request.Secret, me?.PersonId, cancellationToken) is not { } pack)
            throw RefusedException.NotFound("There is nothing at this address.");

        var headers = request.Http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return isMarkdown
            ? TypedResults.File(Encoding.UTF8.GetBytes(pack.ToMarkdown()), "text/markdown; charset=utf-8", "clues.md")
            : TypedResults.File(Encoding.UTF8.GetBytes(pack.ToJson()), "application/json; charset=utf-8", "clues.json");
    }

    private sealed record ClueExportRequest(
        string Secret, HttpContext Http, ClueExports Exports, SessionCookie Cookie, IOptions<SiteOptions> Site, WebLimits Limits);
}
