using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceBot.Data;

namespace ServiceBot.Pulse;

/// <summary>
/// Closes what somebody writes for themselves under the key of the installation, each entry for its person and place. Whoever has only the
/// database, or a copy of it, reads nothing and sees of each entry whose it is, its day, and roughly how long it is.
/// </summary>
internal sealed class JournalSeal(InstanceSecret secret)
{
    /// <summary>An entry takes one of these sizes, so that its length tells little. The last holds the longest there is.</summary>
    private static readonly int[] Sizes = [512, 2048, 8192, 32_768];

    private readonly Lazy<byte[]> _key = new(() => secret.For("journal"));
    private readonly Lazy<byte[]> _names = new(() => secret.For("journal-names"));

    /// <summary>The id of what a person calls by a name of their own. It looks random, and nobody can take the id of somebody else's.</summary>
    public string IdOf(string personId, string name) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_names.Value, Encoding.UTF8.GetBytes($"{personId}/{name}")).AsSpan(0, 16));

    public byte[] Close(JournalText text, string personId, string id)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(text, JournalTextJson.Default.JournalText);
        var padded = new byte[Sizes.First(size => size >= json.Length + sizeof(int))];
        BinaryPrimitives.WriteInt32BigEndian(padded, json.Length);
        json.CopyTo(padded, sizeof(int));
        return Cipher.Close(_key.Value, padded, Place(personId, id));
    }

    /// <returns>Null when it was closed with another key, or is somebody else's.</returns>
    public JournalText? Open(JournalEntry entry) =>
        Cipher.Open(_key.Value, entry.Closed, Place(entry.PersonId, entry.Id)) is { } padded
            ? JsonSerializer.Deserialize(
                padded.AsSpan(sizeof(int), BinaryPrimitives.ReadInt32BigEndian(padded)), JournalTextJson.Default.JournalText)
            : null;

    private static byte[] Place(string personId, string id) => Encoding.UTF8.GetBytes($"{personId}/{id}");
}

/// <summary>What one entry holds.</summary>
/// <param name="Order">Its place among those of its day; no time of day is kept.</param>
/// <param name="Answers">By the id of the question.</param>
internal sealed record JournalText(int Order, IReadOnlyDictionary<string, int> Answers, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JournalText))]
internal sealed partial class JournalTextJson : JsonSerializerContext;
