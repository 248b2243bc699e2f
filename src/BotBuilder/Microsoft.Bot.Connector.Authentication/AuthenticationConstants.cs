namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The words of authentication.</summary>
public static class AuthenticationConstants
{
    /// <summary>The audience of tokens that bots show to channels.</summary>
    public const string ToChannelFromBotOAuthScope = "https://api.botframework.com";

    /// <summary>The type of an identity that nobody has checked.</summary>
    public const string AnonymousAuthType = "anonymous";

    /// <summary>The claim that says for whom a token is.</summary>
    public const string AudienceClaim = "aud";

    /// <summary>The claim that says which app a token was issued to.</summary>
    public const string AppIdClaim = "appid";
}
