using BotBuilder.Tests.Hosting;
using BotBuilder.Tests.Turns;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Schema;

public class MentionTests
{
    [Theory]
    [InlineData("<at>Bot</at> hello", "<at>Bot</at>", "hello")]
    [InlineData("hello <AT>bot</AT>", "<at>Bot</at>", "hello")]
    [InlineData("<at>Bot</at> and <at>Bot</at>", "<at>Bot</at>", "and")]
    [InlineData("hello <at>Bot</at>", null, "hello")]
    [InlineData("hello", "<at>Bot</at>", "hello")]
    public async Task A_mention_of_the_bot_is_taken_out(string text, string mention, string expected)
    {
        var message = await ReceiveAsync(text, mention);

        Assert.True(message.MentionsRecipient());
        Assert.Equal(expected, message.RemoveRecipientMention());
        Assert.Equal(expected, message.Text);
    }

    [Fact]
    [Trait("Improved", "the original reads a mention as a pattern")]
    public async Task A_name_may_have_any_character()
    {
        var message = await ReceiveAsync("<at>Bot (test) [1+1]</at> hello", "<at>Bot (test) [1+1]</at>");

        Assert.Equal("hello", message.RemoveRecipientMention());
    }

    [Fact]
    public async Task Mentions_of_others_stay()
    {
        var message = await ReceiveAsync("<at>Bot</at> hello", "<at>Bot</at>");

        Assert.False(message.MentionsId("noor"));
        Assert.Equal("<at>Bot</at> hello", message.RemoveMentionText("noor"));
    }

    [Fact]
    public async Task Entities_of_any_type_can_be_read_as_mentions_of_any_case()
    {
        var message = await ReceiveAsync("hi", "<at>Bot</at>", "MENTION");

        var mention = Assert.Single(message.GetMentions());
        Assert.Equal(("bot", "<at>Bot</at>"), (mention.Mentioned.Id, mention.Text));
    }

    [Fact]
    public void No_entities_are_no_mentions() => Assert.Empty(new Activity("message").GetMentions());

    [Fact]
    [Trait("Improved", "the original fails")]
    public void An_entity_that_is_null_is_no_mention() =>
        Assert.Empty(new Activity("message", entities: [null]).GetMentions());

    [Fact]
    [Trait("Improved", "the original forgets what it holds")]
    public void A_mention_made_by_code_is_one()
    {
        var message = Incoming.Message("<at>Bot</at> hi");
        message.Entities = [new Mention(message.Recipient, "<at>Bot</at>")];

        Assert.Equal("hi", message.RemoveRecipientMention());
    }

    [Fact]
    public void An_entity_can_take_over_what_another_holds()
    {
        var entity = new Entity();
        entity.SetAs(new Mention(new ChannelAccount("amal"), "<at>Amal</at>"));

        Assert.Equal("mention", entity.Type);
        Assert.Equal("amal", entity.GetAs<Mention>().Mentioned.Id);
    }

    [Fact]
    public void Entities_are_equal_when_they_hold_the_same()
    {
        Assert.True(new Entity("a").Equals(new Entity("a")));
        Assert.False(new Entity("a").Equals(new Entity("b")));
        Assert.False(new Entity("a").Equals(null));
        Assert.Equal(new Entity("a").GetHashCode(), new Entity("a").GetHashCode());
    }

    private static async Task<IMessageActivity> ReceiveAsync(string text, string mention, string type = "mention")
    {
        IMessageActivity seen = null;
        var door = new Door(turn =>
        {
            seen = turn.Activity.AsMessageActivity();
            return Task.CompletedTask;
        });

        await door.PostAsync(new
        {
            type = "message",
            text,
            recipient = new { id = "bot", name = "Bot" },
            entities = new[] { new { type, text = mention, mentioned = new { id = "bot", name = "Bot" } } },
        });

        return seen;
    }
}
