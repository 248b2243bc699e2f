using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceBot.Bot;
using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>A conversation as clients use it: open or resume it, post to it, read it.</summary>
internal static class ConversationEndpoints
{
    public static void MapConversations(this RouteGroupBuilder directLine)
    {
        directLine.MapPost("/conversations", OpenAsync);
        directLine.MapGet("/conversations/{id}", ResumeAsync);
        directLine.MapPost("/conversations/{id}/activities", PostAsync);
        directLine.MapGet("/conversations/{id}/activities", ReadAsync);
        directLine.MapPost("/conversations/{id}/upload", RefuseFilesAsync);
    }

    /// <summary>Which conversation it is, the token has decided.</summary>
    private static async Task<JsonHttpResult<ConversationView>> OpenAsync(
        HttpRequest request, WebDoor door, WebArrivals arrivals, WebHistory history, WebTokens tokens, CancellationToken cancellationToken)
    {
        var caller = await door.AdmitToOwnAsync(request);
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
            await StrictJson.ReadAsync(request, cancellationToken);

        await arrivals.AnnounceAsync(caller, cancellationToken);
        var start = await history.FindStartAsync(caller.Conversation, null, cancellationToken);
        return await ViewAsync(request, caller, start, tokens, StatusCodes.Status201Created);
    }

    /// <summary>For a client that lost its socket: the new one goes on where the old one stopped.</summary>
    private static async Task<JsonHttpResult<ConversationView>> ResumeAsync(
        string id, string? watermark, HttpRequest request, WebDoor door, WebHistory history, WebTokens tokens, CancellationToken cancellationToken)
    {
        var caller = await door.AdmitAsync(request, id);
        var start = await history.FindStartAsync(id, watermark, cancellationToken);
        return await ViewAsync(request, caller, start, tokens, StatusCodes.Status200OK);
    }

    private static async Task<JsonHttpResult<PostedView>> PostAsync(
        string id, HttpRequest request, WebDoor door, WebArrivals arrivals, TurnRunner turns, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var caller = await door.AdmitToPostAsync(request, id);
        var body = await StrictJson.ReadAsync(request, cancellationToken);
        if (WebMessage.Read(body, caller, clock.GetInstant()) is not { } message)
            return Posted(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));

        await arrivals.NoteAsync(caller, cancellationToken);

        // From here on it is finished even when the client goes away: it would only send the same again.
        var outcome = await turns.RunAsync(
            Payload.ReadActivity(message.Json),
            new ActivityKey(WebCarrier.Channel, id, message.Key),
            new WebPost(id, message.Id, message.Json),
            CancellationToken.None);
        return Posted(outcome.Answer ?? message.Id);
    }

    private static async Task<ContentHttpResult> ReadAsync(
        string id, string? watermark, HttpRequest request, WebDoor door, WebHistory history, CancellationToken cancellationToken)
    {
        await door.AdmitAsync(request, id);
        var start = await history.FindStartAsync(id, watermark, cancellationToken);
        var lines = await history.ReadAfterAsync(id, start);
        return TypedResults.Text(
            WebLine.Frame(lines, lines.Count == 0 ? start : lines[^1].Watermark), "application/json; charset=utf-8");
    }

    private static async Task RefuseFilesAsync(string id, HttpRequest request, WebDoor door)
    {
        await door.AdmitAsync(request, id);
        throw RefusedException.Unsupported("Files cannot be sent to ServiceBot; please send text.");
    }

    private static async Task<JsonHttpResult<ConversationView>> ViewAsync(
        HttpRequest request, WebCaller caller, long start, WebTokens tokens, int status)
    {
        var token = await tokens.IssueAsync(caller.Identity, caller.Conversation);
        var ticket = await tokens.IssueTicketAsync(caller.Identity, caller.Conversation);
        var view = new ConversationView(
            caller.Conversation, token, (int)WebTokens.Lifetime.TotalSeconds, StreamEndpoint.Url(request, caller.Conversation, start, ticket));
        return TypedResults.Json(view, WebJson.Default.ConversationView, statusCode: status);
    }

    private static JsonHttpResult<PostedView> Posted(string id) =>
        TypedResults.Json(new PostedView(id), WebJson.Default.PostedView);
}
