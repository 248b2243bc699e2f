using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <content>Sends, edits and deletes.</content>
public partial class TurnContext
{
    /// <inheritdoc/>
    public Task<ResourceResponse> SendActivityAsync(
        string textReplyToSend,
        string speak = null,
        string inputHint = null,
        CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(textReplyToSend))
            throw new ArgumentNullException(nameof(textReplyToSend));

        var activity = new Activity(ActivityTypes.Message, text: textReplyToSend);
        if (!string.IsNullOrEmpty(speak))
            activity.Speak = speak;
        if (!string.IsNullOrEmpty(inputHint))
            activity.InputHint = inputHint;

        return SendActivityAsync(activity, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ResourceResponse> SendActivityAsync(
        IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var responses = await SendActivitiesAsync([activity], cancellationToken);
        return responses?.Length > 0 ? responses[0] : new ResourceResponse();
    }

    /// <inheritdoc/>
    public async Task<ResourceResponse[]> SendActivitiesAsync(
        IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
            throw new ArgumentException("There is nothing to send.", nameof(activities));

        // Copies: a prompt that a bot keeps and sends again must not carry this conversation into the next.
        var reference = Activity.GetConversationReference();
        var sent = activities.Select(a => Copy(a).ApplyConversationReference(reference)).ToList();

        var responses = await Handle(0);

        for (var i = 0; i < activities.Length && i < responses?.Length; i++)
            activities[i].Id = responses[i]?.Id;
        return responses;

        Task<ResourceResponse[]> Handle(int index) =>
            index < _replies.OnSend.Count
                ? _replies.OnSend[index](this, sent, () => Handle(index + 1))
                : DeliverAsync(sent, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ResourceResponse> UpdateActivityAsync(
        IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var updated = Copy(activity).ApplyConversationReference(Activity.GetConversationReference());
        return Handle(0);

        Task<ResourceResponse> Handle(int index) =>
            index < _replies.OnUpdate.Count
                ? _replies.OnUpdate[index](this, updated, () => Handle(index + 1))
                : Adapter.UpdateActivityAsync(this, updated, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(activityId);
        var reference = Activity.GetConversationReference();
        reference.ActivityId = activityId;
        return DeleteActivityAsync(reference, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(
        ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationReference);
        return Handle(0);

        Task Handle(int index) =>
            index < _replies.OnDelete.Count
                ? _replies.OnDelete[index](this, conversationReference, () => Handle(index + 1))
                : Adapter.DeleteActivityAsync(this, conversationReference, cancellationToken);
    }

    private static Activity Copy(IActivity activity) => ((Activity)activity).ShallowCopy();

    private async Task<ResourceResponse[]> DeliverAsync(List<Activity> activities, CancellationToken cancellationToken)
    {
        var responses = Activity.DeliveryMode == DeliveryModes.ExpectReplies
            ? Buffer(activities)
            : await Adapter.SendActivitiesAsync(this, [.. activities], cancellationToken);

        for (var i = 0; i < activities.Count; i++)
        {
            if (i < responses?.Length)
                activities[i].Id = responses[i]?.Id;

            // A trace is not an answer: somebody may still be waiting for one.
            _replies.Any |= activities[i].Type != ActivityTypes.Trace;
        }

        return responses;
    }

    private ResourceResponse[] Buffer(List<Activity> activities)
    {
        foreach (var activity in activities)
        {
            _replies.Buffered.Add(activity);
            if (activity.Type == ActivityTypesEx.InvokeResponse)
                TurnState.Add(BotAdapter.InvokeResponseKey, activity);
        }

        return [.. activities.Select(_ => new ResourceResponse())];
    }
}
