using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>Asks a connector what is not a message: who is in a team, and for a private chat with somebody.</summary>
internal sealed class ConnectorClient(IHttpClientFactory clients, IOptions<TeamsOptions> options)
{
    private const int PageSize = 500;
    private const int MostPages = 200;
    private const int LargestPage = 2 * 1024 * 1024;
    private const int LongestId = 512;

    /// <summary>Everybody in the team; never only some of them.</summary>
    public async Task<ConnectorReply<IReadOnlyList<TeamsMember>>> MembersAsync(
        string serviceUrl, string conversation, CancellationToken cancellationToken)
    {
        var members = new List<TeamsMember>();
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var path = $"v3/conversations/{Uri.EscapeDataString(conversation)}/pagedmembers?pageSize={PageSize}"
                + (next is null ? "" : $"&continuationToken={Uri.EscapeDataString(next)}");
            var (attempt, body) = await AskAsync(serviceUrl, () => new HttpRequestMessage(HttpMethod.Get, Join(serviceUrl, path)), cancellationToken);
            if (body is null)
                return ConnectorReply<IReadOnlyList<TeamsMember>>.Of(attempt);

            members.AddRange(MembersIn(body.Value));
            next = Text(body.Value, "continuationToken");
            if (string.IsNullOrEmpty(next))
                return ConnectorReply<IReadOnlyList<TeamsMember>>.Of(members);
        }

        return ConnectorReply<IReadOnlyList<TeamsMember>>.Of(Attempt.Forbidden($"it has more than {MostPages} pages of members"));
    }

    /// <summary>Begins the private chat with an account, or finds the one there is. Nothing is said in it.</summary>
    /// <returns>The id of the conversation.</returns>
    public async Task<ConnectorReply<string>> CreateChatAsync(string serviceUrl, string account, CancellationToken cancellationToken)
    {
        var teams = options.Value;
        var chat = new JsonObject
        {
            ["isGroup"] = false,
            ["bot"] = new JsonObject { ["id"] = $"28:{teams.MicrosoftAppId}" },
            ["members"] = new JsonArray(new JsonObject { ["id"] = account }),
            ["tenantId"] = teams.MicrosoftAppTenantId,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = teams.MicrosoftAppTenantId } },
        };
        var (attempt, body) = await AskAsync(
            serviceUrl,
            () => new HttpRequestMessage(HttpMethod.Post, Join(serviceUrl, "v3/conversations")) { Content = JsonContent.Create(chat) },
            cancellationToken);
        if (body is null)
            return ConnectorReply<string>.Of(attempt);

        return Text(body.Value, "id") is { Length: > 0 and <= LongestId } id
            ? ConnectorReply<string>.Of(id)
            : ConnectorReply<string>.Of(Attempt.Unknown("it gave the chat no id"));
    }

    /// <summary>Joined as text: a service URL may have a path of its own, which a relative URI would drop.</summary>
    private static string Join(string serviceUrl, string path) => $"{serviceUrl.TrimEnd('/')}/{path}";

    private async Task<(Attempt Attempt, JsonElement? Body)> AskAsync(
        string serviceUrl, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        if (!Loopback.Is(serviceUrl))
            return (Attempt.Forbidden("the service URL is not on this machine"), null);

        try
        {
            using var asked = request();
            using var response = await clients.CreateClient(ConnectorCarrier.Client).SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
                return (Attempt.Refused((int)response.StatusCode, await ConnectorAnswer.CodeAsync(response.Content, cancellationToken)), null);

            return await ConnectorAnswer.BodyAsync(response.Content, LargestPage, cancellationToken) is { } body
                ? (Attempt.Accepted(null), body)
                : (Attempt.Unknown("its answer cannot be read"), null);
        }
        catch (HttpRequestException failure)
        {
            return (Attempt.NotSent(failure.HttpRequestError.ToString()), null);
        }
    }

    private static IEnumerable<TeamsMember> MembersIn(JsonElement page)
    {
        if (!page.TryGetProperty("members", out var members) || members.ValueKind != JsonValueKind.Array)
            yield break;

        foreach (var member in members.EnumerateArray().Where(member => member.ValueKind == JsonValueKind.Object))
            if (Text(member, "id") is { Length: > 0 and <= LongestId } id)
                yield return new TeamsMember(
                    id, Text(member, "aadObjectId") ?? Text(member, "objectId"), Text(member, "name"), Text(member, "givenName"),
                    Text(member, "surname"), Text(member, "email"),
                    IsGuest: string.Equals(Text(member, "userRole"), "guest", StringComparison.OrdinalIgnoreCase));
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
