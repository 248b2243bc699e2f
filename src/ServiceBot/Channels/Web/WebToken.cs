namespace ServiceBot.Channels.Web;

/// <summary>A Direct Line token or a single-use socket ticket: 256 random bits, kept as their SHA-256 only.</summary>
internal sealed class WebToken
{
    /// <summary>SHA-256 of the token, base64url.</summary>
    public required string Hash { get; set; }

    public required string PersonId { get; set; }
    public required string Conversation { get; set; }

    /// <summary>The session it was given to, with which it ends; null in local mode, where nobody signs in.</summary>
    public string? Session { get; set; }

    /// <summary>A ticket opens one socket, once.</summary>
    public bool IsTicket { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
