using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ServiceBot.Channels.Web;
using ServiceBot.Roster;

namespace ServiceBot.Site;

/// <summary>Serves the chat page, the journal and their files from the program's own folder.</summary>
internal static class PageEndpoints
{
    // The hash is that of an empty style element, which Web Chat adds without the nonce. Its icons are blobs.
    private const string Policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'; " +
        "style-src 'self' 'nonce-{nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data: blob:";

    internal static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPage(this WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var webChat = new WebChatFile(folder);
        if (app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.IsPublic)
            MapPublic(app);
        else
            MapLocal(app);

        app.MapPrivacy();
        app.MapMethods("/webchat.js", Reading, (HttpContext context) => webChat.Send(context));
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = sent => Protect(sent.Context.Response)
        });
    }

    /// <summary>Browsers keep the file, and ask each time whether it is still the same.</summary>
    internal static void Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static void MapLocal(WebApplication app)
    {
        var page = Read("index.html").Replace("{mode}", "local", StringComparison.Ordinal);
        var journal = Read("journal.html").Replace("{mode}", "local", StringComparison.Ordinal);
        app.MapMethods("/", Reading, (HttpContext context) => Show(context, page));
        app.MapMethods("/journal", Reading, (HttpContext context) => Show(context, journal));
    }

    private static void MapPublic(WebApplication app)
    {
        var page = Read("index.html").Replace("{mode}", "public", StringComparison.Ordinal);
        var journal = Read("journal.html").Replace("{mode}", "public", StringComparison.Ordinal);
        var door = Read("door.html");
        app.MapMethods("/", Reading, async (HttpContext context, SessionCookie cookie) =>
            Show(context, await cookie.FindAsync(context) is null ? door : page));
        app.MapMethods("/journal", Reading, async (HttpContext context, SessionCookie cookie) =>
            Show(context, await cookie.FindAsync(context) is null ? door : journal));
        app.MapMethods("/sign-in", Reading, (HttpContext context) => Show(context, door));
    }

    internal static ContentHttpResult Show(HttpContext context, string page)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy.Replace("{nonce}", nonce, StringComparison.Ordinal);
        headers.XContentTypeOptions = "nosniff";
        headers[HeaderNames.XFrameOptions] = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Text(page.Replace("{nonce}", nonce, StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    internal static string Read(string name)
    {
        using var stream = typeof(PageEndpoints).Assembly.GetManifestResourceStream(name)!; // embedded by the project file
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
