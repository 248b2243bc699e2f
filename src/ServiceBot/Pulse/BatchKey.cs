using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ServiceBot.Pulse;

/// <summary>
/// The key of one batch while it collects. Whose an answer is and what it is are both under it, so that nothing that is written down about an
/// answer anywhere means anything once the key is gone.
/// </summary>
internal sealed class BatchKey(byte[] bits)
{
    public const int Bytes = 32;

    /// <summary>Every answer on a scale is as long as every other, a skip too; and every one with words.</summary>
    private const int ScaleSize = 32;
    private const int TextSize = 2560;

    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;

    /// <summary>Under what name this person's answer is kept.</summary>
    public string Of(string personId) => Base64Url.EncodeToString(HMACSHA256.HashData(bits, Encoding.UTF8.GetBytes($"person {personId}")));

    /// <param name="key">The name it is kept under, which it is bound to: it cannot be passed off as another one's.</param>
    public byte[] Close(string key, Answer answer, bool isText)
    {
        var plain = new byte[isText ? TextSize : ScaleSize];
        using (var stream = new MemoryStream(plain))
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write((sbyte)(answer.Value ?? -1));
            writer.Write(answer.IsShared);
            writer.Write((byte)answer.Tags.Length);
            foreach (var tag in answer.Tags)
                writer.Write(tag);

            writer.Write(answer.Words ?? "");
        }

        var closed = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceSize));
        using var aes = Cipher();
        aes.Encrypt(closed.AsSpan(0, NonceSize), plain, closed.AsSpan(NonceSize + TagSize), closed.AsSpan(NonceSize, TagSize), Encoding.ASCII.GetBytes(key));
        return closed;
    }

    /// <exception cref="CryptographicException">It was closed with another key, or for another name.</exception>
    public Answer Open(string key, byte[] closed)
    {
        if (closed.Length <= NonceSize + TagSize)
            throw new CryptographicException("It was cut off.");

        var plain = new byte[closed.Length - NonceSize - TagSize];
        using var aes = Cipher();
        aes.Decrypt(closed.AsSpan(0, NonceSize), closed.AsSpan(NonceSize + TagSize), closed.AsSpan(NonceSize, TagSize), plain, Encoding.ASCII.GetBytes(key));
        using var reader = new BinaryReader(new MemoryStream(plain), Encoding.UTF8);
        var value = reader.ReadSByte();
        var isShared = reader.ReadBoolean();
        var tags = new string[reader.ReadByte()];
        for (var i = 0; i < tags.Length; i++)
            tags[i] = reader.ReadString();

        return new Answer(value < 0 ? null : value, tags, reader.ReadString() is { Length: > 0 } words ? words : null, isShared);
    }

    /// <returns>Null when somebody has been at the row: then it is nobody's answer.</returns>
    public Answer? OpenOrNull(string key, byte[] closed)
    {
        try
        {
            return Open(key, closed);
        }
        catch (CryptographicException)
        {
            // It must neither hold up the others nor be shown to anybody.
            return null;
        }
    }

    private AesGcm Cipher() => new(HMACSHA256.HashData(bits, "answers"u8), TagSize);
}
