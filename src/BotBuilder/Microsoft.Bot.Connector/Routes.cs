using System;

namespace Microsoft.Bot.Connector;

/// <summary>The routes of a channel, below its service URL.</summary>
internal static class Routes
{
    public const string Conversations = "v3/conversations";

    public static string Activities(string conversationId) => $"{Conversations}/{Escape(conversationId)}/activities";

    public static string Activity(string conversationId, string activityId) =>
        $"{Activities(conversationId)}/{Escape(activityId)}";

    public static string Members(string conversationId) => $"{Conversations}/{Escape(conversationId)}/members";

    public static string Member(string conversationId, string userId) => $"{Members(conversationId)}/{Escape(userId)}";

    public static string PagedMembers(string conversationId, int? pageSize, string continuationToken)
    {
        var route = $"{Conversations}/{Escape(conversationId)}/pagedmembers";
        var separator = '?';
        if (pageSize != null)
        {
            route += $"?pageSize={pageSize}";
            separator = '&';
        }

        return continuationToken == null
            ? route
            : $"{route}{separator}continuationToken={Uri.EscapeDataString(continuationToken)}";
    }

    public static string Team(string teamId) => $"v3/teams/{Escape(teamId)}";

    // No escape keeps these from being read as the way up, to another route.
    private static string Escape(string id) => id is "." or ".."
        ? throw new ArgumentException($"'{id}' is not an id.", nameof(id))
        : Uri.EscapeDataString(id);
}
