using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <content>What the bot says.</content>
public partial class TestAdapter
{
    private readonly Queue<TaskCompletionSource<IActivity>> _waiting = new();

    /// <summary>What the bot has said and nobody has read yet.</summary>
    public Queue<Activity> ActiveQueue { get; } = new();

    /// <summary>Queues what the bot says. A "delay" waits for its value in milliseconds, and traces are dropped unless enabled.</summary>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
            throw new ArgumentException("There is nothing to send.", nameof(activities));

        foreach (var activity in activities)
        {
            if (string.IsNullOrEmpty(activity.Id))
                activity.Id = Guid.NewGuid().ToString("n");
            activity.Timestamp ??= TimeProvider.System.GetUtcNow();

            if (activity.Type == ActivityTypesEx.Delay)
                await Task.Delay(TimeSpan.FromMilliseconds(Convert.ToInt32(activity.Value)), TimeProvider.System, cancellationToken);
            else if (activity.Type != ActivityTypes.Trace || EnableTrace)
                Enqueue(activity);
        }

        return [.. activities.Select(activity => new ResourceResponse(activity.Id))];
    }

    /// <summary>Replaces the queued activity of the same id; the response has no id when there is none.</summary>
    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        Task.FromResult(Rewrite(activity.Id, activity) ? new ResourceResponse(activity.Id) : new ResourceResponse());

    /// <summary>Takes the activity out of the queue.</summary>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Rewrite(reference.ActivityId, null);
        return Task.CompletedTask;
    }

    /// <summary>The oldest unread reply; null when there is none.</summary>
    public IActivity GetNextReply()
    {
        lock (_gate)
            return ActiveQueue.TryDequeue(out var reply) ? reply : null;
    }

    /// <summary>The oldest unread reply; waits for one when there is none.</summary>
    public Task<IActivity> GetNextReplyAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (ActiveQueue.TryDequeue(out var reply))
                return Task.FromResult<IActivity>(reply);

            var waiting = new TaskCompletionSource<IActivity>(TaskCreationOptions.RunContinuationsAsynchronously);
            cancellationToken.Register(() => waiting.TrySetCanceled(cancellationToken));
            _waiting.Enqueue(waiting);
            return waiting.Task;
        }
    }

    private void Enqueue(Activity activity)
    {
        lock (_gate)
        {
            // Somebody who waited may have given up.
            while (_waiting.TryDequeue(out var waiting))
            {
                if (waiting.TrySetResult(activity))
                    return;
            }

            ActiveQueue.Enqueue(activity);
        }
    }

    // Replaces or, with null, removes.
    private bool Rewrite(string id, Activity replacement)
    {
        lock (_gate)
        {
            var replies = ActiveQueue.ToList();
            var index = replies.FindIndex(reply => reply.Id == id);
            if (index < 0)
                return false;

            replies.RemoveAt(index);
            if (replacement is not null)
                replies.Insert(index, replacement);
            ActiveQueue.Clear();
            replies.ForEach(ActiveQueue.Enqueue);
            return true;
        }
    }
}
