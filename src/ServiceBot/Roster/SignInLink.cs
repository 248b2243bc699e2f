using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>A way in for one person, once: 256 random bits, kept as their SHA-256 only.</summary>
internal sealed class SignInLink
{
    /// <summary>SHA-256 of the secret, base64url.</summary>
    public required string Hash { get; set; }

    public required string PersonId { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <returns>The link as it is kept, and the secret as it is handed out.</returns>
    public static (SignInLink Link, string Secret) Create(string personId, DateTimeOffset expiresAt)
    {
        var secret = Secret.New();
        return (new SignInLink { Hash = Secret.Hash(secret), PersonId = personId, ExpiresAt = expiresAt }, secret);
    }
}
