using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>Whatever is sent to whichever endpoint: one clear sentence, never a 500, and nothing stored.</summary>
public class BadInputTests(SharedWebServer program) : IClassFixture<SharedWebServer>
{
    private static readonly string[] Endpoints =
    [
        "/v3/directline/tokens/generate",
        "/v3/directline/conversations",
        "/v3/directline/conversations/private-ines/activities",
        "/chat/rooms/room-desk/token",
    ];

    private static readonly Dictionary<string, byte[]> Bodies = new()
    {
        ["null"] = [.. "null"u8],
        ["an array"] = [.. "[]"u8],
        ["a text"] = [.. "\"hello\""u8],
        ["not JSON"] = [.. "{"u8],
        ["two objects"] = [.. "{}{}"u8],
        ["65 levels"] = Encoding.UTF8.GetBytes(Nested(65)),
        ["1,000 levels"] = Encoding.UTF8.GetBytes(Nested(1_000)),
        ["a name twice"] = [.. """{"type":"message","text":"a","text":"b","user":{"id":"zoe"}}"""u8],
        ["NUL escaped"] = [.. """{"type":"message","text":"a\u0000","user":{"id":"zoe"}}"""u8],
        ["NUL as it is"] = [.. "{\"type\":\"message\",\"text\":\"a\0\",\"user\":{\"id\":\"zoe\"}}"u8],
        ["half a pair"] = [.. """{"type":"message","text":"\ud83d","user":{"id":"zoe"}}"""u8],
        ["1e999"] = [.. """{"type":"message","text":"a","value":{"n":1e999},"user":{"id":"zoe"}}"""u8],
        ["a byte order mark"] = [0xEF, 0xBB, 0xBF, .. """{"type":"message","text":"a","user":{"id":"zoe"}}"""u8],
        ["UTF-16"] = Encoding.Unicode.GetBytes("""{"type":"message","text":"a","user":{"id":"zoe"}}"""),
        ["broken UTF-8"] = [.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\",\"user\":{\"id\":\"zoe\"}}"u8],
    };

    public static TheoryData<string, string> Broken()
    {
        var table = new TheoryData<string, string>();
        foreach (var endpoint in Endpoints)
            foreach (var body in Bodies.Keys)
                table.Add(endpoint, body);

        return table;
    }

    public static TheoryData<string> Posted => [.. Endpoints];

    [Theory]
    [MemberData(nameof(Broken))]
    public Task A_broken_body_is_400(string endpoint, string body) =>
        RefusedAsync(endpoint, Bytes(Bodies[body]), HttpStatusCode.BadRequest, "BadArgument");

    [Theory]
    [MemberData(nameof(Posted))]
    public async Task A_body_over_256_kilobytes_is_413_whether_its_length_is_said_or_not(string endpoint)
    {
        var huge = Encoding.UTF8.GetBytes("""{"type":"message","text":"a","user":{"id":"zoe"}}""".PadRight(300 * 1024));
        await RefusedAsync(endpoint, Bytes(huge), HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
        await RefusedAsync(endpoint, new Chunked(huge), HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
    }

    [Theory]
    [MemberData(nameof(Posted))]
    public async Task What_is_not_plain_json_is_415(string endpoint)
    {
        foreach (var contentType in (string[])["text/plain", "application/xml", "application/json; charset=utf-16"])
            await RefusedAsync(endpoint, Bytes([.. "{}"u8], contentType), HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType");

        var squeezed = Bytes([.. "{}"u8]);
        squeezed.Headers.ContentEncoding.Add("gzip");
        await RefusedAsync(endpoint, squeezed, HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType");
    }

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
        RefusedAsync(Endpoints[2], WebVisitor.Json(activity), HttpStatusCode.BadRequest, "BadArgument");

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
        RefusedAsync(Endpoints[0], WebVisitor.Json(body), HttpStatusCode.BadRequest, "BadArgument");

    [Theory]
    [InlineData("text", 8_001)]
    [InlineData("id", 129)]
    [InlineData("locale", 36)]
    public Task A_part_that_is_too_long_is_413(string part, int length) =>
        RefusedAsync(
            Endpoints[2], WebVisitor.Json("{\"type\":\"message\",\"" + part + "\":\"" + new string('x', length) + "\",\"value\":{}}"),
            HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");

    [Theory]
    [InlineData("value")]
    [InlineData("channelData")]
    public Task An_object_that_is_too_large_is_413(string part) =>
        RefusedAsync(
            Endpoints[2],
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

        // Only where there is no token does a room read who it is.
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = body };
        if (!endpoint.StartsWith("/chat/"))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", program.Ines.Token);

        await Refusal.HasAsync(status, code, await program.Server.Http.SendAsync(request));
        Assert.Equal(rows, await program.Server.CountRowsAsync());
    }

    private static string Nested(int levels) =>
        """{"type":"message","user":{"id":"zoe"},"value":"""
        + string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "1" + new string('}', levels);

    private static ByteArrayContent Bytes(byte[] body, string contentType = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class Chunked : HttpContent
    {
        private readonly byte[] _body;

        public Chunked(byte[] body)
        {
            _body = body;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_body, 0, _body.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
