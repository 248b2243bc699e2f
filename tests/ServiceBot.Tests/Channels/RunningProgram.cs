using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceBot.Data;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels;

/// <summary>The whole program as Program.cs puts it together, on a port of its own, with a database of its own.</summary>
public class RunningProgram : IAsyncLifetime
{
    private readonly TestData _data = new();
    private readonly Factory _factory;
    private int _ids;
    private WebApplication _connector = null!; // set before the first test

    public RunningProgram() => _factory = new Factory(_data, Log, Settings);

    internal LogBook Log { get; } = new();

    /// <summary>Nothing takes as long; what does is a hang.</summary>
    internal static TimeSpan Patience => TimeSpan.FromSeconds(30);

    internal HttpClient Http { get; private set; } = null!; // set before the first test

    internal Uri Address => Http.BaseAddress!;

    /// <summary>Where activities say that their replies go: somebody who takes everything.</summary>
    internal string ServiceUrl => _connector.Urls.Single();

    internal IServiceProvider Services => _factory.Services;

    /// <summary>As the client names it.</summary>
    internal virtual string Host => Address.Authority;

    /// <summary>Of a browser of Ines, where people sign in.</summary>
    internal string? Cookie { get; private protected set; }

    private protected virtual Dictionary<string, string?> Settings => [];

    /// <summary>Of a client of Ines, good for her private chat.</summary>
    internal string Token { get; private set; } = "";

    /// <summary>Each as its method and the pattern of its address.</summary>
    internal IEnumerable<(string Method, string Route)> Endpoints =>
        from endpoint in Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

    public async Task InitializeAsync()
    {
        _connector = await StartConnectorAsync();
        _factory.UseKestrel(0);
        _factory.StartServer();
        var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient { BaseAddress = new Uri(address), Timeout = Patience };

        await MeetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate") { Content = Web.WebVisitor.Json("""{"user":{"id":"ines"}}""") };
        if (Cookie is not null)
            request.Headers.Add("Cookie", Cookie);

        Token = (await Web.WebVisitor.ReadAsync(await Http.SendAsync(request)))["token"]!.GetValue<string>();
    }

    /// <summary>Sees to it that Ines is known.</summary>
    private protected virtual Task MeetAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
        await _connector.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>The secret of a sign-in link for Ines.</summary>
    internal string NewLink()
    {
        var (link, secret) = SignInLink.Create("ines", TimeProvider.System.GetUtcNow().AddHours(1));
        using var db = Services.GetRequiredService<IDatabase>().Lease();
        db.SignInLinks.Add(link);
        db.SaveChangesAsync().GetAwaiter().GetResult();
        return secret;
    }

    internal int NextId() => Interlocked.Increment(ref _ids);

    /// <summary>How many rows all tables have together once every answer is out, but for those that come and go by themselves.</summary>
    internal async Task<long> CountRowsAsync(params string[] except)
    {
        var database = Services.GetRequiredService<IDatabase>();
        using var patience = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await database.WriteAsync(session => session.ScalarAsync("""SELECT 1 FROM "Outbox" WHERE "State" = 0""")) is not null)
            await pace.WaitForNextTickAsync(patience.Token);

        await using var db = database.Lease();
        var rows = 0L;
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Except(except))
            rows += await database.WriteAsync(async session => Convert.ToInt64(await session.ScalarAsync($"SELECT COUNT(*) FROM \"{table}\"")));

        return rows;
    }

    private static async Task<WebApplication> StartConnectorAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Map("{**path}", () => TypedResults.Ok());
        await app.StartAsync();
        return app;
    }

    private sealed class Factory(TestData data, LogBook log, Dictionary<string, string?> own) : WebApplicationFactory<Program>
    {
        protected override IHost CreateHost(IHostBuilder builder)
        {
            builder.ConfigureHostConfiguration(settings =>
                settings.AddInMemoryCollection(data.Settings).AddInMemoryCollection(own).AddInMemoryCollection(NoLimits.Settings));
            return base.CreateHost(builder);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseContentRoot(Home.Find());
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log));
        }
    }
}
