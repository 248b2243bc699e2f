namespace ServiceBot.Channels.Teams;

/// <summary>A member of a team of Microsoft Teams, as the connector lists them.</summary>
/// <param name="Account">The account, always in this form: <c>29:…</c>.</param>
/// <param name="ObjectId">Who it is in the directory of the organisation.</param>
internal sealed record TeamsMember(
    string Account, string? ObjectId, string? Name, string? GivenName, string? Surname, string? Email, bool IsGuest);
