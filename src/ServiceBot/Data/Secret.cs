using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ServiceBot.Data;

/// <summary>256 random bits by which somebody is known. They are handed out once; what is kept is their SHA-256.</summary>
internal static class Secret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
