using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

internal static class TeamsServices
{
    public static WebApplicationBuilder AddTeams(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Ignored>();
        builder.Services.AddSingleton<MessagesBot>();
        builder.Services.AddSingleton<ICarrier, ConnectorCarrier>();
        builder.Services.AddHttpClient(ConnectorCarrier.Client, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        return builder;
    }
}
