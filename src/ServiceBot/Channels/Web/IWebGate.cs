namespace ServiceBot.Channels.Web;

/// <summary>Knows who a client is that has no token yet: in local mode whoever it says, otherwise who signed in with that browser.</summary>
internal interface IWebGate
{
    /// <param name="claimed">Who the client says it is, if it says so.</param>
    /// <exception cref="RefusedException">It is nobody, or not who it says.</exception>
    Task<WebIdentity> IdentifyAsync(HttpContext http, WebUser? claimed);

    /// <summary>Sees to it that they have a private chat.</summary>
    Task WelcomeAsync(WebIdentity identity, WebUser? claimed, CancellationToken cancellationToken);
}
