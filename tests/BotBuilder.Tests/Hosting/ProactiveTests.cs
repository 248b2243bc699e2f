using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Hosting;

/// <summary>Turns in which the bot speaks first.</summary>
public class ProactiveTests : IAsyncLifetime
{
    private const string AppId = "3851a47b-53ed-4d29-b878-6e941da61e98";

    private static readonly ClaimsIdentity Bot = new([new Claim("aud", AppId), new Claim("appid", AppId)]);

    private Channel _channel;

    public static TheoryData<Func<CloudAdapter, ConversationReference, BotCallbackHandler, Task>, string> Overloads => new()
    {
        { (adapter, to, bot) => adapter.ContinueConversationAsync(AppId, to, bot, default), "https://api.botframework.com" },
        { (adapter, to, bot) => adapter.ContinueConversationAsync(Bot, to, bot, default), "https://api.botframework.com" },
        { (adapter, to, bot) => adapter.ContinueConversationAsync(Bot, to, "audience", bot, default), "audience" },
        { (adapter, to, bot) => adapter.ContinueConversationAsync(AppId, to.GetContinuationActivity(), bot, default), "https://api.botframework.com" },
        { (adapter, to, bot) => adapter.ContinueConversationAsync(Bot, to.GetContinuationActivity(), bot, default), "https://api.botframework.com" },
        { (adapter, to, bot) => adapter.ContinueConversationAsync(Bot, to.GetContinuationActivity(), "audience", bot, default), "audience" },
    };

    public async Task InitializeAsync() => _channel = await Channel.StartAsync();

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Theory]
    [MemberData(nameof(Overloads))]
    public async Task A_conversation_is_gone_on_with_by_whoever_may(
        Func<CloudAdapter, ConversationReference, BotCallbackHandler, Task> go, string audience)
    {
        await go(Adapter(), Reference(), async (turn, token) =>
        {
            Assert.Equal((ActivityTypes.Event, ActivityEventNames.ContinueConversation), (turn.Activity.Type, turn.Activity.Name));
            Assert.Equal(("amal", "bot"), (turn.Activity.From.Id, turn.Activity.Recipient.Id));
            Assert.Equal(AppId, ((ClaimsIdentity)turn.TurnState.Get<IIdentity>(BotAdapter.BotIdentityKey)).FindFirst("appid").Value);
            Assert.Equal(audience, turn.TurnState.Get<string>(BotAdapter.OAuthScopeKey));
            await turn.SendActivityAsync("Good morning", cancellationToken: token);
        });

        var (call, body) = Assert.Single(_channel.Calls);
        Assert.StartsWith("POST /amer/v3/conversations/a%3Aroom/activities", call, StringComparison.Ordinal);
        Assert.Equal(("Good morning", "amal"), (body["text"].ToString(), body["recipient"]["id"].ToString()));
    }

    [Fact]
    public async Task Nobody_speaks_as_another_bot()
    {
        var adapter = new Door(null, ("MicrosoftAppId", AppId)).Adapter;

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => adapter.ContinueConversationAsync("another", Reference(), Fail, default));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => adapter.CreateConversationAsync("another", "msteams", _channel.Url, null, new ConversationParameters(), Fail, default));

        Assert.Empty(_channel.Calls);
    }

    [Fact]
    public async Task A_chat_with_one_person_is_started()
    {
        _channel.Answer = (201, """{"id":"a:new"}""");
        var parameters = new ConversationParameters
        {
            IsGroup = false,
            Bot = new ChannelAccount("28:bot"),
            Members = [new ChannelAccount("29:amal")],
            TenantId = "t1",
        };

        await Adapter().CreateConversationAsync(AppId, "msteams", _channel.Url, null, parameters, async (turn, token) =>
        {
            Assert.Equal(("a:new", "t1", "msteams"), (turn.Activity.Conversation.Id, turn.Activity.Conversation.TenantId, turn.Activity.ChannelId));
            Assert.True(Guid.TryParse(turn.Activity.Id, out _));
            Assert.NotNull(turn.TurnState.Get<IConnectorClient>());
            await turn.SendActivityAsync("Good morning", cancellationToken: token);
        }, default);

        Assert.Equal("POST /amer/v3/conversations", _channel.Calls[0].Call);
        Assert.Equal(("29:amal", "t1"), (_channel.Calls[0].Body["members"][0]["id"].ToString(), _channel.Calls[0].Body["tenantId"].ToString()));
        Assert.False((bool)_channel.Calls[0].Body["isGroup"]);
        Assert.StartsWith("POST /amer/v3/conversations/a%3Anew/activities", _channel.Calls[1].Call, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_is_started_in_a_channel_with_its_first_message()
    {
        _channel.Answer = (201, """{"id":"19:c;messageid=7","activityId":"7"}""");
        string started = null;
        var parameters = new ConversationParameters
        {
            IsGroup = true,
            ChannelData = new { channel = new { id = "19:c" } },
            Activity = MessageFactory.Text("A new case"),
        };

        await Adapter().CreateConversationAsync(AppId, "msteams", _channel.Url, null, parameters, (turn, _) =>
        {
            started = $"{turn.Activity.Conversation.Id} {turn.Activity.Id}";
            return Task.CompletedTask;
        }, default);

        Assert.Equal("19:c;messageid=7 7", started);
        var (_, body) = Assert.Single(_channel.Calls);
        Assert.Equal(("19:c", "A new case"), (body["channelData"]["channel"]["id"].ToString(), body["activity"]["text"].ToString()));
    }

    [Fact]
    public async Task Where_the_channel_refuses_there_is_no_turn()
    {
        _channel.Answer = (403, """{"error":{"code":"BotNotInConversationRoster","message":"No."}}""");

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(
            () => Adapter().CreateConversationAsync(AppId, "msteams", _channel.Url, null, new ConversationParameters(), Fail, default));

        Assert.Equal("BotNotInConversationRoster", refusal.Body.Error.Code);
    }

    [Fact]
    public Task A_conversation_that_has_just_begun_has_nobody_yet_whose_state_could_be_read() => Adapter().CreateConversationAsync(
        AppId, "msteams", _channel.Url, null, new ConversationParameters { Bot = new ChannelAccount("28:bot") },
        (turn, token) => Assert.ThrowsAsync<InvalidOperationException>(
            () => new UserState(new MemoryStorage()).LoadAsync(turn, false, token)),
        default);

    private static Task Fail(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        Assert.Fail("There should be no turn.");
        return Task.CompletedTask;
    }

    // Without an app id nobody asks for a token, and every id is as good as another.
    private static CloudAdapter Adapter() => new Door(null).Adapter;

    private ConversationReference Reference() => new(
        "in1", new ChannelAccount("amal"), new ChannelAccount("bot"), new ConversationAccount(id: "a:room"), "msteams", _channel.Url);
}
