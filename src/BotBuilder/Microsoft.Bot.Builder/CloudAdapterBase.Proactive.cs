using System;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <content>Turns in which the bot speaks first.</content>
public abstract partial class CloudAdapterBase
{
    /// <inheritdoc/>
    public override Task ContinueConversationAsync(
        string botAppId,
        ConversationReference reference,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        ContinueConversationAsync(CreateClaimsIdentity(botAppId), reference, null, callback, cancellationToken);

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        ConversationReference reference,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        ContinueConversationAsync(claimsIdentity, reference, null, callback, cancellationToken);

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        ConversationReference reference,
        string audience,
        BotCallbackHandler callback,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var continuation = reference.GetContinuationActivity();
        return ProcessProactiveAsync(claimsIdentity, continuation, audience, callback, cancellationToken);
    }

    /// <summary>Runs a turn that starts with the given activity, which must have a conversation and a service URL.</summary>
    public override Task ContinueConversationAsync(
        string botAppId,
        Activity continuationActivity,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        ContinueConversationAsync(
            CreateClaimsIdentity(botAppId), continuationActivity, null, callback, cancellationToken);

    /// <summary>Runs a turn that starts with the given activity, which must have a conversation and a service URL.</summary>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        Activity continuationActivity,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        ContinueConversationAsync(claimsIdentity, continuationActivity, null, callback, cancellationToken);

    /// <summary>Runs a turn that starts with the given activity, which must have a conversation and a service URL.</summary>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        Activity continuationActivity,
        string audience,
        BotCallbackHandler callback,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(continuationActivity);
        if (continuationActivity.Conversation == null || continuationActivity.ServiceUrl == null)
            throw new ArgumentException("It has no conversation or no service URL.", nameof(continuationActivity));

        return ProcessProactiveAsync(claimsIdentity, continuationActivity, audience, callback, cancellationToken);
    }

    /// <summary>
    /// Starts a conversation and runs a turn in it, whose activity is an event without a sender. An
    /// <see cref="ErrorResponseException"/> when the channel refuses.
    /// </summary>
    public virtual async Task CreateConversationAsync(
        string botAppId,
        string channelId,
        string serviceUrl,
        string audience,
        ConversationParameters conversationParameters,
        BotCallbackHandler callback,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceUrl);
        ArgumentNullException.ThrowIfNull(conversationParameters);
        ArgumentNullException.ThrowIfNull(callback);
        var bot = CreateClaimsIdentity(botAppId);
        CheckAppId(bot);

        var connector = new TurnConnector(_channel, new Uri(serviceUrl));
        var created = await connector.Conversations.CreateConversationAsync(conversationParameters, cancellationToken);

        var start = new Activity(ActivityTypes.Event)
        {
            Name = ActivityEventNames.CreateConversation,
            Id = created?.ActivityId ?? Guid.NewGuid().ToString(),
            ChannelId = channelId,
            ServiceUrl = serviceUrl,
            Conversation = new ConversationAccount(id: created?.Id, tenantId: conversationParameters.TenantId),
            ChannelData = conversationParameters.ChannelData,
            Recipient = conversationParameters.Bot,
        };
        await ProcessProactiveAsync(bot, start, audience, callback, cancellationToken);
    }

    /// <summary>Runs a turn of the bot's own; an <see cref="InvalidOperationException"/> when it is for another app id.</summary>
    protected Task ProcessProactiveAsync(
        ClaimsIdentity claimsIdentity,
        Activity continuationActivity,
        string audience,
        BotCallbackHandler callback,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claimsIdentity);
        ArgumentNullException.ThrowIfNull(callback);
        CheckAppId(claimsIdentity);
        return RunTurnAsync(
            claimsIdentity,
            continuationActivity,
            audience ?? BotFrameworkAuthentication.GetOriginatingAudience(),
            callback,
            cancellationToken);
    }

    /// <summary>Makes the identity of the bot itself; without an app id it has no claims worth the name.</summary>
    protected ClaimsIdentity CreateClaimsIdentity(string botAppId)
    {
        botAppId ??= string.Empty;
        return new ClaimsIdentity(
        [
            new Claim(AuthenticationConstants.AudienceClaim, botAppId),
            new Claim(AuthenticationConstants.AppIdClaim, botAppId),
        ]);
    }

    private void CheckAppId(ClaimsIdentity bot)
    {
        var appId = bot.FindFirst(AuthenticationConstants.AppIdClaim)?.Value;
        if (BotFrameworkAuthentication.AppId is { } own && appId != own)
            throw new InvalidOperationException($"The bot cannot speak as '{appId}': that is not its app id.");
    }
}
