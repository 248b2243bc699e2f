using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Tests.Channels.Web;

namespace ServiceBot.Tests.Channels;

/// <summary>With everything that is Mallory's, and Ines' ids wherever an id can be named, nobody gets at anything of Ines.</summary>
public sealed class NobodyElseTests : IAsyncLifetime
{
    private const string Told = "The parcel of Ms Adler is lost";

    private WebServer server = null!; // set before each test
    private WebBrowser mallory = null!;
    private WebVisitor inHerChat = null!;
    private string ines = "";
    private string room = "";

    public async Task InitializeAsync()
    {
        server = await WebServer.StartPublicAsync();
        var other = await server.EnterAsync("Ines", team: "North desk");
        ines = await server.IdOfAsync("Ines");
        room = (string)(await other.PeopleAsync())["rooms"]![0]!["id"]!;
        await (await other.OpenAsync()).SayAsync(Told);
        await (await other.EnterRoomAsync(room)).SayAsync(Told);
        await server.WriteAsync(async session =>
        {
            await session.ExecuteAsync(
                """INSERT INTO "Teams" ("Id", "Name", "Zone", "RoomChannel", "RoomConversation") VALUES ('south', 'South desk', 'Etc/UTC', 'directline', 'room-south')""");
            return await session.OpenRoomAsync("south", server.Clock.Now);
        });

        mallory = await server.EnterAsync("Mallory", team: "South desk");
        inHerChat = await mallory.OpenAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    /// <summary>Every address that names a person, a conversation or a room, in its path or in its body.</summary>
    [Fact]
    public async Task No_address_lets_one_be_somebody_else()
    {
        var before = await OfInesAsync();
        foreach (var door in Door.All.Where(door => door.IsPublic && !door.Path.StartsWith("/sign-", StringComparison.Ordinal)))
        {
            var path = door.Path.Replace("private-ines", WebConversation.PrivateId(ines)).Replace("room-harbour", room);
            var isNamed = path != door.Path;
            foreach (var body in Bodies(door))
                foreach (var token in (string?[])[null, inHerChat.Token, mallory.Cookie!.Split('=', 2)[1]])
                {
                    using var answer = await SendAsync(door.Method, path, body, token);
                    var said = await answer.Content.ReadAsStringAsync();

                    Assert.True((int)answer.StatusCode < 500, $"{door.Name} {body}: {answer.StatusCode} {said}");
                    Assert.False(isNamed && answer.IsSuccessStatusCode, $"{door.Name} {body}: {said}");
                    Assert.DoesNotContain(Told, said);
                    Assert.DoesNotContain(ines, said);
                    if (JsonNode.Parse(said.StartsWith('{') ? said : "{}")!["token"] is { } given)
                        Assert.Equal(await server.IdOfAsync("Mallory"), await OwnerAsync((string)given!));
                }
        }

        Assert.Equal(before, await OfInesAsync());
    }

    [Fact]
    public async Task Who_says_they_are_somebody_else_is_refused()
    {
        foreach (var path in (string[])["/v3/directline/tokens/generate", $"/chat/rooms/{room}/token", "/chat/rooms/room-south/token"])
            await Refusal.HasAsync(HttpStatusCode.Forbidden, "Forbidden", await mallory.PostAsync(path, $$$"""{"user":{"id":"{{{ines}}}"}}"""));
    }

    [Fact]
    public async Task What_is_posted_in_somebodys_name_is_said_in_ones_own()
    {
        var body = new JsonObject { ["type"] = "message", ["text"] = "it was me", ["from"] = new JsonObject { ["id"] = ines, ["name"] = "Ines", ["role"] = "bot" } };
        var inRoom = await mallory.EnterRoomAsync("room-south");
        await WebVisitor.ReadAsync(await inRoom.PostAsync(body.ToJsonString()));

        var from = (await inRoom.ReadAsync())["activities"]!.AsArray().Single(said => (string?)said!["text"] == "it was me")!["from"]!;
        Assert.Equal($$"""{"id":"{{await server.IdOfAsync("Mallory")}}","name":"Mallory"}""", from.ToJsonString());
    }

    [Fact]
    public async Task Only_the_people_of_ones_own_teams_are_listed()
    {
        var people = (await mallory.PeopleAsync()).ToJsonString();

        Assert.Contains("Mallory", people);
        Assert.Contains("South desk", people);
        Assert.DoesNotContain("Ines", people);
        Assert.DoesNotContain("North desk", people);
    }

    [Fact]
    public async Task A_ticket_opens_no_other_socket()
    {
        var own = new Uri(inHerChat.StreamUrl);
        var path = $"/v3/directline/conversations/{WebConversation.PrivateId(ines)}/stream{own.Query}";
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", mallory.Cookie);
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");

        await Refusal.HasAsync(HttpStatusCode.Unauthorized, "Unauthorized", await server.Http.SendAsync(request));
    }

    /// <summary>As the table has them, and with Ines in every place that takes a text.</summary>
    private IEnumerable<string?> Bodies(Door door)
    {
        yield return door.Method == "POST" ? "{}" : null;
        if (door.Method == "POST")
            yield return $$"""{"user":{"id":"{{ines}}"},"userId":"{{ines}}","conversationId":"{{WebConversation.PrivateId(ines)}}"}""";

        foreach (var body in door.Bodies)
        {
            var parts = JsonNode.Parse(body)!.AsObject();
            foreach (var name in parts.Select(part => part.Key).Append("from").Append("conversation").ToList())
            {
                var changed = parts.DeepClone().AsObject();
                changed[name] = name is "type" ? "message" : name is "text" ? ines : new JsonObject { ["id"] = ines };
                yield return changed.ToJsonString();
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? body, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : WebVisitor.Json(body) };
        request.Headers.Add("Cookie", mallory.Cookie);
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);

        return await server.Http.SendAsync(request);
    }

    /// <summary>All that is hers, as it stands in the database.</summary>
    private async Task<(int Activities, int Tokens, int Sessions, int Changes)> OfInesAsync()
    {
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        return (
            await db.WebActivities.CountAsync(said => said.Conversation == WebConversation.PrivateId(ines) || said.Conversation == room),
            await db.WebTokens.CountAsync(token => token.PersonId == ines),
            await db.Sessions.CountAsync(session => session.PersonId == ines),
            await db.RosterChanges.CountAsync());
    }

    private async Task<string> OwnerAsync(string token)
    {
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        var hash = Secret.Hash(token);
        return await db.WebTokens.Where(kept => kept.Hash == hash).Select(kept => kept.PersonId).SingleAsync();
    }
}
