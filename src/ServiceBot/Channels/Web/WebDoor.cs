using System.Net.Http.Headers;
using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>Lets in whoever shows a token that is good for what they ask.</summary>
internal sealed class WebDoor(BotDb db, WebTokens tokens, WebLimits limits, TimeProvider clock)
{
    /// <summary>Lets somebody in to post.</summary>
    public async Task<WebCaller> AdmitToPostAsync(HttpRequest request, string conversation)
    {
        var caller = await AdmitToConversationAsync(request, conversation);
        limits.TakePost(caller.PersonId);
        return caller;
    }

    /// <summary>Lets somebody in to read, in the one conversation their token is for.</summary>
    public async Task<WebCaller> AdmitAsync(HttpRequest request, string conversation)
    {
        var caller = await AdmitToConversationAsync(request, conversation);
        limits.TakeRequest(caller.PersonId);
        return caller;
    }

    /// <summary>Lets somebody in, whichever conversation their token is for.</summary>
    public async Task<WebCaller> AdmitAsync(HttpRequest request)
    {
        var caller = await IdentifyAsync(request);
        limits.TakeRequest(caller.PersonId);
        return caller;
    }

    /// <summary>Lets somebody in to the conversation their token is for, whichever that is.</summary>
    public async Task<WebCaller> AdmitToOwnAsync(HttpRequest request)
    {
        var caller = await AdmitAsync(request);
        return caller.Room is not { HasCaller: false } ? caller : throw NotYours();
    }

    private async Task<WebCaller> AdmitToConversationAsync(HttpRequest request, string conversation)
    {
        var caller = await IdentifyAsync(request);
        return caller.Conversation == conversation && caller.Room is not { HasCaller: false } ? caller : throw NotYours();
    }

    private async Task<WebCaller> IdentifyAsync(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var authorization)
            || !authorization.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            || string.IsNullOrEmpty(authorization.Parameter))
            throw Unauthorized("A token is needed: Authorization: Bearer, and the token.");

        var caller = await tokens.FindAsync(db, authorization.Parameter) ?? throw Unauthorized("This token is not known here.");

        // Web Chat gives up for good on a 403, so nothing else is ever answered with it here.
        return caller.ExpiresAt > clock.GetUtcNow()
            ? caller
            : throw new RefusedException(StatusCodes.Status403Forbidden, "TokenExpired", "This token has expired; get a new one.");
    }

    private static RefusedException NotYours() =>
        RefusedException.NotFound("There is no such conversation, or it is not yours.");

    private static RefusedException Unauthorized(string message) =>
        new(StatusCodes.Status401Unauthorized, "Unauthorized", message);
}
