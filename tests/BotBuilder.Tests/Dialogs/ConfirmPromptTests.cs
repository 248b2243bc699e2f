using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public class ConfirmPromptTests
{
    [Theory]
    [InlineData("yes", true)]
    [InlineData("Yes!", true)]
    [InlineData("yep", true)]
    [InlineData("yeah, do that", true)]
    [InlineData("sure", true)]
    [InlineData("ok", true)]
    [InlineData("y", true)]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("the first one", true)]
    [InlineData("no", false)]
    [InlineData("NO", false)]
    [InlineData("nope", false)]
    [InlineData("no thanks", false)]
    [InlineData("n", false)]
    [InlineData("👍", true)]
    [InlineData("👎", false)]
    [InlineData("not ok", false)]
    [InlineData("2", false)]
    [InlineData("the second one", false)]
    public async Task Yes_and_no_are_read_from_many_words(string text, bool expected) =>
        Assert.Equal(expected, await ReadAsync(new ConfirmPrompt("prompt"), text));

    [Theory]
    [InlineData("maybe")]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("notes")]
    [InlineData("yesterday")]
    public async Task What_is_neither_is_asked_for_again(string text) =>
        Assert.Null(await ReadAsync(new ConfirmPrompt("prompt"), text));

    [Theory]
    [Trait("Improved", "the original looks for single words")]
    [InlineData("not sure", null)]
    [InlineData("I'm not quite sure", null)]
    [InlineData("of course", true)]
    [InlineData("I don't agree", false)]
    [InlineData("not yet", false)]
    public async Task Words_that_belong_together_are_read_together(string text, bool? expected) =>
        Assert.Equal(expected, await ReadAsync(new ConfirmPrompt("prompt"), text));

    [Theory]
    [InlineData("de-de", "ja", true)]
    [InlineData("de-de", "nein", false)]
    [InlineData("fr-fr", "oui", true)]
    [InlineData("es-es", "no", false)]
    [InlineData("nl-nl", "nee", false)]
    public async Task Other_languages_have_their_own_words(string locale, string text, bool expected) =>
        Assert.Equal(expected, await ReadAsync(new ConfirmPrompt("prompt"), text, locale));

    [Fact]
    public async Task The_choices_are_shown_in_the_language_of_the_person()
    {
        async Task<string> AskAsync(string locale)
        {
            var client = new DialogTestClient("test", new ConfirmPrompt("prompt"), Asks.For("Well?"));
            return (await client.SendAsync(new Activity { Type = ActivityTypes.Message, Text = "hello", Locale = locale }))[0];
        }

        Assert.Equal("Well? (1) Yes or (2) No", await AskAsync("en-us"));
        Assert.Equal("Well? (1) Ja oder (2) Nein", await AskAsync("de-de"));
        Assert.Equal("Well? (1) Yes or (2) No", await AskAsync(null));
    }

    [Theory]
    [InlineData("It is fixed", true)]
    [InlineData("fixed", true)]
    [InlineData("not there", false)]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public async Task Choices_of_ones_own_and_plain_words_both_count(string text, bool expected)
    {
        var prompt = new ConfirmPrompt("prompt")
        {
            ConfirmChoices = Tuple.Create(
                new Choice("It is fixed") { Synonyms = ["fixed"] }, new Choice("Not there yet") { Synonyms = ["not there"] }),
        };

        Assert.Equal(expected, await ReadAsync(prompt, text));
    }

    [Fact]
    [Trait("Improved", "the original finds the word no in it")]
    public async Task A_choice_in_full_counts_before_the_words_in_it()
    {
        var prompt = new ConfirmPrompt("prompt") { ConfirmChoices = Tuple.Create(new Choice("No problem"), new Choice("Problem")) };

        Assert.Equal(true, await ReadAsync(prompt, "no problem"));
    }

    [Fact]
    public async Task Where_the_choices_have_no_numbers_a_number_is_no_answer()
    {
        var prompt = new ConfirmPrompt("prompt") { ChoiceOptions = new ChoiceFactoryOptions { IncludeNumbers = false } };

        Assert.Null(await ReadAsync(prompt, "1"));
    }

    private static async Task<bool?> ReadAsync(ConfirmPrompt prompt, string text, string locale = "en-us")
    {
        var client = new DialogTestClient("test", prompt, Asks.For("Well?"));
        await client.SayAsync("hello");
        await client.SendAsync(new Activity { Type = ActivityTypes.Message, Text = text, Locale = locale });
        return client.DialogTurnResult.Status == DialogTurnStatus.Complete ? (bool)client.DialogTurnResult.Result : null;
    }
}
