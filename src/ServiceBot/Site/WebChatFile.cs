using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ServiceBot.Site;

/// <summary>The Web Chat bundle: sent as the build packed it, to every browser that can unpack it.</summary>
internal sealed class WebChatFile(string folder)
{
    public PhysicalFileHttpResult Send(HttpContext context)
    {
        var packed = context.Request.GetTypedHeaders().AcceptEncoding
            .Any(coding => coding.Value == "br" && coding.Quality is null or > 0);
        var file = new FileInfo(Path.Combine(folder, packed ? "webchat.js.br" : "webchat.js"));

        PageEndpoints.Protect(context.Response);
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (packed)
            context.Response.Headers.ContentEncoding = "br";

        var tag = new EntityTagHeaderValue($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
        return TypedResults.PhysicalFile(file.FullName, "text/javascript; charset=utf-8", lastModified: file.LastWriteTimeUtc, entityTag: tag);
    }
}
