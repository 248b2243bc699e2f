using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Adapters;

public class TestFlowTests
{
    private readonly TestAdapter _adapter = new();

    private TestFlow Echo => new(_adapter, (turn, token) => turn.SendActivityAsync($"You said {turn.Activity.Text}.", cancellationToken: token));

    [Fact]
    public Task A_conversation_is_a_chain_of_what_is_said_and_what_is_expected() => Echo
        .Send("one").AssertReply("You said one.")
        .Test("two", " You said two. ")
        .Test("three", MessageFactory.Text("You said three."))
        .Test("four", reply => Assert.Equal("You said four.", reply.AsMessageActivity().Text))
        .Send(new Activity(ActivityTypes.Message) { Text = "five" }).AssertReplyContains("five")
        .Send("six").AssertReplyOneOf(["You said six.", "You said seven."])
        .AssertNoReply(timeout: 1)
        .StartTestAsync();

    [Fact]
    public async Task A_bot_can_be_talked_to()
    {
        var flow = new TestFlow(_adapter, new Greeter());

        await flow.SendConversationUpdate().AssertReply("Hello user1!").Test("Who are you?", "A bot.").StartTestAsync();
    }

    [Fact]
    public async Task Nothing_happens_before_the_start_and_a_chain_can_go_on_in_two_ways()
    {
        var beginning = Echo.Send("one");
        Assert.Empty(_adapter.ActiveQueue);

        await beginning.AssertReply("You said one.").Test("two", "You said two.").StartTestAsync();
        await beginning.AssertReply("You said one.").Test("three", "You said three.").StartTestAsync();
    }

    [Fact]
    public async Task Something_can_be_done_between_two_steps()
    {
        var done = new List<string>();
        var flow = Echo.Test("one", "You said one.");

        await new TestFlow(
            async () =>
            {
                await flow.StartTestAsync();
                done.Add("in between");
            },
            flow).Test("two", "You said two.").StartTestAsync();

        Assert.Equal(["in between"], done);
    }

    [Fact]
    public async Task What_is_not_as_expected_fails()
    {
        TestFlow[] wrong =
        [
            Echo.Test("one", "You said two."),
            Echo.Send("one").AssertReplyContains("two"),
            Echo.Send("one").AssertReplyOneOf(["two", "three"]),
            Echo.Send("one").AssertReply(new Activity(ActivityTypes.Typing)),
            Echo.Send("one").AssertReply(MessageFactory.Text("You said one."), new NeverTheSame()),
            Echo.Send("one").AssertNoReply(),
        ];

        foreach (var flow in wrong)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(flow.StartTestAsync);
            _adapter.ActiveQueue.Clear();
        }
    }

    [Fact]
    public Task A_reply_that_does_not_come_is_not_waited_for_forever() => Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => new TestFlow(_adapter, (_, _) => Task.CompletedTask).Send("hello").AssertReply("hello", timeout: 1).StartTestAsync());

    [Fact]
    public Task A_transcript_is_a_conversation() => Echo.Test([Says("one"), Replies("You said one."), Says("two"), Replies("You said two.")]).StartTestAsync();

    [Fact]
    public async Task A_transcript_can_be_compared_in_ones_own_way()
    {
        var compared = new List<string>();

        await Echo.Test(
            [Says("one"), Replies("anything"), Says("two"), Replies("whatever")],
            (expected, actual) => compared.Add($"{expected.AsMessageActivity().Text}: {actual.AsMessageActivity().Text}")).StartTestAsync();

        Assert.Equal(["anything: You said one.", "whatever: You said two."], compared);
    }

    private static Activity Says(string text) => MessageFactory.Text(text);

    private static Activity Replies(string text)
    {
        var reply = MessageFactory.Text(text);
        reply.From = new ChannelAccount("bot", role: RoleTypes.Bot);
        return reply;
    }

    private sealed class Greeter : ActivityHandler
    {
        protected override Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync($"Hello {membersAdded[0].Id}!", cancellationToken: cancellationToken);

        protected override Task OnMessageActivityAsync(
            ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync("A bot.", cancellationToken: cancellationToken);
    }

    private sealed class NeverTheSame : IEqualityComparer<IActivity>
    {
        public bool Equals(IActivity x, IActivity y) => false;

        public int GetHashCode(IActivity obj) => 0;
    }
}
