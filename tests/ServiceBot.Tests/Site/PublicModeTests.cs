using System.Net;
using ServiceBot.Roster;
using ServiceBot.Tests.Channels.Web;

namespace ServiceBot.Tests.Site;

public class PublicModeTests
{
    private const string Generate = "/v3/directline/tokens/generate";

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Host", "localhost", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Host", "bot.example:8443", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Host", "bot.example.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("X-Forwarded-Host", "evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://bot.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://sub.bot.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Content-Type", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("Content-Type", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_hostile_page_gets_nothing_with_somebodys_cookie(string header, string value, HttpStatusCode status)
    {
        await using var server = await WebServer.StartPublicAsync();
        var ines = await server.EnterAsync("Ines");
        foreach (var path in (string[])[Generate, "/sign-in", "/sign-in/look", "/sign-out"])
        {
            var rows = await server.CountRowsAsync();
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = WebVisitor.Json("""{"secret":""}""") };
            request.Headers.Add("Cookie", ines.Cookie);
            if (header == "Content-Type")
                request.Content.Headers.ContentType = new(value);
            else
                request.Headers.TryAddWithoutValidation(header, value);

            var answer = await server.Http.SendAsync(request);

            Assert.Equal(status, answer.StatusCode);
            Assert.DoesNotContain("Access-Control", answer.Headers.ToString());
            Assert.Equal(rows, await server.CountRowsAsync());
        }

        Assert.True(await ines.IsSignedInAsync());
    }

    [Theory]
    [InlineData("bot.example")]
    [InlineData("bot.example:443")]
    [InlineData("BOT.example")]
    public async Task The_pages_own_requests_pass(string host)
    {
        await using var server = await WebServer.StartPublicAsync();
        var ines = await server.EnterAsync("Ines");
        using var request = new HttpRequestMessage(HttpMethod.Post, Generate) { Content = WebVisitor.Json("{}") };
        request.Headers.Host = host;
        request.Headers.Add("Origin", "https://bot.example");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Cookie", ines.Cookie);

        Assert.Equal(HttpStatusCode.OK, (await server.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http")]
    public async Task Without_https_nothing_is_answered(string? proto)
    {
        await using var server = await WebServer.StartPublicAsync();

        var answer = await GetAsync(server, proto);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.Contains("Open https://bot.example instead", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("10.0.0.5", false)]
    [InlineData("10.0.0.0/8 ::1", false)]
    [InlineData("10.0.0.5, 127.0.0.1", true)]
    [InlineData("127.0.0.0/8", true)]
    public async Task Only_a_known_proxy_is_believed(string proxies, bool isKnown)
    {
        await using var server = await WebServer.StartPublicAsync(settings: [("Site:Proxies", proxies)]);

        Assert.Equal(isKnown ? HttpStatusCode.OK : HttpStatusCode.MisdirectedRequest, (await GetAsync(server, "https")).StatusCode);
    }

    [Fact]
    public async Task Each_address_behind_the_proxy_has_its_own_limit()
    {
        await using var server = await WebServer.StartPublicAsync(settings: [("Web:SignInsPerSecond", "1"), ("Web:SignInBurst", "1")]);

        Assert.Equal(HttpStatusCode.OK, await LookFromAsync(server, "203.0.113.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await LookFromAsync(server, "203.0.113.1"));
        Assert.Equal(HttpStatusCode.OK, await LookFromAsync(server, "203.0.113.2"));

        // What a client claims itself stands before what the proxy adds.
        Assert.Equal(HttpStatusCode.TooManyRequests, await LookFromAsync(server, "198.51.100.9, 203.0.113.2"));
    }

    [Fact]
    public async Task Browsers_are_told_to_come_by_https_only_and_to_keep_things_to_themselves()
    {
        await using var server = await WebServer.StartPublicAsync();

        foreach (var path in (string[])["/", "/sign-in"])
        {
            var headers = (await server.Http.GetAsync(path)).Headers;
            Assert.Equal("max-age=31536000", Assert.Single(headers.GetValues("Strict-Transport-Security")));
            Assert.Equal("no-referrer", Assert.Single(headers.GetValues("Referrer-Policy")));
            Assert.Equal("DENY", Assert.Single(headers.GetValues("X-Frame-Options")));
            Assert.Contains("default-src 'none'", Assert.Single(headers.GetValues("Content-Security-Policy")));
            Assert.True(headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task Without_signing_in_the_page_says_how_to_get_in()
    {
        await using var server = await WebServer.StartPublicAsync();
        Assert.Contains("You are not signed in", await server.Http.GetStringAsync("/"));

        var ines = await server.EnterAsync("Ines");
        var page = await (await ines.SendAsync(HttpMethod.Get, "/")).Content.ReadAsStringAsync();
        Assert.Contains("data-mode=\"public\"", page);
        Assert.DoesNotContain("You are not signed in", page);
    }

    [Fact]
    public async Task Nothing_comes_in_as_an_activity_of_another_chat()
    {
        await using var server = await WebServer.StartPublicAsync();

        await Refusal.HasAsync(
            HttpStatusCode.NotFound, "NotFound",
            await server.Http.PostAsync("/api/messages", WebVisitor.Json("""{"type":"message","serviceUrl":"http://127.0.0.1:1"}""")));
    }

    [Fact]
    public async Task On_one_machine_it_can_be_tried_over_http()
    {
        await using var server = await WebServer.StartAsync(settings: [("Site:PublicUrl", "http://localhost:4000")]);
        server.Http.DefaultRequestHeaders.Clear();
        server.Http.DefaultRequestHeaders.Host = "localhost:4000";
        var ines = await server.EnterAsync("Ines");

        Assert.Matches("^servicebot=[A-Za-z0-9_-]{43}; max-age=2592000; path=/; samesite=strict; httponly$", ines.SetCookie);
        Assert.True(await ines.IsSignedInAsync());
    }

    [Theory]
    [InlineData("https://bot.example", true, "https://bot.example")]
    [InlineData("https://bot.example/", true, "https://bot.example")]
    [InlineData("https://Bot.Example:443", true, "https://bot.example")]
    [InlineData("https://bot.example:8443", true, "https://bot.example:8443")]
    [InlineData("https://bücher.example", true, "https://xn--bcher-kva.example")]
    [InlineData("http://localhost:3978", true, "http://localhost:3978")]
    [InlineData("http://[::1]:3978", true, "http://[::1]:3978")]
    [InlineData("http://bot.example", false, "")]
    [InlineData("https://bot.example/chat", false, "")]
    [InlineData("https://bot.example/?a", false, "")]
    [InlineData("https://bot.example/#a", false, "")]
    [InlineData("https://user@bot.example", false, "")]
    [InlineData("bot.example", false, "")]
    [InlineData("ftp://bot.example", false, "")]
    public void The_public_address_is_an_origin(string url, bool isUsable, string origin)
    {
        var site = new SiteOptions { PublicUrl = url };

        Assert.Equal(isUsable, site.HasUsableUrl);
        if (isUsable)
            Assert.Equal(origin, site.Origin);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.0/8, 2001:db8::/32; ::1", true)]
    [InlineData("proxy.internal", false)]
    [InlineData("10.0.0.0/40", false)]
    public void Proxies_are_addresses_or_networks(string proxies, bool isUsable) =>
        Assert.Equal(isUsable, new SiteOptions { Proxies = proxies }.HasUsableProxies);

    private static async Task<HttpResponseMessage> GetAsync(WebServer server, string? proto)
    {
        using var http = new HttpClient { BaseAddress = server.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = WebServer.PublicHost;
        if (proto is not null)
            request.Headers.Add("X-Forwarded-Proto", proto);

        return await http.SendAsync(request);
    }

    private static async Task<HttpStatusCode> LookFromAsync(WebServer server, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/look") { Content = WebVisitor.Json("""{"secret":"x"}""") };
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        return (await server.Http.SendAsync(request)).StatusCode;
    }
}
