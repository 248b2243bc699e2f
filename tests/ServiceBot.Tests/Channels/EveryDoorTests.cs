using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ServiceBot.Tests.Channels.Web;

namespace ServiceBot.Tests.Channels;

/// <summary>Whatever is sent to whichever address: one clear sentence, never a 500, no hang, and nothing stored.</summary>
public class EveryDoorTests(RunningProgram local, PublicProgram others) : IClassFixture<RunningProgram>, IClassFixture<PublicProgram>
{
    private static readonly Dictionary<string, byte[]> Broken = new()
    {
        ["nothing"] = [],
        ["null"] = [.. "null"u8],
        ["an array"] = [.. "[]"u8],
        ["a text"] = [.. "\"hello\""u8],
        ["a number"] = [.. "7"u8],
        ["not JSON"] = [.. "{"u8],
        ["two objects"] = [.. "{}{}"u8],
        ["65 levels"] = Encoding.UTF8.GetBytes(Nested(65)),
        ["1,000 levels"] = Encoding.UTF8.GetBytes(Nested(1_000)),
        ["40,000 open brackets"] = Encoding.UTF8.GetBytes(new string('[', 40_000)),
        ["a name twice"] = [.. """{"type":"message","text":"a","text":"b","user":{"id":"zoe"}}"""u8],
        ["NUL escaped"] = [.. """{"type":"message","text":"a\u0000","user":{"id":"zoe"}}"""u8],
        ["NUL as it is"] = [.. "{\"type\":\"message\",\"text\":\"a\0\",\"user\":{\"id\":\"zoe\"}}"u8],
        ["half a pair"] = [.. """{"type":"message","text":"\ud83d","user":{"id":"zoe"}}"""u8],
        ["half a pair in a name"] = [.. """{"type":"message","\ud83d":"a","user":{"id":"zoe"}}"""u8],
        ["1e999"] = [.. """{"type":"message","text":"a","value":{"n":1e999},"user":{"id":"zoe"}}"""u8],
        ["a byte order mark"] = [0xEF, 0xBB, 0xBF, .. """{"type":"message","text":"a","user":{"id":"zoe"}}"""u8],
        ["UTF-16"] = Encoding.Unicode.GetBytes("""{"type":"message","text":"a","user":{"id":"zoe"}}"""),
        ["UTF-16 with a mark"] = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")],
        ["UTF-32"] = Encoding.UTF32.GetBytes("{}"),
        ["broken UTF-8"] = [.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\",\"user\":{\"id\":\"zoe\"}}"u8],
        ["a form"] = [.. "user=ines&text=hello"u8],
    };

    public static TheoryData<string> Reading => [.. Door.Reading.Select(door => door.Name)];

    public static TheoryData<string> Others => [.. Door.All.Except(Door.Reading).Select(door => door.Name)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_address_is_in_the_table(bool isPublic) => Assert.Equal(
        (isPublic ? others : local).Endpoints.Select(endpoint => $"{endpoint.Method} {endpoint.Route}").Order(),
        Door.All.Where(door => door.IsPublic == isPublic).Select(door => $"{door.Method} {door.Route}").Order());

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task What_the_table_sends_in_peace_is_taken(string address)
    {
        var (door, program) = Find(address);
        for (var i = 0; i < door.Bodies.Length; i++)
        {
            using var answer = await door.SendAsync(program, door.Body(i, program, program.NextId()));
            Assert.True(answer.IsSuccessStatusCode, $"{i}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_broken_body_is_400(string address)
    {
        foreach (var (name, body) in Broken)
        {
            // An empty body is no body, which opens a conversation as well as {} does.
            if (name != "nothing" || Door.Named(address).Path != "/v3/directline/conversations")
                await RefusedAsync(address, name, (door, program) => door.SendAsync(program, body), HttpStatusCode.BadRequest, "BadArgument");
        }
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_body_over_256_kilobytes_is_413_whether_its_length_is_said_or_not(string address)
    {
        var huge = Encoding.UTF8.GetBytes("""{"type":"message","text":"a","user":{"id":"zoe"}}""".PadRight(300 * 1024));
        await RefusedAsync(
            address, "said", (door, program) => door.SendAsync(program, huge), HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
        await RefusedAsync(
            address, "not said", (door, program) => door.SendAsync(program, new Chunked(huge)), HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task What_is_not_plain_json_is_415(string address)
    {
        foreach (var contentType in (string?[])["text/plain", "application/xml", "application/json; charset=utf-16", "application/x-www-form-urlencoded"])
            await RefusedAsync(
                address, contentType!, (door, program) => door.SendAsync(program, [.. "{}"u8], contentType),
                HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType");

        foreach (var encoding in (string[])["gzip", "deflate", "br", "zstd", "x-nothing"])
            await RefusedAsync(
                address, encoding, (door, program) => door.SendAsync(program, Bomb(), encoding: encoding),
                HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType");
    }

    /// <summary>Each part of each body in turn is of each other kind.</summary>
    [Theory]
    [MemberData(nameof(Reading))]
    public async Task No_part_of_a_body_need_be_what_it_should_be(string address)
    {
        var (door, program) = Find(address);
        for (var i = 0; i < door.Bodies.Length; i++)
            foreach (var body in Wrong.KindsOf(() => door.Body(i, program, program.NextId())))
            {
                using var answer = await door.SendAsync(program, body);
                await Refusal.IsOneOrNoneAsync(answer, Encoding.UTF8.GetString(body));
            }

        Assert.Equal("", program.Log.TakeFailures());
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Where_no_body_is_read_none_does_harm(string address)
    {
        var (door, program) = Find(address);
        foreach (var (name, body) in Broken)
        {
            using var answer = await door.SendAsync(program, body);
            Assert.True((int)answer.StatusCode < 500, $"{name}: {answer.StatusCode}");
        }

        Assert.Equal("", program.Log.TakeFailures());
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_body_without_an_end_is_413(string address)
    {
        var (door, program) = Find(address);
        using var line = await RawLine.ConnectAsync(program.Address);
        await line.SendAsync(door.Head(program, "Transfer-Encoding: chunked"));

        Assert.Equal(413, await line.SendUntilAnsweredAsync("1000\r\n" + new string(' ', 0x1000) + "\r\n"));
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task Chunks_that_are_none_are_400(string address)
    {
        var (door, program) = Find(address);
        using var line = await RawLine.ConnectAsync(program.Address);
        await line.SendAsync(door.Head(program, "Transfer-Encoding: chunked") + "what is this\r\n");

        Assert.Equal(400, await line.ReadStatusAsync());
    }

    /// <summary>The server gives up by itself; a few such clients must not hold it up meanwhile.</summary>
    [Fact]
    public async Task A_body_that_comes_too_slowly_is_408()
    {
        var lines = new List<RawLine>();
        foreach (var door in Door.Reading)
        {
            var program = ProgramOf(door);
            lines.Add(await RawLine.ConnectAsync(program.Address));
            await lines[^1].SendAsync(door.Head(program, "Content-Length: 1000") + "{");
            lines.Add(await RawLine.ConnectAsync(program.Address));
            await lines[^1].SendAsync(door.Head(program, "Transfer-Encoding: chunked") + "1\r\n{\r\n");
        }

        foreach (var line in lines)
            using (line)
                Assert.Equal(408, await line.ReadStatusAsync());

        Assert.Equal("", local.Log.TakeFailures() + others.Log.TakeFailures());
    }

    /// <summary>A client that hangs up in the middle of its body is nobody's mistake.</summary>
    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_body_that_is_cut_off_is_no_failure(string address)
    {
        var (door, program) = Find(address);
        using (var line = await RawLine.ConnectAsync(program.Address))
            await line.SendAsync(door.Head(program, "Content-Length: 1000") + "{\"type\":");

        await What_the_table_sends_in_peace_is_taken(address);
        Assert.Equal("", program.Log.TakeFailures());
    }

    private async Task RefusedAsync(
        string address, string what, Func<Door, RunningProgram, Task<HttpResponseMessage>> send, HttpStatusCode status, string code)
    {
        var (door, program) = Find(address);
        var rows = await program.CountRowsAsync();
        using var answer = await send(door, program);

        Assert.True(status == answer.StatusCode, $"{what}: {answer.StatusCode}");
        await Refusal.HasAsync(status, code, answer);
        Assert.True(rows == await program.CountRowsAsync(), $"{what} was stored");
        Assert.Equal("", program.Log.TakeFailures());
    }

    private (Door Door, RunningProgram Program) Find(string address) => (Door.Named(address), ProgramOf(Door.Named(address)));

    private RunningProgram ProgramOf(Door door) => door.IsPublic ? others : local;

    private static string Nested(int levels) =>
        """{"type":"message","user":{"id":"zoe"},"value":"""
        + string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "1" + new string('}', levels);

    /// <summary>A few kilobytes that would be ten megabytes.</summary>
    private static byte[] Bomb()
    {
        using var small = new MemoryStream();
        using (var gzip = new GZipStream(small, CompressionLevel.SmallestSize))
            gzip.Write(Encoding.UTF8.GetBytes("{}".PadRight(10_000_000)));

        return small.ToArray();
    }

    /// <summary>Sent in pieces, without a word on how much it will be.</summary>
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
