using Microsoft.Bot.Connector.Authentication;

namespace ServiceBot.Channels.Teams;

/// <summary>What Bot Builder is told about the registration, beyond what the owner sets.</summary>
internal static class TeamsSettings
{
    /// <summary>
    /// The official Bot Builder reads either none of these settings or all of them, and with none it lets the emulator in. So all are
    /// there, and that of the emulator only where it is wanted.
    /// </summary>
    /// <exception cref="StartupException">Whether the emulator is wanted cannot be told.</exception>
    public static void Complete(ConfigurationManager settings)
    {
        const string Emulator = $"{TeamsOptions.Section}:{nameof(TeamsSectionOptions.EmulatorTokens)}";
        if (settings[Emulator] is { Length: > 0 } isOn && !bool.TryParse(isOn, out _))
            throw new StartupException($"The setting {Emulator} must be true or false.");

        var teams = settings.Get<TeamsOptions>() ?? new TeamsOptions();
        if (!teams.IsSet)
            return;

        Fill(nameof(TeamsOptions.ToChannelFromBotLoginUrl), teams.ToChannelFromBotLoginUrl);
        Fill(nameof(TeamsOptions.ToChannelFromBotOAuthScope), teams.ToChannelFromBotOAuthScope);
        Fill(nameof(TeamsOptions.ToBotFromChannelOpenIdMetadataUrl), AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl);
        Fill("ToBotFromChannelTokenIssuer", AuthenticationConstants.ToBotFromChannelTokenIssuer);
        Fill("OAuthUrl", AuthenticationConstants.OAuthUrl);
        if (teams.Teams.EmulatorTokens)
            Fill(nameof(TeamsOptions.ToBotFromEmulatorOpenIdMetadataUrl), AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl);

        void Fill(string setting, string value)
        {
            if (string.IsNullOrEmpty(settings[setting]))
                settings[setting] = value;
        }
    }
}
