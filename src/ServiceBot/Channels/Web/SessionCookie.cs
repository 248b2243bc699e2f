using Microsoft.Extensions.Options;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>How a browser shows in which session it is.</summary>
internal sealed class SessionCookie(Sessions sessions, IOptions<SiteOptions> site)
{
    // The prefix makes browsers refuse it from anybody but this very host over https.
    private string Name => site.Value.IsHttps ? "__Host-servicebot" : "servicebot";

    /// <returns>Null when nobody is signed in with this browser.</returns>
    public async Task<SignedIn?> FindAsync(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } secret || await sessions.FindAsync(secret) is not { } me)
            return null;

        if (me.IsRenewed)
            Give(http.Response, secret);

        return me;
    }

    /// <exception cref="RefusedException">Nobody is signed in with this browser.</exception>
    public async Task<SignedIn> DemandAsync(HttpContext http) => await FindAsync(http)
        ?? throw new RefusedException(
            StatusCodes.Status401Unauthorized, "Unauthorized", "Nobody is signed in with this browser; a sign-in link is needed.");

    public void Give(HttpResponse response, string secret)
    {
        var options = Options();
        options.MaxAge = Sessions.Lifetime;
        response.Cookies.Append(Name, secret, options);
    }

    public void TakeBack(HttpResponse response) => response.Cookies.Delete(Name, Options());

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        Secure = site.Value.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
    };
}
