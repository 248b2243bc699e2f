using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;

namespace ServiceBot.Tests.Channels.Web;

public class TokenTests
{
    private const string Generate = "/v3/directline/tokens/generate";

    [Fact]
    public async Task A_token_is_kept_as_its_hash_only()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();

        var stored = await db.WebTokens.SingleAsync();

        Assert.Equal(43, ines.Token.Length);
        Assert.Equal(43, stored.Hash.Length);
        Assert.NotEqual(ines.Token, stored.Hash);
    }

    [Fact]
    public async Task Somebody_new_is_a_guest_of_the_team_however_often_they_come_at_once()
    {
        await using var server = await WebServer.StartAsync();

        var visitors = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.MeetAsync("dl_Zoë".Replace('ë', 'e'))));
        var guest = await visitors[0].OpenAsync();

        Assert.Equal("private-dl_Zoe", guest.Conversation);
        Assert.Equal("room-desk", (await guest.EnterRoomAsync()).Conversation);
        var list = await WebVisitor.ReadAsync(await server.Http.GetAsync("/chat/people"));
        Assert.Equal(["ines", "amal", "dl_Zoe"], list["people"]!.AsArray().Select(person => person!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Nothing_is_done_without_a_token_that_is_known()
    {
        await using var server = await WebServer.StartAsync();
        (HttpMethod, string)[] endpoints =
        [
            (HttpMethod.Post, "/v3/directline/tokens/refresh"),
            (HttpMethod.Post, "/v3/directline/conversations"),
            (HttpMethod.Get, "/v3/directline/conversations/private-ines"),
            (HttpMethod.Get, "/v3/directline/conversations/private-ines/activities"),
            (HttpMethod.Post, "/v3/directline/conversations/private-ines/activities"),
            (HttpMethod.Post, "/v3/directline/conversations/private-ines/upload"),
            (HttpMethod.Get, "/v3/directline/session/getsessionid"),
            (HttpMethod.Post, "/chat/rooms/room-desk/token"),
        ];
        string?[] authorizations = [null, "Bearer", "Bearer nobody", "Basic aW5lczppbmVz", "nonsense", ""];

        var rows = await server.CountRowsAsync();
        foreach (var (method, path) in endpoints)
            foreach (var authorization in authorizations)
            {
                using var request = new HttpRequestMessage(method, path);
                if (method == HttpMethod.Post)
                    request.Content = WebVisitor.Json("{}");
                if (authorization is not null)
                    request.Headers.TryAddWithoutValidation("Authorization", authorization);

                // Where there is no token at all, a room asks who it is.
                var expected = path.StartsWith("/chat/") && authorization is null
                    ? (HttpStatusCode.BadRequest, "BadArgument")
                    : (HttpStatusCode.Unauthorized, "Unauthorized");
                await Refusal.HasAsync(expected.Item1, expected.Item2, await server.Http.SendAsync(request));
            }

        Assert.Equal(rows, await server.CountRowsAsync());
    }

    [Fact]
    public async Task An_expired_token_is_403_and_stays_so()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();

        server.Clock.Advance(TimeSpan.FromMinutes(30));
        foreach (var path in (string[])["/v3/directline/tokens/refresh", "/v3/directline/conversations"])
            await Refusal.HasAsync(
                HttpStatusCode.Forbidden, "TokenExpired", await ines.SendAsync(HttpMethod.Post, path, WebVisitor.Json("{}")));

        server.Clock.Advance(TimeSpan.FromHours(8));
        await server.MeetAsync("amal");
        await Refusal.HasAsync(
            HttpStatusCode.Forbidden, "TokenExpired",
            await ines.SendAsync(HttpMethod.Get, "/v3/directline/conversations/private-ines/activities"));
    }

    [Fact]
    public async Task A_refreshed_token_is_a_new_one_for_the_same_conversation()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(15));

        // As the real client does it: without a body and without a content type.
        var answer = await WebVisitor.ReadAsync(await ines.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh"));
        Assert.Equal(1800, answer["expires_in"]!.GetValue<int>());
        Assert.NotEqual(ines.Token, answer["token"]!.GetValue<string>());

        server.Clock.Advance(TimeSpan.FromMinutes(20));
        var refreshed = new WebVisitor(server, answer["token"]!.GetValue<string>());
        Assert.Equal("private-ines", (await refreshed.OpenAsync()).Conversation);
    }

    [Fact]
    public async Task A_conversation_is_answered_as_clients_expect_it()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");

        var opened = await ines.SendAsync(HttpMethod.Post, "/v3/directline/conversations");

        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        var answer = JsonNode.Parse(await opened.Content.ReadAsStringAsync())!.AsObject();
        Assert.Equal(["conversationId", "token", "expires_in", "streamUrl"], answer.Select(property => property.Key));
        Assert.StartsWith(
            $"ws://{server.Http.BaseAddress!.Authority}/v3/directline/conversations/private-ines/stream?watermark=0&t=",
            answer["streamUrl"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_session_id_is_given_for_the_asking()
    {
        await using var server = await WebServer.StartAsync();
        var ines = await server.MeetAsync("ines");

        var answer = await WebVisitor.ReadAsync(await ines.SendAsync(HttpMethod.Get, "/v3/directline/session/getsessionid"));

        Assert.NotEmpty(answer["sessionId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Tokens_and_tickets_nobody_can_use_any_more_are_removed()
    {
        await using var server = await WebServer.StartAsync();
        await (await server.MeetAsync("ines")).OpenAsync();
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        Assert.Equal((2, 1), (await db.WebTokens.CountAsync(token => !token.IsTicket), await db.WebTokens.CountAsync(token => token.IsTicket)));

        server.Clock.Advance(TimeSpan.FromHours(1));
        await server.MeetAsync("amal");
        await server.PruneAsync();
        Assert.Equal((3, 0), (await db.WebTokens.CountAsync(token => !token.IsTicket), await db.WebTokens.CountAsync(token => token.IsTicket)));

        server.Clock.Advance(TimeSpan.FromDays(8));
        await server.MeetAsync("amal");
        await server.PruneAsync();
        Assert.Equal(1, await db.WebTokens.CountAsync());
    }
}
