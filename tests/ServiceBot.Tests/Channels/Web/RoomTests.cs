using System.Net;

namespace ServiceBot.Tests.Channels.Web;

public class RoomTests
{
    [Fact]
    public async Task In_a_room_everybody_hears_everybody_and_nobody_has_a_role()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).EnterRoomAsync();
        var amal = await (await server.MeetAsync("amal")).EnterRoomAsync();
        using var inesHears = await ines.ListenAsync();
        using var amalHears = await amal.ListenAsync();

        await ines.SayAsync("problem the courier lost it");

        foreach (var ears in (WebEars[])[inesHears, amalHears])
        {
            var post = await ears.HearAsync();
            Assert.Equal("""{"id":"ines","name":"Ines Duarte"}""", post["from"]!.ToJsonString());
            Assert.Equal(
                """{"id":"room-desk","isGroup":true,"conversationType":"channel","name":"Service desk"}""",
                post["conversation"]!.ToJsonString());
            Assert.Equal("You said: problem the courier lost it", (await ears.HearAsync())["text"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Nobody_in_a_room_can_use_up_the_message_id_of_another()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).EnterRoomAsync();
        var amal = await (await server.MeetAsync("amal")).EnterRoomAsync();

        Assert.NotEqual(await ines.SayAsync("mine", "client-1"), await amal.SayAsync("mine", "client-1"));
    }

    [Fact]
    public async Task A_room_is_for_the_members_of_its_team()
    {
        await using var server = await WebServer.StartAsync();
        var amal = await server.MeetAsync("amal");
        var inside = await amal.EnterRoomAsync();
        var outsideOf = WebVisitor.Json("""{"user":{"id":"nobody"}}""");

        await Refusal.HasAsync(
            HttpStatusCode.NotFound, "NotFound", await server.Http.PostAsync("/chat/rooms/room-desk/token", outsideOf));
        await Refusal.HasAsync(
            HttpStatusCode.NotFound, "NotFound", await amal.SendAsync(HttpMethod.Post, "/chat/rooms/room-other/token"));
        await Refusal.HasAsync(
            HttpStatusCode.NotFound, "NotFound", await amal.SendAsync(HttpMethod.Post, "/chat/rooms/private-ines/token"));

        await server.WriteAsync(session => session.ExecuteAsync("""DELETE FROM "Memberships" WHERE "PersonId" = $1""", "amal"));

        await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await amal.SendAsync(HttpMethod.Post, "/chat/rooms/room-desk/token"));
        await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", await inside.PostAsync("""{"type":"message","text":"hi"}"""));
        await Refusal.HasAsync(
            HttpStatusCode.NotFound, "NotFound", await inside.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh"));
    }

    [Fact]
    public async Task A_room_token_is_given_to_a_token_or_to_whoever_one_says_one_is()
    {
        await using var server = await WebServer.StartAsync();

        var named = await WebVisitor.ReadAsync(
            await server.Http.PostAsync("/chat/rooms/room-desk/token", WebVisitor.Json("""{"user":{"id":"amal"}}""")));
        var shown = await (await server.MeetAsync("amal")).SendAsync(
            HttpMethod.Post, "/chat/rooms/room-desk/token", WebVisitor.Json("""{"user":{"id":"ines"}}"""));

        Assert.Equal("room-desk", named["conversationId"]!.GetValue<string>());
        var visitor = await new WebVisitor(server, (await WebVisitor.ReadAsync(shown))["token"]!.GetValue<string>()).OpenAsync();
        await visitor.SayAsync("who am I?");
        Assert.Equal("amal", (await visitor.ReadAsync())["activities"]![0]!["from"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_page_is_told_who_the_people_are_and_where_they_meet()
    {
        await using var server = await WebServer.StartAsync();

        Assert.Equal(
            """
            {"rooms":[{"id":"room-desk","name":"Service desk"}],"people":[{"id":"ines","name":"Ines Duarte","role":"Member"},{"id":"amal","name":"Amal Haddad","role":"Lead"}]}
            """,
            await server.Http.GetStringAsync("/chat/people"));
    }
}
