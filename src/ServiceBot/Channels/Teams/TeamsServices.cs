using Microsoft.Extensions.Options;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

internal static class TeamsServices
{
    /// <summary>Shorter than an attempt: who could not even be reached has certainly got nothing.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder AddTeams(this WebApplicationBuilder builder)
    {
        TeamsSettings.Complete(builder.Configuration);
        builder.Services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsRules>();
        builder.Services.AddOptions<TeamsOptions>().Bind(builder.Configuration).ValidateOnStart();
        builder.Services.AddSingleton<TeamsDoor>();
        builder.Services.AddSingleton<ServiceHosts>();
        builder.Services.AddSingleton<Ignored>();
        builder.Services.AddSingleton<MessagesBot>();
        builder.Services.AddSingleton<IRemoteCarrier, ConnectorCarrier>();

        // The Courier times each attempt by the clock it was given.
        builder.Services.AddHttpClient(ConnectorCarrier.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = ConnectTimeout,
            });
        return builder;
    }
}
