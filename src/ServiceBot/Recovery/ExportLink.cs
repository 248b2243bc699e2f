using ServiceBot.Data;

namespace ServiceBot.Recovery;

/// <summary>A way to fetch one case as a file: 256 random bits, kept as their SHA-256 only, good for a few minutes.</summary>
internal sealed class ExportLink
{
    /// <summary>SHA-256 of the secret, base64url.</summary>
    public required string Hash { get; set; }
    public required string PersonId { get; set; }

    /// <summary>The case; 0 where it is the clues of a team.</summary>
    public int CaseNumber { get; set; }

    /// <summary>The team whose clues it is; null where it is a case.</summary>
    public string? TeamId { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <returns>The link as it is kept, and the secret as it is handed out.</returns>
    public static (ExportLink Link, string Secret) Create(string personId, int caseNumber, DateTimeOffset expiresAt)
    {
        var secret = Secret.New();
        return (new ExportLink { Hash = Secret.Hash(secret), PersonId = personId, CaseNumber = caseNumber, ExpiresAt = expiresAt }, secret);
    }

    /// <returns>The same for the clues of a team, to be fetched once.</returns>
    public static (ExportLink Link, string Secret) OfClues(string personId, string teamId, DateTimeOffset expiresAt)
    {
        var secret = Secret.New();
        return (new ExportLink { Hash = Secret.Hash(secret), PersonId = personId, TeamId = teamId, ExpiresAt = expiresAt }, secret);
    }
}
