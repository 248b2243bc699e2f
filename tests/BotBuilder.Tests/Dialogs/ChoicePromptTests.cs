using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public class ChoicePromptTests
{
    private static readonly string[] Colours = ["red", "the red car", "blue", "light green"];

    [Theory]
    [InlineData("red", 0)]
    [InlineData("RED", 0)]
    [InlineData(" blue ", 2)]
    [InlineData("I take the red car", 1)]
    [InlineData("blue please", 2)]
    [InlineData("light green", 3)]
    [InlineData("light, rather green", 3)]
    [InlineData("the second one", 1)]
    [InlineData("3rd", 2)]
    [InlineData("the last one", 3)]
    [InlineData("2", 1)]
    [InlineData("number four", 3)]
    public async Task A_choice_is_picked_by_its_words_its_place_or_its_number(string text, int expected)
    {
        var found = await PickAsync(new ChoicePrompt("prompt"), text, Colours);

        Assert.Equal(expected, found.Index);
        Assert.Equal(Colours[expected], found.Value);
    }

    [Theory]
    [InlineData("yellow")]
    [InlineData("green")]
    [InlineData("reddish")]
    [InlineData("9")]
    [InlineData("the tenth")]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task What_names_no_choice_is_asked_for_again(string text) =>
        Assert.Null(await PickAsync(new ChoicePrompt("prompt"), text, Colours));

    [Fact]
    [Trait("Improved", "the original throws when a message has no text")]
    public async Task A_message_without_text_is_asked_for_again()
    {
        Assert.Null(await PickAsync(new ChoicePrompt("prompt"), null, Colours));
        Assert.Null(await PickAsync(new ChoicePrompt("prompt"), "", Colours));
    }

    [Fact]
    public async Task Synonyms_and_titles_count_and_can_be_told_from_values()
    {
        Choice[] choices =
        [
            new("low") { Synonyms = ["not bad", "fine"] },
            new("high") { Action = new CardAction { Type = ActionTypes.ImBack, Title = "It hurts", Value = "high" } },
        ];

        var bySynonym = await PickAsync(new ChoicePrompt("prompt"), "oh, not bad", choices);
        var byTitle = await PickAsync(new ChoicePrompt("prompt"), "it hurts", choices);
        var valuesOff = await PickAsync(
            new ChoicePrompt("prompt") { RecognizerOptions = new FindChoicesOptions { NoValue = true } }, "low", choices);

        Assert.Equal(("low", 0, "not bad"), (bySynonym.Value, bySynonym.Index, bySynonym.Synonym));
        Assert.Equal(("high", 1, "It hurts"), (byTitle.Value, byTitle.Index, byTitle.Synonym));
        Assert.Null(valuesOff);
    }

    [Fact]
    public async Task Numbers_and_ordinals_can_be_switched_off()
    {
        var prompt = new ChoicePrompt("prompt")
        {
            RecognizerOptions = new FindChoicesOptions { RecognizeNumbers = false, RecognizeOrdinals = false },
        };

        Assert.Null(await PickAsync(prompt, "2", Colours));
        Assert.Null(await PickAsync(prompt, "the second one", Colours));
    }

    [Fact]
    public void Every_choice_the_text_names_is_found_in_order()
    {
        var found = ChoiceRecognizers.RecognizeChoices("blue, or the red car", Colours, new FindChoicesOptions());

        Assert.Equal(["blue", "the red car"], found.Select(result => result.Resolution.Value));
        Assert.Equal(["blue", "the red car"], found.Select(result => result.Text));
        Assert.Equal([(0, 3), (9, 19)], found.Select(result => (result.Start, result.End)));
        Assert.All(found, result => Assert.Equal("choice", result.TypeName));
    }

    [Fact]
    [Trait("Improved", "the original divides the score as integers")]
    public void Of_partial_matches_the_more_complete_one_comes_out_on_top()
    {
        var found = ChoiceRecognizers.RecognizeChoices(
            "green car", ["light green", "old green car"], new FindChoicesOptions { AllowPartialMatches = true });

        var best = found.MaxBy(result => result.Resolution.Score);
        Assert.Equal("old green car", best.Resolution.Value);
        Assert.InRange(best.Resolution.Score, 0.6f, 0.7f);
    }

    [Fact]
    public async Task The_choices_are_shown_with_the_prompt_and_with_the_retry_prompt()
    {
        var client = new DialogTestClient("test", new ChoicePrompt("prompt"), new PromptOptions
        {
            Prompt = MessageFactory.Text("Which?"),
            RetryPrompt = MessageFactory.Text("Sorry, which?"),
            Choices = ChoiceFactory.ToChoices(["A", "B"]),
        });

        Assert.Equal(["Which? (1) A or (2) B"], await client.SayAsync("hello"));
        Assert.Equal(["Sorry, which? (1) A or (2) B"], await client.SayAsync("C"));
        Assert.Equal(["Sorry, which? (1) A or (2) B"], await client.SayAsync("D"));
    }

    [Fact]
    public async Task The_options_decide_how_choices_are_shown_before_the_prompt_does()
    {
        var client = new DialogTestClient("test", new ChoicePrompt("prompt") { Style = ListStyle.Inline }, new PromptOptions
        {
            Prompt = MessageFactory.Text("Which?"),
            Choices = ChoiceFactory.ToChoices(["A", "B"]),
            Style = ListStyle.List,
        });

        Assert.Equal(["Which?\n\n   1. A\n   2. B"], await client.SayAsync("hello"));
    }

    [Fact]
    public async Task Choices_can_be_left_to_the_prompt_itself()
    {
        var client = new DialogTestClient("test", new ChoicePrompt("prompt") { Style = ListStyle.None }, new PromptOptions
        {
            Prompt = MessageFactory.Text("A or B?"),
            Choices = ChoiceFactory.ToChoices(["A", "B"]),
        });

        Assert.Equal(["A or B?"], await client.SayAsync("hello"));
        await client.SayAsync("b");

        Assert.Equal("B", ((FoundChoice)client.DialogTurnResult.Result).Value);
    }

    private static Task<FoundChoice> PickAsync(ChoicePrompt prompt, string text, string[] choices) =>
        PickAsync(prompt, text, [.. ChoiceFactory.ToChoices(choices)]);

    private static async Task<FoundChoice> PickAsync(ChoicePrompt prompt, string text, Choice[] choices)
    {
        var client = new DialogTestClient("test", prompt, new PromptOptions { Prompt = MessageFactory.Text("Which?"), Choices = [.. choices] });
        await client.SayAsync("hello");
        await client.SendAsync(new Activity { Type = ActivityTypes.Message, Text = text });
        return client.DialogTurnResult.Status == DialogTurnStatus.Complete ? (FoundChoice)client.DialogTurnResult.Result : null;
    }
}
