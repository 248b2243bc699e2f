namespace ServiceBot.Channels.Web;

/// <summary>Who calls and which conversation it is about: what a token says, and nothing the request claims.</summary>
/// <param name="IsElsewhereToo">The person can be reached in another chat as well.</param>
internal sealed record WebCaller(
    string PersonId, string Name, string Conversation, WebRoom? Room, bool IsElsewhereToo, DateTimeOffset ExpiresAt);

internal sealed record WebRoom(string TeamId, string Name, bool HasCaller);
