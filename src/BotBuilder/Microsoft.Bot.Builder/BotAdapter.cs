using System;
using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Security.Principal;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Connects a bot with a chat: runs its turns, and sends, edits and deletes what it says.</summary>
public abstract class BotAdapter
{
    /// <summary>The name in the turn state of the activity that answers an invoke.</summary>
    public const string InvokeResponseKey = "BotFrameworkAdapter.InvokeResponse";

    /// <summary>The name in the turn state of the caller's identity.</summary>
    public const string BotIdentityKey = "BotIdentity";

    /// <summary>The name in the turn state of the audience for which tokens are asked.</summary>
    public const string OAuthScopeKey = "Microsoft.Bot.Builder.BotAdapter.OAuthScope";

    /// <summary>What to do when a turn fails; without it the exception leaves the adapter.</summary>
    public Func<ITurnContext, Exception, Task> OnTurnError { get; set; }

    /// <summary>The middleware of every turn.</summary>
    public MiddlewareSet MiddlewareSet { get; } = new();

    /// <summary>Adds middleware at the end.</summary>
    public BotAdapter Use(IMiddleware middleware)
    {
        MiddlewareSet.Use(middleware);
        return this;
    }

    /// <summary>Sends activities in their order; one response for each.</summary>
    public abstract Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken);

    /// <summary>Replaces the sent activity that has the same id.</summary>
    public abstract Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken);

    /// <summary>Deletes the activity that the reference names.</summary>
    public abstract Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken);

    /// <summary>Runs a turn in which the bot speaks first in a conversation it knows.</summary>
    public virtual Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return RunTurnAsync(null, reference.GetContinuationActivity(), null, callback, cancellationToken);
    }

    /// <summary>Runs a turn in which the bot, as the given identity, speaks first in a conversation it knows.</summary>
    public virtual Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        ConversationReference reference,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        ContinueConversationAsync(claimsIdentity, reference, null, callback, cancellationToken);

    /// <summary>Runs a turn in which the bot speaks first to the given audience.</summary>
    public virtual Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        ConversationReference reference,
        string audience,
        BotCallbackHandler callback,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return RunTurnAsync(claimsIdentity, reference.GetContinuationActivity(), audience, callback, cancellationToken);
    }

    /// <summary>Runs a turn that starts with the given activity.</summary>
    public virtual Task ContinueConversationAsync(
        string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        RunTurnAsync(null, continuationActivity, null, callback, cancellationToken);

    /// <summary>Runs a turn that starts with the given activity, as the given identity.</summary>
    public virtual Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        Activity continuationActivity,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        ContinueConversationAsync(claimsIdentity, continuationActivity, null, callback, cancellationToken);

    /// <summary>Runs a turn that starts with the given activity and speaks to the given audience.</summary>
    public virtual Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        Activity continuationActivity,
        string audience,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        RunTurnAsync(claimsIdentity, continuationActivity, audience, callback, cancellationToken);

    /// <summary>Runs a turn for an activity of a caller who is known; returns what the caller waits for, or null.</summary>
    public virtual Task<InvokeResponse> ProcessActivityAsync(
        ClaimsIdentity claimsIdentity,
        Activity activity,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        RunTurnAsync(claimsIdentity, activity, null, callback, cancellationToken);

    /// <summary>
    /// Runs the middleware and the bot, in the culture of the activity's locale; an exception goes to
    /// <see cref="OnTurnError"/> when that is set.
    /// </summary>
    protected async Task RunPipelineAsync(
        ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        UseLocale(turnContext);

        try
        {
            await MiddlewareSet.ReceiveActivityWithStatusAsync(turnContext, callback, cancellationToken);
        }
        catch (Exception e) when (OnTurnError != null)
        {
            await OnTurnError(turnContext, e);
        }
    }

    private protected async Task<InvokeResponse> RunTurnAsync(
        ClaimsIdentity claimsIdentity,
        Activity activity,
        string audience,
        BotCallbackHandler callback,
        CancellationToken cancellationToken)
    {
        using var turnContext = new TurnContext(this, activity);
        var state = turnContext.TurnState;
        if (claimsIdentity != null)
            state.Add<IIdentity>(BotIdentityKey, claimsIdentity);
        if (audience != null)
            state.Add(OAuthScopeKey, audience);
        if (callback != null)
            state.Add(callback);
        Equip(turnContext);

        await RunPipelineAsync(turnContext, callback, cancellationToken);

        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
            return Answer(HttpStatusCode.OK, new ExpectedReplies(turnContext.BufferedReplyActivities));
        if (activity.Type == ActivityTypes.Invoke)
            return state.Get<Activity>(InvokeResponseKey)?.Value as InvokeResponse ?? Answer(HttpStatusCode.NotImplemented);

        return null;

        static InvokeResponse Answer(HttpStatusCode status, object body = null) =>
            new() { Status = (int)status, Body = body };
    }

    /// <summary>Puts what the adapter has for a turn into its state.</summary>
    private protected virtual void Equip(TurnContext turnContext)
    {
    }

    private static void UseLocale(ITurnContext turnContext)
    {
        var locale = turnContext.Activity.Locale;
        if (string.IsNullOrEmpty(locale))
            return;

        // When nobody knows the language, the bot speaks that of the machine.
        CultureInfo.CurrentCulture = FindCulture(locale) ?? CultureInfo.CurrentCulture;
        if (turnContext is TurnContext context)
            context.Locale = CultureInfo.CurrentCulture.Name;
    }

    private static CultureInfo FindCulture(string name)
    {
        // Predefined ones only, as any well-formed name is a culture otherwise, and would be kept for good; where a
        // country is not known to speak a language, the language alone.
        while (true)
        {
            try
            {
                return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
            }
            catch (CultureNotFoundException)
            {
                var country = name.LastIndexOf('-');
                if (country < 0)
                    return null;
                name = name[..country];
            }
        }
    }
}
