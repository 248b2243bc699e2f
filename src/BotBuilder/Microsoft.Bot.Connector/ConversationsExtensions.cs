using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector;

/// <summary>
/// What can be done with the conversations of a channel. Each call is one request, and an <see cref="ErrorResponseException"/> when
/// the channel refuses it: its body has the channel's code and message where there were any. Nothing is repeated.
/// </summary>
public static class ConversationsExtensions
{
    /// <summary>Starts a conversation.</summary>
    public static Task<ConversationResourceResponse> CreateConversationAsync(
        this IConversations operations, ConversationParameters parameters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return operations.CallAsync<ConversationResourceResponse>(
            HttpMethod.Post, Routes.Conversations, parameters, cancellationToken);
    }

    /// <summary>Starts a conversation of the bot with one person; the channel may send the activity as its first message.</summary>
    public static Task<ConversationResourceResponse> CreateDirectConversationAsync(
        this IConversations operations,
        ChannelAccount bot,
        ChannelAccount user,
        Activity activity = null,
        CancellationToken cancellationToken = default) =>
        operations.CreateConversationAsync(
            new ConversationParameters { Bot = bot, Members = [user], Activity = activity }, cancellationToken);

    /// <summary>Starts a conversation of the bot with one person, both given by their ids.</summary>
    public static Task<ConversationResourceResponse> CreateDirectConversationAsync(
        this IConversations operations,
        string botAddress,
        string userAddress,
        Activity activity = null,
        CancellationToken cancellationToken = default) =>
        operations.CreateDirectConversationAsync(
            new ChannelAccount(botAddress), new ChannelAccount(userAddress), activity, cancellationToken);

    /// <summary>Sends to the end of the activity's conversation; the answer has the id that the channel gave, and is null without one.</summary>
    public static Task<ResourceResponse> SendToConversationAsync(
        this IConversations operations, Activity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return operations.SendToConversationAsync(activity.Conversation.Id, activity, cancellationToken);
    }

    /// <summary>Sends to the end of a conversation; the answer has the id that the channel gave, and is null without one.</summary>
    public static Task<ResourceResponse> SendToConversationAsync(
        this IConversations operations,
        string conversationId,
        Activity activity,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentNullException.ThrowIfNull(activity);
        return operations.CallAsync<ResourceResponse>(
            HttpMethod.Post, Routes.Activities(conversationId), activity, cancellationToken);
    }

    /// <summary>Answers the activity that this one replies to; an <see cref="ArgumentException"/> when it replies to none.</summary>
    public static Task<ResourceResponse> ReplyToActivityAsync(
        this IConversations operations, Activity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return operations.ReplyToActivityAsync(activity.Conversation.Id, activity.ReplyToId, activity, cancellationToken);
    }

    /// <summary>Answers an activity.</summary>
    public static Task<ResourceResponse> ReplyToActivityAsync(
        this IConversations operations,
        string conversationId,
        string activityId,
        Activity activity,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        ArgumentNullException.ThrowIfNull(activity);
        return operations.CallAsync<ResourceResponse>(
            HttpMethod.Post, Routes.Activity(conversationId, activityId), activity, cancellationToken);
    }

    /// <summary>Puts an activity in the place of the one that has its id.</summary>
    public static Task<ResourceResponse> UpdateActivityAsync(
        this IConversations operations, Activity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return operations.UpdateActivityAsync(activity.Conversation.Id, activity.Id, activity, cancellationToken);
    }

    /// <summary>Puts an activity in the place of another.</summary>
    public static Task<ResourceResponse> UpdateActivityAsync(
        this IConversations operations,
        string conversationId,
        string activityId,
        Activity activity,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        ArgumentNullException.ThrowIfNull(activity);
        return operations.CallAsync<ResourceResponse>(
            HttpMethod.Put, Routes.Activity(conversationId, activityId), activity, cancellationToken);
    }

    /// <summary>Takes an activity back.</summary>
    public static Task DeleteActivityAsync(
        this IConversations operations,
        string conversationId,
        string activityId,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        return operations.CallAsync<ResourceResponse>(
            HttpMethod.Delete, Routes.Activity(conversationId, activityId), null, cancellationToken);
    }

    /// <summary>All members of a conversation at once; large ones are read page by page.</summary>
    public static Task<IList<ChannelAccount>> GetConversationMembersAsync(
        this IConversations operations, string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return operations.CallAsync<IList<ChannelAccount>>(
            HttpMethod.Get, Routes.Members(conversationId), null, cancellationToken);
    }

    /// <summary>
    /// A page of the members of a conversation; behind the last one the continuation token is null. A channel may make the pages
    /// of another size than the one asked for.
    /// </summary>
    public static Task<PagedMembersResult> GetConversationPagedMembersAsync(
        this IConversations operations,
        string conversationId,
        int? pageSize = null,
        string continuationToken = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return operations.CallAsync<PagedMembersResult>(
            HttpMethod.Get, Routes.PagedMembers(conversationId, pageSize, continuationToken), null, cancellationToken);
    }

    /// <summary>Those of the conversation's members whom one activity concerns.</summary>
    public static Task<IList<ChannelAccount>> GetActivityMembersAsync(
        this IConversations operations,
        string conversationId,
        string activityId,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        return operations.CallAsync<IList<ChannelAccount>>(
            HttpMethod.Get, $"{Routes.Activity(conversationId, activityId)}/members", null, cancellationToken);
    }

    /// <summary>Removes a member from a conversation.</summary>
    public static Task DeleteConversationMemberAsync(
        this IConversations operations,
        string conversationId,
        string memberId,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentException.ThrowIfNullOrEmpty(memberId);
        return operations.CallAsync<ChannelAccount>(
            HttpMethod.Delete, Routes.Member(conversationId, memberId), null, cancellationToken);
    }
}
