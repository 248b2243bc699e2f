using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public class ChoiceFactoryTests
{
    [Theory]
    [InlineData(1, "Which? (1) A")]
    [InlineData(2, "Which? (1) A or (2) B")]
    [InlineData(3, "Which? (1) A, (2) B, or (3) C")]
    public void Inline_choices_follow_the_text(int count, string expected)
    {
        var message = ChoiceFactory.Inline(Letters(count), "Which?", null, null);

        Assert.Equal(expected, message.Text);
        Assert.Equal(InputHints.ExpectingInput, message.InputHint);
    }

    [Fact]
    public void The_words_between_inline_choices_can_be_chosen()
    {
        var options = new ChoiceFactoryOptions("; ", " / ", "; und ", false);

        Assert.Equal("Which? A / B", ChoiceFactory.Inline(Letters(2), "Which?", null, options).Text);
        Assert.Equal("Which? A; B; und C", ChoiceFactory.Inline(Letters(3), "Which?", null, options).Text);
    }

    [Fact]
    public void A_list_has_one_choice_a_line()
    {
        Assert.Equal("Which?\n\n   1. A\n   2. B", ChoiceFactory.List(Letters(2), "Which?", null, null).Text);
        Assert.Equal(
            "Which?\n\n   - A\n   - B",
            ChoiceFactory.List(Letters(2), "Which?", null, new ChoiceFactoryOptions { IncludeNumbers = false }).Text);
    }

    [Fact]
    public void Suggested_actions_say_the_value_when_they_are_pressed()
    {
        var own = new CardAction { Type = ActionTypes.PostBack, Title = "Own", Value = "own value" };
        Choice[] choices = [new("A"), new("B") { Action = own }];

        var message = ChoiceFactory.SuggestedAction(choices, "Which?", null, ["user1"]);

        Assert.Equal("Which?", message.Text);
        Assert.Equal(["user1"], message.SuggestedActions.To);
        Assert.Equal((ActionTypes.ImBack, "A", "A"), Described(message.SuggestedActions.Actions[0]));
        Assert.Equal((ActionTypes.PostBack, "Own", "own value"), Described(message.SuggestedActions.Actions[1]));
    }

    [Fact]
    public void A_hero_card_carries_the_text_and_the_message_has_none()
    {
        var message = ChoiceFactory.HeroCard(Letters(2), "Which?", null);

        Assert.Null(message.Text);
        var card = Assert.IsType<HeroCard>(Assert.Single(message.Attachments).Content);
        Assert.Equal("Which?", card.Text);
        Assert.Equal(["A", "B"], card.Buttons.Select(button => button.Title));
    }

    [Theory]
    [InlineData(Channels.Webchat, null, 4, "suggested")]
    [InlineData(Channels.Directline, null, 100, "suggested")]
    [InlineData(Channels.Webchat, null, 101, "list")]
    [InlineData(Channels.Msteams, "personal", 3, "suggested")]
    [InlineData(Channels.Msteams, "personal", 4, "card")]
    [InlineData(Channels.Msteams, "channel", 2, "card")]
    [InlineData(Channels.Msteams, "channel", 51, "list")]
    [InlineData("discord", null, 3, "inline")]
    [InlineData("discord", null, 4, "list")]
    public void Each_channel_shows_choices_as_it_does_best(string channel, string conversation, int count, string expected)
    {
        var message = ChoiceFactory.ForChannel(channel, Letters(count), "Which?", null, null, conversation, null);

        Assert.Equal(expected, Style(message));
    }

    [Fact]
    public void Titles_that_do_not_fit_a_button_become_a_list()
    {
        Choice[] fits = [new(new string('x', 20)), new("B")];
        Choice[] tooLong = [new(new string('x', 21)), new("B")];

        Assert.Equal("suggested", Style(ChoiceFactory.ForChannel(Channels.Webchat, fits, "Which?", null, null, null, null)));
        Assert.Equal("list", Style(ChoiceFactory.ForChannel(Channels.Webchat, tooLong, "Which?", null, null, null, null)));
    }

    private static IList<Choice> Letters(int count) =>
        ChoiceFactory.ToChoices([.. Enumerable.Range(0, count).Select(i => ((char)('A' + i)).ToString())]);

    private static (string Type, string Title, object Value) Described(CardAction action) => (action.Type, action.Title, action.Value);

    private static string Style(IMessageActivity message)
    {
        if (message.SuggestedActions is not null)
            return "suggested";
        if (message.Attachments is { Count: > 0 })
            return "card";
        return message.Text.Contains('\n') ? "list" : "inline";
    }
}
