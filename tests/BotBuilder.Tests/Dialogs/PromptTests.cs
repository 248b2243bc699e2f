using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public class PromptTests
{
    [Fact]
    public async Task An_answer_that_cannot_be_read_is_asked_for_again()
    {
        var client = ClientFor(new NumberPrompt<int>("prompt"), Asks.For("How many?", "A number, please."));

        Assert.Equal(["How many?"], await client.SayAsync("hello"));
        Assert.Equal(["A number, please."], await client.SayAsync("a few"));
        Assert.Equal(["A number, please."], await client.SayAsync("some"));
        Assert.Empty(await client.SayAsync("3"));

        Assert.Equal(3, client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task Without_a_retry_prompt_the_prompt_is_said_again()
    {
        var client = ClientFor(new NumberPrompt<int>("prompt"), Asks.For("How many?"));
        await client.SayAsync("hello");

        Assert.Equal(["How many?"], await client.SayAsync("a few"));
    }

    [Fact]
    public async Task A_validator_judges_what_was_read_and_counts_the_attempts()
    {
        var seen = new List<string>();
        var client = ClientFor(
            new NumberPrompt<int>("prompt", (context, _) =>
            {
                seen.Add($"{context.AttemptCount}: {context.Recognized.Succeeded} {context.Recognized.Value}");
                return Task.FromResult(context.Recognized.Succeeded && context.Recognized.Value <= 10);
            }),
            Asks.For("How many?", "At most ten."));
        await client.SayAsync("hello");

        Assert.Equal(["At most ten."], await client.SayAsync("nothing"));
        Assert.Equal(["At most ten."], await client.SayAsync("11"));
        await client.SayAsync("10");

        Assert.Equal(["1: False 0", "2: True 11", "3: True 10"], seen);
        Assert.Equal(10, client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task A_validator_that_speaks_replaces_the_retry_prompt()
    {
        var client = ClientFor(
            new TextPrompt("prompt", async (context, token) =>
            {
                if (context.Recognized.Value.Length > 2)
                    return true;
                await context.Context.SendActivityAsync(MessageFactory.Text($"'{context.Recognized.Value}' is too short."), token);
                return false;
            }),
            Asks.For("Name?", "Again?"));
        await client.SayAsync("hello");

        Assert.Equal(["'X' is too short."], await client.SayAsync("X"));
        Assert.Equal(DialogTurnStatus.Waiting, client.DialogTurnResult.Status);
        await client.SayAsync("Xenia");
        Assert.Equal("Xenia", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task A_validator_can_take_an_answer_that_could_not_be_read_and_change_it()
    {
        var client = ClientFor(
            new NumberPrompt<int>("prompt", (context, _) =>
            {
                context.Recognized.Value = context.AttemptCount >= 2 ? -1 : 0;
                return Task.FromResult(context.AttemptCount >= 2);
            }),
            Asks.For("How many?"));
        await client.SayAsync("hello");
        await client.SayAsync("no idea");
        await client.SayAsync("still none");

        Assert.Equal(-1, client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task A_validator_remembers_across_attempts_and_sees_the_options()
    {
        var client = ClientFor(
            new TextPrompt("prompt", (context, _) =>
            {
                var before = context.State.TryGetValue("before", out var value) ? (string)value : null;
                context.State["before"] = context.Recognized.Value;
                return Task.FromResult(before == context.Recognized.Value && context.Options.Prompt.Text == "Twice, please.");
            }),
            Asks.For("Twice, please."));
        await client.SayAsync("hello");
        await client.SayAsync("one");
        await client.SayAsync("two");
        Assert.Equal(DialogTurnStatus.Waiting, client.DialogTurnResult.Status);
        await client.SayAsync("two");

        Assert.Equal("two", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task What_is_not_a_message_is_no_answer()
    {
        var client = ClientFor(new TextPrompt("prompt"), Asks.For("Name?", "Again?"));
        await client.SayAsync("hello");

        Assert.Empty(await client.SendAsync(new Activity { Type = ActivityTypes.Event, Name = "something" }));

        Assert.Equal(DialogTurnStatus.Waiting, client.DialogTurnResult.Status);
    }

    [Fact]
    public async Task An_empty_text_is_an_answer_and_no_text_is_none()
    {
        var client = ClientFor(new TextPrompt("prompt"), Asks.For("Name?", "Again?"));
        await client.SayAsync("hello");

        Assert.Equal(["Again?"], await client.SendAsync(new Activity { Type = ActivityTypes.Message }));
        await client.SayAsync("");

        Assert.Equal("", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task A_prompt_without_an_input_hint_expects_an_answer()
    {
        var client = ClientFor(new TextPrompt("prompt"), new PromptOptions { Prompt = new Activity { Type = ActivityTypes.Message, Text = "Name?" } });

        var question = await client.SendActivityAsync<IMessageActivity>("hello");

        Assert.Equal(InputHints.ExpectingInput, question.InputHint);
    }

    [Fact]
    public async Task A_prompt_needs_an_id_and_prompt_options()
    {
        Assert.Throws<ArgumentNullException>(() => new TextPrompt(""));
        Assert.Throws<ArgumentNullException>(() => new TextPrompt(null));

        var wrongOptions = new DialogTestClient("test", new TextPrompt("prompt"), "Name?");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => wrongOptions.SayAsync("hello"));

        var noOptions = new DialogTestClient("test", Asks.Component(
            "steps", [new TextPrompt("prompt")], (step, token) => step.PromptAsync("prompt", null, token)));
        await Assert.ThrowsAsync<ArgumentNullException>(() => noOptions.SayAsync("hello"));
    }

    [Fact]
    public async Task A_prompt_of_ones_own_reads_what_a_card_submits()
    {
        var client = ClientFor(new SubmitPrompt("prompt"), Asks.For("Press one."));
        await client.SayAsync("hello");

        Assert.Equal(["Press one."], await client.SayAsync("which?"));
        await client.SendAsync(new Activity { Type = ActivityTypes.Message, Value = "pressed" });

        Assert.Equal("pressed", client.DialogTurnResult.Result);
    }

    [Fact]
    [Trait("Improved", "the original writes the ids of the conversation into the activity that it is given")]
    public async Task A_prompt_that_is_shared_carries_nothing_from_one_conversation_to_the_next()
    {
        var shared = Asks.For("Name?");
        var client = ClientFor(new TextPrompt("prompt"), shared);
        await client.SayAsync("hello");

        Assert.Null(shared.Prompt.Id);
        Assert.Null(shared.Prompt.Conversation);
        Assert.Null(shared.Prompt.Recipient);
        Assert.Null(shared.Prompt.ReplyToId);
    }

    private static DialogTestClient ClientFor(Dialog prompt, PromptOptions options) => new("test", prompt, options);

    private sealed class SubmitPrompt(string id) : Prompt<string>(id)
    {
        protected override Task OnPromptAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default) =>
            turnContext.SendActivityAsync(options.Prompt, cancellationToken);

        protected override Task<PromptRecognizerResult<string>> OnRecognizeAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default) =>
            Task.FromResult(new PromptRecognizerResult<string>
            {
                Succeeded = turnContext.Activity.Value is string,
                Value = turnContext.Activity.Value as string,
            });
    }
}
