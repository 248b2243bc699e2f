using System.Net;
using System.Net.Http.Json;
using System.Text;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>What the Bot Framework door refuses, and what it takes and leaves alone; one program hears it all.</summary>
public sealed class MessagesInputTests(OneBot running) : IClassFixture<OneBot>
{
    private readonly HttpClient http = running.Http;

    [Fact]
    public async Task A_probe_is_answered() =>
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/messages"))).StatusCode);

    [Theory]
    [InlineData("http://203.0.113.5/_connector")]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData(null)]
    public async Task Replies_are_never_sent_off_this_machine(string? serviceUrl)
    {
        using var response = await http.PostAsJsonAsync("/api/messages", new { type = "message", id = "1", channelId = "emulator", serviceUrl });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("serviceUrl", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_web_chat_of_somebody_else_cannot_be_written_to_from_here()
    {
        using var response = await http.PostAsJsonAsync("/api/messages", new
        {
            type = "message",
            id = "1",
            channelId = "directline",
            serviceUrl = "http://127.0.0.1/",
            text = "cases",
            from = new { id = "ines" },
            conversation = new { id = "private-ines" },
        });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("null", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 400)]
    [InlineData("{", 400)]
    [InlineData("""{"type":"message","type":"message"}""", 400)]
    [InlineData("""{"type":5,"serviceUrl":"http://127.0.0.1/"}""", 400)]
    [InlineData("""{"type":"message","text":{"a":1},"serviceUrl":"http://127.0.0.1/"}""", 400)]
    [InlineData("""{"type":"message","from":"ines","serviceUrl":"http://127.0.0.1/"}""", 400)]
    [InlineData("""{"type":"message","conversation":[],"serviceUrl":"http://127.0.0.1/"}""", 400)]
    [InlineData("""{"type":"message","timestamp":"yesterday","serviceUrl":"http://127.0.0.1/"}""", 400)]
    [InlineData("""{"type":"message","text":"a\u0000b","serviceUrl":"http://127.0.0.1/"}""", 400)]
    [InlineData("""{"type":"message","text":"\ud800","serviceUrl":"http://127.0.0.1/"}""", 400)]
    [InlineData("""{"type":"message","value":1e999,"serviceUrl":"http://127.0.0.1/"}""", 400)]
    public async Task What_is_no_activity_is_refused(string body, int status)
    {
        using var response = await PostRawAsync(body);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task What_is_too_large_or_too_deep_is_refused()
    {
        using var large = await PostRawAsync($$"""{"type":"message","text":"{{new string('a', 300_000)}}"}""");
        using var deep = await PostRawAsync($$"""{"type":"message","value":{{new string('[', 500)}}{{new string(']', 500)}}}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, deep.StatusCode);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"hi","channelId":"emulator","serviceUrl":"http://127.0.0.1/"}""")]
    [InlineData("""{"type":"message","channelId":"emulator","serviceUrl":"http://127.0.0.1/","from":{"id":"a"},"conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"somethingNew","id":"1","channelId":"emulator","serviceUrl":"http://127.0.0.1/","from":{"id":"a"},"conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"conversationUpdate","id":"2","channelId":"emulator","serviceUrl":"http://127.0.0.1/","from":{"id":"a"},"conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"event","name":"x","id":"3","channelId":"emulator","serviceUrl":"http://127.0.0.1/","from":{"id":"a"},"conversation":{"id":"c"}}""")]
    public async Task What_is_of_no_use_is_taken_and_left_alone(string body)
    {
        using var response = await PostRawAsync(body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"type":"invoke","name":"unknown","id":"1","channelId":"msteams","serviceUrl":"http://127.0.0.1/","from":{"id":"a"},"conversation":{"id":"c"},"recipient":{"id":"b"}}""", 501)]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","id":"2","value":5,"channelId":"msteams","serviceUrl":"http://127.0.0.1/","from":{"id":"a"},"conversation":{"id":"c"},"recipient":{"id":"b"}}""", 400)]
    public async Task An_invoke_is_answered_at_once_and_alike_when_it_comes_again(string body, int status)
    {
        using var first = await PostRawAsync(body);
        using var again = await PostRawAsync(body);

        // Of anything but 200 people would see nothing at all.
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        var answer = await first.Content.ReadAsStringAsync();
        Assert.Contains($"\"statusCode\":{status}", answer, StringComparison.Ordinal);
        Assert.Equal(answer, await again.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> PostRawAsync(string body) =>
        http.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, "application/json"));
}
