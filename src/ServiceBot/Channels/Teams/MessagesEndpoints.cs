using System.Text.Json;
using Microsoft.Extensions.Options;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// <c>POST /api/messages</c>: activities of the Bot Framework protocol, from the Bot Service where the bot has an app id, otherwise from
/// clients on this machine. 200 once the turn is durable, an invoke's own status and body for an invoke; 400, 413 or 415 with a sentence
/// for what cannot be taken, 401 or 403 without a reason for whom is not let in.
/// </summary>
internal static class MessagesEndpoints
{
    private const string Route = "/api/messages";
    private const int LongestId = 512;

    public static WebApplication MapMessages(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value.IsSet)
            app.MapPost(Route, TakeAsync);
        else if (!app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.IsPublic)
            MapLocal(app); // Who an activity is from, only its sender says; that is good enough on one's own machine.

        return app;
    }

    private static void MapLocal(WebApplication app)
    {
        // Local clients ask with HEAD whether a bot is there.
        app.MapMethods(Route, [HttpMethods.Head], () => TypedResults.Ok());
        app.MapPost(Route, async (HttpContext http, ServiceHosts hosts, TurnAdapter adapter, MessagesBot bot, CancellationToken cancellationToken) =>
        {
            var activity = await StrictJson.ReadAsync(http.Request, cancellationToken);
            if (Text(activity, "channelId") == WebCarrier.Channel)
                throw RefusedException.BadRequest("The web chat is served under /v3/directline; its conversations cannot be written to from here.");
            if (!hosts.Takes(Text(activity, "serviceUrl")))
                throw RefusedException.BadRequest("The serviceUrl must be an http address on this machine, because replies go there.");

            CheckLengths(activity);
            await adapter.ProcessAsync(http.Request, http.Response, bot, cancellationToken);
        });
    }

    private static async Task TakeAsync(HttpContext http, TeamsDoor door, TurnAdapter adapter, MessagesBot bot, CancellationToken cancellationToken)
    {
        door.CheckHead(http.Request);
        var activity = await ReadAsync(http.Request, door, cancellationToken);
        door.CheckPlace(Text(activity, "channelId"), Text(activity, "serviceUrl"));

        var admission = new Admission(door, activity, bot);
        try
        {
            await adapter.ProcessAsync(http.Request, http.Response, admission, cancellationToken);
        }
        catch (Exception failure) when (!admission.IsKnown && failure is not (RefusedException or OperationCanceledException))
        {
            // The original library throws on a token that it cannot take apart.
            throw door.Refuse("token", RefusedException.Unauthorized());
        }

        if (!admission.IsKnown)
            door.Note(http.Response.StatusCode == StatusCodes.Status401Unauthorized ? "token" : "body");
    }

    private static async Task<JsonElement> ReadAsync(HttpRequest request, TeamsDoor door, CancellationToken cancellationToken)
    {
        try
        {
            var activity = await StrictJson.ReadAsync(request, cancellationToken);
            CheckLengths(activity);
            return activity;
        }
        catch (RefusedException refused)
        {
            throw door.Refuse("body", refused);
        }
    }

    private static void CheckLengths(JsonElement activity)
    {
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
