using System;
using System.Globalization;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>An adapter for tests: it runs turns in memory and keeps what the bot says in a queue.</summary>
public partial class TestAdapter : BotAdapter
{
    private readonly Lock _gate = new();
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

    /// <summary>
    /// Starts a conversation of its own on that channel, in which the callback speaks first; no middleware runs. What was said before
    /// and nobody has read is dropped.
    /// </summary>
    public async Task CreateConversationAsync(string channelId, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(callback);
        lock (_gate)
            ActiveQueue.Clear();

        var start = (Activity)Activity.CreateConversationUpdateActivity();
        start.ChannelId = channelId;
        start.Conversation = new ConversationAccount { Id = Guid.NewGuid().ToString("n") };
        using var turnContext = CreateTurnContext(start);
        await callback(turnContext, cancellationToken);
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
}
