using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Channels;
using ServiceBot.Channels.Teams;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Site;

internal static class SiteServices
{
    private const string ForEmulator =
        "With Teams:EmulatorTokens ServiceBot listens on this machine only: use http://localhost and a port, or leave that setting out.";

    public static WebApplicationBuilder AddSite(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));

        // The host reports a failed start with a stack before Program.cs says in one sentence what to do about it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        return builder;
    }

    /// <summary>Local mode, or the address others reach: what is let in differs, and nothing else does.</summary>
    /// <exception cref="StartupException">ServiceBot was told to listen where other machines reach it, and is for this one only.</exception>
    public static WebApplication UseSite(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        var teams = app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value;
        if (teams.Teams.EmulatorTokens)
            Loopback.Demand(app.Configuration, app.Urls, ForEmulator);
        if (site.IsPublic)
            UsePublicMode(app, site);
        else
            UseLocalMode(app);

        app.UseCookiePolicy(new CookiePolicyOptions
        {
            MinimumSameSitePolicy = SameSiteMode.Strict,
            HttpOnly = HttpOnlyPolicy.Always,
            Secure = site.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
        });
        return app;
    }

    /// <summary>Opens the database and brings in the demo team, so that whatever is wrong is said before anybody connects.</summary>
    public static async Task OpenAsync(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<IDatabase>();
        await app.Services.GetRequiredService<InstanceSecret>().PrepareAsync();
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        if (!site.IsPublic)
            await app.Services.GetRequiredService<DemoTeam>().LoadAsync();

        var isEmpty = site.IsPublic && await IsEmptyAsync(database);
        var isInTeams = app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value.IsSet;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = site.IsPublic ? site.Origin : AddressOf(app);
            Console.WriteLine($"ServiceBot is ready: open {address}{(isInTeams ? $" (in Microsoft Teams, too; messaging endpoint {address}/api/messages)" : "")}");
            if (isEmpty)
                Console.WriteLine(isInTeams
                    ? "Nobody is here yet. Add the app to a team in Teams: whoever does so first is the admin."
                    : "Nobody can sign in yet. The first to be invited is the admin: servicebot invite NAME");
        });
    }

    private static void UseLocalMode(WebApplication app)
    {
        Loopback.Demand(app.Configuration, app.Urls);
        app.UseMiddleware<LocalMode>();
    }

    private static void UsePublicMode(WebApplication app, SiteOptions site)
    {
        app.UseWhen(PublicMode.IsForOperators, operators =>
        {
            operators.Use((http, next) =>
            {
                PublicMode.DemandOperator(http);
                return next(http);
            });
            operators.UseMiddleware<LocalMode>();
        });
        app.UseWhen(http => !PublicMode.IsForOperators(http), others =>
        {
            others.UseForwardedHeaders(PublicMode.Proxies(site));
            others.UseHsts();
            others.UseMiddleware<PublicMode>();
        });
    }

    private static async Task<bool> IsEmptyAsync(IDatabase database)
    {
        await using var db = database.Lease();
        return !await db.People.AnyAsync();
    }

    /// <summary>Runs until it is stopped.</summary>
    public static async Task ServeAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // Background services that were about to begin would be reported as failed, unless it is known that everything ends.
            app.Lifetime.StopApplication();
            throw;
        }

        await app.WaitForShutdownAsync();
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "the page";
}
