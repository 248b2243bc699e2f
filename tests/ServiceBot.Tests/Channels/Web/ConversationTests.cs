using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Channels.Web;

public class ConversationTests
{
    [Fact]
    public async Task Whoever_opens_the_chat_for_the_first_time_is_greeted_once()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        Assert.Equal("Hello Ines Duarte and ServiceBot", (await ears.HearAsync())["text"]!.GetValue<string>());

        await (await server.MeetAsync("ines")).OpenAsync();
        await ines.SayAsync("anything new?");

        Assert.Equal(["anything new?", "You said: anything new?"], await ears.HearTextsAsync(2));
    }

    [Fact]
    public async Task A_token_opens_the_private_chat_of_its_person_and_nothing_else()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        var amal = await (await server.MeetAsync("amal")).OpenAsync();
        Assert.Equal("private-ines", ines.Conversation);

        foreach (var path in (string[])["", "/activities", "/stream?t=x"])
            Assert.Equal(
                path.StartsWith("/stream") ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound,
                (await amal.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/private-ines{path}")).StatusCode);

        var rows = await server.CountRowsAsync();
        var posted = await amal.SendAsync(
            HttpMethod.Post, "/v3/directline/conversations/private-ines/activities", WebVisitor.Json("""{"type":"message","text":"hi"}"""));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        Assert.Equal(rows, await server.CountRowsAsync());
    }

    [Fact]
    public async Task A_post_is_echoed_before_the_answer_with_ids_and_sender_of_the_server()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();

        var id = await ines.SayAsync("the parcel is lost", "client-1");

        var echo = await ears.HearAsync();
        Assert.Equal(
            new JsonObject
            {
                ["type"] = "message",
                ["id"] = id,
                ["timestamp"] = "2026-11-21T09:00:00+00:00",
                ["channelId"] = "directline",
                ["conversation"] = new JsonObject { ["id"] = "private-ines", ["isGroup"] = false, ["conversationType"] = "personal" },
                ["from"] = new JsonObject { ["id"] = "ines", ["name"] = "Ines Duarte", ["role"] = "user" },
                ["recipient"] = new JsonObject { ["id"] = "servicebot", ["name"] = "ServiceBot" },
                ["text"] = "the parcel is lost",
                ["textFormat"] = "plain",
                ["channelData"] = new JsonObject { ["clientActivityID"] = "client-1" },
            }.ToJsonString(),
            echo.ToJsonString());
        var answer = await ears.HearAsync();
        Assert.Equal("You said: the parcel is lost", answer["text"]!.GetValue<string>());
        Assert.Equal("bot", answer["from"]!["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_post_three_times_at_once_has_one_effect_and_one_id()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ines.SayAsync("once", "client-1")));
        Assert.Single(ids.Distinct());
        Assert.Equal(ids[0], await ines.SayAsync("once", "client-1"));

        Assert.Equal(["once", "You said: once"], await ears.HearTextsAsync(2));
        await ines.SayAsync("next", "client-2");
        Assert.Equal(["next", "You said: next"], await ears.HearTextsAsync(2));
    }

    [Fact]
    public async Task The_clients_own_id_of_a_message_counts_where_it_has_no_client_activity_id()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        const string post = """{"type":"message","text":"once","id":"mine","channelData":{"clientActivityID":7}}""";

        var first = await WebVisitor.ReadAsync(await ines.PostAsync(post));
        var second = await WebVisitor.ReadAsync(await ines.PostAsync(post));

        Assert.Equal(first["id"]!.GetValue<string>(), second["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_without_any_id_of_the_client_is_a_new_one_each_time()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();

        Assert.NotEqual(await ines.SayAsync("again"), await ines.SayAsync("again"));
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"event","name":"webchat/join","value":5}""")]
    public async Task Typing_and_events_are_taken_and_forgotten(string post)
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();
        var rows = await server.CountRowsAsync();

        Assert.NotEmpty((await WebVisitor.ReadAsync(await ines.PostAsync(post)))["id"]!.GetValue<string>());
        Assert.Equal(rows, await server.CountRowsAsync());
    }

    [Fact]
    public async Task A_pressed_button_sends_its_value_and_needs_no_text()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();

        await WebVisitor.ReadAsync(await ines.PostAsync(
            """{"type":"message","value":{"action":"abc","note":"grün"},"channelData":{"postBack":true}}"""));

        Assert.Equal("""{"action":"abc","note":"grün"}""", (await ears.HearAsync())["value"]!.ToJsonString(new(System.Text.Json.JsonSerializerOptions.Default)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }));
    }

    [Fact]
    public async Task A_text_may_be_as_long_as_is_said_and_no_longer()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();

        await ines.SayAsync(new string('a', WebMessage.LongestText));
        var tooLong = await ines.PostAsync($$"""{"type":"message","text":"{{new string('a', WebMessage.LongestText + 1)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        Assert.Contains("8000 characters", await tooLong.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_reader_without_a_socket_goes_on_from_its_watermark()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();
        await ines.SayAsync("one");
        await ears.HearTextsAsync(2);

        var first = await ines.ReadAsync();
        Assert.Equal(3, first["activities"]!.AsArray().Count);
        var last = $"{3 * WebTranscript.Stride}";
        Assert.Equal(last, first["watermark"]!.GetValue<string>());

        var nothing = await ines.ReadAsync(last);
        Assert.Empty(nothing["activities"]!.AsArray());
        Assert.Equal(last, nothing["watermark"]!.GetValue<string>());

        Assert.Equal("one", (await ines.ReadAsync($"{WebTranscript.Stride}"))["activities"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_watermark_of_another_database_starts_from_what_was_said_last()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();

        Assert.Single((await ines.ReadAsync("999999"))["activities"]!.AsArray());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("99999999999999999999")]
    [InlineData("1&watermark=2")]
    public async Task A_watermark_that_is_none_is_refused(string watermark)
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();

        foreach (var path in (string[])["", "/activities"])
            Assert.Equal(
                HttpStatusCode.BadRequest,
                (await ines.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/private-ines{path}?watermark={watermark}")).StatusCode);
    }

    [Fact]
    public async Task Files_are_refused_in_one_clear_sentence_and_nothing_is_kept()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        using var ears = await ines.ListenAsync();
        await ears.HearAsync();
        var rows = await server.CountRowsAsync();

        using var files = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "photo.png" } };
        var uploaded = await ines.SendAsync(HttpMethod.Post, "/v3/directline/conversations/private-ines/upload?userId=ines", files);
        var attached = await ines.PostAsync("""{"type":"message","text":"see","attachments":[{"contentType":"image/png"}]}""");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, uploaded.StatusCode);
        Assert.Contains("neither forms nor files", await uploaded.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, attached.StatusCode);
        Assert.Contains("attachments cannot be sent", await attached.Content.ReadAsStringAsync());
        Assert.Equal(rows, await server.CountRowsAsync());
    }

    [Fact]
    public async Task Somebody_from_another_chat_is_reached_where_they_wrote_last()
    {
        await using var server = await WebServer.StartAsync();
        await server.WriteAsync(session => session.ExecuteAsync(
            """
            INSERT INTO "Addresses" ("Channel", "Account", "PersonId", "Conversation", "LastWrittenAt")
            VALUES ('emulator', '29:1', 'ines', 'c1', $1)
            """,
            server.Clock.GetUtcNow()));
        await using var scope = server.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        Assert.Equal("emulator", (await people.PrivateAddressAsync("ines", CancellationToken.None))?.Channel);

        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await (await server.MeetAsync("ines")).OpenAsync()).SayAsync("I am here now");

        Assert.Equal(
            new Address("directline", "private-ines"), await people.PrivateAddressAsync("ines", CancellationToken.None));
    }
}
