using System.Net;
using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Web;

public class SignOutTests
{
    private const string Hello = """{"type":"message","text":"hello"}""";

    [Fact]
    public async Task Signed_out_nothing_of_the_session_works_any_more_and_its_sockets_close()
    {
        await using var server = await WebServer.StartPublicAsync();
        var browser = await server.EnterAsync("Ines");
        var stolen = new WebBrowser(server) { Cookie = browser.Cookie };
        var ines = await browser.OpenAsync();
        using var ears = await ines.ListenAsync();
        var again = await new WebVisitor(server, ines.Token).OpenAsync();

        await browser.SignOutAsync();

        Assert.Null(browser.Cookie);
        Assert.Matches("^__Host-servicebot=; expires=Thu, 01 Jan 1970 .*; path=/; secure; samesite=strict; httponly$", browser.SetCookie);
        Assert.Equal(SessionWatch.SignedOut, await ears.HearTheEndAsync());
        Assert.False(await stolen.IsSignedInAsync());
        await Refusal.HasAsync(HttpStatusCode.Unauthorized, "Unauthorized", await stolen.PostAsync("/v3/directline/tokens/generate", "{}"));
        await Refusal.HasAsync(HttpStatusCode.Unauthorized, "Unauthorized", await stolen.PostAsync("/sign-out", "{}"));
        await Refusal.HasAsync(HttpStatusCode.Unauthorized, "Unauthorized", await ines.PostAsync(Hello));
        await Refusal.HasAsync(HttpStatusCode.Unauthorized, "Unauthorized", await ines.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh"));
        await Assert.ThrowsAsync<WebSocketException>(again.ListenAsync);
        await using var db = server.Services.GetRequiredService<IDatabase>().Lease();
        Assert.Equal(0, await db.WebTokens.CountAsync());
    }

    [Fact]
    public async Task Other_browsers_stay_signed_in_unless_one_leaves_everywhere()
    {
        await using var server = await WebServer.StartPublicAsync();
        var (desk, phone, home) = (await server.EnterAsync("Ines"), new WebBrowser(server), new WebBrowser(server));
        await phone.SignInAsync(await server.InviteAsync("Ines", again: true));
        await home.SignInAsync(await server.InviteAsync("Ines", again: true));
        var rui = await server.EnterAsync("Rui");
        var unused = await server.InviteAsync("Ines", again: true);
        using var ears = await (await phone.OpenAsync()).ListenAsync();

        await desk.SignOutAsync();
        Assert.True(await phone.IsSignedInAsync());

        await home.SignOutAsync(everywhere: true);
        Assert.Equal(SessionWatch.SignedOut, await ears.HearTheEndAsync());
        Assert.False(await phone.IsSignedInAsync());
        Assert.False(await phone.TrySignInAsync(unused));
        Assert.True(await rui.IsSignedInAsync());
    }

    [Fact]
    public async Task Who_has_left_is_signed_out_and_cannot_come_back()
    {
        await using var server = await WebServer.StartPublicAsync();
        var browser = await server.EnterAsync("Ines");
        var link = await server.InviteAsync("Ines", again: true);
        var ines = await browser.OpenAsync();
        using var ears = await ines.ListenAsync();

        await server.WriteAsync(session => session.ExecuteAsync("""UPDATE "People" SET "LeftAt" = $1""", server.Clock.Now));

        Assert.False(await browser.IsSignedInAsync());
        Assert.False(await browser.TrySignInAsync(link));
        await Refusal.HasAsync(HttpStatusCode.Unauthorized, "Unauthorized", await ines.PostAsync(Hello));
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(SessionWatch.SignedOut, await ears.HearTheEndAsync());
    }

    [Fact]
    public async Task A_session_of_one_process_lasts_and_ends_in_the_other()
    {
        using var data = new TestData();
        if (data.Postgres.Length == 0)
            return; // one process owns an SQLite file

        await using var here = await WebServer.StartPublicAsync(data);
        await using var there = await WebServer.StartPublicAsync(data);
        var browser = await here.EnterAsync("Ines");
        var elsewhere = new WebBrowser(there) { Cookie = browser.Cookie };
        using var ears = await (await elsewhere.OpenAsync()).ListenAsync();

        await browser.SignOutAsync();

        Assert.False(await elsewhere.IsSignedInAsync());
        Assert.Equal(SessionWatch.SignedOut, await ears.HearTheEndAsync());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"everywhere":"yes"}""")]
    [InlineData("""{"everywhere":null}""")]
    public async Task What_is_not_understood_signs_nobody_out(string body)
    {
        await using var server = await WebServer.StartPublicAsync();
        var ines = await server.EnterAsync("Ines");

        await Refusal.HasAsync(HttpStatusCode.BadRequest, "BadArgument", await ines.PostAsync("/sign-out", body));

        Assert.True(await ines.IsSignedInAsync());
    }
}
