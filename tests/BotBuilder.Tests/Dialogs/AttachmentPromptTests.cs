using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public class AttachmentPromptTests
{
    [Fact]
    public async Task Everything_that_is_attached_is_the_answer()
    {
        var client = new DialogTestClient("test", new AttachmentPrompt("photo"), Asks.For("A photo, please?"));
        await client.SayAsync("hello");

        await client.SendAsync(Message(new Attachment("image/png", name: "box.png"), new Attachment("image/jpeg", name: "label.jpg")));

        var answer = Assert.IsAssignableFrom<IList<Attachment>>(client.DialogTurnResult.Result);
        Assert.Equal(["box.png", "label.jpg"], answer.Select(attachment => attachment.Name));
    }

    [Fact]
    public async Task A_message_without_any_is_asked_for_again()
    {
        var client = new DialogTestClient("test", new AttachmentPrompt("photo"), Asks.For("A photo, please?", "That was no photo."));
        await client.SayAsync("hello");

        Assert.Equal(["That was no photo."], await client.SayAsync("here it is"));
        Assert.Equal(["That was no photo."], await client.SendAsync(Message()));
        Assert.Equal(DialogTurnStatus.Waiting, client.DialogTurnResult.Status);
    }

    [Fact]
    public async Task They_come_back_from_the_state_of_a_waterfall()
    {
        var client = new DialogTestClient("test", Asks.Component(
            "report",
            [new AttachmentPrompt("photo"), new TextPrompt("text")],
            (step, token) => step.PromptAsync("photo", Asks.For("A photo, please?"), token),
            (step, token) =>
            {
                step.Values["photos"] = step.Result;
                return step.PromptAsync("text", Asks.For("What is to be seen?"), token);
            },
            (step, token) => step.EndDialogAsync(((IList<Attachment>)step.Values["photos"])[0].ContentUrl, token)));
        await client.SayAsync("hello");

        await client.SendAsync(Message(new Attachment("image/png", "https://files.test/box.png")));
        await client.SayAsync("a broken box");

        Assert.Equal("https://files.test/box.png", client.DialogTurnResult.Result);
    }

    private static Activity Message(params Attachment[] attachments) => new(ActivityTypes.Message) { Attachments = attachments };
}
