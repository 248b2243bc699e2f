using System.Security.Principal;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Hosting;

/// <summary>What a bot can do with the channel of its turn, and which request each call is.</summary>
public class ConnectorTests : IAsyncLifetime
{
    private const string Id = "19:a/b?c@thread.tacv2;messageid=1";
    private const string Base = "/amer/v3/conversations";
    private const string Path = $"{Base}/19%3Aa%2Fb%3Fc%40thread.tacv2%3Bmessageid%3D1";

    private Channel _channel;

    public static TheoryData<string, Func<IConversations, Task>> Calls => new()
    {
        { $"POST {Base}", c => c.CreateConversationAsync(new ConversationParameters { TopicName = "t" }) },
        { $"POST {Base}", c => c.CreateDirectConversationAsync("bot", "amal") },
        { $"POST {Base}", c => c.CreateDirectConversationAsync(new ChannelAccount("bot"), new ChannelAccount("amal"), Message()) },
        { $"POST {Path}/activities", c => c.SendToConversationAsync(Message()) },
        { $"POST {Path}/activities", c => c.SendToConversationAsync(Id, Message()) },
        { $"POST {Path}/activities/r%2F1", c => c.ReplyToActivityAsync(Message()) },
        { $"POST {Path}/activities/x%20y", c => c.ReplyToActivityAsync(Id, "x y", Message()) },
        { $"PUT {Path}/activities/m%251", c => c.UpdateActivityAsync(Message()) },
        { $"PUT {Path}/activities/x", c => c.UpdateActivityAsync(Id, "x", Message()) },
        { $"DELETE {Path}/activities/x", c => c.DeleteActivityAsync(Id, "x") },
        { $"DELETE {Path}/members/29%3A%2Famal", c => c.DeleteConversationMemberAsync(Id, "29:/amal") },
    };

    public async Task InitializeAsync() => _channel = await Channel.StartAsync();

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Each_call_is_one_request(string expected, Func<IConversations, Task> call)
    {
        await InTurnAsync(call);

        Assert.Equal(expected, Assert.Single(_channel.Calls).Call);
    }

    [Fact]
    public async Task A_message_is_sent_as_it_is()
    {
        ResourceResponse response = null;

        await InTurnAsync(async conversations => response = await conversations.SendToConversationAsync(Message()));

        Assert.Equal("hi", Assert.Single(_channel.Calls).Body["text"].ToString());
        Assert.Equal("given", response.Id);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    public async Task Every_yes_is_a_yes(int status)
    {
        _channel.Answer = (status, """{"id":"given"}""");

        await InTurnAsync(async conversations =>
            Assert.Equal("given", (await conversations.SendToConversationAsync(Message())).Id));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(502)]
    public async Task Everything_else_is_a_refusal_and_nothing_is_repeated(int status)
    {
        _channel.Answer = (status, """{"error":{"code":"Throttled","message":"Later."}}""");

        await InTurnAsync(async conversations =>
        {
            var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => conversations.SendToConversationAsync(Message()));

            Assert.Equal(("Throttled", "Later."), (refusal.Body.Error.Code, refusal.Body.Error.Message));
        });

        Assert.Single(_channel.Calls);
    }

    [Fact]
    public async Task Members_are_read()
    {
        _channel.Answer = (200, """[{"id":"29:1","name":"Amal","aadObjectId":"o1"},{"id":"29:2","name":"Bo"}]""");

        await InTurnAsync(async conversations =>
        {
            var members = await conversations.GetConversationMembersAsync(Id);
            Assert.Equal([("29:1", "Amal", "o1"), ("29:2", "Bo", null)], members.Select(m => (m.Id, m.Name, m.AadObjectId)));

            Assert.Equal("Amal", (await conversations.GetActivityMembersAsync(Id, "x"))[0].Name);
        });

        Assert.Equal([$"GET {Path}/members", $"GET {Path}/activities/x/members"], _channel.Calls.Select(c => c.Call));
    }

    [Fact]
    public async Task Members_are_read_page_by_page()
    {
        _channel.Answer = (200, """{"continuationToken":"a+b/c=","members":[{"id":"29:1","name":"Amal"}]}""");

        await InTurnAsync(async conversations =>
        {
            var page = await conversations.GetConversationPagedMembersAsync(Id);
            Assert.Equal("Amal", Assert.Single(page.Members).Name);

            await conversations.GetConversationPagedMembersAsync(Id, 50, page.ContinuationToken);
            await conversations.GetConversationPagedMembersAsync(Id, continuationToken: page.ContinuationToken);
        });

        Assert.Equal(
            [
                $"GET {Path}/pagedmembers",
                $"GET {Path}/pagedmembers?pageSize=50&continuationToken=a%2Bb%2Fc%3D",
                $"GET {Path}/pagedmembers?continuationToken=a%2Bb%2Fc%3D",
            ],
            _channel.Calls.Select(c => c.Call));
    }

    [Fact]
    public Task A_reply_needs_something_to_reply_to() =>
        InTurnAsync(conversations => Assert.ThrowsAnyAsync<Exception>(
            () => conversations.ReplyToActivityAsync(new Activity { Conversation = new ConversationAccount(id: Id) })));

    [Theory]
    [Trait("Improved", "the original calls another route")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_cannot_lead_to_another_route(string id)
    {
        await InTurnAsync(conversations => Assert.ThrowsAsync<ArgumentException>(() => conversations.DeleteActivityAsync(id, "x")));

        Assert.Empty(_channel.Calls);
    }

    [Fact]
    public async Task The_turn_says_who_sent_it_and_where_its_channel_is()
    {
        await InTurnAsync((ITurnContext turn) =>
        {
            Assert.Equal("anonymous", turn.TurnState.Get<IIdentity>(BotAdapter.BotIdentityKey).AuthenticationType);
            Assert.Equal(_channel.Url, turn.TurnState.Get<IConnectorClient>().BaseUri.AbsoluteUri);
            Assert.Equal("https://api.botframework.com", turn.TurnState.Get<string>(BotAdapter.OAuthScopeKey));
            Assert.NotNull(turn.TurnState.Get<BotCallbackHandler>());
            return Task.CompletedTask;
        });
    }

    private static Activity Message() => new(ActivityTypes.Message, "m%1")
    {
        Text = "hi",
        ReplyToId = "r/1",
        Conversation = new ConversationAccount(id: Id),
    };

    private Task InTurnAsync(Func<IConversations, Task> act) =>
        InTurnAsync((ITurnContext turn) => act(turn.TurnState.Get<IConnectorClient>().Conversations));

    /// <summary>A failure inside the turn leaves the adapter, and so fails the test.</summary>
    private Task InTurnAsync(Func<ITurnContext, Task> act) =>
        new Door(act).PostAsync(new { type = "event", channelId = "msteams", serviceUrl = _channel.Url, from = new { id = "amal" } });
}
