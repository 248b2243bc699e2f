using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Teams;
using ServiceBot.Delivery;
using ServiceBot.Tests.Delivery;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Whoever wrote another service URL into the database, or sent one in, gets neither a request nor the bot's token.</summary>
public class OutboundHostTests
{
    private readonly TeamsDouble teams = new();

    public static TheoryData<string> Evil =>
    [
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net.evil.example/emea/",
        "https://x.trafficmanager.net/emea/",
        "https://evil.trafficmanager.net/",
        "https://smba.trafficmanager.net./emea/",
        "https://smba.trafficmanager.net:8443/emea/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://smba.trafficmanager.net:443@evil.example/",
        "https://smba.trafficmanager.net\\@evil.example/",
        "https://user@smba.trafficmanager.net/",
        "https://evil.example/?smba.trafficmanager.net",
        "https://evil.example/#https://smba.trafficmanager.net/",
        "https://smbа.trafficmanager.net/", // a Cyrillic letter
        "https://xn--smb-7cd.trafficmanager.net/",
        "https://13.107.42.14/emea/",
        "http://localhost/",
        "http://127.0.0.1:3978/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "http://169.254.169.254/metadata/",
        "ftp://smba.trafficmanager.net/",
        "file:///etc/passwd",
        "//smba.trafficmanager.net/",
        "smba.trafficmanager.net",
        "",
        " ",
    ];

    [Theory]
    [MemberData(nameof(Evil))]
    public async Task Nothing_leaves_for_an_address_that_is_not_the_connectors(string serviceUrl)
    {
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "secret", serviceUrl: serviceUrl);
        await delivery.SayAsync("19:room@thread.tacv2", "secret", serviceUrl: serviceUrl);
        await delivery.DeliverEverythingAsync();
        var client = delivery.Services.GetRequiredService<ConnectorClient>();

        var chat = client.CreateChatAsync(serviceUrl, "29:ines", default);
        await delivery.WaitAsync(chat);
        Assert.Null((await chat).Value);
        var members = client.MembersAsync(serviceUrl, "19:team@thread.tacv2", default);
        await delivery.WaitAsync(members);
        Assert.Null((await members).Value);

        Assert.Empty(teams.Requests);
        Assert.Empty(teams.TokenRequests);
        Assert.All(await delivery.RowsAsync(), row => Assert.Equal(OutboxState.Dead, row.State));
    }

    [Fact]
    public async Task A_service_that_listens_elsewhere_hears_nothing_and_the_setting_that_would_let_it_is_named()
    {
        await using var evil = await FaultyConnector.StartAsync(new("2026-03-27T09:00Z"));
        await using var delivery = await TestDelivery.StartAsync(builder =>
        {
            teams.Configure(builder);
            builder.Services.AddHttpClient(ConnectorLine.Client).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());
        });
        await delivery.SayAsync("chat", "secret", serviceUrl: evil.ServiceUrl);

        await delivery.DeliverAsync();

        Assert.Empty(evil.Requests);
        Assert.Empty(teams.TokenRequests);
        Assert.Contains("Teams:ServiceUrls", (await delivery.RowAsync()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_connector_redirects_to_nobody_follows()
    {
        teams.Answers(_ =>
        {
            var away = TeamsDouble.Json(307, "");
            away.Headers.Location = new Uri("https://evil.example/teams/v3/conversations/chat/activities");
            return away;
        });
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "secret", serviceUrl: TeamsDouble.ServiceUrl);

        await delivery.DeliverAsync();

        Assert.Equal("smba.trafficmanager.net", Assert.Single(teams.Requests).Url.Host);
        Assert.Contains("points elsewhere", (await delivery.RowAsync()).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConnectorLine.Client, false, false)]
    [InlineData(ConnectorLine.Client, true, true)]
    [InlineData(ConnectorTokens.Client, true, true)]
    public async Task Neither_client_follows_redirects_and_a_proxy_is_used_only_to_leave_this_machine(string client, bool isInTeams, bool usesProxy)
    {
        await using var delivery = await TestDelivery.StartAsync(builder =>
        {
            if (isInTeams)
                builder.Configuration.AddInMemoryCollection(teams.Settings);
        });
        var handler = delivery.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(client);
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;

        var sockets = Assert.IsType<SocketsHttpHandler>(handler);
        Assert.Equal((false, usesProxy, false), (sockets.AllowAutoRedirect, sockets.UseProxy, sockets.UseCookies));
    }

    [Fact]
    public async Task An_origin_in_the_settings_is_taken()
    {
        teams.Settings["Teams:ServiceUrls"] = "https://connector.example";
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "hello", serviceUrl: "https://connector.example/teams");

        await delivery.DeliverAsync();

        Assert.Equal("https://connector.example/teams/v3/conversations/chat/activities", Assert.Single(teams.Requests).Url.AbsoluteUri);
    }
}
