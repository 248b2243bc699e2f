using System.Text.Json.Nodes;
using ServiceBot.Bot;

namespace ServiceBot.Tests.Bot;

/// <summary>In a chat that marks mentions only its marks count, however the names in them are written.</summary>
public class MentionTests
{
    private const string Bot = """{"type":"mention","text":"<at>ServiceBot</at>","mentioned":{"id":"28:bot","name":"ServiceBot"}}""";
    private const string Rui = """{"type":"mention","text":"<at>Rui Matos</at>","mentioned":{"id":"29:rui","name":"Rui Matos"}}""";

    [Theory]
    [InlineData("<at>ServiceBot</at> help", "help", Bot)]
    [InlineData("<AT>servicebot</AT> help", "help", Bot)]
    [InlineData("<at>ServiceBot</at>\u00a0help", "help", Bot)]
    [InlineData("<at>ServiceBot</at>&nbsp;help", "help", Bot)]
    [InlineData("<at>ServiceBot</at>, help", "help", Bot)]
    [InlineData("help <at>ServiceBot</at>", "help", Bot)]
    [InlineData("<at>ServiceBot</at> <at>ServiceBot</at> help", "help", Bot, Bot)]
    [InlineData("<at>ServiceBot</at> <at>ServiceBot</at> help", "help", Bot)]
    [InlineData("<at id=\"0\">ServiceBot</at> help", "help", Bot)]
    [InlineData("<at>Service</at> help", "help", """{"type":"mention","text":"<at>Service</at>","mentioned":{"id":"28:bot","name":"ServiceBot"}}""")]
    [InlineData("<at>My helper</at> help", "help", Bot)]
    [InlineData("<at>ServiceBot</at> help", "help", """{"type":"mention","mentioned":{"id":"28:bot","name":"ServiceBot"}}""")]
    [InlineData("<at>Smith &amp; Sons</at> help", "help", """{"type":"mention","text":"<at>Smith & Sons</at>","mentioned":{"id":"28:bot","name":"Smith & Sons"}}""")]
    [InlineData("<at>Smith & Sons</at> help", "help", """{"type":"mention","text":"<at>Smith &amp; Sons</at>","mentioned":{"id":"28:bot","name":"Smith & Sons"}}""")]
    [InlineData("<at>ServiceBot</at> hand 43 to <at>Rui Matos</at>", "hand 43 to @Rui Matos", Bot, Rui)]
    [InlineData("<at>Rui Matos</at> and <at>ServiceBot</at> help", "@Rui Matos and  help", Rui, Bot)]
    [InlineData("<at>ServiceBot</at> hand 43 to @Rui", "hand 43 to @Rui", Bot)]
    public void What_is_marked_addresses_the_bot(string text, string rest, params string[] entities)
    {
        var (said, isAddressed) = Mention.TakenOff(Activity(text, entities));

        Assert.Equal((rest, true), (said, isAddressed));
    }

    [Theory]
    [InlineData("@ServiceBot help", "@ServiceBot help")]
    [InlineData("ServiceBot help", "ServiceBot help")]
    [InlineData("<at>ServiceBot</at> help", "@ServiceBot help")]
    [InlineData("<at>Rui Matos</at> ask @ServiceBot", "@Rui Matos ask @ServiceBot", Rui)]
    [InlineData("<at>ServiceBot</at> help", "@ServiceBot help", """{"type":"mention","text":"<at>ServiceBot</at>","mentioned":{"id":"29:somebody","name":"ServiceBot"}}""")]
    [InlineData("help", "help", "null", "{}", """{"type":"mention"}""", """{"type":"mention","mentioned":7}""", """{"type":"mention","mentioned":{"id":7},"text":[]}""")]
    public void What_is_only_written_does_not(string text, string rest, params string[] entities)
    {
        var (said, isAddressed) = Mention.TakenOff(Activity(text, entities));

        Assert.Equal((rest, false), (said, isAddressed));
    }

    [Fact]
    public void In_private_its_name_need_not_be_said_and_changes_nothing() =>
        Assert.Equal("help", Mention.TakenOff(Activity("@ServiceBot help", [], isGroup: false)).Text);

    [Fact]
    public void A_mark_on_a_bare_word_takes_nothing_out() =>
        Assert.Equal("problem lost", Mention.TakenOff(Activity("problem lost", ["""{"type":"mention","text":"lost","mentioned":{"id":"28:bot"}}"""])).Text);

    private static Microsoft.Bot.Schema.Activity Activity(string text, string[] entities, bool isGroup = true) => Payload.ReadActivity(new JsonObject
    {
        ["type"] = "message",
        ["channelId"] = "msteams",
        ["text"] = text,
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "ServiceBot" },
        ["conversation"] = new JsonObject { ["id"] = "c", ["isGroup"] = isGroup },
        ["entities"] = new JsonArray([.. entities.Select(entity => JsonNode.Parse(entity))]),
    }.ToJsonString());
}
