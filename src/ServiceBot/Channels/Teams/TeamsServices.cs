using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

internal static class TeamsServices
{
    /// <summary>Shorter than an attempt: who could not even be reached has certainly got nothing.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder AddTeams(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsRules>();
        builder.Services.AddOptions<TeamsOptions>().Bind(builder.Configuration).ValidateOnStart();
        TakeEmulatorTokens(builder.Configuration);
        builder.Services.AddSingleton<TeamsDoor>();
        builder.Services.AddSingleton<ServiceHosts>();
        builder.Services.AddSingleton<Ignored>();
        builder.Services.AddSingleton<TeamsPeople>();
        builder.Services.AddSingleton<TeamsInstalls>();
        builder.Services.AddSingleton<TeamsEvents>();
        builder.Services.AddSingleton<TeamsRoster>();
        builder.Services.AddRound<RosterRound>();
        builder.Services.AddSingleton<MessagesBot>();
        builder.Services.AddSingleton<IRemoteCarrier, ConnectorCarrier>();
        builder.Services.AddSingleton<ConnectorClient>();

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

    /// <summary>Bot Builder takes the emulator's tokens where it is told where their keys are.</summary>
    private static void TakeEmulatorTokens(ConfigurationManager settings)
    {
        const string Setting = nameof(TeamsOptions.ToBotFromEmulatorOpenIdMetadataUrl);
        if (bool.TryParse(settings[$"{TeamsOptions.Section}:{nameof(TeamsSectionOptions.EmulatorTokens)}"], out var isOn)
            && isOn && string.IsNullOrEmpty(settings[Setting]))
            settings[Setting] = AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl;
    }
}
