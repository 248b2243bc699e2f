using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Adapters;

public class TestAdapterTests
{
    [Fact]
    public async Task A_text_becomes_a_message_from_the_user_to_the_bot()
    {
        var adapter = new TestAdapter("webchat");
        Activity received = null;

        await adapter.SendTextToBotAsync("hello", (turn, _) => Task.FromResult(received = turn.Activity), CancellationToken.None);

        Assert.Equal(("message", "hello", "webchat"), (received.Type, received.Text, received.ChannelId));
        Assert.Equal(("user1", "bot", "Conversation1"), (received.From.Id, received.Recipient.Id, received.Conversation.Id));
        Assert.Equal("https://test.com", received.ServiceUrl);
        Assert.Equal("en-us", received.Locale);
        Assert.NotNull(received.Timestamp);
        Assert.NotEmpty(received.Id);
    }

    [Fact]
    public async Task An_activity_keeps_its_sender_and_type_and_gets_the_conversation()
    {
        var adapter = new TestAdapter(TestAdapter.CreateConversation("room", "Amal", "Helper"));
        Activity received = null;
        var sent = new Activity
        {
            Type = ActivityTypes.Event,
            From = new ChannelAccount { Id = "somebody" },
            Conversation = new ConversationAccount { Id = "elsewhere" },
        };

        await adapter.ProcessActivityAsync(sent, (turn, _) => Task.FromResult(received = turn.Activity), CancellationToken.None);

        Assert.Equal(("event", "somebody", "room", "helper"), (received.Type, received.From.Id, received.Conversation.Id, received.Recipient.Id));
    }

    [Fact]
    public async Task Replies_wait_in_order_until_they_are_read()
    {
        var adapter = new TestAdapter();
        ResourceResponse[] sent = null;

        await adapter.SendTextToBotAsync(
            "hello",
            async (turn, token) => sent = await turn.SendActivitiesAsync([MessageFactory.Text("one"), MessageFactory.Text("two")], token),
            CancellationToken.None);

        Assert.Equal(2, adapter.ActiveQueue.Count);
        Assert.Equal(sent.Select(response => response.Id), adapter.ActiveQueue.Select(reply => reply.Id));
        var reply = adapter.GetNextReply();
        Assert.Equal(("one", "user1", "bot"), (reply.AsMessageActivity().Text, reply.Recipient.Id, reply.From.Id));
        Assert.Equal("two", ((await adapter.GetNextReplyAsync(CancellationToken.None)).AsMessageActivity()).Text);
        Assert.Null(adapter.GetNextReply());
    }

    [Fact]
    public async Task Waiting_for_a_reply_ends_when_there_is_one_or_when_it_is_given_up()
    {
        var adapter = new TestAdapter();
        using var givingUp = new CancellationTokenSource();
        var first = adapter.GetNextReplyAsync(givingUp.Token);
        var second = adapter.GetNextReplyAsync(CancellationToken.None);
        await givingUp.CancelAsync();

        await adapter.SendTextToBotAsync(
            "hello", (turn, token) => turn.SendActivityAsync(MessageFactory.Text("here"), token), CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("here", (await second).AsMessageActivity().Text);
    }

    [Fact]
    public async Task An_unread_reply_can_be_edited_and_taken_back()
    {
        var adapter = new TestAdapter();

        await adapter.SendTextToBotAsync(
            "hello",
            async (turn, token) =>
            {
                var first = await turn.SendActivityAsync(MessageFactory.Text("first"), token);
                var second = await turn.SendActivityAsync(MessageFactory.Text("second"), token);
                var edited = MessageFactory.Text("edited");
                edited.Id = first.Id;
                await turn.UpdateActivityAsync(edited, token);
                await turn.DeleteActivityAsync(second.Id, token);
            },
            CancellationToken.None);

        Assert.Equal("edited", adapter.GetNextReply().AsMessageActivity().Text);
        Assert.Null(adapter.GetNextReply());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Traces_are_kept_only_when_asked_for(bool enabled, int expected)
    {
        var adapter = new TestAdapter("test", enabled);

        await adapter.SendTextToBotAsync(
            "hello",
            (turn, token) => turn.SendActivityAsync((Activity)Activity.CreateTraceActivity("trace"), token),
            CancellationToken.None);

        Assert.Equal(expected, adapter.ActiveQueue.Count);
    }

    [Fact]
    public async Task A_conversation_can_be_started_by_the_bot()
    {
        var adapter = new TestAdapter();
        await adapter.SendTextToBotAsync("hello", (turn, token) => turn.SendActivityAsync("unread", cancellationToken: token), CancellationToken.None);
        Activity start = null;

        await adapter.CreateConversationAsync(
            "test",
            (turn, token) =>
            {
                start = turn.Activity;
                return turn.SendActivityAsync("Good morning", cancellationToken: token);
            },
            CancellationToken.None);

        Assert.Equal(ActivityTypes.ConversationUpdate, start.Type);
        var reply = Assert.Single(adapter.ActiveQueue);
        Assert.Equal(("Good morning", start.Conversation.Id), (reply.Text, reply.Conversation.Id));
        Assert.NotEqual("Conversation1", start.Conversation.Id);
    }

    [Fact]
    public async Task Middleware_runs_around_the_bot()
    {
        var seen = new List<string>();
        var adapter = new TestAdapter().Use(new Noting("outer", seen)).Use(new Noting("inner", seen));

        await adapter.SendTextToBotAsync(
            "hello",
            (_, _) =>
            {
                seen.Add("bot");
                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal(["outer before", "inner before", "bot", "inner after", "outer after"], seen);
    }

    private sealed class Noting(string name, List<string> seen) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            seen.Add($"{name} before");
            await next(cancellationToken);
            seen.Add($"{name} after");
        }
    }
}
