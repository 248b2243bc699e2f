using System.Text.Json;
using ServiceBot.Bot;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>Asks a connector what is not a message: who is in a team, and for a private chat with somebody.</summary>
internal sealed class ConnectorClient(ConnectorLine line, ConnectorRequests requests, Calls calls)
{
    /// <summary>A team of Teams has 25,000 members at most, and they come 500 at a time.</summary>
    private const int MostPages = 200;

    private const int LargestPage = 2 * 1024 * 1024;
    private const int LargestChat = 64 * 1024;
    private const int LongestId = 512;
    private const int LongestToken = 16 * 1024;

    /// <summary>Everybody in the team; never only some of them, for whoever is missing in it would be taken to have left.</summary>
    public async Task<ConnectorReply<IReadOnlyList<TeamsMember>>> MembersAsync(
        string serviceUrl, string conversation, CancellationToken cancellationToken)
    {
        var members = new Dictionary<string, TeamsMember>(StringComparer.Ordinal);
        var pace = new Address(Pace.Limited, $"members of {conversation}", serviceUrl);
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var after = next;
            var (attempt, body) = await AskAsync(pace, () => requests.Members(serviceUrl, conversation, after), LargestPage, cancellationToken);
            if (body is not { } read)
                return ConnectorReply<IReadOnlyList<TeamsMember>>.Of(attempt);

            if (MembersIn(read) is not { } some)
                return ConnectorReply<IReadOnlyList<TeamsMember>>.Of(Attempt.Unknown("its answer cannot be read"));

            // Who joins while it is read may stand on two pages.
            foreach (var member in some)
                members[member.Account] = member;

            next = Text(read, "continuationToken");
            if (string.IsNullOrEmpty(next))
                return ConnectorReply<IReadOnlyList<TeamsMember>>.Of([.. members.Values]);
            if (next.Length > LongestToken)
                break;
        }

        return ConnectorReply<IReadOnlyList<TeamsMember>>.Of(Attempt.Forbidden("its list of members has no end"));
    }

    /// <summary>Begins the private chat with an account, or finds the one there is. Nothing is said in it.</summary>
    /// <returns>The id of the conversation.</returns>
    public async Task<ConnectorReply<string>> CreateChatAsync(string serviceUrl, string account, CancellationToken cancellationToken)
    {
        var pace = new Address(Pace.Limited, $"chat with {account}", serviceUrl);
        var (attempt, body) = await AskAsync(pace, () => requests.Chat(serviceUrl, account), LargestChat, cancellationToken);
        if (body is not { } read)
            return ConnectorReply<string>.Of(attempt);

        return Text(read, "id") is { Length: > 0 and <= LongestId } id
            ? ConnectorReply<string>.Of(id)
            : ConnectorReply<string>.Of(Attempt.Unknown("it gave the chat no id"));
    }

    /// <returns>What the team is called in Teams.</returns>
    public async Task<ConnectorReply<string>> TeamNameAsync(string serviceUrl, string team, CancellationToken cancellationToken)
    {
        var pace = new Address(Pace.Limited, $"team {team}", serviceUrl);
        var (attempt, body) = await AskAsync(pace, () => requests.Team(serviceUrl, team), LargestChat, cancellationToken);
        if (body is not { } read)
            return ConnectorReply<string>.Of(attempt);

        return Text(read, "name") is { Length: > 0 } name ? ConnectorReply<string>.Of(name) : ConnectorReply<string>.Of(Attempt.Unknown("it gave the team no name"));
    }

    /// <returns>The object it answered with; null where the attempt says why there is none.</returns>
    private async Task<(Attempt Attempt, JsonElement? Body)> AskAsync(
        Address to, Func<HttpRequestMessage> request, int largest, CancellationToken cancellationToken)
    {
        JsonElement? body = null;
        var attempt = await calls.TryAsync(
            to,
            token => line.TryAsync(
                to.ServiceUrl!, // all callers give one
                request,
                async (content, read) =>
                {
                    body = await ConnectorAnswer.BodyAsync(content, largest, read);
                    return body is null ? Attempt.Unknown("its answer cannot be read") : Attempt.Accepted(null);
                },
                token),
            cancellationToken);
        return (attempt, attempt.Outcome == AttemptOutcome.Accepted ? body : null);
    }

    /// <returns>Null where there is no list, which is not the same as an empty one.</returns>
    private static List<TeamsMember>? MembersIn(JsonElement page)
    {
        if (!page.TryGetProperty("members", out var members) || members.ValueKind != JsonValueKind.Array)
            return null;

        return
        [
            .. from member in members.EnumerateArray()
               where member.ValueKind == JsonValueKind.Object
               let id = Text(member, "id")
               where id is { Length: > 0 and <= LongestId }
               select new TeamsMember(
                   id, Given.DirectoryId(Text(member, "aadObjectId")) ?? Given.DirectoryId(Text(member, "objectId")), Text(member, "name"), Text(member, "givenName"),
                   Text(member, "surname"), Text(member, "email"),
                   IsGuest: string.Equals(Text(member, "userRole"), "guest", StringComparison.OrdinalIgnoreCase)),
        ];
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
