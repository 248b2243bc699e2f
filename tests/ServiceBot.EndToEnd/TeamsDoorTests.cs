using System.Net;
using System.Text;
using BotBuilder.Tests.Hosting;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>The real program with a registration for Teams, and somebody who signs tokens as the Bot Service does.</summary>
public sealed class TeamsDoorTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://chat.example/teams/";
    private const string Tenant = "22222222-2222-2222-2222-222222222222";

    private TokenService keys = null!; // set before each test
    private ServiceBotProcess bot = null!; // set before each test
    private HttpClient http = null!; // set before each test

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task InitializeAsync()
    {
        keys = await TokenService.StartAsync();
        bot = await ServiceBotProcess.StartPublicAsync(registration: new Dictionary<string, string>
        {
            ["MicrosoftAppId"] = TokenService.AppId,
            ["MicrosoftAppTenantId"] = Tenant,
            ["MicrosoftAppPassword"] = "a secret",
            ["ToBotFromChannelOpenIdMetadataUrl"] = keys.MetadataUrl,
            ["Teams:ServiceUrls"] = "https://chat.example",
        });
        http = new HttpClient { BaseAddress = bot.Address };
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await bot.DisposeAsync();
        await keys.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_but_the_service_comes_in()
    {
        foreach (var how in Forgeries.Names.Where(name => name != "a megabyte"))
            Assert.Equal((how, HttpStatusCode.Unauthorized), (how, await PostAsync(Forgeries.Make(how, Now, ServiceUrl))));

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(null));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(TokenService.Good(Now, ServiceUrl), tenant: "00000000-2222-2222-2222-222222222222"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(TokenService.Good(Now, "https://evil.trafficmanager.net/"), "https://evil.trafficmanager.net/"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(TokenService.Good(Now, ServiceUrl)));

        Assert.Equal(1, keys.Fetches);
        Assert.Single(bot.Output.Split('\n'), line => line.Contains("was refused (token)", StringComparison.Ordinal));
        Assert.DoesNotContain("eyJ", bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> PostAsync(string? authorization, string serviceUrl = ServiceUrl, string tenant = Tenant)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(
                $$$"""
                {"type":"message","id":"m-1","timestamp":"{{{Now:yyyy-MM-ddTHH:mm:ss.fffZ}}}","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}",
                 "from":{"id":"29:amal","name":"Amal"},"recipient":{"id":"28:{{{TokenService.AppId}}}"},
                 "conversation":{"id":"a:amal","conversationType":"personal","tenantId":"{{{tenant}}}"},"text":"hello"}
                """,
                Encoding.UTF8,
                "application/json"),
        };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
