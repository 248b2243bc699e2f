using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public class RunAsyncTests
{
    private readonly ConversationState _state = new(new MemoryStorage());
    private readonly TestAdapter _adapter = new();

    public RunAsyncTests()
    {
        _adapter.Use(new AutoSaveStateMiddleware(_state));
    }

    [Fact]
    public async Task A_dialog_starts_continues_and_starts_again_when_it_has_ended()
    {
        var dialog = Asks.Component(
            "greeting",
            [new TextPrompt("text")],
            (step, token) => step.PromptAsync("text", Asks.For("Name?"), token),
            async (step, token) =>
            {
                await step.Context.SendActivityAsync(MessageFactory.Text($"Hello {step.Result}"), token);
                return await step.EndDialogAsync(null, token);
            });

        Assert.Equal(["Name?"], await SayAsync(dialog, "hi"));
        Assert.Equal(["Hello Amal"], await SayAsync(dialog, "Amal"));
        Assert.Equal(["Name?"], await SayAsync(dialog, "hi again"));
    }

    [Fact]
    public async Task An_exception_is_thrown_on_when_no_dialog_handles_it()
    {
        var dialog = new WaterfallDialog("fails", [(_, _) => throw new TimeoutException("the world broke")]);

        await Assert.ThrowsAsync<TimeoutException>(() => SayAsync(dialog, "hi"));
    }

    [Fact]
    [Trait("Improved", "the original sends all state as a trace after each turn")]
    public async Task Nothing_but_the_replies_is_sent()
    {
        _adapter.EnableTrace = true;
        var dialog = Asks.Component("ask", [new TextPrompt("text")], (step, token) => step.PromptAsync("text", Asks.For("Name?"), token));

        await SayAsync(dialog, "hi");
        Assert.Empty(await SayAsync(dialog, "Amal"));
    }

    [Fact]
    public async Task Dialogs_hear_of_an_activity_once_a_turn_before_it_is_handled()
    {
        var dialog = new Listening();

        await SayAsync(dialog, "hi");
        await SayAsync(dialog, "there");

        Assert.Equal(["event there", "continued there"], dialog.Heard);
    }

    private async Task<string[]> SayAsync(Dialog dialog, string text)
    {
        var property = _state.CreateProperty<DialogState>("DialogState");
        await _adapter.SendTextToBotAsync(text, (turn, token) => dialog.RunAsync(turn, property, token), CancellationToken.None);

        var replies = new List<string>();
        while (_adapter.GetNextReply() is Activity reply)
            replies.Add(reply.Text);
        return [.. replies];
    }

    private sealed class Listening : Dialog
    {
        public Listening()
            : base("listening")
        {
        }

        public List<string> Heard { get; } = [];

        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(EndOfTurn);

        public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
        {
            Heard.Add($"continued {dc.Context.Activity.Text}");
            return Task.FromResult(EndOfTurn);
        }

        protected override Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
        {
            if (e.Name == DialogEvents.ActivityReceived)
                Heard.Add($"event {((Activity)e.Value).Text}");
            return Task.FromResult(false);
        }
    }
}
