using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceBot.Bot;
using ServiceBot.Channels;
using ServiceBot.Channels.Operator;
using ServiceBot.Channels.Teams;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;
using ServiceBot.Site;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>The web channel on a port of its own, with a database of its own and a bot that repeats what it hears.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestData? _ownData;

    private WebServer(WebApplication app, TestData? ownData, TestClock clock)
    {
        (_app, _ownData, Clock) = (app, ownData, clock);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

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
        builder.Configuration.AddInMemoryCollection((data ?? ownData)!.Settings);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddData().AddDelivery().AddRoster().AddBot().AddTeams().AddWebChannel().AddOperator();
        builder.Services.AddTransient<IBot, EchoBot>();

        var app = builder.Build();
        app.UseProblems();
        app.UseLocalMode();
        app.MapWebChannel();
        app.MapOperator();
        map?.Invoke(app);
        await app.Services.GetRequiredService<DemoTeam>().LoadAsync();

        await app.StartAsync();
        return new WebServer(app, ownData, clock);
    }

    /// <summary>A client that says it is this person.</summary>
    public async Task<WebVisitor> MeetAsync(string id)
    {
        var answer = await WebVisitor.ReadAsync(
            await Http.PostAsync("/v3/directline/tokens/generate", WebVisitor.Json("{\"user\":{\"id\":\"" + id + "\"}}")));
        return new WebVisitor(this, answer["token"]!.GetValue<string>());
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
}
