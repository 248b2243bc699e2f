namespace Microsoft.Bot.Schema;

/// <summary>The names of the activities that belong to a sign-in.</summary>
public static class SignInConstants
{
    /// <summary>The invoke with the code of a finished sign-in.</summary>
    public const string VerifyStateOperationName = "signin/verifyState";

    /// <summary>The invoke with a token to exchange.</summary>
    public const string TokenExchangeOperationName = "signin/tokenExchange";

    /// <summary>The event with the token.</summary>
    public const string TokenResponseEventName = "tokens/response";
}
