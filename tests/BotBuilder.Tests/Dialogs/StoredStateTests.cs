using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

/// <summary>What dialogs keep between turns, as it comes back from storage.</summary>
public class StoredStateTests
{
    [Fact]
    public async Task The_stack_comes_back_with_the_types_that_were_stored()
    {
        var component = Asks.Component(
            "order",
            [new ChoicePrompt("choice")],
            (step, token) =>
            {
                step.Values["note"] = "kept";
                return step.PromptAsync(
                    "choice",
                    new PromptOptions
                    {
                        Prompt = MessageFactory.Text("Which?"),
                        Choices = [new Choice("A") { Synonyms = ["first"] }, new Choice("B")],
                        Style = ListStyle.List,
                        RecognizeLanguage = "en-us",
                    },
                    token);
            });
        var client = new DialogTestClient("test", component, "the options");
        await client.SayAsync("hello");

        List<DialogInstance> outer = null;
        await InTurn.DoAsync(client.ConversationState, InTurn.Dialogs(client.ConversationState, component), (dc, _) =>
        {
            outer = dc.Stack;
            return Task.CompletedTask;
        });

        var order = Assert.Single(outer);
        Assert.Equal("order", order.Id);
        Assert.NotNull(order.Version);
        var inner = ((DialogState)order.State["dialogs"]).DialogStack;
        Assert.Equal(["choice", "steps"], inner.Select(instance => instance.Id));

        var options = (PromptOptions)inner[0].State["options"];
        Assert.Equal(("Which?", ActivityTypes.Message), (options.Prompt.Text, options.Prompt.Type));
        Assert.Equal(["A", "B"], options.Choices.Select(choice => choice.Value));
        Assert.Equal(["first"], options.Choices[0].Synonyms);
        Assert.Equal((ListStyle.List, "en-us"), (options.Style, options.RecognizeLanguage));
        Assert.Equal(0, Convert.ToInt32(((IDictionary<string, object>)inner[0].State["state"])["AttemptCount"]));

        Assert.Equal(0, Convert.ToInt32(inner[1].State["stepIndex"]));
        Assert.Equal("the options", inner[1].State["options"]);
        Assert.Equal("kept", ((IDictionary<string, object>)inner[1].State["values"])["note"]);
        Assert.True(Guid.TryParse((string)inner[1].State["instanceId"], out _));
    }

    [Fact]
    public async Task A_prompt_with_a_card_is_said_again_as_it_was()
    {
        var card = new HeroCard { Title = "Step 1", Text = "What happened?" };
        var prompt = (Activity)MessageFactory.Attachment(card.ToAttachment(), "What happened?", null, InputHints.ExpectingInput);
        var client = new DialogTestClient("test", new NumberPrompt<int>("prompt"), new PromptOptions { Prompt = prompt });
        await client.SayAsync("hello");

        var again = await client.SendActivityAsync<Activity>("no number");

        Assert.Equal("What happened?", again.Text);
        Assert.Equal(HeroCard.ContentType, Assert.Single(again.Attachments).ContentType);
    }
}
