namespace ServiceBot.Channels.Web;

/// <summary>The web socket on which a client hears what is said in a conversation.</summary>
internal static class StreamEndpoint
{
    public static void MapStream(this RouteGroupBuilder directLine) =>
        directLine.MapGet("/conversations/{id}/stream", StreamAsync);

    public static string Url(HttpRequest request, string conversation, long start, string ticket) =>
        $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{request.PathBase}/v3/directline"
        + $"/conversations/{Uri.EscapeDataString(conversation)}/stream?watermark={start}&t={ticket}";

    private static async Task StreamAsync(
        string id, string? watermark, string? t, HttpContext http, WebTokens tokens, WebHistory history, WebSockets sockets,
        TimeProvider clock, IHostApplicationLifetime lifetime)
    {
        if (!http.WebSockets.IsWebSocketRequest)
            throw RefusedException.BadRequest("This address is for a web socket.");
        if (sockets.IsFull)
            throw new RefusedException(
                StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Too many people are connected; please try again later.",
                TimeSpan.FromSeconds(10));

        var owner = await tokens.RedeemAsync(t ?? "", id)
            ?? throw new RefusedException(
                StatusCodes.Status401Unauthorized, "Unauthorized", "This stream address was used before or is too old; ask for the conversation again.");
        var start = await history.FindStartAsync(id, watermark, http.RequestAborted);

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var stream = new WebStream(socket, owner, id, start, history, clock);
        sockets.Add(stream);
        try
        {
            await stream.RunAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            sockets.Remove(stream);
        }
    }
}
