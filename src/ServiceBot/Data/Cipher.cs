using System.Security.Cryptography;

namespace ServiceBot.Data;

/// <summary>AES-GCM as it is kept: nonce, tag and text in one piece.</summary>
internal static class Cipher
{
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;

    /// <param name="place">Whose it is and which: in another place it cannot be opened.</param>
    public static byte[] Close(byte[] key, ReadOnlySpan<byte> text, ReadOnlySpan<byte> place = default)
    {
        var closed = new byte[NonceSize + TagSize + text.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(closed.AsSpan(0, NonceSize), text, closed.AsSpan(NonceSize + TagSize), closed.AsSpan(NonceSize, TagSize), place);
        return closed;
    }

    /// <returns>Null when it was closed with another key, or for another place.</returns>
    public static byte[]? Open(byte[] key, ReadOnlySpan<byte> closed, ReadOnlySpan<byte> place = default)
    {
        if (closed.Length < NonceSize + TagSize)
            return null;

        var text = new byte[closed.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(closed[..NonceSize], closed[(NonceSize + TagSize)..], closed[NonceSize..(NonceSize + TagSize)], text, place);
        }
        catch (AuthenticationTagMismatchException)
        {
            // The key of the installation was changed, which its log says; nobody can read this any more.
            return null;
        }

        return text;
    }
}
