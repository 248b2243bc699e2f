using System.Net;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>What is JSON but makes no sense here: one clear sentence, and nothing stored.</summary>
public class BadInputTests(SharedWebServer program) : IClassFixture<SharedWebServer>
{
    private const string Tokens = "/v3/directline/tokens/generate";
    private const string Posts = "/v3/directline/conversations/private-ines/activities";

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":null,"text":"a"}""")]
    [InlineData("""{"type":7,"text":"a"}""")]
    [InlineData("""{"type":"invoke","name":"x","value":{}}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","text":""}""")]
    [InlineData("""{"type":"message","text":" \n "}""")]
    [InlineData("""{"type":"message","text":7}""")]
    [InlineData("""{"type":"message","text":["a"]}""")]
    [InlineData("""{"type":"message","text":"a","value":"b"}""")]
    [InlineData("""{"type":"message","text":"a","value":[1]}""")]
    [InlineData("""{"type":"message","text":"a","channelData":"b"}""")]
    [InlineData("""{"type":"message","text":"a","locale":7}""")]
    [InlineData("""{"type":"message","text":"a","id":7}""")]
    [InlineData("""{"type":"message","text":"a","attachments":{}}""")]
    [InlineData("""{"type":"message","text":"a","attachments":[{}]}""")]
    public Task An_activity_of_the_wrong_shape_is_400(string activity) =>
        RefusedAsync(Posts, WebVisitor.Json(activity), HttpStatusCode.BadRequest, "BadArgument");

    [Theory]
    [InlineData("""{"user":{"id":""}}""")]
    [InlineData("""{"user":{"id":"a b"}}""")]
    [InlineData("""{"user":{"id":"a/b"}}""")]
    [InlineData("""{"user":{"id":"a\n"}}""")]
    [InlineData("""{"user":{"id":"Zoë"}}""")]
    [InlineData("""{"user":{"id":"servicebot"}}""")]
    [InlineData("""{"user":{"id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}""")]
    [InlineData("""{"user":{"id":7}}""")]
    [InlineData("""{"user":{"id":null}}""")]
    [InlineData("""{"user":{"id":"zoe","name":7}}""")]
    [InlineData("""{"user":{"id":"zoe","name":"a\tb"}}""")]
    [InlineData("""{"user":"ines"}""")]
    [InlineData("""{"user":null}""")]
    [InlineData("{}")]
    public Task Who_cannot_be_somebody_is_told_so(string body) =>
        RefusedAsync(Tokens, WebVisitor.Json(body), HttpStatusCode.BadRequest, "BadArgument");

    [Theory]
    [InlineData("text", 8_001)]
    [InlineData("id", 129)]
    [InlineData("locale", 36)]
    public Task A_part_that_is_too_long_is_413(string part, int length) =>
        RefusedAsync(
            Posts, WebVisitor.Json("{\"type\":\"message\",\"" + part + "\":\"" + new string('x', length) + "\",\"value\":{}}"),
            HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");

    [Theory]
    [InlineData("value")]
    [InlineData("channelData")]
    public Task An_object_that_is_too_large_is_413(string part) =>
        RefusedAsync(
            Posts,
            WebVisitor.Json("{\"type\":\"message\",\"text\":\"a\",\"" + part + "\":{\"x\":\"" + new string('x', 33 * 1024) + "\"}}"),
            HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");

    [Theory]
    [InlineData("GET", "/v3/directline/conversations/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v3/directline/conversations/nowhere/activities", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v3/directline/conversations/%00/activities", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/v3/directline/conversations/private-ines%2Factivities", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v3/directline/conversations/..%2F..", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v3/directline/nothing", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/v3/directline/conversations", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/v3/directline/conversations/private-ines", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/v3/directline/conversations", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_not_there_is_said_not_to_be(string method, string path, HttpStatusCode status)
    {
        var rows = await program.Server.CountRowsAsync();

        var answer = await program.Ines.SendAsync(new HttpMethod(method), path);

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("Access-Control", answer.Headers.ToString());
        Assert.Equal(rows, await program.Server.CountRowsAsync());
    }

    private async Task RefusedAsync(string endpoint, HttpContent body, HttpStatusCode status, string code)
    {
        var rows = await program.Server.CountRowsAsync();

        await Refusal.HasAsync(status, code, await program.Ines.SendAsync(HttpMethod.Post, endpoint, body));
        Assert.Equal(rows, await program.Server.CountRowsAsync());
    }
}
