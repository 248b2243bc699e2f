using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;

namespace BotBuilder.Tests.Dialogs;

public class DialogContextTests
{
    [Fact]
    public async Task An_unknown_dialog_cannot_be_begun()
    {
        var client = new DialogTestClient("test", new WaterfallDialog("steps", [(step, token) => step.BeginDialogAsync("nobody", null, token)]));

        await Assert.ThrowsAsync<ArgumentException>(() => client.SayAsync("hello"));
    }

    [Fact]
    public async Task A_dialog_without_a_name_cannot_be_begun()
    {
        var client = new DialogTestClient("test", new WaterfallDialog("steps", [(step, token) => step.BeginDialogAsync("", null, token)]));

        await Assert.ThrowsAsync<ArgumentNullException>(() => client.SayAsync("hello"));
    }

    [Fact]
    public async Task A_dialog_that_was_renamed_while_it_waited_cannot_be_continued()
    {
        var before = new DialogTestClient("test", new WaterfallDialog("old", [(_, _) => Task.FromResult(Dialog.EndOfTurn)]));
        await before.SayAsync("hello");

        var after = new DialogTestClient("test", new WaterfallDialog("new"), conversationState: before.ConversationState);

        await Assert.ThrowsAsync<InvalidOperationException>(() => after.SayAsync("hello again"));
    }

    [Fact]
    public async Task Replacing_a_dialog_keeps_the_one_below_waiting_for_the_result()
    {
        var client = new DialogTestClient("test", Asks.Component(
            "main",
            [
                new WaterfallDialog("first", [(step, token) => step.ReplaceDialogAsync("second", "handed over", token)]),
                new WaterfallDialog("second", [(step, token) => step.EndDialogAsync($"second, {step.Options}", token)]),
            ],
            (step, token) => step.BeginDialogAsync("first", null, token),
            (step, token) => step.EndDialogAsync($"result of {step.Result}", token)));

        await client.SayAsync("hello");

        Assert.Equal("result of second, handed over", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task A_loop_replaces_itself_with_what_it_has_so_far()
    {
        var client = new DialogTestClient("test", Asks.Component(
            "list",
            [new TextPrompt("text")],
            (step, token) => step.PromptAsync("text", Asks.For("Next?"), token),
            (step, token) => (string)step.Result == "done"
                ? step.EndDialogAsync(step.Options, token)
                : step.ReplaceDialogAsync("steps", $"{step.Options}[{step.Result}]", token)));

        Assert.Equal(["Next?"], await client.SayAsync("hello"));
        Assert.Equal(["Next?"], await client.SayAsync("milk"));
        Assert.Equal(["Next?"], await client.SayAsync("bread"));
        await client.SayAsync("done");

        Assert.Equal("[milk][bread]", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task Cancelling_ends_every_dialog_and_the_next_message_starts_anew()
    {
        var ended = new List<string>();
        var client = new DialogTestClient("test", new Cancellable("main", ended));

        Assert.Equal(["Well?"], await client.SayAsync("hello"));
        await client.SayAsync("cancel");

        Assert.Equal(["steps CancelCalled", "main EndCalled"], ended);
        Assert.Empty(client.DialogContext.Stack);
        Assert.Equal(["Well?"], await client.SayAsync("hello again"));
    }

    [Fact]
    public async Task Cancelling_from_outside_cancels_the_inner_dialogs_first()
    {
        var ended = new List<string>();
        var client = new DialogTestClient("test", new Cancellable("main", ended));
        await client.SayAsync("hello");

        var state = client.ConversationState;
        DialogTurnResult result = null;
        await InTurn.DoAsync(
            state, InTurn.Dialogs(state, new Cancellable("main", ended)), async (dc, token) => result = await dc.CancelAllDialogsAsync(token));

        Assert.Equal(DialogTurnStatus.Cancelled, result.Status);
        Assert.Equal(["steps CancelCalled", "main CancelCalled"], ended);
    }

    [Fact]
    public async Task A_dialog_further_down_can_stop_the_cancelling()
    {
        var state = new ConversationState(new MemoryStorage());
        List<string> left = null;
        await InTurn.DoAsync(state, InTurn.Dialogs(state, new Stubborn("stubborn"), new Stubborn("top")), async (dc, token) =>
        {
            await dc.BeginDialogAsync("stubborn", null, token);
            await dc.BeginDialogAsync("top", null, token);
            await dc.CancelAllDialogsAsync(false, null, null, token);
            left = [.. dc.Stack.Select(instance => instance.Id)];
        });

        Assert.Equal(["stubborn"], left);
    }

    [Fact]
    public async Task Where_nothing_runs_there_is_nothing_to_cancel_or_to_continue()
    {
        var state = new ConversationState(new MemoryStorage());
        await InTurn.DoAsync(state, InTurn.Dialogs(state), async (dc, token) =>
        {
            Assert.Null(dc.ActiveDialog);
            Assert.Equal(DialogTurnStatus.Empty, (await dc.CancelAllDialogsAsync(token)).Status);
            Assert.Equal(DialogTurnStatus.Empty, (await dc.ContinueDialogAsync(token)).Status);
        });
    }

    [Fact]
    public async Task Dialogs_of_the_same_name_are_numbered()
    {
        var set = new DialogSet();
        var first = new WaterfallDialog("name");
        set.Add(first).Add(first).Add(new WaterfallDialog("name")).Add(new WaterfallDialog("name"));

        Assert.Equal(["name", "name2", "name3"], set.GetDialogs().Select(dialog => dialog.Id));
        Assert.Same(first, set.Find("name"));
        Assert.Null(set.Find("other"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => new TestAdapter().SendTextToBotAsync(
            "hello", (turn, token) => set.CreateContextAsync(turn, token), CancellationToken.None));
    }

    [Fact]
    public void The_version_of_a_set_changes_with_its_dialogs()
    {
        var one = new DialogSet().Add(new WaterfallDialog("a", [(_, _) => null]));
        var same = new DialogSet().Add(new WaterfallDialog("a", [(_, _) => null]));
        var longer = new DialogSet().Add(new WaterfallDialog("a", [(_, _) => null, (_, _) => null]));

        Assert.Equal(one.GetVersion(), same.GetVersion());
        Assert.NotEqual(one.GetVersion(), longer.GetVersion());
    }

    private sealed class Cancellable : ComponentDialog
    {
        private readonly List<string> _ended;

        public Cancellable(string id, List<string> ended)
            : base(id)
        {
            _ended = ended;
            AddDialog(new Ending("steps", ended)).AddDialog(new TextPrompt("text"));
        }

        protected override Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default) =>
            innerDc.Context.Activity.Text == "cancel"
                ? innerDc.CancelAllDialogsAsync(cancellationToken)
                : base.OnContinueDialogAsync(innerDc, cancellationToken);

        protected override Task OnEndDialogAsync(
            ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            _ended.Add($"{Id} {reason}");
            return Task.CompletedTask;
        }
    }

    private sealed class Stubborn(string id) : Dialog(id)
    {
        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(EndOfTurn);

        protected override Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken) =>
            Task.FromResult(e.Name == DialogEvents.CancelDialog);
    }

    private sealed class Ending(string id, List<string> ended)
        : WaterfallDialog(id, [(step, token) => step.PromptAsync("text", Asks.For("Well?"), token)])
    {
        public override Task EndDialogAsync(
            ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            ended.Add($"{Id} {reason}");
            return Task.CompletedTask;
        }
    }
}
