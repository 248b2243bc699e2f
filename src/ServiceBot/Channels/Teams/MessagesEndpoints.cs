using System.Text.Json;
using Microsoft.Extensions.Options;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// <c>POST /api/messages</c>: activities of the Bot Framework protocol from clients on this machine. 200 once the turn is durable, an invoke's
/// own status and body for an invoke; 400, 401, 413 or 415 with a sentence for what cannot be taken.
/// </summary>
internal static class MessagesEndpoints
{
    private const int LongestId = 512;

    public static WebApplication MapMessages(this WebApplication app)
    {
        // Who an activity is from, only its sender says; that is good enough on one's own machine.
        if (app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.IsPublic)
            return app;

        // Local clients ask with HEAD whether a bot is there.
        app.MapMethods("/api/messages", [HttpMethods.Head], () => TypedResults.Ok());
        app.MapPost("/api/messages", async (HttpContext http, TurnAdapter adapter, MessagesBot bot, CancellationToken cancellationToken) =>
        {
            Check(await StrictJson.ReadAsync(http.Request, cancellationToken));
            await adapter.ProcessAsync(http.Request, http.Response, bot, cancellationToken);
        });
        return app;
    }

    private static void Check(JsonElement activity)
    {
        if (Text(activity, "channelId") == WebCarrier.Channel)
            throw RefusedException.BadRequest("The web chat is served under /v3/directline; its conversations cannot be written to from here.");
        if (!Loopback.Is(Text(activity, "serviceUrl")))
            throw RefusedException.BadRequest("The serviceUrl must be an http address on this machine, because replies go there.");

        foreach (var (part, name) in new[] { ("", "id"), ("", "channelId"), ("from", "id"), ("from", "name"), ("conversation", "id") })
            if ((part.Length == 0 ? activity : Part(activity, part)) is { ValueKind: JsonValueKind.Object } owner
                && Text(owner, name)?.Length > LongestId)
                throw RefusedException.BadRequest($"'{part}{(part.Length == 0 ? "" : ".")}{name}' is longer than {LongestId} characters.");
    }

    /// <summary>Names are matched as the adapter matches them: in any case.</summary>
    private static JsonElement Part(JsonElement owner, string name) =>
        owner.EnumerateObject().FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string? Text(JsonElement owner, string name) =>
        Part(owner, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
