using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BotBuilder.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Teams;
using ServiceBot.Tests.Channels.Web;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>The server behind a proxy, with a registration for Teams, and the service that signs the tokens it takes.</summary>
internal sealed class TeamsServer : IAsyncDisposable
{
    public const string ServiceUrl = "https://chat.example/teams/";
    public const string Tenant = "22222222-2222-2222-2222-222222222222";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _refused = new();
    private int _ids;

    private TeamsServer(WebServer web, TokenService keys)
    {
        (Web, Keys) = (web, keys);
        var meters = web.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == TeamsDoor.Count && instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, more, tags, _) => _refused.AddOrUpdate((string)tags[0].Value!, more, (_, before) => before + more));
        _listener.Start();
    }

    public WebServer Web { get; }

    public TokenService Keys { get; }

    public TestClock Clock => Web.Clock;

    public DateTimeOffset Now => Clock.Now;

    /// <param name="isPublic">Otherwise for this machine only, and the emulator may come.</param>
    public static async Task<TeamsServer> StartAsync(bool isPublic = true)
    {
        var keys = await TokenService.StartAsync();
        (string, string)[] settings =
        [
            ("MicrosoftAppId", TokenService.AppId),
            ("MicrosoftAppTenantId", Tenant),
            ("MicrosoftAppPassword", "a secret"),
            ("ToBotFromChannelOpenIdMetadataUrl", keys.MetadataUrl),
            ("Teams:ServiceUrls", "https://chat.example"),
        ];
        return new TeamsServer(
            isPublic
                ? await WebServer.StartPublicAsync(settings: settings)
                : await WebServer.StartAsync(settings: [.. settings, ("Teams:EmulatorTokens", "true"), ("ToBotFromEmulatorOpenIdMetadataUrl", keys.MetadataUrl)]),
            keys);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await Web.DisposeAsync();
        await Keys.DisposeAsync();
    }

    /// <summary>A message as Teams sends it, but for what is different about it.</summary>
    public string Message(string different = "{}")
    {
        var activity = JsonNode.Parse(
            $$$"""
            {"type":"message","id":"m-{{{Interlocked.Increment(ref _ids)}}}","timestamp":"{{{Now:yyyy-MM-ddTHH:mm:ss.fffZ}}}","channelId":"msteams","serviceUrl":"{{{ServiceUrl}}}",
             "from":{"id":"29:amal","name":"Amal Haddad","aadObjectId":"33333333-3333-3333-3333-333333333333"},
             "recipient":{"id":"28:{{{TokenService.AppId}}}","name":"ServiceBot"},
             "conversation":{"id":"a:amal","conversationType":"personal","tenantId":"{{{Tenant}}}"},
             "channelData":{"tenant":{"id":"{{{Tenant}}}"}},"textFormat":"plain","text":"hello"}
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(different)!.AsObject())
            activity[name] = value?.DeepClone();

        return activity.ToJsonString();
    }

    public string Good(ServiceKey? key = null, string serviceUrl = ServiceUrl) => TokenService.Good(Now, serviceUrl, key: key);

    public async Task<HttpResponseMessage> PostAsync(string activity, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity, Encoding.UTF8, "application/json") };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        return await Web.Http.SendAsync(request);
    }

    /// <summary>What becomes of a message with a token that is good but for its key.</summary>
    public async Task<HttpStatusCode> TryAsync(ServiceKey key)
    {
        using var answer = await PostAsync(Message(), Good(key));
        return answer.StatusCode;
    }

    /// <summary>It is refused without a word about why, counted, and nothing is kept of it.</summary>
    public async Task RefuseAsync(HttpStatusCode status, string reason, string activity, string? authorization)
    {
        var (rows, refused) = (await Web.CountRowsAsync(), Refused(reason));

        using var answer = await PostAsync(activity, authorization);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} instead of {(int)status}: {text}");
        if (status is HttpStatusCode.Unauthorized)
            Assert.Equal("""{"error":{"code":"Unauthorized","message":"The token that came with the request is not good here."}}""", text);
        if (status is HttpStatusCode.Forbidden)
            Assert.Equal("""{"error":{"code":"Forbidden","message":"This is not for ServiceBot to take."}}""", text);
        Assert.Equal(refused + 1, Refused(reason));
        Assert.Equal(rows, await Web.CountRowsAsync());
    }

    public long Refused(string reason) => _refused.GetValueOrDefault(reason);

    public async Task<long> CountAsync(string table) =>
        Convert.ToInt64(await Web.WriteAsync(session => session.ScalarAsync($"SELECT COUNT(*) FROM \"{table}\"")));
}

/// <summary>One such server for all tests of a class, which let nothing in.</summary>
public sealed class SharedTeamsServer : IAsyncLifetime
{
    internal TeamsServer Server { get; private set; } = null!; // set before the first test

    public async Task InitializeAsync() => Server = await TeamsServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
