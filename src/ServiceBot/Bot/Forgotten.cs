using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceBot.Data;

namespace ServiceBot.Bot;

/// <summary>Somebody who was forgotten, until nothing is left to do about it.</summary>
/// <param name="Name">As they were called.</param>
internal sealed record Forgotten(string PersonId, string Name = "")
{
    /// <summary>They went, so their name goes out of what was written. Else it is theirs as before.</summary>
    public bool IsAltogether { get; init; }

    public ForgottenIn Next { get; init; }

    /// <summary>The last row that was looked at there, by its key.</summary>
    public IReadOnlyList<string> After { get; init; } = [];
}

/// <summary>Where a name is taken out, in this order: what waits to be said comes before where it will stand.</summary>
internal enum ForgottenIn
{
    Outbox,
    HeldNotes,
    RosterChanges,
    DigestPosts,
    WebActivities,
    Nothing,
}

/// <summary>Notes who was forgotten under the key of the installation, so that the name stands nowhere while it is taken out.</summary>
internal sealed class ForgottenSeal(InstanceSecret secret)
{
    /// <summary>What the keys of these notes begin with, and what comes behind all of them.</summary>
    public const string From = "forgotten/", To = "forgotten/zzzz";

    private const string Format = "forgotten/1";

    private readonly Lazy<byte[]> _key = new(() => secret.For("forgotten"));

    /// <summary>Each has a key of its own, so it may be noted twice.</summary>
    public StateChange Note(Forgotten who)
    {
        var key = From + RandomNumberGenerator.GetHexString(32, lowercase: true);
        return new StateChange(key, Close(key, who), Format, Version: 0);
    }

    public string Close(string key, Forgotten who) =>
        Convert.ToBase64String(Cipher.Close(_key.Value, JsonSerializer.SerializeToUtf8Bytes(who, ForgottenJson.Default.Forgotten), Encoding.UTF8.GetBytes(key)));

    /// <returns>Null when it was closed with another key.</returns>
    public Forgotten? Open(string key, string closed) =>
        Cipher.Open(_key.Value, Convert.FromBase64String(closed), Encoding.UTF8.GetBytes(key)) is { } json ? JsonSerializer.Deserialize(json, ForgottenJson.Default.Forgotten) : null;
}

[JsonSerializable(typeof(Forgotten))]
internal sealed partial class ForgottenJson : JsonSerializerContext;
