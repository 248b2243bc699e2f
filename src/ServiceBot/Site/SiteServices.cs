using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ServiceBot.Channels.Web;
using ServiceBot.Data;

namespace ServiceBot.Site;

internal static class SiteServices
{
    public static WebApplicationBuilder AddSite(this WebApplicationBuilder builder)
    {
        RefuseMoreThanLocalMode(builder.Configuration);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // The host reports a failed start with a stack before Program.cs says in one sentence what to do about it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        return builder;
    }

    /// <summary>Opens the database and brings in the demo team, so that whatever is wrong is said before anybody connects.</summary>
    public static async Task OpenAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<IDatabase>();
        await app.Services.GetRequiredService<DemoTeam>().LoadAsync();

        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"ServiceBot is ready: open {AddressOf(app)}"));
    }

    /// <summary>Better no server than one whose owner believes it checks who they are.</summary>
    private static void RefuseMoreThanLocalMode(IConfiguration settings)
    {
        foreach (var key in new[] { "MicrosoftAppId", "Site:PublicUrl" })
            if (!string.IsNullOrWhiteSpace(settings[key]))
                throw new StartupException(
                    $"The setting {key} is for a server that others reach. This version of ServiceBot runs for one machine only; leave the setting out.");
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "the page";
}
