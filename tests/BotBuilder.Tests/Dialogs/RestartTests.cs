using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

/// <summary>A whole bot that is made anew for every turn, as after a restart or on another machine: it knows what is in the storage.</summary>
public class RestartTests
{
    private static readonly string[] ToTheEnd = ["hello", "the second one", "two", "no 👍 \"thanks\"", "yes"];

    private readonly IStorage _storage = new MemoryStorage();

    [Fact]
    public async Task A_conversation_goes_on_where_it_was()
    {
        Assert.Equal(["What is it about?"], await SayAsync("hello"));
        Assert.Equal(["How many are broken?"], await SayAsync("the second one"));
        Assert.Equal(["A number, please."], await SayAsync("many"));
        Assert.Equal(["A number, please."], await SayAsync("lots"));
        Assert.Equal(["Is there anything else?"], await SayAsync("two"));
        Assert.Equal(["Shall I send it?"], await SayAsync("no 👍 \"thanks\""));
        Assert.Equal(["Sent: Delivery, 2, no 👍 \"thanks\"."], await SayAsync("yes"));
        Assert.Equal(["What is it about?"], await SayAsync("hello again"));
    }

    [Theory]
    [InlineData(1, "What is it about?")]
    [InlineData(2, "How many are broken?")]
    [InlineData(3, "Is there anything else?")]
    [InlineData(4, "Shall I send it?")]
    public async Task An_interruption_is_answered_and_the_question_asked_again(int answers, string question)
    {
        foreach (var text in ToTheEnd[..answers])
            await SayAsync(text);

        Assert.Equal(["Answer, or cancel.", question], await SayAsync("help"));
        Assert.Equal(["Answer, or cancel.", question], await SayAsync("help"));

        foreach (var text in ToTheEnd[answers..^1])
            await SayAsync(text);
        Assert.StartsWith("Sent: Delivery, 2", Assert.Single(await SayAsync("yes")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Cancelling_leaves_nothing_behind(int answers)
    {
        foreach (var text in ToTheEnd[..answers])
            await SayAsync(text);

        Assert.Equal(["Cancelled."], await SayAsync("cancel"));

        foreach (var text in ToTheEnd[..^1])
            await SayAsync(text);
        Assert.Equal(["Sent: Delivery, 2, no 👍 \"thanks\"."], await SayAsync("yes"));
    }

    [Fact]
    public async Task What_is_not_a_message_changes_nothing()
    {
        await SayAsync("hello");

        Assert.Empty(await SendAsync(new Activity(ActivityTypes.Typing)));
        Assert.Empty(await SendAsync(new Activity(ActivityTypes.Event) { Name = "wave" }));

        Assert.Equal(["How many are broken?"], await SayAsync("order"));
    }

    private Task<string[]> SayAsync(string text) => SendAsync(new Activity(ActivityTypes.Message) { Text = text });

    private async Task<string[]> SendAsync(Activity activity)
    {
        var adapter = new TestAdapter("test");

        await adapter.ProcessActivityAsync(activity, new Bot(_storage).OnTurnAsync, CancellationToken.None);

        return [.. adapter.ActiveQueue.Select(reply => reply.Text)];
    }

    private sealed class Bot(IStorage storage) : ActivityHandler
    {
        private readonly ConversationState _state = new(storage);

        public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            await base.OnTurnAsync(turnContext, cancellationToken);
            await _state.SaveChangesAsync(turnContext, false, cancellationToken);
        }

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            new Complaint().RunAsync(turnContext, _state.CreateProperty<DialogState>("dialogs"), cancellationToken);
    }

    private sealed class Complaint : ComponentDialog
    {
        public Complaint()
        {
            AddDialog(new WaterfallDialog("steps", [AskWhat, AskHowMany, AskForMore, AskToSend, Send]));
            AddDialog(new ChoicePrompt("what") { Style = ListStyle.None });
            AddDialog(new NumberPrompt<int>("how many", IsPositive));
            AddDialog(new TextPrompt("more"));
            AddDialog(new ConfirmPrompt("send") { Style = ListStyle.None });
        }

        protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
        {
            switch (innerDc.Context.Activity.Text)
            {
                case "help":
                    await innerDc.Context.SendActivityAsync("Answer, or cancel.", cancellationToken: cancellationToken);
                    await innerDc.RepromptDialogAsync(cancellationToken);
                    return EndOfTurn;

                case "cancel":
                    await innerDc.Context.SendActivityAsync("Cancelled.", cancellationToken: cancellationToken);
                    return await innerDc.CancelAllDialogsAsync(cancellationToken);

                default:
                    return await base.OnContinueDialogAsync(innerDc, cancellationToken);
            }
        }

        private static Task<bool> IsPositive(PromptValidatorContext<int> prompt, CancellationToken cancellationToken) =>
            Task.FromResult(prompt.Recognized.Succeeded && prompt.Recognized.Value > 0);

        private static Task<DialogTurnResult> AskWhat(WaterfallStepContext step, CancellationToken token) => step.PromptAsync(
            "what",
            new PromptOptions { Prompt = MessageFactory.Text("What is it about?"), Choices = ChoiceFactory.ToChoices(["Order", "Delivery"]) },
            token);

        private static Task<DialogTurnResult> AskHowMany(WaterfallStepContext step, CancellationToken token)
        {
            step.Values["what"] = ((FoundChoice)step.Result).Value;
            return step.PromptAsync("how many", Asks.For("How many are broken?", "A number, please."), token);
        }

        private static Task<DialogTurnResult> AskForMore(WaterfallStepContext step, CancellationToken token)
        {
            step.Values["how many"] = step.Result;
            return step.PromptAsync("more", Asks.For("Is there anything else?"), token);
        }

        private static Task<DialogTurnResult> AskToSend(WaterfallStepContext step, CancellationToken token)
        {
            step.Values["more"] = step.Result;
            return step.PromptAsync("send", Asks.For("Shall I send it?"), token);
        }

        private static async Task<DialogTurnResult> Send(WaterfallStepContext step, CancellationToken token)
        {
            var said = $"{step.Values["what"]}, {step.Values["how many"]}, {step.Values["more"]}";
            await step.Context.SendActivityAsync($"Sent: {said}.", cancellationToken: token);
            return await step.EndDialogAsync(null, token);
        }
    }
}
