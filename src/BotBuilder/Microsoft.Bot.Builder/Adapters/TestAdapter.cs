using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>An adapter for tests: it runs turns in memory and keeps what the bot says in a queue.</summary>
public class TestAdapter : BotAdapter
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource<IActivity>> _waiting = new();
    private int _nextId;

    /// <summary>Creates an adapter for a conversation of User1 and the bot on that channel.</summary>
    public TestAdapter(string channelId, bool sendTraceActivity = false)
        : this(DefaultConversation(channelId), sendTraceActivity)
    {
    }

    /// <summary>Creates an adapter for a conversation; null makes one on the channel "test".</summary>
    public TestAdapter(ConversationReference conversation = null, bool sendTraceActivity = false)
    {
        Conversation = conversation ?? DefaultConversation(Channels.Test);
        EnableTrace = sendTraceActivity;
    }

    /// <summary>Whether trace activities are kept as replies.</summary>
    public bool EnableTrace { get; set; }

    /// <summary>The locale of the messages of <see cref="MakeActivity"/>; "en-us" unless set.</summary>
    public string Locale { get; set; } = "en-us";

    /// <summary>What the bot has said and nobody has read yet.</summary>
    public Queue<Activity> ActiveQueue { get; } = new();

    /// <summary>The conversation in which incoming activities arrive.</summary>
    public ConversationReference Conversation { get; set; }

    /// <summary>A conversation of that name on the channel "test"; the ids are the names in lower case.</summary>
    public static ConversationReference CreateConversation(string name, string user = "User1", string bot = "Bot")
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(bot);

        return new ConversationReference
        {
            ChannelId = Channels.Test,
            ServiceUrl = "https://test.com",
            Conversation = new ConversationAccount { IsGroup = false, ConversationType = name, Id = name },
            User = new ChannelAccount { Id = user.ToLowerInvariant(), Name = user },
            Bot = new ChannelAccount { Id = bot.ToLowerInvariant(), Name = bot },
            Locale = "en-us",
        };
    }

    /// <summary>Adds middleware; returns this adapter.</summary>
    public new TestAdapter Use(IMiddleware middleware)
    {
        base.Use(middleware);
        return this;
    }

    /// <summary>Runs a turn. What the activity lacks (type, channel, sender, time) is filled in; its recipient, conversation and id are always set.</summary>
    public async Task ProcessActivityAsync(Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);

        lock (_gate)
        {
            activity.Type ??= ActivityTypes.Message;
            activity.ChannelId ??= Conversation.ChannelId;
            if (activity.From is null || activity.From.Id == "unknown" || activity.From.Role == RoleTypes.Bot)
                activity.From = Conversation.User;
            activity.Recipient = Conversation.Bot;
            activity.Conversation = Conversation.Conversation;
            activity.ServiceUrl = Conversation.ServiceUrl;
            activity.Id = NextId();
        }

        activity.Timestamp ??= TimeProvider.System.GetUtcNow();
        activity.LocalTimestamp ??= TimeProvider.System.GetLocalNow();

        using var turnContext = CreateTurnContext(activity);
        await RunPipelineAsync(turnContext, callback, cancellationToken);
    }

    /// <summary>Runs a turn like the other overload; the identity is not used and the answer is null.</summary>
    public override async Task<InvokeResponse> ProcessActivityAsync(
        ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        await ProcessActivityAsync(activity, callback, cancellationToken);
        return null;
    }

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

    /// <summary>A message from the user of the conversation.</summary>
    public Activity MakeActivity(string text = null)
    {
        lock (_gate)
        {
            return new Activity
            {
                Type = ActivityTypes.Message,
                Locale = Locale,
                From = Conversation.User,
                Recipient = Conversation.Bot,
                Conversation = Conversation.Conversation,
                ServiceUrl = Conversation.ServiceUrl,
                Id = NextId(),
                Text = text,
            };
        }
    }

    /// <summary>Runs a turn with a message from the user.</summary>
    public virtual Task SendTextToBotAsync(string userSays, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(MakeActivity(userSays), callback, cancellationToken);

    /// <summary>The context of a turn; the place to put services into its state.</summary>
    protected virtual TurnContext CreateTurnContext(Activity activity) => new(this, activity);

    private static ConversationReference DefaultConversation(string channelId) => new()
    {
        ChannelId = channelId,
        ServiceUrl = "https://test.com",
        User = new ChannelAccount { Id = "user1", Name = "User1" },
        Bot = new ChannelAccount { Id = "bot", Name = "Bot" },
        Conversation = new ConversationAccount { IsGroup = false, ConversationType = "convo1", Id = "Conversation1" },
        Locale = "en-us",
    };

    private string NextId() => (_nextId++).ToString(CultureInfo.InvariantCulture);

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
