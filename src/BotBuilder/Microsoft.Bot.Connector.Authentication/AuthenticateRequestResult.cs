using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Who sent a request.</summary>
public class AuthenticateRequestResult
{
    /// <summary>The audience for which tokens are asked in the answers.</summary>
    public string Audience { get; set; }

    /// <summary>The identity of the sender.</summary>
    public ClaimsIdentity ClaimsIdentity { get; set; }

    /// <summary>What the activity gets as its caller id; null when nobody is checked.</summary>
    public string CallerId { get; set; }
}
