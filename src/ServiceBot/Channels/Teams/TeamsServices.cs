using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

internal static class TeamsServices
{
    /// <summary>Shorter than an attempt: who could not even be reached has certainly got nothing.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Shorter than an attempt too, so that there is time left for the message.</summary>
    private static readonly TimeSpan TokenTimeout = TimeSpan.FromSeconds(5);

    private const int LargestToken = 256 * 1024;

    public static WebApplicationBuilder AddTeams(this WebApplicationBuilder builder)
    {
        TeamsSettings.Complete(builder.Configuration);
        builder.Services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsRules>();
        builder.Services.AddOptions<TeamsOptions>().Bind(builder.Configuration).ValidateOnStart();
        builder.Services.AddSingleton<TeamsDoor>();
        builder.Services.AddSingleton<ServiceHosts>();
        builder.Services.AddSingleton<Ignored>();
        builder.Services.AddSingleton<TeamsPeople>();
        builder.Services.AddSingleton<TeamsInstalls>();
        builder.Services.AddSingleton<TeamsEvents>();
        builder.Services.AddSingleton<TeamsRoster>();
        builder.Services.AddSingleton<AdminNews>();
        builder.Services.AddRound<RosterRound>();
        builder.Services.AddSingleton<MessagesBot>();
        builder.Services.AddSingleton<IRemoteCarrier, ConnectorCarrier>();
        builder.AddConnector();
        return builder;
    }

    /// <summary>What goes out to the connector, and what is asked of it.</summary>
    private static void AddConnector(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ConnectorTokens>();
        builder.Services.AddSingleton<ConnectorLine>();
        builder.Services.AddSingleton<ConnectorRequests>();
        builder.Services.AddSingleton<ConnectorClient>();
        builder.Services.AddSingleton<ServiceUrls>();
        builder.Services.AddRound<PrivateChatRound>();

        // The Courier times each attempt by the clock it was given. To this machine no proxy leads.
        builder.Services.AddHttpClient(ConnectorLine.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(services => NewHandler(TeamsOf(services).IsSet))
            .RemoveAllLoggers();

        // Managed identities are given out by the machine itself.
        builder.Services.AddHttpClient(ConnectorTokens.Client, client => (client.Timeout, client.MaxResponseContentBufferSize) = (TokenTimeout, LargestToken))
            .ConfigurePrimaryHttpMessageHandler(services => NewHandler(!TeamsOf(services).HasIdentity))
            .RemoveAllLoggers();
    }

    private static TeamsOptions TeamsOf(IServiceProvider services) => services.GetRequiredService<IOptions<TeamsOptions>>().Value;

    private static SocketsHttpHandler NewHandler(bool useProxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        ConnectTimeout = ConnectTimeout,
    };
}
