using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// How things are asked of a connector (Bot Framework REST API v3). The one place that knows what Teams wants beyond that: who the bot is and
/// whose tenant it is in messages unasked for, new threads for posts in a channel, and never a deletion, which its connectors may not have.
/// </summary>
internal sealed class ConnectorRequests(IOptions<TeamsOptions> options)
{
    private const string TakenBack = """{"type":"message","text":"This was taken back.","textFormat":"plain"}""";
    private const int PageSize = 500;

    private readonly TeamsOptions _teams = options.Value;

    /// <summary>Whether it is posted to a channel of Teams, and not in one of its threads.</summary>
    public bool BeginsThread(Claim message) => IsTeams(message) && message.IsPost && ChannelThread.IsChannel(message.Place);

    /// <param name="activity">Null deletes what stands there.</param>
    public HttpRequestMessage Of(Claim message, string? activity)
    {
        if (!IsTeams(message))
            return To(message, activity is null ? HttpMethod.Delete : Method(message), message.Place, activity);

        var body = JsonNode.Parse(activity ?? TakenBack)!.AsObject(); // an activity is an object
        Complete(body);
        if (!BeginsThread(message))
            return To(message, Method(message), PlaceOf(message), body.ToJsonString());

        var thread = Begin();
        thread["isGroup"] = true;
        Part(thread, "channelData")["channel"] = new JsonObject { ["id"] = message.Place };
        thread["activity"] = body;
        return new HttpRequestMessage(HttpMethod.Post, Conversations(message.ServiceUrl)) { Content = Json(thread.ToJsonString()) };
    }

    /// <summary>For the private chat with an account.</summary>
    public HttpRequestMessage Chat(string serviceUrl, string account)
    {
        var chat = Begin();
        chat["isGroup"] = false;
        chat["members"] = new JsonArray(new JsonObject { ["id"] = account });
        return new HttpRequestMessage(HttpMethod.Post, Conversations(serviceUrl)) { Content = Json(chat.ToJsonString()) };
    }

    /// <param name="after">Where the page before ended; null for the first.</param>
    public HttpRequestMessage Members(string serviceUrl, string conversation, string? after) => new(
        HttpMethod.Get,
        $"{Conversations(serviceUrl)}/{Uri.EscapeDataString(conversation)}/pagedmembers?pageSize={PageSize}"
            + (after is null ? "" : $"&continuationToken={Uri.EscapeDataString(after)}"));

    /// <summary>For what a team is called.</summary>
    public HttpRequestMessage Team(string serviceUrl, string team) =>
        new(HttpMethod.Get, $"{serviceUrl.TrimEnd('/')}/v3/teams/{Uri.EscapeDataString(team)}");

    private static bool IsTeams(Claim message) => message.Channel == Pace.Limited;

    private static HttpMethod Method(Claim message) => message.IsPost ? HttpMethod.Post : HttpMethod.Put;

    /// <summary>What was posted to a channel stands in the thread it began.</summary>
    private static string PlaceOf(Claim message) => ChannelThread.IsChannel(message.Place)
        ? ChannelThread.Under(message.Place, message.ActivityId!) // what began no thread is edited, and so has an id
        : message.Place;

    private static HttpRequestMessage To(Claim message, HttpMethod method, string conversation, string? activity)
    {
        var activities = $"{Conversations(message.ServiceUrl)}/{Uri.EscapeDataString(conversation)}/activities";
        return new HttpRequestMessage(method, message.IsPost ? activities : $"{activities}/{Uri.EscapeDataString(message.ActivityId!)}") // only a post has none
        {
            Content = activity is null ? null : Json(activity),
        };
    }

    /// <summary>Joined as text: a service URL may have a path of its own, which a relative URI would drop.</summary>
    private static string Conversations(string serviceUrl) => $"{serviceUrl.TrimEnd('/')}/v3/conversations";

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    /// <summary>Text that does not say how it is to be read would be read as Markdown, and people's own words may be in it.</summary>
    private void Complete(JsonObject activity)
    {
        if (activity["text"] is not null)
            activity["textFormat"] ??= "plain";
        if (!_teams.IsSet)
            return;

        activity["from"] ??= Bot();
        Part(activity, "conversation")["tenantId"] ??= _teams.MicrosoftAppTenantId;
        Part(Part(activity, "channelData"), "tenant")["id"] ??= _teams.MicrosoftAppTenantId;
    }

    private JsonObject Begin() => _teams.IsSet
        ? new JsonObject
        {
            ["bot"] = Bot(),
            ["tenantId"] = _teams.MicrosoftAppTenantId,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = _teams.MicrosoftAppTenantId } },
        }
        : [];

    /// <summary>The account by which Teams calls the bot itself.</summary>
    private JsonObject Bot() => new() { ["id"] = $"28:{_teams.MicrosoftAppId}" };

    private static JsonObject Part(JsonObject owner, string name)
    {
        if (owner[name] is JsonObject part)
            return part;

        part = [];
        owner[name] = part;
        return part;
    }
}
