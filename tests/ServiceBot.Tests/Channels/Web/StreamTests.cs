using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Web;

public class StreamTests
{
    private static readonly Address PrivateChat = new("directline", "private-ines");

    [Fact]
    public async Task Whoever_comes_back_hears_what_was_said_meanwhile_and_nothing_twice()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using (var ears = await ines.ListenAsync())
        {
            await ears.HearAsync();
            await ines.SayAsync("one");
            await ears.HearTextsAsync(2);
            await ines.ResumeAsync(ears.Watermark);
        }

        await ines.SayAsync("two");

        using var again = await ines.ListenAsync();
        Assert.Equal(["two", "You said: two"], await again.HearTextsAsync(2));
        await ines.SayAsync("three");
        Assert.Equal(["three", "You said: three"], await again.HearTextsAsync(2));
    }

    [Fact]
    public async Task Whoever_opens_the_chat_anew_hears_the_last_two_hundred_messages()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");
        await (await server.MeetAsync("ines")).OpenAsync();
        await server.WriteAsync(async session =>
        {
            for (var i = 1; i <= 250; i++)
                await session.AppendToTranscriptAsync(
                    "private-ines", $"line-{i}", $$"""{"type":"message","text":"line {{i}}"}""", server.Clock.Now);

            return true;
        });

        await ines.OpenAsync();
        using var ears = await ines.ListenAsync();

        // The greeting may come at any time among them, so it pushes at most one line out.
        var texts = (await ears.HearTextsAsync(WebHistory.Replayed)).Where(text => text.StartsWith("line")).ToList();
        Assert.Equal("line 250", texts[^1]);
        Assert.InRange(texts.Count, WebHistory.Replayed - 1, WebHistory.Replayed);
    }

    [Fact]
    public async Task A_stream_address_works_once_and_for_its_conversation_only()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        var amal = await (await server.MeetAsync("amal")).OpenAsync();
        var stolen = new Uri(ines.StreamUrl.Replace("private-ines", "private-amal"));

        Assert.Equal(HttpStatusCode.Unauthorized, await RefusedAsync(stolen));
        using (await ines.ListenAsync())
        {
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await RefusedAsync(new Uri(ines.StreamUrl)));

        server.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefusedAsync(new Uri(amal.StreamUrl)));
    }

    [Fact]
    public async Task A_changed_message_comes_again_under_its_id_and_with_its_first_time()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();

        await server.SayAsync(new Message(PrivateChat, "case/1/card", """{"type":"message","text":"open"}"""));
        var first = await ears.HearAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await server.SayAsync(new Message(PrivateChat, "case/1/card", """{"type":"message","text":"owned"}"""));
        var second = await ears.HearAsync();
        await server.SayAsync(new Message(PrivateChat, "case/1/card", null));
        var gone = await ears.HearAsync();

        Assert.Equal(("open", "owned"), (first["text"]!.GetValue<string>(), second["text"]!.GetValue<string>()));
        Assert.Equal(first["id"]!.GetValue<string>(), second["id"]!.GetValue<string>());
        Assert.Equal(first["timestamp"]!.GetValue<string>(), second["timestamp"]!.GetValue<string>());
        Assert.Equal((first["id"]!.GetValue<string>(), "event"), (gone["id"]!.GetValue<string>(), gone["type"]!.GetValue<string>()));
        Assert.Equal($"{4 * WebTranscript.Stride}", ears.Watermark);

        Assert.Equal(2, (await ines.ReadAsync())["activities"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_a_client_sends_to_keep_the_line_open_is_ignored()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();

        await ears.Socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, CancellationToken.None);
        await ears.Socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        await ines.SayAsync("still here");

        Assert.Equal("still here", (await ears.HearAsync())["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_client_that_sends_much_is_closed()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();

        await ears.Socket.SendAsync(new byte[5000], WebSocketMessageType.Text, true, CancellationToken.None);

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await ears.HearTheEndAsync());
    }

    [Fact]
    public async Task The_oldest_of_too_many_windows_is_closed()
    {
        await using var server = await WebServer.StartAsync(settings: ("Web:SocketsPerPerson", "2"));
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var first = await ines.ListenAsync();
        await first.HearAsync();
        using var second = await (await ines.OpenAsync()).ListenAsync();
        await second.HearAsync();
        using var third = await (await ines.OpenAsync()).ListenAsync();

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await first.HearTheEndAsync());
        await ines.SayAsync("hello");
        Assert.Equal("hello", (await second.HearAsync())["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task No_more_windows_than_are_allowed_are_open_at_all()
    {
        await using var server = await WebServer.StartAsync(settings: ("Web:Sockets", "1"));
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        var amal = await (await server.MeetAsync("amal")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await RefusedAsync(new Uri(amal.StreamUrl)));
    }

    [Fact]
    public async Task Streams_are_closed_politely_when_the_program_stops()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();

        var stopping = server.StopAsync();

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, await ears.HearTheEndAsync());
        await stopping;
    }

    [Fact]
    public async Task A_restarted_program_knows_tokens_and_everything_that_was_said()
    {
        using var data = new TestData();
        var clock = new TestClock("2026-11-21T09:00Z");
        WebVisitor before;
        string watermark;
        await using (var server = await WebServer.StartAsync(data, clock))
        {
            before = await (await server.MeetAsync("ines")).OpenAsync();
            using var ears = await before.ListenAsync();
            await before.SayAsync("before");
            await ears.HearTextsAsync(3);
            watermark = ears.Watermark;
        }

        await using var restarted = await WebServer.StartAsync(data, clock);
        var ines = await new WebVisitor(restarted, before.Token).OpenAsync();
        using (var all = await ines.ListenAsync())
            Assert.Contains("before", await all.HearTextsAsync(3));

        await ines.ResumeAsync(watermark);
        await ines.SayAsync("after");
        using var again = await ines.ListenAsync();
        Assert.Equal(["after", "You said: after"], await again.HearTextsAsync(2));
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_is_dropped()
    {
        await using var server = await WebServer.StartAsync();
        await (await server.MeetAsync("ines")).OpenAsync();

        // This stream is told of nothing that comes later.
        await server.WriteAsync(session => session.AppendToTranscriptAsync(
            "private-ines", "hello", """{"type":"message","text":"hello"}""", server.Clock.Now));
        using var socket = new StuckSocket();
        var stream = new WebStream(
            socket, new WebIdentity("ines", null), "private-ines", 0, server.Services.GetRequiredService<WebHistory>(), server.Clock);

        var running = stream.RunAsync(CancellationToken.None);
        await socket.Sending.WaitAsync(TimeSpan.FromSeconds(30));
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        await running;

        Assert.Equal(WebSocketState.Aborted, socket.State);
    }

    private static async Task<HttpStatusCode> RefusedAsync(Uri stream)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(stream, CancellationToken.None));
        return socket.HttpStatusCode;
    }
}
