using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;

namespace BotBuilder.Tests.Dialogs;

public class ComponentDialogTests
{
    [Fact]
    public async Task Components_nest_three_deep_across_turns()
    {
        static ComponentDialog Around(string id, Dialog inner) => Asks.Component(
            id,
            [inner],
            (step, token) => step.BeginDialogAsync(inner.Id, null, token),
            (step, token) => step.EndDialogAsync($"{id}({step.Result})", token));
        var innermost = Asks.Component(
            "c",
            [new TextPrompt("text")],
            (step, token) => step.PromptAsync("text", Asks.For("One?"), token),
            (step, token) =>
            {
                step.Values["one"] = step.Result;
                return step.PromptAsync("text", Asks.For("Two?"), token);
            },
            (step, token) => step.EndDialogAsync($"{step.Values["one"]}+{step.Result}", token));
        var client = new DialogTestClient("test", Around("a", Around("b", innermost)));

        Assert.Equal(["One?"], await client.SayAsync("hello"));
        Assert.Equal(["Two?"], await client.SayAsync("1"));
        await client.SayAsync("2");

        Assert.Equal("a(b(1+2))", client.DialogTurnResult.Result);
        Assert.Empty(client.DialogContext.Stack);
    }

    [Fact]
    public async Task The_first_dialog_added_starts_first_unless_another_one_is_chosen()
    {
        static Task<DialogTurnResult> First(WaterfallStepContext step, CancellationToken token) => step.EndDialogAsync("first", token);
        static Task<DialogTurnResult> Second(WaterfallStepContext step, CancellationToken token) => step.EndDialogAsync("second", token);
        static ComponentDialog Both() =>
            new ComponentDialog("both").AddDialog(new WaterfallDialog("1", [First])).AddDialog(new WaterfallDialog("2", [Second]));
        var chosen = Both();
        chosen.InitialDialogId = "2";

        var byOrder = new DialogTestClient("test", Both());
        var byChoice = new DialogTestClient("test", chosen);
        await byOrder.SayAsync("hello");
        await byChoice.SayAsync("hello");

        Assert.Equal("first", byOrder.DialogTurnResult.Result);
        Assert.Equal("second", byChoice.DialogTurnResult.Result);
    }

    [Fact]
    public async Task An_inner_dialog_can_begin_a_dialog_of_the_set_around_it()
    {
        var client = new DialogTestClient("test", new ComponentDialog("outer")
            .AddDialog(Asks.Component(
                "inner",
                [],
                (step, token) => step.BeginDialogAsync("shared", null, token),
                (step, token) => step.EndDialogAsync($"inner got {step.Result}", token)))
            .AddDialog(new WaterfallDialog("shared", [(step, token) => step.EndDialogAsync("shared", token)])));

        await client.SayAsync("hello");

        Assert.Equal("inner got shared", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task An_interruption_answers_and_the_question_is_asked_again()
    {
        var client = new DialogTestClient("test", new Helpful());

        Assert.Equal(["Name?"], await client.SayAsync("hello"));
        Assert.Equal(["Just your name.", "Name?"], await client.SayAsync("help"));
        await client.SayAsync("Amal");

        Assert.Equal("Amal", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task When_a_dialog_over_the_component_ends_the_component_asks_again()
    {
        var client = new DialogTestClient("test", new Helpful());
        await client.SayAsync("hello");

        var aside = new WaterfallDialog("aside", [(step, token) => step.EndDialogAsync("ignored", token)]);
        DialogTurnResult result = null;
        var said = await InTurn.DoAsync(
            client.ConversationState,
            InTurn.Dialogs(client.ConversationState, new Helpful(), aside),
            async (dc, token) => result = await dc.BeginDialogAsync("aside", null, token));

        Assert.Equal(DialogTurnStatus.Waiting, result.Status);
        Assert.Equal(["Name?"], said);
    }

    [Fact]
    public async Task A_component_turns_the_inner_result_into_its_own()
    {
        var client = new DialogTestClient("test", new Shouting());

        await client.SayAsync("hello");
        await client.SayAsync("quietly");

        Assert.Equal("QUIETLY", client.DialogTurnResult.Result);
        Assert.Equal(1, ((Shouting)client.DialogContext.Dialogs.Find("shouting")).Initialized);
    }

    [Fact]
    public async Task A_component_that_changed_while_it_waited_is_told_so()
    {
        var before = new DialogTestClient("test", new Versioned(1));
        await before.SayAsync("hello");
        await before.SayAsync("same version");
        Assert.Equal(0, ((Versioned)before.DialogContext.Dialogs.Find("versioned")).Changes);

        var after = new DialogTestClient("test", new Versioned(2), conversationState: before.ConversationState);
        await after.SayAsync("another version");

        Assert.Equal(1, ((Versioned)after.DialogContext.Dialogs.Find("versioned")).Changes);
        Assert.Equal(DialogTurnStatus.Waiting, after.DialogTurnResult.Status);
    }

    private sealed class Helpful : ComponentDialog
    {
        public Helpful()
            : base("helpful")
        {
            AddDialog(new WaterfallDialog("steps", [(step, token) => step.PromptAsync("text", Asks.For("Name?"), token)]));
            AddDialog(new TextPrompt("text"));
        }

        protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
        {
            if (innerDc.Context.Activity.Text != "help")
                return await base.OnContinueDialogAsync(innerDc, cancellationToken);

            await innerDc.Context.SendActivityAsync(MessageFactory.Text("Just your name."), cancellationToken);
            await innerDc.RepromptDialogAsync(cancellationToken);
            return Dialog.EndOfTurn;
        }
    }

    private sealed class Shouting : ComponentDialog
    {
        public Shouting()
            : base("shouting")
        {
            AddDialog(new WaterfallDialog("steps", [(step, token) => step.PromptAsync("text", Asks.For("Well?"), token)]));
            AddDialog(new TextPrompt("text"));
        }

        public int Initialized { get; private set; }

        protected override Task OnInitializeAsync(DialogContext dc)
        {
            Initialized++;
            return base.OnInitializeAsync(dc);
        }

        protected override Task<DialogTurnResult> EndComponentAsync(DialogContext outerDc, object result, CancellationToken cancellationToken) =>
            base.EndComponentAsync(outerDc, ((string)result).ToUpperInvariant(), cancellationToken);
    }

    private sealed class Versioned : ComponentDialog
    {
        public Versioned(int steps)
            : base("versioned")
        {
            AddDialog(new Waiting());
            AddDialog(new WaterfallDialog("steps", Enumerable.Repeat<WaterfallStep>((_, _) => Task.FromResult(Dialog.EndOfTurn), steps)));
        }

        public int Changes { get; private set; }

        public override Task<bool> OnDialogEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
        {
            if (e.Name != DialogEvents.VersionChanged)
                return base.OnDialogEventAsync(dc, e, cancellationToken);

            Changes++;
            return Task.FromResult(true);
        }
    }

    private sealed class Waiting : Dialog
    {
        public Waiting()
            : base("waiting")
        {
        }

        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(EndOfTurn);

        public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) =>
            Task.FromResult(EndOfTurn);
    }
}
