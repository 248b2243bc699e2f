namespace ServiceBot.Channels.Web;

/// <summary>Who calls and which conversation it is about: what a token says, and nothing the request claims.</summary>
/// <param name="IsElsewhereToo">The person can be reached in another chat as well.</param>
/// <param name="Session">The session with which all this ends; null in local mode.</param>
internal sealed record WebCaller(
    string PersonId, string Name, string Conversation, WebRoom? Room, bool IsElsewhereToo, string? Session, DateTimeOffset ExpiresAt)
{
    public WebIdentity Identity => new(PersonId, Session);
}

/// <summary>Who somebody is, and the session by which that is known; null in local mode.</summary>
internal sealed record WebIdentity(string PersonId, string? Session);

internal sealed record WebRoom(string TeamId, string Name, bool HasCaller);
