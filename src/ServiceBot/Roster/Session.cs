namespace ServiceBot.Roster;

/// <summary>A browser in which somebody has signed in. Its cookie holds 256 random bits, kept as their SHA-256 only.</summary>
internal sealed class Session
{
    /// <summary>SHA-256 of the cookie's secret, base64url.</summary>
    public required string Hash { get; set; }

    public required string PersonId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
