using System.Text;
using Microsoft.AspNetCore.Http;
using ServiceBot.Channels;

namespace ServiceBot.Tests.Channels;

public class StrictJsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(" {\"a\":[1,2,{\"b\":null}]}\r\n")]
    [InlineData("""{"text":"a \\u0000 that is only written about"}""")]
    [InlineData("""{"text":"\ud83d\ude00 and \u00e9"}""")]
    [InlineData("""{"a":{"x":1},"b":{"x":1},"A":2}""")]
    public void What_has_one_meaning_is_taken(string body) => StrictJson.Parse(Encoding.UTF8.GetBytes(body));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "not JSON")]
    [InlineData("null", "object")]
    [InlineData("[]", "object")]
    [InlineData("\"text\"", "object")]
    [InlineData("7", "object")]
    [InlineData("{", "not JSON")]
    [InlineData("{}{}", "not JSON")]
    [InlineData("{'a':1}", "not JSON")]
    [InlineData("{\"a\":1,}", "not JSON")]
    [InlineData("{\"a\":/**/1}", "not JSON")]
    [InlineData("{\"a\":NaN}", "not JSON")]
    [InlineData("\uFEFF{}", "not JSON")]
    [InlineData("{\"a\":\"\u0000\"}", "not JSON")]
    [InlineData("""{"a":1,"a":2}""", "twice")]
    [InlineData("""{"a":1,"\u0061":2}""", "twice")]
    [InlineData("""{"b":[{"a":1,"a":1}]}""", "twice")]
    [InlineData("""{"a":"\u0000"}""", "U+0000")]
    [InlineData("""{"\u0000":1}""", "U+0000")]
    [InlineData("""{"a":"\ud83d"}""", "surrogate")]
    [InlineData("""{"a":"\ude00\ud83d"}""", "surrogate")]
    [InlineData("""{"\ud83d":1}""", "surrogate")]
    [InlineData("""{"a":1e999}""", "too large")]
    [InlineData("""{"a":-1e999}""", "too large")]
    public void What_has_two_meanings_or_none_is_refused(string body, string reason) =>
        Refused(Encoding.UTF8.GetBytes(body), 400, reason);

    [Fact]
    public void What_is_not_utf8_is_refused()
    {
        Refused(Encoding.Unicode.GetBytes("""{"a":1}"""), 400, "not JSON");
        Refused([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{}")], 400, "not UTF-8");
        Refused([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8], 400, "not UTF-8");

        // Half of a surrogate pair, written as the bytes it would have.
        Refused([.. "{\"a\":\""u8, 0xED, 0xA0, 0xBD, .. "\"}"u8], 400, "not UTF-8");
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(1_000, true)]
    [InlineData(100_000, true)]
    public void Nesting_ends_at_sixty_four_levels(int levels, bool refused)
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1));

        if (refused)
            Refused(body, 400, "64 levels");
        else
            StrictJson.Parse(body);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("text/plain", null)]
    [InlineData("text/json", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("multipart/form-data; boundary=x", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/jsonp", null)]
    [InlineData("nonsense", null)]
    [InlineData("application/json", "gzip")]
    [InlineData("application/json", "identity, gzip")]
    public async Task What_says_it_is_something_else_is_415(string? contentType, string? encoding)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReadAsync("{}"u8.ToArray(), contentType, encoding));

        Assert.Equal(415, refused.Status);
    }

    [Theory]
    [InlineData("application/json", null)]
    [InlineData("Application/JSON; charset=UTF-8", "identity")]
    [InlineData("application/json;charset=\"utf-8\"", null)]
    public async Task Json_may_say_so_in_several_ways(string contentType, string? encoding) =>
        await ReadAsync("{}"u8.ToArray(), contentType, encoding);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_ends_at_256_kilobytes_whether_its_length_is_said_or_not(bool said)
    {
        var largest = Encoding.UTF8.GetBytes("{}".PadRight(StrictJson.LargestBody));
        var read = await ReadAsync(largest, saysLength: said);
        Assert.Equal(largest.Length, read.Body.Length);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReadAsync([.. largest, (byte)' '], saysLength: said));
        Assert.Equal(413, refused.Status);
    }

    [Fact]
    public async Task Whoever_comes_next_can_read_the_body_again()
    {
        var request = await ReadAsync("{\"a\":1}"u8.ToArray());

        Assert.Equal("{\"a\":1}", await new StreamReader(request.Body).ReadToEndAsync());
    }

    [Fact]
    public void Nothing_that_is_broken_by_chance_is_anything_but_taken_or_refused()
    {
        const int seed = 20261121;
        var random = new Random(seed);
        byte[] whole = [.. """{"type":"message","text":"a\ud83d\ude00é","value":{"a":[1,2.5e3,true,null,{"b":"\u0000"}]},"id":"7"}"""u8];
        for (var round = 0; round < 20_000; round++)
        {
            var body = whole.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                body[random.Next(body.Length)] = (byte)random.Next(256);

            try
            {
                StrictJson.Parse(body.AsSpan(0, random.Next(1, body.Length + 1)));
            }
            catch (RefusedException refused)
            {
                Assert.Equal(400, refused.Status);
            }
        }
    }

    private static void Refused(byte[] body, int status, string reason)
    {
        var refused = Assert.Throws<RefusedException>(() => StrictJson.Parse(body));
        Assert.Equal(status, refused.Status);
        Assert.Contains(reason, refused.Message);
    }

    private static async Task<HttpRequest> ReadAsync(
        byte[] body, string? contentType = "application/json", string? encoding = null, bool saysLength = true)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(body);
        request.ContentType = contentType;
        if (saysLength)
            request.ContentLength = body.Length;
        if (encoding is not null)
            request.Headers.ContentEncoding = encoding.Split(", ");

        await StrictJson.ReadAsync(request, CancellationToken.None);
        return request;
    }
}
