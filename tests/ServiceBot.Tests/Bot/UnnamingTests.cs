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
        var json = """{"type":"text type","text":"text type wrote to José Sá","attachments":[{"text":"text type"},["José Sá",7,null,true]],"n":1}""";

        Assert.Equal(
            """{"type":"nobody","text":"nobody wrote to José Sá","attachments":[{"text":"nobody"},["José Sá",7,null,true]],"n":1}""",
            JsonNode.Parse(new Unnaming("text type", "nobody", []).InJson(json)!)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Contains("wrote to nobody", new Unnaming("José Sá", "nobody", []).InJson(json)!, StringComparison.Ordinal);
        Assert.Null(Of("Zita Quell").InJson(json));
    }

    /// <summary>A customer may have the same name, and a mark be a mark.</summary>
    [Theory]
    [InlineData("thanks @Mark for the call", "thanks @somebody who left for the call")]
    [InlineData("Case 3. Owner: Mark. Promise: none.", "Case 3. Owner: somebody who left. Promise: none.")]
    [InlineData("Mark from Leeds says his parcel is lost", null)]
    [InlineData("“Landowner: Mark”", null)]
    [InlineData("The Mark on the box", null)]
    public void A_name_of_one_word_goes_only_where_it_names_somebody(string text, string? without) => Assert.Equal(without, Of("Mark").In(text));

    [Fact]
    public void On_a_card_a_name_of_one_word_goes_behind_what_is_written_in_bold() => Assert.Equal(
        """{"a":[{"text":"Owner: "},{"text":"somebody who left"}],"b":[{"text":"What happened: "},{"text":"Mark called"}]}""",
        Of("Mark").InJson("""{"a":[{"text":"Owner: "},{"text":"Mark"}],"b":[{"text":"What happened: "},{"text":"Mark called"}]}"""));

    [Fact]
    public void In_what_is_noted_about_themselves_it_goes_whatever_it_is() => Assert.Equal("People: somebody who left joined", Of("Mark").Everywhere("People: Mark joined"));

    [Fact]
    public void It_is_looked_for_in_every_way_it_may_be_written() => Assert.Equal(["José", "Jos\\u00E9"], Of("José").Written);

    private static Unnaming Of(string name, params string[] others) => new(name, "somebody who left", others);
}
