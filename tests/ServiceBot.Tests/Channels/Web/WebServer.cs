using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceBot.Bot;
using ServiceBot.Channels;
using ServiceBot.Channels.Operator;
using ServiceBot.Channels.Teams;
using ServiceBot.Channels.Web;
using ServiceBot.Coaching;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Site;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>The web channel on a port of its own, with a database of its own and a bot that repeats what it hears.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestData? _ownData;

    private WebServer(WebApplication app, TestData? ownData, TestClock clock, bool isPublic)
    {
        (_app, _ownData, Clock, IsPublic) = (app, ownData, clock, isPublic);
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        if (!isPublic)
            return;

        // As a proxy on the same machine passes it on.
        Http.DefaultRequestHeaders.Host = PublicHost;
        Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
    }

    /// <summary>The same with an address that others reach: nobody is anybody without signing in.</summary>
    public static Task<WebServer> StartPublicAsync(TestData? data = null, TestClock? clock = null, params (string Name, string Value)[] settings) =>
        StartAsync(data, clock, settings: [("Site:PublicUrl", $"https://{PublicHost}"), .. settings]);

    public const string PublicHost = "bot.example";

    public HttpClient Http { get; }

    public bool IsPublic { get; }

    public TestClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<WebServer> StartAsync(
        TestData? data = null, TestClock? clock = null, Action<WebApplication>? map = null, params (string Name, string Value)[] settings)
    {
        var ownData = data is null ? new TestData() : null;
        clock ??= new TestClock("2026-11-21T09:00Z");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Demo:Team:Id"] = "desk",
            ["Demo:Team:Name"] = "Service desk",
            ["Demo:Team:Zone"] = "Europe/Lisbon",
            ["Demo:People:0:Id"] = "ines",
            ["Demo:People:0:Name"] = "Ines Duarte",
            ["Demo:People:1:Id"] = "amal",
            ["Demo:People:1:Name"] = "Amal Haddad",
            ["Demo:People:1:Role"] = "Lead",
            ["Demo:People:1:Zone"] = "Europe/Paris",
        });
        builder.Configuration.AddInMemoryCollection(NoLimits.Settings);
        builder.Configuration.AddInMemoryCollection((data ?? ownData)!.Settings);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));
        builder.AddSite();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddData().AddDelivery().AddRoster().AddCustomers().AddCoaching().AddRecovery().AddPulse().AddDigest().AddBot().AddTeams().AddWebChannel().AddOperator();
        builder.Services.AddTransient<IBot, EchoBot>();
        if (builder.Configuration["MicrosoftAppId"] is not null)
            builder.Services.AddSingleton<IRemoteCarrier, NobodyElsewhere>();

        // Only what comes through the door is to change anything here, and not what is due at some hour.
        foreach (var round in builder.Services.Where(service => service.ImplementationType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(RoundService<>)).ToList())
            builder.Services.Remove(round);

        var app = builder.Build();
        app.UseProblems();
        app.UseSite();
        app.MapMessages();
        app.MapPage();
        app.MapWebChannel();
        app.MapOperator();
        map?.Invoke(app);
        var isPublic = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.IsPublic;
        if (!isPublic)
            await app.Services.GetRequiredService<DemoTeam>().LoadAsync();

        await app.StartAsync();
        return new WebServer(app, ownData, clock, isPublic);
    }

    /// <summary>A client that says it is this person.</summary>
    public async Task<WebVisitor> MeetAsync(string id)
    {
        var answer = await WebVisitor.ReadAsync(
            await Http.PostAsync("/v3/directline/tokens/generate", WebVisitor.Json("{\"user\":{\"id\":\"" + id + "\"}}")));
        return new WebVisitor(this, answer["token"]!.GetValue<string>());
    }

    /// <summary>The link for somebody who is invited, be it again.</summary>
    public async Task<string> InviteAsync(string name, string? team = null, bool again = false) =>
        (await Services.GetRequiredService<Invitations>().InviteAsync(new InvitationRequest(name, team, Again: again))).Link;

    /// <summary>A browser in which somebody signed in who was just invited.</summary>
    public async Task<WebBrowser> EnterAsync(string name, string? team = null)
    {
        var browser = new WebBrowser(this);
        await browser.SignInAsync(await InviteAsync(name, team));
        return browser;
    }

    public async Task<string> IdOfAsync(string name)
    {
        await using var db = Services.GetRequiredService<IDatabase>().Lease();
        return await db.People.Where(person => person.Name == name).Select(person => person.Id).SingleAsync();
    }

    /// <summary>How many rows all tables have together.</summary>
    public async Task<long> CountRowsAsync()
    {
        await using var db = Services.GetRequiredService<IDatabase>().Lease();
        var rows = 0L;
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!))
            rows += await WriteAsync(async session => Convert.ToInt64(await session.ScalarAsync($"SELECT COUNT(*) FROM \"{table}\"")));

        return rows;
    }

    public Task<T> WriteAsync<T>(Func<IDbSession, ValueTask<T>> work) => Services.GetRequiredService<IDatabase>().WriteAsync(work);

    /// <summary>The bot says something unasked.</summary>
    public async Task SayAsync(Message message)
    {
        await using var scope = Services.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<Turn>();
        turn.Say(message);
        await turn.CommitAsync();
    }

    public async Task PruneAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PruningRound>().RunAsync(CancellationToken.None);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();

        // As the real program ends: nothing reads any more when the database is closed.
        await _app.StopAsync();
        await _app.DisposeAsync();
        _ownData?.Dispose();
    }

    /// <summary>Whoever gives tokens to the bot, and every other server, is left alone.</summary>
    private sealed class NobodyElsewhere : IRemoteCarrier
    {
        public Task<Attempt> TryAsync(Claim message, CancellationToken cancellationToken) => Task.FromResult(Attempt.Forbidden("nobody is there"));
    }
}
