using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Turns;

public class MessageFactoryTests
{
    [Fact]
    public void A_text_accepts_input_and_has_empty_lists()
    {
        var message = MessageFactory.Text("hi", "<speak>hi</speak>");

        Assert.Equal(ActivityTypes.Message, message.Type);
        Assert.Equal("hi", message.Text);
        Assert.Equal("<speak>hi</speak>", message.Speak);
        Assert.Equal(InputHints.AcceptingInput, message.InputHint);
        Assert.Empty(message.Attachments);
        Assert.Empty(message.Entities);
    }

    [Fact]
    public void Buttons_say_their_text()
    {
        var message = MessageFactory.SuggestedActions(["Yes", "No"], "Sure?", toList: ["amal"]);

        Assert.Equal(["Yes", "No"], message.SuggestedActions.Actions.Select(a => a.Value));
        Assert.All(message.SuggestedActions.Actions, a => Assert.Equal((ActionTypes.ImBack, a.Title), (a.Type, a.Value)));
        Assert.Equal(["amal"], message.SuggestedActions.To);
    }

    [Fact]
    public void Attachments_lie_in_a_list_or_side_by_side()
    {
        var card = new HeroCard("Title").ToAttachment();

        Assert.Equal(AttachmentLayoutTypes.List, MessageFactory.Attachment(card).AttachmentLayout);
        Assert.Equal(AttachmentLayoutTypes.Carousel, MessageFactory.Carousel([card, card]).AttachmentLayout);
    }

    [Fact]
    public void A_card_says_of_which_kind_it_is()
    {
        Assert.Equal("application/vnd.microsoft.card.hero", new HeroCard("Title").ToAttachment().ContentType);
        Assert.Equal("application/vnd.microsoft.card.thumbnail", new ThumbnailCard("Title").ToAttachment().ContentType);
    }

    [Fact]
    public void A_picture_can_be_elsewhere()
    {
        var message = MessageFactory.ContentUrl("https://chat.example/a.png", "image/png", "a picture");

        var picture = Assert.Single(message.Attachments);
        Assert.Equal(("https://chat.example/a.png", "image/png", "a picture"), (picture.ContentUrl, picture.ContentType, picture.Name));
    }

    [Fact]
    public void Buttons_and_attachments_must_be_given()
    {
        Assert.Throws<ArgumentNullException>(() => MessageFactory.SuggestedActions((IEnumerable<string>)null, null, null, null));
        Assert.Throws<ArgumentNullException>(() => MessageFactory.Attachment((Attachment)null));
        Assert.Throws<ArgumentNullException>(() => MessageFactory.Carousel(null));
    }
}
