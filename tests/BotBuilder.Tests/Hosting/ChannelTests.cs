using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Hosting;

public class ChannelTests : IAsyncLifetime
{
    private const string Conversation = "19:a/b?c@thread.tacv2;messageid=1";
    private const string Path = "/amer/v3/conversations/19%3Aa%2Fb%3Fc%40thread.tacv2%3Bmessageid%3D1/activities";

    private Channel _channel;

    public async Task InitializeAsync() => _channel = await Channel.StartAsync();

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Fact]
    public async Task A_reply_goes_to_the_activity_it_answers()
    {
        ResourceResponse response = null;

        await ReceiveAsync(async turn => response = await turn.SendActivityAsync("hi"));

        var (call, body) = Assert.Single(_channel.Calls);
        Assert.Equal($"POST {Path}/in%2F1", call);
        Assert.Equal("hi", body["text"].ToString());
        Assert.Equal("amal", body["recipient"]["id"].ToString());
        Assert.Equal("given", response.Id);
    }

    [Fact]
    public async Task What_answers_nothing_goes_to_the_conversation()
    {
        var start = new Activity(ActivityTypes.Event)
        {
            ChannelId = "msteams",
            ServiceUrl = _channel.Url,
            Conversation = new ConversationAccount(id: Conversation),
        };

        await new Door(null).Adapter.ContinueConversationAsync(
            "", start, (turn, token) => turn.SendActivityAsync(MessageFactory.Text("hi"), token), default);

        Assert.Equal($"POST {Path}", Assert.Single(_channel.Calls).Call);
    }

    [Fact]
    public async Task Messages_can_be_edited_and_deleted()
    {
        await ReceiveAsync(async turn =>
        {
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message, id: "old/1") { Text = "new" });
            await turn.DeleteActivityAsync("old/1");
        });

        Assert.Equal([$"PUT {Path}/old%2F1", $"DELETE {Path}/old%2F1"], _channel.Calls.Select(c => c.Call));
        Assert.Equal("new", _channel.Calls[0].Body["text"].ToString());
    }

    [Fact]
    public async Task Traces_stay_here_and_delays_only_take_their_time()
    {
        await ReceiveAsync(turn => turn.SendActivitiesAsync([
            new Activity(ActivityTypes.Trace),
            new Activity(ActivityTypesEx.Delay) { Value = 1 },
            new Activity(ActivityTypes.Message) { Text = "hi" },
        ]));

        Assert.Equal("hi", Assert.Single(_channel.Calls).Body["text"].ToString());
    }

    [Fact]
    public async Task An_answer_without_an_id_is_an_empty_id()
    {
        _channel.Answer = (202, "");
        ResourceResponse response = null;

        await ReceiveAsync(async turn => response = await turn.SendActivityAsync("hi"));

        Assert.Equal("", response.Id);
    }

    [Fact]
    public async Task A_refusal_says_what_the_channel_said()
    {
        _channel.Answer = (403, """{"error":{"code":"BotNotInConversationRoster","message":"No."}}""");

        await ReceiveAsync(async turn =>
        {
            var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => turn.SendActivityAsync("hi"));

            Assert.Equal("BotNotInConversationRoster", refusal.Body.Error.Code);
            Assert.False(turn.Responded);
        });
    }

    [Fact]
    public async Task A_refusal_may_be_a_page()
    {
        _channel.Answer = (404, "<html>");

        await ReceiveAsync(async turn =>
            Assert.Null((await Assert.ThrowsAsync<ErrorResponseException>(() => turn.SendActivityAsync("hi"))).Body));
    }

    [Fact]
    public Task Without_a_service_url_there_is_nowhere_to_send_anything() =>
        new Door(async turn =>
            await Assert.ThrowsAnyAsync<Exception>(() => turn.SendActivityAsync("hi"))).PostAsync(new
            {
                type = "message",
                conversation = new { id = Conversation },
            });

    [Fact]
    public async Task A_conversation_is_started_before_its_first_turn()
    {
        _channel.Answer = (201, """{"id":"new one","activityId":"first"}""");
        Activity start = null;
        var parameters = new ConversationParameters(bot: new ChannelAccount("bot"), members: [new ChannelAccount("amal")], tenantId: "tenant");

        await new Door(null).Adapter.CreateConversationAsync(
            "",
            "msteams",
            _channel.Url,
            null,
            parameters,
            (turn, _) =>
            {
                start = turn.Activity;
                return Task.CompletedTask;
            },
            default);

        var (call, body) = Assert.Single(_channel.Calls);
        Assert.Equal("POST /amer/v3/conversations", call);
        Assert.Equal("amal", body["members"][0]["id"].ToString());
        Assert.Equal((ActivityTypes.Event, ActivityEventNames.CreateConversation, "first"), (start.Type, start.Name, start.Id));
        Assert.Equal(("new one", "tenant"), (start.Conversation.Id, start.Conversation.TenantId));
        Assert.Equal("bot", start.Recipient.Id);
        Assert.Null(start.From);
    }

    [Fact]
    public async Task A_turn_of_the_bots_own_runs_through_the_middleware_and_the_error_handler()
    {
        var door = new Door(null);
        var log = new List<string>();
        door.Adapter.Use(new Logging(log));
        door.Adapter.OnTurnError = (_, e) =>
        {
            log.Add(e.Message);
            return Task.CompletedTask;
        };
        var reference = new ConversationReference(conversation: new ConversationAccount(id: "c"), serviceUrl: _channel.Url);

        await door.Adapter.ContinueConversationAsync("", reference, (_, _) => throw new InvalidOperationException("broken"), default);

        Assert.Equal(["middleware", "broken"], log);
    }

    [Fact]
    public Task A_continuation_needs_a_place() =>
        Assert.ThrowsAnyAsync<ArgumentException>(() => new Door(null).Adapter.ContinueConversationAsync(
            "", new Activity(ActivityTypes.Event), (_, _) => Task.CompletedTask, default));

    private Task ReceiveAsync(Func<ITurnContext, Task> bot) => new Door(bot).PostAsync(new
    {
        type = "message",
        id = "in/1",
        channelId = "msteams",
        serviceUrl = _channel.Url,
        from = new { id = "amal" },
        recipient = new { id = "bot" },
        conversation = new { id = Conversation },
    });

    private sealed class Logging(List<string> log) : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            log.Add("middleware");
            return next(cancellationToken);
        }
    }
}
