using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ServiceBot.Channels;
using ServiceBot.Tests.Channels.Web;

namespace ServiceBot.Tests.Site;

public class LocalModeTests(SharedWebServer shared) : IClassFixture<SharedWebServer>
{
    private const string Generate = "/v3/directline/tokens/generate";

    /// <summary>What a web page of somebody else can make a browser send.</summary>
    public static TheoryData<string, string, string, HttpStatusCode> HostilePages => new()
    {
        { "a name that was made to point here", "Host", "evil.example", HttpStatusCode.MisdirectedRequest },
        { "the same, with our port", "Host", "evil.example:3978", HttpStatusCode.MisdirectedRequest },
        { "a name that only begins like ours", "Host", "localhost.evil.example", HttpStatusCode.MisdirectedRequest },
        { "an address of the network", "Host", "192.168.1.10", HttpStatusCode.MisdirectedRequest },
        { "any address", "Host", "0.0.0.0", HttpStatusCode.MisdirectedRequest },
        { "a foreign origin", "Origin", "https://evil.example", HttpStatusCode.Forbidden },
        { "another port of this machine", "Origin", "http://127.0.0.1:1", HttpStatusCode.Forbidden },
        { "another name of this machine", "Origin", "http://localhost", HttpStatusCode.Forbidden },
        { "a sandboxed page", "Origin", "null", HttpStatusCode.Forbidden },
        { "no origin at all, but written down", "Origin", "", HttpStatusCode.Forbidden },
        { "another site", "Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden },
        { "a proxy", "X-Forwarded-For", "10.0.0.1", HttpStatusCode.BadRequest },
        { "a proxy that names a host", "X-Forwarded-Host", "localhost", HttpStatusCode.BadRequest },
        { "a proxy that names a scheme", "X-Forwarded-Proto", "https", HttpStatusCode.BadRequest },
        { "a proxy by the standard", "Forwarded", "for=10.0.0.1", HttpStatusCode.BadRequest },
    };

    [Theory]
    [MemberData(nameof(HostilePages))]
    public async Task A_hostile_page_can_change_nothing(string page, string header, string value, HttpStatusCode status)
    {
        var server = shared.Server;
        var rows = await server.CountRowsAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Generate) { Content = WebVisitor.Json("""{"user":{"id":"ines"}}""") };
        request.Headers.TryAddWithoutValidation(header, value);

        var answer = await server.Http.SendAsync(request);

        Assert.True(status == answer.StatusCode, $"{page}: {answer.StatusCode}");
        Assert.Contains("\"message\":\"", await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain("Access-Control", answer.Headers.ToString());
        Assert.Equal(rows, await server.CountRowsAsync());
    }

    /// <summary>All but the empty header, which the socket client leaves out.</summary>
    public static IEnumerable<object[]> HostileSockets => HostilePages.Where(page => page[2] is not "");

    [Theory]
    [MemberData(nameof(HostileSockets))]
    public async Task A_hostile_page_can_open_no_socket(string page, string header, string value, HttpStatusCode status)
    {
        var ines = shared.Ines;
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader(header, value);

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(ines.StreamUrl), CancellationToken.None));
        Assert.True(status == socket.HttpStatusCode, $"{page}: {socket.HttpStatusCode}");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task A_form_is_taken_nowhere(string? contentType)
    {
        var server = shared.Server;
        var rows = await server.CountRowsAsync();
        foreach (var path in (string[])[Generate, "/v3/directline/conversations", "/chat/rooms/room-desk/token", "/", "/nowhere"])
        {
            var form = new ByteArrayContent([.. """{"user":{"id":"ines"}}"""u8]);
            if (contentType is not null)
                form.Headers.TryAddWithoutValidation("Content-Type", contentType);

            await Refusal.HasAsync(
                HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType", await server.Http.PostAsync(path, form));
        }

        Assert.Equal(rows, await server.CountRowsAsync());
    }

    [Fact]
    public async Task An_empty_post_needs_a_token_which_no_other_page_can_send()
    {
        var server = shared.Server;
        var ines = await server.MeetAsync("ines");

        await Refusal.HasAsync(
            HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType",
            await server.Http.PostAsync("/v3/directline/tokens/refresh", null));
        Assert.Equal(HttpStatusCode.OK, (await ines.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh")).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "self")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task The_pages_own_requests_pass(string header, string value)
    {
        var server = shared.Server;
        using var request = new HttpRequestMessage(HttpMethod.Post, Generate) { Content = WebVisitor.Json("""{"user":{"id":"ines"}}""") };
        request.Headers.Add(header, value == "self" ? server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) : value);

        Assert.Equal(HttpStatusCode.OK, (await server.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("localhost:3978")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:3978")]
    [InlineData("LOCALHOST")]
    public async Task This_machine_may_be_called_by_each_of_its_names(string host)
    {
        var server = shared.Server;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat/people");
        request.Headers.Host = host;

        Assert.Equal(HttpStatusCode.OK, (await server.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_link_from_elsewhere_may_be_followed_but_not_taken_into_another_page()
    {
        var server = shared.Server;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat/people");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        var answer = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("Access-Control", answer.Headers.ToString());
    }

    [Fact]
    public async Task Every_cookie_stays_with_this_site()
    {
        await using var server = await WebServer.StartAsync(map: app =>
            app.MapGet("/cookie", (HttpResponse response) => response.Cookies.Append("a", "b", new CookieOptions { SameSite = SameSiteMode.None })));

        var cookie = Assert.Single((await server.Http.GetAsync("/cookie")).Headers.GetValues("Set-Cookie"));

        Assert.Contains("samesite=strict", cookie);
        Assert.Contains("httponly", cookie);
    }

    [Theory]
    [InlineData("Urls", "http://localhost:3978")]
    [InlineData("Urls", "http://127.0.0.1:3978;http://[::1]:3978")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://localhost:3978")]
    [InlineData("Nothing", "")]
    public void It_listens_on_this_machine(string setting, string value) => Loopback.Demand(Settings(setting, value), []);

    [Theory]
    [InlineData("Urls", "http://*:3978")]
    [InlineData("Urls", "http://+:3978")]
    [InlineData("Urls", "http://0.0.0.0:3978")]
    [InlineData("Urls", "http://[::]:3978")]
    [InlineData("Urls", "http://192.168.1.10:3978")]
    [InlineData("Urls", "http://example.com:3978")]
    [InlineData("Urls", "http://localhost:3978;http://0.0.0.0:80")]
    [InlineData("Urls", "nonsense")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://*:80")]
    [InlineData("Kestrel:Endpoints:Http:Protocols", "Http2")]
    public void It_refuses_to_listen_anywhere_else(string setting, string value)
    {
        var refused = Assert.Throws<StartupException>(() => Loopback.Demand(Settings(setting, value), []));

        Assert.Contains("listens on this machine only", refused.Message);
        Assert.Contains(setting.Replace(":Url", "").Replace(":Protocols", ""), refused.Message);
    }

    [Fact]
    public void It_refuses_addresses_given_by_code_as_well() =>
        Assert.Throws<StartupException>(() => Loopback.Demand(Settings("Nothing", ""), ["http://*:80"]));

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:9000", true)]
    [InlineData("https://[::1]/", true)]
    [InlineData("HTTP://LOCALHOST", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("localhost", false)]
    [InlineData("ftp://localhost/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://localhost@evil.example/", false)]
    [InlineData("http://evil.example@localhost/", false)]
    [InlineData("http://0.0.0.0/", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("http://127.0.0.1.evil.example/", false)]
    [InlineData("https://smba.trafficmanager.net/teams/", false)]
    public void A_service_url_is_on_this_machine_or_not(string? serviceUrl, bool expected) =>
        Assert.Equal(expected, Loopback.Is(serviceUrl));

    private static IConfiguration Settings(string name, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
}
