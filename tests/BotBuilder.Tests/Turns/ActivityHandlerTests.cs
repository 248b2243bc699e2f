using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Turns;

public class ActivityHandlerTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly List<string> _log = [];

    [Theory]
    [InlineData("message", "message")]
    [InlineData("messageUpdate", "update")]
    [InlineData("messageDelete", "delete")]
    [InlineData("typing", "typing")]
    [InlineData("endOfConversation", "end")]
    [InlineData("command", "command")]
    [InlineData("commandResult", "command result")]
    [InlineData("handoff", "unrecognized")]
    [InlineData("Message", "unrecognized")]
    public async Task Each_type_has_its_method(string type, string method)
    {
        await RunAsync(Incoming.Of(type));

        Assert.Equal([method], _log);
    }

    [Theory]
    [InlineData("tokens/response", "token")]
    [InlineData("anything", "event")]
    [InlineData(null, "event")]
    public async Task Events_go_by_their_name(string name, string method)
    {
        await RunAsync(Incoming.Of(ActivityTypes.Event, a => a.Name = name));

        Assert.Equal([method], _log);
    }

    [Theory]
    [InlineData("add", "installed")]
    [InlineData("add-upgrade", "installed")]
    [InlineData("remove", "uninstalled")]
    [InlineData("remove-upgrade", "uninstalled")]
    public async Task Installations_go_by_their_action(string action, string method)
    {
        await RunAsync(Incoming.Of(ActivityTypes.InstallationUpdate, a => a.Action = action));

        Assert.Equal([method], _log);
    }

    [Fact]
    public async Task An_installation_of_another_kind_is_ignored()
    {
        await RunAsync(Incoming.Of(ActivityTypes.InstallationUpdate, a => a.Action = "other"));

        Assert.Empty(_log);
    }

    [Theory]
    [InlineData("amal", "added amal")]
    [InlineData("amal bot", "added amal bot")]
    [InlineData("bot", "")]
    public async Task Members_come_with_the_whole_list_unless_the_bot_is_alone(string members, string expected)
    {
        await RunAsync(Incoming.Of(ActivityTypes.ConversationUpdate, a => a.MembersAdded = Accounts(members)));

        Assert.Equal(expected, string.Join(';', _log));
    }

    [Theory]
    [InlineData("amal bot", "removed amal bot")]
    [InlineData("bot", "")]
    public async Task Members_go_with_the_whole_list_unless_the_bot_is_alone(string members, string expected)
    {
        await RunAsync(Incoming.Of(ActivityTypes.ConversationUpdate, a => a.MembersRemoved = Accounts(members)));

        Assert.Equal(expected, string.Join(';', _log));
    }

    [Fact]
    public async Task Who_came_is_heard_before_who_went()
    {
        await RunAsync(Incoming.Of(ActivityTypes.ConversationUpdate, a =>
        {
            a.MembersAdded = Accounts("amal");
            a.MembersRemoved = Accounts("noor");
        }));

        Assert.Equal(["added amal"], _log);
    }

    [Fact]
    [Trait("Improved", "the original looks no further than at a list that is there")]
    public async Task Nobody_who_came_does_not_hide_who_went()
    {
        await RunAsync(Incoming.Of(ActivityTypes.ConversationUpdate, a =>
        {
            a.MembersAdded = [];
            a.MembersRemoved = Accounts("noor");
        }));

        Assert.Equal(["removed noor"], _log);
    }

    [Fact]
    public async Task Reactions_come_before_they_go()
    {
        await RunAsync(Incoming.Of(ActivityTypes.MessageReaction, a =>
        {
            a.ReactionsAdded = [new MessageReaction("like")];
            a.ReactionsRemoved = [new MessageReaction("heart")];
        }));

        Assert.Equal(["reacted like", "unreacted heart"], _log);
    }

    [Fact]
    public async Task A_bot_that_overrides_nothing_does_nothing()
    {
        foreach (var type in new[] { "message", "conversationUpdate", "messageReaction", "event", "installationUpdate", "typing", "other" })
            await _adapter.RunAsync(Incoming.Of(type, a => a.MembersAdded = Accounts("amal")), new ActivityHandler().OnTurnAsync);

        Assert.Empty(_adapter.Sent);
    }

    [Fact]
    public async Task A_turn_needs_an_activity_with_a_type()
    {
        var bot = new ActivityHandler();

        await Assert.ThrowsAsync<ArgumentNullException>(() => bot.OnTurnAsync(null));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => bot.OnTurnAsync(new TurnContext(_adapter, new Activity())));
    }

    private static List<ChannelAccount> Accounts(string ids) => [.. ids.Split(' ').Select(id => new ChannelAccount(id))];

    private Task RunAsync(Activity activity) => _adapter.RunAsync(activity, new LoggingBot(_log).OnTurnAsync);

    private sealed class LoggingBot(List<string> log) : ActivityHandler
    {
        protected override Task OnMessageActivityAsync(
            ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => Log("message");

        protected override Task OnMessageUpdateActivityAsync(
            ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Log("update");

        protected override Task OnMessageDeleteActivityAsync(
            ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Log("delete");

        protected override Task OnTypingActivityAsync(
            ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => Log("typing");

        protected override Task OnEndOfConversationActivityAsync(
            ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => Log("end");

        protected override Task OnCommandActivityAsync(
            ITurnContext<ICommandActivity> turnContext, CancellationToken cancellationToken) => Log("command");

        protected override Task OnCommandResultActivityAsync(
            ITurnContext<ICommandResultActivity> turnContext, CancellationToken cancellationToken) => Log("command result");

        protected override Task OnTokenResponseEventAsync(
            ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Log("token");

        protected override Task OnEventAsync(
            ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Log("event");

        protected override Task OnInstallationUpdateAddAsync(
            ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Log("installed");

        protected override Task OnInstallationUpdateRemoveAsync(
            ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Log("uninstalled");

        protected override Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded,
            ITurnContext<IConversationUpdateActivity> turnContext,
            CancellationToken cancellationToken) => Log($"added {string.Join(' ', membersAdded.Select(m => m.Id))}");

        protected override Task OnMembersRemovedAsync(
            IList<ChannelAccount> membersRemoved,
            ITurnContext<IConversationUpdateActivity> turnContext,
            CancellationToken cancellationToken) => Log($"removed {string.Join(' ', membersRemoved.Select(m => m.Id))}");

        protected override Task OnReactionsAddedAsync(
            IList<MessageReaction> messageReactions,
            ITurnContext<IMessageReactionActivity> turnContext,
            CancellationToken cancellationToken) => Log($"reacted {messageReactions[0].Type}");

        protected override Task OnReactionsRemovedAsync(
            IList<MessageReaction> messageReactions,
            ITurnContext<IMessageReactionActivity> turnContext,
            CancellationToken cancellationToken) => Log($"unreacted {messageReactions[0].Type}");

        protected override Task OnUnrecognizedActivityTypeAsync(
            ITurnContext turnContext, CancellationToken cancellationToken) => Log("unrecognized");

        private Task Log(string line)
        {
            log.Add(line);
            return Task.CompletedTask;
        }
    }
}
