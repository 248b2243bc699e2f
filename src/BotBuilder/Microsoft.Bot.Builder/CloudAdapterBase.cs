using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Bot.Builder;

/// <summary>Connects a bot with channels that are called over HTTP.</summary>
public abstract partial class CloudAdapterBase : BotAdapter
{
    private readonly ChannelClient _channel;

    /// <summary>Takes requests from those whom the authentication lets in.</summary>
    protected CloudAdapterBase(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(botFrameworkAuthentication);
        BotFrameworkAuthentication = botFrameworkAuthentication;
        Logger = logger ?? NullLogger.Instance;
        _channel = new ChannelClient(botFrameworkAuthentication.CreateHttpClient);
    }

    /// <summary>Decides who may talk to the bot.</summary>
    protected BotFrameworkAuthentication BotFrameworkAuthentication { get; }

    /// <summary>Where the adapter writes what happens.</summary>
    protected ILogger Logger { get; }

    /// <summary>
    /// Sends activities one after another; one response for each, with an empty id where the channel gave none. An
    /// <see cref="ErrorResponseException"/> when the channel refuses one; those behind it are then not sent.
    /// </summary>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
            throw new ArgumentException("There is nothing to send.", nameof(activities));

        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            activities[i].Id = null;
            var response = await SendAsync(turnContext, activities[i], cancellationToken);
            responses[i] = response ?? new ResourceResponse(string.Empty);
        }

        return responses;
    }

    /// <inheritdoc/>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        return ConversationsOf(turnContext).UpdateActivityAsync(activity, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(reference);
        return ConversationsOf(turnContext).DeleteActivityAsync(
            reference.Conversation.Id, reference.ActivityId, cancellationToken);
    }

    /// <summary>
    /// Finds out who sent the activity and runs the turn; returns what the HTTP response is to carry, or null. An
    /// <see cref="UnauthorizedAccessException"/> when the sender may not.
    /// </summary>
    protected async Task<InvokeResponse> ProcessActivityAsync(
        string authHeader, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var sender = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        return await ProcessActivityAsync(sender, activity, callback, cancellationToken);
    }

    /// <summary>Runs the turn for an activity whose sender is known; returns what the HTTP response is to carry, or null.</summary>
    protected Task<InvokeResponse> ProcessActivityAsync(
        AuthenticateRequestResult authenticateRequestResult,
        Activity activity,
        BotCallbackHandler callback,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticateRequestResult);
        ArgumentNullException.ThrowIfNull(activity);
        activity.CallerId = authenticateRequestResult.CallerId;
        return RunTurnAsync(
            authenticateRequestResult.ClaimsIdentity,
            activity,
            authenticateRequestResult.Audience,
            callback,
            cancellationToken);
    }

    private Task<ResourceResponse> SendAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        switch (activity.Type)
        {
            case ActivityTypesEx.Delay:
                return PauseAsync(activity, cancellationToken);

            case ActivityTypesEx.InvokeResponse:
                turnContext.TurnState.Add(InvokeResponseKey, activity);
                return Task.FromResult<ResourceResponse>(null);

            case ActivityTypes.Trace when activity.ChannelId != Channels.Emulator:
                return Task.FromResult<ResourceResponse>(null);

            default:
                var conversations = ConversationsOf(turnContext);
                return string.IsNullOrEmpty(activity.ReplyToId)
                    ? conversations.SendToConversationAsync(activity, cancellationToken)
                    : conversations.ReplyToActivityAsync(activity, cancellationToken);
        }
    }

    private protected override void Equip(TurnContext turnContext)
    {
        if (Uri.TryCreate(turnContext.Activity.ServiceUrl, UriKind.Absolute, out var serviceUrl))
            turnContext.TurnState.Add<IConnectorClient>(new TurnConnector(_channel, serviceUrl));
    }

    private static IConversations ConversationsOf(ITurnContext turnContext) =>
        turnContext.TurnState.Get<IConnectorClient>()?.Conversations
        ?? throw new InvalidOperationException("The turn's activity has no service URL, so there is nowhere to send anything.");

    private static async Task<ResourceResponse> PauseAsync(Activity delay, CancellationToken cancellationToken)
    {
        var length = TimeSpan.FromMilliseconds(BotJson.ConvertTo<int>(delay.Value));
        await Task.Delay(length, TimeProvider.System, cancellationToken);
        return null;
    }
}
