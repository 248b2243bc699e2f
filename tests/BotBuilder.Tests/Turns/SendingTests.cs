using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Turns;

public class SendingTests
{
    private readonly RecordingAdapter _adapter = new();

    [Fact]
    public async Task A_reply_is_addressed_to_the_sender()
    {
        await RunAsync(turn => turn.SendActivityAsync("hi"));

        var sent = Assert.Single(_adapter.Sent);
        Assert.Equal("hi", sent.Text);
        Assert.Equal("amal", sent.Recipient.Id);
        Assert.Equal("bot", sent.From.Id);
        Assert.Equal("room", sent.Conversation.Id);
        Assert.Equal("test", sent.ChannelId);
        Assert.Equal("https://chat.example", sent.ServiceUrl);
        Assert.Equal("in1", sent.ReplyToId);
    }

    [Fact]
    public async Task The_response_has_the_id_that_the_channel_gave() =>
        await RunAsync(async turn =>
        {
            var activity = MessageFactory.Text("hi");

            var response = await turn.SendActivityAsync(activity);

            Assert.Equal("sent0", response.Id);
            Assert.Equal("sent0", activity.Id);
        });

    [Fact]
    [Trait("Improved", "the original changes the bot's own activity")]
    public async Task What_the_bot_keeps_does_not_learn_where_it_was_sent()
    {
        var prompt = MessageFactory.Text("Which order?");

        await RunAsync(turn => turn.SendActivityAsync(prompt));

        Assert.Null(prompt.Conversation);
        Assert.Null(prompt.Recipient);
        Assert.Null(prompt.ReplyToId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public Task A_blank_text_cannot_be_sent(string text) =>
        RunAsync(turn => Assert.ThrowsAsync<ArgumentNullException>(() => turn.SendActivityAsync(text)));

    [Fact]
    public Task Nothing_cannot_be_sent() =>
        RunAsync(turn => Assert.ThrowsAsync<ArgumentException>(() => turn.SendActivitiesAsync([])));

    [Fact]
    public Task Only_what_people_see_is_a_response() =>
        RunAsync(async turn =>
        {
            Assert.False(turn.Responded);
            await turn.TraceActivityAsync("a trace");
            Assert.False(turn.Responded);
            await turn.SendActivityAsync("hi");
            Assert.True(turn.Responded);
        });

    [Fact]
    public async Task Handlers_see_what_is_sent_in_the_order_of_their_registration()
    {
        var log = new List<string>();
        await RunAsync(async turn =>
        {
            turn.OnSendActivities(async (_, activities, next) =>
            {
                log.Add($"first {activities[0].Text}");
                activities[0].Text += "!";
                return await next();
            });
            turn.OnSendActivities((_, activities, next) =>
            {
                log.Add($"second {activities[0].Text}");
                return next();
            });

            await turn.SendActivityAsync("hi");
        });

        Assert.Equal(["first hi", "second hi!"], log);
        Assert.Equal("hi!", Assert.Single(_adapter.Sent).Text);
    }

    [Fact]
    public async Task A_handler_can_keep_things_from_being_sent()
    {
        await RunAsync(async turn =>
        {
            turn.OnSendActivities((_, _, _) => Task.FromResult(Array.Empty<ResourceResponse>()));

            Assert.NotNull(await turn.SendActivityAsync("hi"));

            Assert.False(turn.Responded);
        });

        Assert.Empty(_adapter.Sent);
    }

    [Fact]
    public async Task Whoever_waits_for_the_replies_gets_them_in_the_buffer()
    {
        var incoming = Incoming.Of(ActivityTypes.Message, a => a.DeliveryMode = DeliveryModes.ExpectReplies);

        await _adapter.RunAsync(incoming, async (turn, _) =>
        {
            var response = await turn.SendActivityAsync("hi");

            Assert.Null(response.Id);
            Assert.True(turn.Responded);
            Assert.Equal("hi", Assert.Single(((TurnContext)turn).BufferedReplyActivities).Text);
        });

        Assert.Empty(_adapter.Sent);
    }

    [Fact]
    public async Task Editing_and_deleting_go_to_the_same_conversation()
    {
        var log = new List<string>();
        await RunAsync(async turn =>
        {
            turn.OnUpdateActivity((_, activity, next) =>
            {
                log.Add($"update {activity.Id}");
                return next();
            });
            turn.OnDeleteActivity((_, reference, next) =>
            {
                log.Add($"delete {reference.ActivityId}");
                return next();
            });

            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message, id: "old", text: "new text"));
            await turn.DeleteActivityAsync("older");
        });

        Assert.Equal(["update old", "delete older"], log);
        Assert.Equal("room", Assert.Single(_adapter.Updated).Conversation.Id);
        Assert.Equal(("room", "older"), (_adapter.Deleted[0].Conversation.Id, _adapter.Deleted[0].ActivityId));
    }

    [Fact]
    public Task A_turn_can_be_shown_with_another_activity() =>
        RunAsync(async turn =>
        {
            var other = new TurnContext(turn, Incoming.Message("something else"));
            turn.TurnState.Add("name", "value");

            await other.SendActivityAsync("hi");

            Assert.Equal("value", other.TurnState.Get<string>("name"));
            Assert.True(turn.Responded);
            Assert.Equal("something else", other.Activity.Text);
        });

    private Task RunAsync(Func<ITurnContext, Task> bot) => _adapter.RunAsync(Incoming.Message(), (turn, _) => bot(turn));
}
