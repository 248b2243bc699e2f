namespace ServiceBot.Roster;

/// <summary>A way in for one person, once: 256 random bits, kept as their SHA-256 only.</summary>
internal sealed class SignInLink
{
    /// <summary>SHA-256 of the secret, base64url.</summary>
    public required string Hash { get; set; }

    public required string PersonId { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
