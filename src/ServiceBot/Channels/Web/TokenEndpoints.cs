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

    /// <summary>On one's own machine anybody may be anybody, and somebody new is a guest of the demo team.</summary>
    private static async Task<JsonHttpResult<TokenView>> GenerateAsync(
        HttpRequest request, WebGuests guests, WebTokens tokens, WebLimits limits, CancellationToken cancellationToken)
    {
        limits.TakeToken(request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        var user = WebUser.Read(await StrictJson.ReadAsync(request, cancellationToken))
            ?? throw RefusedException.BadRequest("""Say who you are: {"user":{"id":"…"}}.""");

        var person = await guests.WelcomeAsync(user, cancellationToken);
        return View(await tokens.IssueAsync(person, WebConversation.PrivateId(person)), WebConversation.PrivateId(person));
    }

    private static async Task<JsonHttpResult<TokenView>> RefreshAsync(HttpRequest request, WebDoor door, WebTokens tokens)
    {
        var caller = await door.AdmitToOwnAsync(request);
        return View(await tokens.IssueAsync(caller.PersonId, caller.Conversation), caller.Conversation);
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
