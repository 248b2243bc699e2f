using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public class WaterfallTests
{
    [Fact]
    public async Task Steps_run_one_after_the_other_and_the_last_one_gives_the_result()
    {
        var client = new DialogTestClient("test", Asks.Component(
            "order",
            [new TextPrompt("text"), new NumberPrompt<int>("number")],
            (step, token) => step.PromptAsync("text", Asks.For("What?"), token),
            (step, token) =>
            {
                step.Values["what"] = step.Result;
                return step.PromptAsync("number", Asks.For("How many?"), token);
            },
            (step, token) => step.EndDialogAsync($"{step.Result} {step.Values["what"]}", token)));

        Assert.Equal(["What?"], await client.SayAsync("hello"));
        Assert.Equal(DialogTurnStatus.Waiting, client.DialogTurnResult.Status);
        Assert.Equal(["How many?"], await client.SayAsync("cups"));
        Assert.Empty(await client.SayAsync("three"));

        Assert.Equal(DialogTurnStatus.Complete, client.DialogTurnResult.Status);
        Assert.Equal("3 cups", client.DialogTurnResult.Result);
        Assert.Equal(["What?"], await client.SayAsync("hello again"));
    }

    [Fact]
    public async Task Each_step_knows_its_index_reason_result_and_options()
    {
        var seen = new List<string>();
        WaterfallStep note(Func<WaterfallStepContext, CancellationToken, Task<DialogTurnResult>> then) => (step, token) =>
        {
            seen.Add($"{step.Index} {step.Reason} {step.Result ?? "-"} {step.Options}");
            return then(step, token);
        };
        var waterfall = new WaterfallDialog(
            "steps",
            [
                note((step, token) => step.NextAsync("first", token)),
                note((step, token) => step.BeginDialogAsync("inner", "inner options", token)),
                note((_, _) => Task.FromResult(Dialog.EndOfTurn)),
            ]);
        waterfall.AddStep(note((step, token) => step.EndDialogAsync("last", token)));
        var component = new ComponentDialog("component").AddDialog(waterfall)
            .AddDialog(new WaterfallDialog("inner", [note((step, token) => step.EndDialogAsync("second", token))]));
        var client = new DialogTestClient("test", component, "outer options");

        await client.SayAsync("hello");
        await client.SayAsync("typed");

        Assert.Equal(
            [
                "0 BeginCalled - outer options",
                "1 NextCalled first outer options",
                "0 BeginCalled - inner options",
                "2 EndCalled second outer options",
                "3 ContinueCalled typed outer options",
            ],
            seen);
        Assert.Equal("last", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task Behind_the_last_step_the_waterfall_ends_with_what_came_last()
    {
        var client = new DialogTestClient("test", Asks.Component(
            "one", [new TextPrompt("text")], (step, token) => step.PromptAsync("text", Asks.For("Name?"), token)));

        await client.SayAsync("hello");
        await client.SayAsync("Amal");

        Assert.Equal(DialogTurnStatus.Complete, client.DialogTurnResult.Status);
        Assert.Equal("Amal", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task A_waterfall_without_steps_ends_at_once()
    {
        var client = new DialogTestClient("test", new WaterfallDialog("none"));

        Assert.Empty(await client.SayAsync("hello"));

        Assert.Equal(DialogTurnStatus.Complete, client.DialogTurnResult.Status);
        Assert.Null(client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task A_step_goes_on_only_once()
    {
        var client = new DialogTestClient("test", new WaterfallDialog(
            "twice",
            [
                async (step, token) =>
                {
                    await step.NextAsync(null, token);
                    return await step.NextAsync(null, token);
                },
                (_, _) => Task.FromResult(Dialog.EndOfTurn),
            ]));

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SayAsync("hello"));
    }

    [Theory]
    [InlineData(ActivityTypes.ConversationUpdate)]
    [InlineData(ActivityTypes.Typing)]
    [InlineData(ActivityTypes.Event)]
    [InlineData(ActivityTypes.Invoke)]
    public async Task What_is_not_a_message_is_ignored(string type)
    {
        var client = new DialogTestClient("test", new WaterfallDialog(
            "wait",
            [
                (_, _) => Task.FromResult(Dialog.EndOfTurn),
                (step, token) => step.EndDialogAsync(step.Result, token),
            ]));
        await client.SayAsync("hello");

        Assert.Empty(await client.SendAsync(new Activity { Type = type }));
        Assert.Equal(DialogTurnStatus.Waiting, client.DialogTurnResult.Status);

        await client.SayAsync("done");
        Assert.Equal("done", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task A_shorter_waterfall_after_a_redeploy_ends_instead_of_failing()
    {
        static ComponentDialog Version(params WaterfallStep[] steps) => Asks.Component("survey", [new TextPrompt("text")], steps);
        static Task<DialogTurnResult> Ask(WaterfallStepContext step, CancellationToken token) => step.PromptAsync("text", Asks.For("And?"), token);
        var adapter = new TestAdapter("test");
        var before = new DialogTestClient(adapter, Version(Ask, Ask, Ask));
        await before.SayAsync("hello");
        await before.SayAsync("one");

        var after = new DialogTestClient(
            new TestAdapter("test"), Version(Ask), conversationState: before.ConversationState);
        await after.SayAsync("two");

        Assert.Equal(DialogTurnStatus.Complete, after.DialogTurnResult.Status);
        Assert.Equal("two", after.DialogTurnResult.Result);
    }

    [Fact]
    public async Task A_token_in_the_place_of_options_or_a_result_is_refused()
    {
        var client = new DialogTestClient("test", new WaterfallDialog("steps", [(step, token) => step.EndDialogAsync(token)]));

        await Assert.ThrowsAsync<ArgumentException>(() => client.SayAsync("hello"));
    }
}
