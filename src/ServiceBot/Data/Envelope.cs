using System.Buffers.Text;
using System.Security.Cryptography;
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

    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;

    private readonly Lazy<byte[]> _key = new(() => secret.For("envelope"));

    public static bool IsClosed(string? kept) => kept?.StartsWith(Mark, StringComparison.Ordinal) == true;

    public string Close(string json)
    {
        var text = Encoding.UTF8.GetBytes(json);
        var closed = new byte[NonceSize + TagSize + text.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key.Value, TagSize);
        aes.Encrypt(closed.AsSpan(0, NonceSize), text, closed.AsSpan(NonceSize + TagSize), closed.AsSpan(NonceSize, TagSize));
        return Mark + Base64Url.EncodeToString(closed);
    }

    /// <returns>What was closed, and what never was as it is; null when another installation closed it.</returns>
    public string? Open(string kept)
    {
        if (!IsClosed(kept))
            return kept;

        var closed = Base64Url.DecodeFromChars(kept.AsSpan(Mark.Length));
        var text = new byte[closed.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_key.Value, TagSize);
        try
        {
            aes.Decrypt(closed.AsSpan(0, NonceSize), closed.AsSpan(NonceSize + TagSize), closed.AsSpan(NonceSize, TagSize), text);
        }
        catch (AuthenticationTagMismatchException)
        {
            // The key was changed while it waited. It was for one moment, and that has passed.
            return null;
        }

        return Encoding.UTF8.GetString(text);
    }
}
