using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

internal static class WebServices
{
    /// <summary>A line that is dead is noticed after as long.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

    public static WebApplicationBuilder AddWebChannel(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebOptions>().BindConfiguration("Web").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<DemoOptions>().BindConfiguration("Demo").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<WebLimits>();
        builder.Services.AddSingleton<WebTokens>();
        builder.Services.AddSingleton<WebHistory>();
        builder.Services.AddSingleton<WebSockets>();
        builder.Services.AddSingleton<ILocalCarrier, WebCarrier>();
        builder.Services.AddSingleton<DemoTeam>();
        builder.Services.AddScoped<WebDoor>();
        builder.Services.AddSingleton<SessionCookie>();
        builder.Services.AddScoped<WebGuests>();
        builder.Services.AddScoped<WebMembers>();
        builder.Services.AddScoped<IWebGate>(services => services.GetRequiredService<IOptions<SiteOptions>>().Value.IsPublic
            ? services.GetRequiredService<WebMembers>()
            : services.GetRequiredService<WebGuests>());
        builder.Services.AddSingleton<Invitations>();
        builder.Services.AddHostedService<SessionWatch>();
        builder.Services.AddScoped<WebArrivals>();
        builder.Services.AddRound<FleetingRound>();
        return builder;
    }

    public static WebApplication MapWebChannel(this WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        var directLine = app.MapGroup("/v3/directline");
        directLine.MapTokens();
        directLine.MapConversations();
        directLine.MapStream();
        app.MapRooms();
        app.MapExports();
        app.MapCustomerExports();
        app.MapClueExports();
        app.MapJournal();
        app.MapOwnData();
        if (app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.IsPublic)
        {
            app.MapSignIn();
            app.MapOwnPeople();
        }
        else
        {
            app.MapDemoPeople();
        }

        return app;
    }
}
