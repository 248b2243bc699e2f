using System;
using System.Collections.Generic;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>One turn: the activity that came in, and the ways to answer it. It ends with the turn.</summary>
public partial class TurnContext : ITurnContext, IDisposable
{
    internal const string LocaleKey = "turn.locale";

    private readonly Replies _replies;

    /// <summary>Starts a turn.</summary>
    public TurnContext(BotAdapter adapter, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(activity);
        Adapter = adapter;
        Activity = activity;
        TurnState = new TurnContextStateCollection();
        _replies = new Replies();
    }

    /// <summary>Shows a turn with another activity; state, handlers and replies are shared with it.</summary>
    public TurnContext(ITurnContext turnContext, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        Adapter = turnContext.Adapter;
        Activity = activity;
        TurnState = turnContext.TurnState;
        _replies = turnContext is TurnContext other ? other._replies : new Replies();
    }

    /// <inheritdoc/>
    public BotAdapter Adapter { get; }

    /// <inheritdoc/>
    public TurnContextStateCollection TurnState { get; }

    /// <summary>The language of the turn, such as <c>en-GB</c>; null when it is not known.</summary>
    public string Locale
    {
        get => TurnState.Get<string>(LocaleKey);
        set
        {
            if (value == null)
                TurnState.Remove(LocaleKey);
            else
                TurnState.Set(LocaleKey, value);
        }
    }

    /// <inheritdoc/>
    public Activity Activity { get; }

    /// <inheritdoc/>
    public bool Responded => _replies.Any;

    /// <summary>What was said to a caller who waits for the replies in the HTTP response.</summary>
    public List<Activity> BufferedReplyActivities => _replies.Buffered;

    /// <inheritdoc/>
    public ITurnContext OnSendActivities(SendActivitiesHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _replies.OnSend.Add(handler);
        return this;
    }

    /// <inheritdoc/>
    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _replies.OnUpdate.Add(handler);
        return this;
    }

    /// <inheritdoc/>
    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _replies.OnDelete.Add(handler);
        return this;
    }

    /// <summary>Ends the turn.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the turn.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            TurnState.Dispose();
    }

    /// <summary>What the views of one turn share.</summary>
    private sealed class Replies
    {
        public bool Any { get; set; }

        public List<Activity> Buffered { get; } = [];

        public List<SendActivitiesHandler> OnSend { get; } = [];

        public List<UpdateActivityHandler> OnUpdate { get; } = [];

        public List<DeleteActivityHandler> OnDelete { get; } = [];
    }
}
