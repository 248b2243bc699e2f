using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceBot.Channels.Web;

/// <summary>How a client gets a token and keeps it.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this RouteGroupBuilder directLine)
    {
        directLine.MapPost("/tokens/generate", GenerateAsync);
        directLine.MapPost("/tokens/refresh", RefreshAsync);
        directLine.MapGet("/session/getsessionid", GetSessionAsync);
    }

    private static async Task<JsonHttpResult<TokenView>> GenerateAsync(
        HttpContext http, IWebGate gate, WebTokens tokens, WebLimits limits, CancellationToken cancellationToken)
    {
        limits.TakeToken(http);
        var user = WebUser.Read(await StrictJson.ReadAsync(http.Request, cancellationToken));
        var identity = await gate.IdentifyAsync(http, user);
        await gate.WelcomeAsync(identity, user, cancellationToken);
        var chat = WebConversation.PrivateId(identity.PersonId);
        return View(await tokens.IssueAsync(identity, chat), chat);
    }

    private static async Task<JsonHttpResult<TokenView>> RefreshAsync(HttpContext http, WebDoor door, SessionCookie cookie, WebTokens tokens)
    {
        var caller = await door.AdmitToOwnAsync(http.Request);

        // A page that stays open for weeks asks for nothing else that would prolong its session.
        if (caller.Session is not null)
            await cookie.FindAsync(http);

        return View(await tokens.IssueAsync(caller.Identity, caller.Conversation), caller.Conversation);
    }

    /// <summary>Clients ask for it before they show a sign-in card. There are none here, so it only has to be nobody else's.</summary>
    private static async Task<JsonHttpResult<SessionView>> GetSessionAsync(HttpRequest request, WebDoor door)
    {
        await door.AdmitAsync(request);
        return TypedResults.Json(
            new SessionView(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))), WebJson.Default.SessionView);
    }

    public static JsonHttpResult<TokenView> View(string token, string conversation) => TypedResults.Json(
        new TokenView(conversation, token, (int)WebTokens.Lifetime.TotalSeconds), WebJson.Default.TokenView);
}
