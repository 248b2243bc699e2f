using Microsoft.Extensions.Options;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Teams;

/// <summary>What the settings for Teams must be before the bot starts: better no server than one whose owner believes it checks who they are.</summary>
internal sealed class TeamsRules(IOptions<SiteOptions> site) : IValidateOptions<TeamsOptions>
{
    private const string SingleTenant = "SingleTenant";
    private const string ManagedIdentity = "UserAssignedMSI";
    private const string MultiTenant = "MultiTenant";

    public ValidateOptionsResult Validate(string? name, TeamsOptions options) =>
        (options.IsSet ? Registration(options) ?? Places(options) : WithoutAppId(options)) is { } wrong
            ? ValidateOptionsResult.Fail(wrong)
            : ValidateOptionsResult.Success;

    private static string? WithoutAppId(TeamsOptions options)
    {
        if (options.MicrosoftAppPassword.Length > 0)
            return "The setting MicrosoftAppPassword is for Microsoft Teams, and MicrosoftAppId is missing: set both, or neither.";
        if (options.Teams.EmulatorTokens)
            return "The setting Teams:EmulatorTokens is for a bot with an app id: set MicrosoftAppId, or leave it out, because without one local clients need no token.";

        return null;
    }

    private string? Registration(TeamsOptions options)
    {
        if (!Guid.TryParseExact(options.MicrosoftAppId, "D", out _))
            return "The setting MicrosoftAppId must be the application (client) id of the bot's registration, a GUID: copy it from the Azure portal.";
        if (options.MicrosoftAppType is not (SingleTenant or ManagedIdentity or MultiTenant))
            return $"The setting MicrosoftAppType must be {SingleTenant} or {ManagedIdentity}, as the bot was registered, or {MultiTenant} for an old registration.";
        if (!Guid.TryParseExact(options.MicrosoftAppTenantId, "D", out _))
            return "The setting MicrosoftAppTenantId must be the directory (tenant) id of your organisation, a GUID: copy it from the bot's registration in the Azure portal.";

        var hasSecret = options.MicrosoftAppPassword.Length > 0;
        var hasCertificate = options.Teams.CertificatePath.Length > 0;
        if (options.MicrosoftAppType == ManagedIdentity && (hasSecret || hasCertificate))
            return $"With MicrosoftAppType {ManagedIdentity} the machine itself is known to Microsoft: leave out MicrosoftAppPassword and Teams:CertificatePath.";
        if (options.MicrosoftAppType != ManagedIdentity && !hasSecret && !hasCertificate)
            return "The bot cannot show Microsoft who it is: set MicrosoftAppPassword to its client secret, or Teams:CertificatePath to the file of its certificate.";
        if (hasSecret && hasCertificate)
            return "Set either MicrosoftAppPassword or Teams:CertificatePath, and leave the other out.";
        if (site.Value.IsPublic && options.Teams.EmulatorTokens)
            return "The setting Teams:EmulatorTokens is for trying the bot out on this machine: leave it out, or Site:PublicUrl.";
        if (!site.Value.IsPublic && !options.Teams.EmulatorTokens)
            return "With MicrosoftAppId people reach the bot from Microsoft Teams: set Site:PublicUrl to the https address at which Microsoft reaches this server.";

        return null;
    }

    private static string? Places(TeamsOptions options)
    {
        if (!ServiceHosts.AreUsable(options.Teams.ServiceUrls))
            return "The setting Teams:ServiceUrls must list https addresses without a path, with spaces between them: https://connector.example";
        if (!options.Teams.EmulatorTokens && options.ToBotFromEmulatorOpenIdMetadataUrl.Length > 0)
            return "The setting ToBotFromEmulatorOpenIdMetadataUrl lets in the emulator: set Teams:EmulatorTokens too, on a server for this machine only, or leave it out.";

        return WrongUrl(nameof(options.ToBotFromChannelOpenIdMetadataUrl), options.ToBotFromChannelOpenIdMetadataUrl)
            ?? WrongUrl(nameof(options.ToBotFromEmulatorOpenIdMetadataUrl), options.ToBotFromEmulatorOpenIdMetadataUrl)
            ?? WrongUrl(nameof(options.ToChannelFromBotLoginUrl), options.ToChannelFromBotLoginUrl);
    }

    /// <summary>What is read there decides who is let in, and what is sent there is the secret.</summary>
    private static string? WrongUrl(string setting, string value) =>
        value.Length == 0
        || Uri.TryCreate(value, UriKind.Absolute, out var url)
            && url.UserInfo.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)
                ? null
                : $"The setting {setting} must be an https address; leave it out for Microsoft's own.";
}
