using System.Text.Json.Nodes;
using ServiceBot.Bot;

namespace ServiceBot.Tests.Bot;

public class UnnamingTests
{
    [Theory]
    [InlineData("Zita Quell owns it.", "somebody who left owns it.")]
    [InlineData("Owner: Zita Quell", "Owner: somebody who left")]
    [InlineData("thanks @Zita Quell for the call", "thanks @somebody who left for the call")]
    [InlineData("Zita Quell, Rui and Zita Quell", "somebody who left, Rui and somebody who left")]
    public void A_whole_name_goes(string text, string without) => Assert.Equal(without, Of("Zita Quell").In(text));

    [Theory]
    [InlineData("Zita Quells owns it.")]
    [InlineData("Anzita Quell owns it.")]
    [InlineData("Zita owns it.")]
    [InlineData("Zita Quell-Marsh owns it.")]
    [InlineData("Dr Zita Quell owns it.")]
    public void Part_of_another_word_or_name_stays(string text) => Assert.Null(Of("Zita Quell", "Zita Quell-Marsh", "Dr Zita Quell").In(text));

    [Fact]
    public void In_JSON_every_text_changes_and_no_member_does_whatever_the_name_is()
    {
        var json = """{"type":"message","text":"text wrote to José","attachments":[{"text":"text"},["José",7,null,true]],"n":1}""";

        Assert.Equal(
            """{"type":"message","text":"nobody wrote to José","attachments":[{"text":"nobody"},["José",7,null,true]],"n":1}""",
            JsonNode.Parse(new Unnaming("text", "nobody", []).InJson(json)!)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Contains("wrote to nobody", new Unnaming("José", "nobody", []).InJson(json)!, StringComparison.Ordinal);
        Assert.Null(Of("Zita Quell").InJson(json));
    }

    [Fact]
    public void It_is_looked_for_in_every_way_it_may_be_written() => Assert.Equal(["José", "Jos\\u00E9"], Of("José").Written);

    private static Unnaming Of(string name, params string[] others) => new(name, "somebody who left", others);
}
