using System.Buffers.Text;
using System.Text;

namespace ServiceBot.Data;

/// <summary>
/// Closes what is said for one moment only: it has to wait in the database until it is read, but neither the database nor a copy of it can be
/// read for it, and after that moment it is gone.
/// </summary>
internal sealed class Envelope(InstanceSecret secret)
{
    /// <summary>For so long it can be read again, for example when a page is loaded anew.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>No JSON begins like this.</summary>
    private const string Mark = "closed:";

    private readonly Lazy<byte[]> _key = new(() => secret.For("envelope"));

    public static bool IsClosed(string? kept) => kept?.StartsWith(Mark, StringComparison.Ordinal) == true;

    public string Close(string json) => Mark + Base64Url.EncodeToString(Cipher.Close(_key.Value, Encoding.UTF8.GetBytes(json)));

    /// <returns>What was closed, and what never was as it is; null when another installation closed it.</returns>
    public string? Open(string kept)
    {
        if (!IsClosed(kept))
            return kept;

        // Whoever changed the key while it waited loses little: it was for one moment.
        return Cipher.Open(_key.Value, Base64Url.DecodeFromChars(kept.AsSpan(Mark.Length))) is { } text ? Encoding.UTF8.GetString(text) : null;
    }
}
