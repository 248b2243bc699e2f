namespace ServiceBot.Channels.Teams;

/// <summary>
/// The bot's registration with Microsoft, under the names the Bot Framework gives its settings, and section <c>Teams</c>. Without
/// <see cref="MicrosoftAppId"/> the bot is not in Teams.
/// </summary>
internal sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>The application (client) id of the registration, a GUID.</summary>
    public string MicrosoftAppId { get; init; } = "";

    /// <summary><c>SingleTenant</c>, <c>UserAssignedMSI</c>, or <c>MultiTenant</c> for a bot that was registered so before that ended.</summary>
    public string MicrosoftAppType { get; init; } = "SingleTenant";

    /// <summary>The directory (tenant) id of the organisation, a GUID. Nobody of another one is heard.</summary>
    public string MicrosoftAppTenantId { get; init; } = "";

    /// <summary>The client secret, where the bot shows one.</summary>
    public string MicrosoftAppPassword { get; init; } = "";

    /// <summary>Where tokens for the connector are asked for, without the tenant.</summary>
    public string ToChannelFromBotLoginUrl { get; init; } = "https://login.microsoftonline.com";

    /// <summary>What tokens for the connector are asked for.</summary>
    public string ToChannelFromBotOAuthScope { get; init; } = "https://api.botframework.com";

    /// <summary>Where it says which keys the Bot Service signs its tokens with; empty for Microsoft's own address.</summary>
    public string ToBotFromChannelOpenIdMetadataUrl { get; init; } = "";

    /// <summary>The same for the emulator's tokens, which are taken only with <see cref="TeamsSectionOptions.EmulatorTokens"/>.</summary>
    public string ToBotFromEmulatorOpenIdMetadataUrl { get; init; } = "";

    public TeamsSectionOptions Teams { get; init; } = new();

    public bool IsSet => !string.IsNullOrWhiteSpace(MicrosoftAppId);

    /// <summary>Whether the machine itself says who the bot is, so that there is no secret.</summary>
    public bool HasIdentity => MicrosoftAppType.Trim().Equals("UserAssignedMSI", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where tokens for the connector are asked for: bots of many organisations have a tenant in common.</summary>
    public string TokenTenant =>
        MicrosoftAppType.Trim().Equals("MultiTenant", StringComparison.OrdinalIgnoreCase) ? "botframework.com" : MicrosoftAppTenantId;
}

/// <summary>Section <c>Teams</c> of the settings.</summary>
internal sealed class TeamsSectionOptions
{
    /// <summary>
    /// Other origins at which the connector may be, with spaces between them: <c>https://connector.example</c>. Those of Microsoft's clouds are known.
    /// </summary>
    public string ServiceUrls { get; init; } = "";

    /// <summary>A certificate in place of the secret: the path of a PFX or PEM file with its private key.</summary>
    public string CertificatePath { get; init; } = "";

    /// <summary>The password of the certificate's file, where it has one.</summary>
    public string CertificatePassword { get; init; } = "";

    /// <summary>Lets in the Bot Framework Emulator and the Agents Playground, which show tokens of the bot itself. Only while ServiceBot listens on this machine alone.</summary>
    public bool EmulatorTokens { get; init; }

    /// <summary>Whose app it is, as the package for Teams says it, in at most 32 characters. Empty takes <c>Site:Organisation</c>.</summary>
    public string DeveloperName { get; init; } = "";
}
