using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;

namespace BotBuilder.Tests.Dialogs;

/// <summary>Each step is a dialog of its own, so that "back" can begin the one before.</summary>
public class BackTests
{
    [Fact]
    public async Task Going_back_asks_the_earlier_question_and_goes_on_from_there()
    {
        var client = new DialogTestClient("test", Walk());

        Assert.Equal(["step 1?"], await client.SayAsync("hello"));
        Assert.Equal(["step 2?"], await client.SayAsync("a"));
        Assert.Equal(["step 3?"], await client.SayAsync("b"));
        Assert.Equal(["step 2?"], await client.SayAsync("back"));
        Assert.Equal(["step 1?"], await client.SayAsync("back"));
        Assert.Equal(["step 2?"], await client.SayAsync("A"));
        Assert.Equal(["step 3?"], await client.SayAsync("B"));
        await client.SayAsync("C");

        Assert.Equal("A,B,C", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task However_often_somebody_goes_back_the_stack_stays_as_it_was()
    {
        var client = new DialogTestClient("test", Walk());
        await client.SayAsync("hello");
        await client.SayAsync("a");
        var before = StackOf(client);

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(["step 1?"], await client.SayAsync("back"));
            Assert.Equal(["step 2?"], await client.SayAsync("a"));
        }

        Assert.Equal(before, StackOf(client));
    }

    [Fact]
    public async Task A_reminder_repeats_the_question_that_somebody_went_back_to()
    {
        var client = new DialogTestClient("test", Walk());
        await client.SayAsync("hello");
        await client.SayAsync("a");
        await client.SayAsync("back");

        var replies = await InTurn.DoAsync(
            client.ConversationState,
            InTurn.Dialogs(client.ConversationState, Walk()),
            (dc, token) => dc.RepromptDialogAsync(token));

        Assert.Equal(["step 1?"], replies);
    }

    [Fact]
    public async Task A_step_that_begins_the_one_before_goes_on_with_its_new_answer()
    {
        var client = new DialogTestClient("test", Asks.Component(
            "order",
            [
                new TextPrompt("text"),
                new WaterfallDialog("size",
                [
                    (step, token) => step.PromptAsync("text", Asks.For("Which size?"), token),
                    (step, token) => step.EndDialogAsync(step.Result, token),
                ]),
                new WaterfallDialog("color",
                [
                    (step, token) => step.PromptAsync("text", Asks.For($"Which color in {step.Options}?"), token),
                    (step, token) => (string)step.Result == "back"
                        ? step.BeginDialogAsync("size", null, token)
                        : step.EndDialogAsync($"{step.Options} {step.Result}", token),
                    (step, token) => step.ReplaceDialogAsync("color", step.Result, token),
                ]),
            ],
            (step, token) => step.BeginDialogAsync("size", null, token),
            (step, token) => step.BeginDialogAsync("color", step.Result, token)));

        Assert.Equal(["Which size?"], await client.SayAsync("hello"));
        Assert.Equal(["Which color in L?"], await client.SayAsync("L"));
        Assert.Equal(["Which size?"], await client.SayAsync("back"));
        Assert.Equal(["Which color in XL?"], await client.SayAsync("XL"));
        await client.SayAsync("red");

        Assert.Equal("XL red", client.DialogTurnResult.Result);
        Assert.Empty(client.DialogContext.Stack);
    }

    private static string[] StackOf(DialogTestClient client) =>
        [.. client.DialogContext.Child.Stack.Select(instance => instance.Id)];

    private static ComponentDialog Walk() =>
        new ComponentDialog("walk").AddDialog(Step(1)).AddDialog(Step(2)).AddDialog(Step(3)).AddDialog(new TextPrompt("text"));

    // The options are the answers so far.
    private static WaterfallDialog Step(int number) => new($"step {number}",
    [
        (step, token) => step.PromptAsync("text", Asks.For($"step {number}?"), token),
        (step, token) =>
        {
            var answers = ((string)step.Options)?.Split(',') ?? [];
            if ((string)step.Result == "back")
                return step.ReplaceDialogAsync($"step {number - 1}", number == 2 ? null : string.Join(',', answers[..^1]), token);

            var all = string.Join(',', [.. answers, (string)step.Result]);
            return number == 3 ? step.EndDialogAsync(all, token) : step.ReplaceDialogAsync($"step {number + 1}", all, token);
        },
    ]);
}
