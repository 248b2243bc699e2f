using System.Text.Json.Nodes;
using ServiceBot.Tests.Recovery;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>The web chat passes on what people type to the last character, and never as Markdown.</summary>
public class OddTextTests(SharedWebServer program) : IClassFixture<SharedWebServer>
{
    public static TheoryData<string> Kept => [.. OddTexts.Kept.Keys];

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task A_message_arrives_as_it_was_typed(string name)
    {
        var text = OddTexts.Kept[name] + "\nand a second line";
        var ines = await (await program.Server.MeetAsync("ines")).OpenAsync();
        var id = await ines.SayAsync(text);

        var stands = (await ines.ReadAsync())["activities"]!.AsArray().Single(activity => (string?)activity!["id"] == id)!;
        Assert.Equal(text, (string?)stands["text"]);
        Assert.Equal("plain", (string?)stands["textFormat"]);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task A_guest_may_be_called_anything_that_fits(string name)
    {
        var called = OddTexts.Kept[name];
        called = called[..Math.Min(called.Length, 60)];
        var id = $"guest-{Guid.NewGuid():N}";
        await WebVisitor.ReadAsync(await program.Server.Http.PostAsync(
            "/v3/directline/tokens/generate",
            WebVisitor.Json(new JsonObject { ["user"] = new JsonObject { ["id"] = id, ["name"] = called } }.ToJsonString())));

        var people = (await WebVisitor.ReadAsync(await program.Server.Http.GetAsync("/chat/people")))["people"]!.AsArray();
        Assert.Equal(called, (string?)people.Single(person => (string?)person!["id"] == id)!["name"]);
    }
}
