using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>A way for one person to fetch, once, all that is kept about them: 256 random bits, kept as their SHA-256 only.</summary>
internal sealed class OwnDataLink
{
    /// <summary>SHA-256 of the secret, base64url.</summary>
    public required string Hash { get; set; }
    public required string PersonId { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <returns>The link as it is kept, and the secret as it is handed out.</returns>
    public static (OwnDataLink Link, string Secret) Create(string personId, DateTimeOffset expiresAt)
    {
        var secret = Secret.New();
        return (new OwnDataLink { Hash = Secret.Hash(secret), PersonId = personId, ExpiresAt = expiresAt }, secret);
    }
}
