using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>
/// Asks Teams, with one request each: an <see cref="ErrorResponseException"/> when it refuses, and an
/// <see cref="InvalidOperationException"/> in a turn that has no channel to ask, or that has no team where one is needed.
/// </summary>
public static class TeamsInfo
{
    /// <summary>What Teams tells about a team; unless an id is given, that of the turn.</summary>
    public static Task<TeamDetails> GetTeamDetailsAsync(
        ITurnContext turnContext, string teamId = null, CancellationToken cancellationToken = default) =>
        GetAsync<TeamDetails>(turnContext, Routes.Team(TeamOf(turnContext, teamId)), cancellationToken);

    /// <summary>The channels of a team; unless an id is given, that of the turn. General has the id of the team, and no name.</summary>
    public static async Task<IList<ChannelInfo>> GetTeamChannelsAsync(
        ITurnContext turnContext, string teamId = null, CancellationToken cancellationToken = default)
    {
        var route = $"{Routes.Team(TeamOf(turnContext, teamId))}/conversations";
        var channels = await GetAsync<ConversationList>(turnContext, route, cancellationToken);
        return channels?.Conversations;
    }

    /// <summary>A member of the turn's team, or of its chat, by the id of Teams or the one in the directory.</summary>
    public static Task<TeamsChannelAccount> GetMemberAsync(
        ITurnContext turnContext, string userId, CancellationToken cancellationToken = default) =>
        GetMemberAsync(turnContext, RosterOf(turnContext), userId, cancellationToken);

    /// <summary>A member of a team; unless an id is given, that of the turn.</summary>
    public static Task<TeamsChannelAccount> GetTeamMemberAsync(
        ITurnContext turnContext, string userId, string teamId = null, CancellationToken cancellationToken = default) =>
        GetMemberAsync(turnContext, TeamOf(turnContext, teamId), userId, cancellationToken);

    /// <summary>A page of the members of the turn's team, or of its chat; at most 500, whatever is asked for.</summary>
    public static Task<TeamsPagedMembersResult> GetPagedMembersAsync(
        ITurnContext turnContext,
        int? pageSize = null,
        string continuationToken = null,
        CancellationToken cancellationToken = default) =>
        GetAsync<TeamsPagedMembersResult>(
            turnContext, Routes.PagedMembers(RosterOf(turnContext), pageSize, continuationToken), cancellationToken);

    /// <summary>A page of the members of a team; unless an id is given, that of the turn.</summary>
    public static Task<TeamsPagedMembersResult> GetPagedTeamMembersAsync(
        ITurnContext turnContext,
        string teamId = null,
        string continuationToken = null,
        int? pageSize = null,
        CancellationToken cancellationToken = default) =>
        GetAsync<TeamsPagedMembersResult>(
            turnContext, Routes.PagedMembers(TeamOf(turnContext, teamId), pageSize, continuationToken), cancellationToken);

    /// <summary>
    /// Starts a thread in a channel with the given message; returns where it is, and the id of the message. The adapter of the turn
    /// must be a <see cref="CloudAdapterBase"/>.
    /// </summary>
    public static async Task<Tuple<ConversationReference, string>> SendMessageToTeamsChannelAsync(
        ITurnContext turnContext,
        IActivity activity,
        string teamsChannelId,
        string botAppId,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        if (string.IsNullOrEmpty(teamsChannelId))
            throw new ArgumentNullException(nameof(teamsChannelId));
        if (turnContext.Adapter is not CloudAdapterBase adapter)
            throw new InvalidOperationException($"{turnContext.Adapter.GetType().Name} cannot start conversations.");

        var thread = new ConversationParameters
        {
            IsGroup = true,
            ChannelData = new TeamsChannelData(new ChannelInfo(teamsChannelId)),
            Activity = (Activity)activity,
        };

        Tuple<ConversationReference, string> started = null;
        await adapter.CreateConversationAsync(
            botAppId,
            Channels.Msteams,
            turnContext.Activity.ServiceUrl,
            null,
            thread,
            (threadContext, _) =>
            {
                var start = threadContext.Activity;
                started = Tuple.Create(start.GetConversationReference(), start.Id);
                return Task.CompletedTask;
            },
            cancellationToken);
        return started;
    }

    private static Task<TeamsChannelAccount> GetMemberAsync(
        ITurnContext turnContext, string conversationId, string userId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return GetAsync<TeamsChannelAccount>(turnContext, Routes.Member(conversationId, userId), cancellationToken);
    }

    private static Task<T> GetAsync<T>(ITurnContext turnContext, string route, CancellationToken cancellationToken)
    {
        var connector = turnContext.TurnState.Get<IConnectorClient>()
            ?? throw new InvalidOperationException("The turn has no channel that could be asked.");
        return connector.Conversations.CallAsync<T>(HttpMethod.Get, route, null, cancellationToken);
    }

    private static string RosterOf(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.Activity.TeamsGetTeamInfo()?.Id
            ?? turnContext.Activity.Conversation?.Id
            ?? throw new InvalidOperationException("The turn's activity has neither a team nor a conversation.");
    }

    private static string TeamOf(ITurnContext turnContext, string teamId)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return teamId
            ?? turnContext.Activity.TeamsGetTeamInfo()?.Id
            ?? throw new InvalidOperationException("The turn's activity is not about a team of Teams.");
    }
}
