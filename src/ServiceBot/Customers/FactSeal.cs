using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ServiceBot.Data;

namespace ServiceBot.Customers;

/// <summary>
/// Closes what is kept about a customer with a key that is not in the database. Whoever has only a copy of it reads nothing, and what was
/// erased cannot be read out of the space the database has not used again. Losing the key loses the facts, but with it the customers are
/// not recognised either.
/// </summary>
internal sealed class FactSeal(InstanceSecret secret)
{
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;

    private readonly Lazy<byte[]> _key = new(() => secret.For("customer-facts"));

    /// <param name="place">Whose it is and which: in another place it cannot be opened.</param>
    public string Close(string text, FactPlace place)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var closed = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key.Value, TagSize);
        aes.Encrypt(closed.AsSpan(0, NonceSize), plain, closed.AsSpan(NonceSize + TagSize), closed.AsSpan(NonceSize, TagSize), place.Bytes);
        return Base64Url.EncodeToString(closed);
    }

    /// <returns>Null when it was closed with another key, or for another place.</returns>
    public string? Open(string kept, FactPlace place)
    {
        var closed = Base64Url.DecodeFromChars(kept);
        if (closed.Length < NonceSize + TagSize)
            return null;

        var text = new byte[closed.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_key.Value, TagSize);
        try
        {
            aes.Decrypt(closed.AsSpan(0, NonceSize), closed.AsSpan(NonceSize + TagSize), closed.AsSpan(NonceSize, TagSize), text, place.Bytes);
        }
        catch (AuthenticationTagMismatchException)
        {
            // The key of the installation was changed, which its log says; nobody can read this any more, and it expires.
            return null;
        }

        return Encoding.UTF8.GetString(text);
    }
}

internal readonly record struct FactPlace(string TeamId, string CustomerKey, string FactId)
{
    public byte[] Bytes => Encoding.UTF8.GetBytes($"{TeamId}/{CustomerKey}/{FactId}");
}
