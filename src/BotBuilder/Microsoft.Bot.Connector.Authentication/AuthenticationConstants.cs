namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The words of authentication.</summary>
public static class AuthenticationConstants
{
    /// <summary>The audience of tokens that bots show to channels.</summary>
    public const string ToChannelFromBotOAuthScope = "https://api.botframework.com";

    /// <summary>Who issues the tokens that channels show to bots.</summary>
    public const string ToBotFromChannelTokenIssuer = "https://api.botframework.com";

    /// <summary>Where people's sign-ins are kept for bots.</summary>
    public const string OAuthUrl = "https://api.botframework.com";

    /// <summary>The document that says where the keys are with which channels' tokens are signed.</summary>
    public const string ToBotFromChannelOpenIdMetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>The document that says where the keys are with which the emulator's tokens are signed.</summary>
    public const string ToBotFromEmulatorOpenIdMetadataUrl =
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>Who issues a tenant's tokens of version 1.0.</summary>
    public const string ValidTokenIssuerUrlTemplateV1 = "https://sts.windows.net/{0}/";

    /// <summary>Who issues a tenant's tokens of version 2.0.</summary>
    public const string ValidTokenIssuerUrlTemplateV2 = "https://login.microsoftonline.com/{0}/v2.0";

    /// <summary>The type of an identity that nobody has checked.</summary>
    public const string AnonymousAuthType = "anonymous";

    /// <summary>The app id of a skill that nobody has checked.</summary>
    public const string AnonymousSkillAppId = "AnonymousSkill";

    /// <summary>The claim that says for whom a token is.</summary>
    public const string AudienceClaim = "aud";

    /// <summary>The claim that says which app a token of version 1.0 was issued to.</summary>
    public const string AppIdClaim = "appid";

    /// <summary>The claim that says which app a token of version 2.0 was issued to.</summary>
    public const string AuthorizedParty = "azp";

    /// <summary>The claim that says where the channel's service is.</summary>
    public const string ServiceUrlClaim = "serviceurl";

    /// <summary>The claim that says which version a token is of.</summary>
    public const string VersionClaim = "ver";
}
