using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Web;

public class SignInTests
{
    [Fact]
    public async Task A_link_shows_whom_it_is_for_and_then_signs_in_once()
    {
        await using var server = await WebServer.StartPublicAsync();
        var link = await server.InviteAsync("Ines Duarte");
        var ines = new WebBrowser(server);

        Assert.Equal("""{"name":"Ines Duarte","isSame":false}""", (await ines.LookAsync(link)).ToJsonString());
        Assert.Equal("""{"name":"Ines Duarte","isSame":false}""", (await ines.LookAsync(link)).ToJsonString());
        await ines.SignInAsync(link);

        Assert.Equal("Ines Duarte", (await ines.PeopleAsync())["me"]!["name"]!.GetValue<string>());
        Assert.False(await ines.TrySignInAsync(link));
        Assert.False(await new WebBrowser(server).TrySignInAsync(link));
        Assert.Equal("""{"isSame":false}""", (await new WebBrowser(server).LookAsync(link)).ToJsonString());
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_of_other_hosts_and_of_plain_http()
    {
        await using var server = await WebServer.StartPublicAsync();
        var ines = await server.EnterAsync("Ines");

        Assert.Matches("^__Host-servicebot=[A-Za-z0-9_-]{43}; max-age=2592000; path=/; secure; samesite=strict; httponly$", ines.SetCookie);
    }

    [Fact]
    public async Task Only_hashes_of_links_and_sessions_are_kept()
    {
        await using var server = await WebServer.StartPublicAsync();
        var link = await server.InviteAsync("Rui");
        var ines = await server.EnterAsync("Ines");
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();

        Assert.Equal(Secret.Hash(link.Split('#')[1]), (await db.SignInLinks.SingleAsync()).Hash);
        Assert.Equal(Secret.Hash(ines.Cookie!.Split('=', 2)[1]), (await db.Sessions.SingleAsync()).Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_was_never_given_out_opens_nothing(string secret)
    {
        await using var server = await WebServer.StartPublicAsync();
        await server.InviteAsync("Ines");

        Assert.False(await new WebBrowser(server).TrySignInAsync($"#{secret}"));
    }

    [Fact]
    public async Task An_invitation_is_good_for_a_day()
    {
        await using var server = await WebServer.StartPublicAsync();
        var link = await server.InviteAsync("Ines");

        server.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal("Ines", (string?)(await new WebBrowser(server).LookAsync(link))["name"]);

        server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await new WebBrowser(server).LookAsync(link))["name"]);
        Assert.False(await new WebBrowser(server).TrySignInAsync(link));
    }

    [Fact]
    public async Task Of_many_who_use_a_link_at_once_one_gets_in()
    {
        await using var server = await WebServer.StartPublicAsync();
        var link = await server.InviteAsync("Ines");

        var worked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new WebBrowser(server).TrySignInAsync(link)));

        Assert.Single(worked, true);
    }

    [Fact]
    public async Task Who_is_signed_in_as_somebody_else_is_told_so_and_leaves_nothing_behind()
    {
        await using var server = await WebServer.StartPublicAsync();
        var browser = await server.EnterAsync("Ines");
        var before = new WebBrowser(server) { Cookie = browser.Cookie };
        var link = await server.InviteAsync("Rui");

        Assert.Equal("""{"name":"Rui","signedInAs":"Ines","isSame":false}""", (await browser.LookAsync(link)).ToJsonString());
        Assert.Equal("""{"signedInAs":"Ines","isSame":false}""", (await browser.LookAsync("#nothing")).ToJsonString());
        await browser.SignInAsync(link);

        Assert.Equal("Rui", (await browser.PeopleAsync())["me"]!["name"]!.GetValue<string>());
        Assert.False(await before.IsSignedInAsync());
    }

    [Fact]
    public async Task Who_is_signed_in_as_the_same_person_keeps_the_link()
    {
        await using var server = await WebServer.StartPublicAsync();
        var ines = await server.EnterAsync("Ines");
        var link = await server.InviteAsync("Ines", again: true);

        Assert.Equal("""{"name":"Ines","signedInAs":"Ines","isSame":true}""", (await ines.LookAsync(link)).ToJsonString());
    }

    [Fact]
    public async Task A_session_lasts_thirty_days_from_the_last_use()
    {
        await using var server = await WebServer.StartPublicAsync();
        var ines = await server.EnterAsync("Ines");
        for (var week = 0; week < 10; week++)
        {
            server.Clock.Advance(TimeSpan.FromDays(7));
            Assert.True(await ines.IsSignedInAsync());
            Assert.Contains("max-age=2592000", ines.SetCookie);
        }

        server.Clock.Advance(TimeSpan.FromDays(30));
        Assert.False(await ines.IsSignedInAsync());
    }

    [Fact]
    public async Task A_page_that_stays_open_keeps_its_session()
    {
        await using var server = await WebServer.StartPublicAsync();
        var browser = await server.EnterAsync("Ines");
        var ines = await browser.OpenAsync();
        for (var quarter = 0; quarter < 100; quarter++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(15));
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/refresh");
            request.Headers.Authorization = new("Bearer", ines.Token);
            request.Headers.Add("Cookie", browser.Cookie);
            ines = new WebVisitor(server, (await WebVisitor.ReadAsync(await server.Http.SendAsync(request)))["token"]!.GetValue<string>());
        }

        server.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(100));
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task A_token_ends_with_its_session_even_while_it_is_fresh()
    {
        await using var server = await WebServer.StartPublicAsync();
        var browser = await server.EnterAsync("Ines");
        server.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(40));
        var ines = await (await server.EnterAsync("Rui")).OpenAsync();
        await server.WriteAsync(session => session.ExecuteAsync(
            """UPDATE "Sessions" SET "ExpiresAt" = $1""", server.Clock.Now + TimeSpan.FromMinutes(1)));

        Assert.Equal(HttpStatusCode.OK, (await ines.PostAsync("""{"type":"message","text":"hello"}""")).StatusCode);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await Refusal.HasAsync(HttpStatusCode.Unauthorized, "Unauthorized", await ines.PostAsync("""{"type":"message","text":"hello"}"""));
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task One_browser_too_many_ends_the_first()
    {
        await using var server = await WebServer.StartPublicAsync();
        var browsers = new List<WebBrowser> { await server.EnterAsync("Ines") };
        for (var i = 1; i <= Sessions.MostOfOnePerson; i++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(1));
            browsers.Add(new WebBrowser(server));
            await browsers[i].SignInAsync(await server.InviteAsync("Ines", again: true));
        }

        Assert.False(await browsers[0].IsSignedInAsync());
        Assert.True(await browsers[1].IsSignedInAsync());
        Assert.True(await browsers[^1].IsSignedInAsync());
    }

    [Fact]
    public async Task Who_came_from_another_chat_gets_their_place_on_the_web()
    {
        await using var server = await WebServer.StartPublicAsync();
        await server.InviteAsync("Ines");
        await server.WriteAsync(async session =>
        {
            await session.ExecuteAsync("""INSERT INTO "People" ("Id", "Name", "Zone", "Role") VALUES ('t-1', 'Marta', 'Etc/UTC', 0)""");
            return await session.ExecuteAsync(
                """
                INSERT INTO "Addresses" ("Channel", "Account", "PersonId", "Conversation", "ServiceUrl", "LastWrittenAt")
                VALUES ('msteams', 'a-1', 't-1', 'chat-1', 'https://teams.example/', $1)
                """,
                server.Clock.Now);
        });
        var marta = new WebBrowser(server);
        await marta.SignInAsync(await server.InviteAsync("Marta", again: true));

        using var ears = await (await marta.OpenAsync()).ListenAsync();

        Assert.Equal("Hello Marta and ServiceBot", (await ears.HearAsync())["text"]!.GetValue<string>());
        await using var scope = server.Services.CreateAsyncScope();
        var address = await scope.ServiceProvider.GetRequiredService<People>().PrivateAddressAsync("t-1", CancellationToken.None);
        Assert.Equal("msteams", address?.Channel);
    }

    [Fact]
    public async Task What_was_given_out_in_local_mode_is_worth_nothing_any_more()
    {
        using var data = new TestData();
        string token;
        await using (var local = await WebServer.StartAsync(data))
            token = (await local.MeetAsync("ines")).Token;

        await using var server = await WebServer.StartPublicAsync(data);
        await Refusal.HasAsync(
            HttpStatusCode.Unauthorized, "Unauthorized",
            await new WebVisitor(server, token).SendAsync(HttpMethod.Post, "/v3/directline/conversations", WebVisitor.Json("{}")));
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        await using var server = await WebServer.StartPublicAsync(settings: [("Web:SignInsPerSecond", "1"), ("Web:SignInBurst", "3")]);
        var thief = new WebBrowser(server);
        for (var i = 0; i < 3; i++)
            await thief.LookAsync($"#guess{i}");

        await Refusal.HasAsync(HttpStatusCode.TooManyRequests, "TooManyRequests", await thief.PostAsync("/sign-in", """{"secret":"guess"}"""));
    }

    [Fact]
    public async Task What_nobody_can_use_any_more_is_removed()
    {
        await using var server = await WebServer.StartPublicAsync();
        await (await server.EnterAsync("Ines")).OpenAsync();
        await server.InviteAsync("Rui");

        server.Clock.Advance(TimeSpan.FromDays(2));
        await server.PruneAsync();
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        Assert.Equal((0, 1), (await db.SignInLinks.CountAsync(), await db.Sessions.CountAsync()));

        server.Clock.Advance(TimeSpan.FromDays(29));
        await server.PruneAsync();
        Assert.Equal((0, 0), (await db.WebTokens.CountAsync(), await db.Sessions.CountAsync()));
    }
}
