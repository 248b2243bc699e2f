using System;
using System.Buffers.Text;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Reads the keys that a service publishes: a document says where they are (OpenID Connect Discovery).</summary>
internal sealed class KeySource
{
    private const int LargestAnswer = 512 * 1024;
    private const int SmallestKey = 2048 / 8;
    private const int LargestKey = 8192 / 8;
    private const int MostKeys = 256;

    /// <summary>Nobody else's, and nobody is followed to another address.</summary>
    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = LargestAnswer,
    };

    private readonly Uri _document;

    /// <summary>Keeps where the document is; an <see cref="ArgumentException"/> when it could be changed on its way.</summary>
    public KeySource(string documentUrl)
    {
        if (!Uri.TryCreate(documentUrl, UriKind.Absolute, out _document) || !IsSafe(_document, isLoopback: true))
            throw new ArgumentException($"'{documentUrl}' is no https address, so what is read there could be anybody's.", nameof(documentUrl));
    }

    /// <summary>The keys by their ids; any exception when they cannot be had now.</summary>
    public async Task<FrozenDictionary<string, SigningKey>> ReadAsync()
    {
        using var document = await GetAsync(_document);
        var keysUrl = new Uri(document.RootElement.GetProperty("jwks_uri").GetString());
        if (!IsSafe(keysUrl, _document.IsLoopback))
            throw new InvalidDataException("The keys are at an address that is not safe.");

        using var published = await GetAsync(keysUrl);
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in published.RootElement.GetProperty("keys").EnumerateArray().Take(MostKeys))
        {
            if (Read(key) is { } usable)
                keys.TryAdd(usable.Key.KeyId, usable);
        }

        return keys.Count > 0
            ? keys.ToFrozenDictionary(StringComparer.Ordinal)
            : throw new InvalidDataException("There is no key that could be used.");
    }

    private static bool IsSafe(Uri url, bool isLoopback) =>
        url.UserInfo.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp && isLoopback && url.IsLoopback);

    // The whole answer is read here, so that the client's limits hold for it.
    private static async Task<JsonDocument> GetAsync(Uri url) => JsonDocument.Parse(await Http.GetByteArrayAsync(url));

    /// <returns>Null for a key of another kind, or one that is too weak.</returns>
    private static SigningKey Read(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object
            || Text(key, "kty") != "RSA"
            || Text(key, "use") is not (null or "sig")
            || Text(key, "kid") is not { Length: > 0 } id)
            return null;

        var modulus = Number(key, "n");
        var exponent = Number(key, "e");
        return modulus.Length is < SmallestKey or > LargestKey || exponent.Length == 0
            ? null
            : new SigningKey(
                new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = id },
                Texts(key, "endorsements"));
    }

    private static string Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static FrozenSet<string> Texts(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var texts) && texts.ValueKind == JsonValueKind.Array
            ? texts.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()).ToFrozenSet(StringComparer.Ordinal)
            : [];

    /// <summary>Without leading zeros, which would count as length.</summary>
    private static byte[] Number(JsonElement owner, string name)
    {
        var text = Text(owner, name);
        return Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text).AsSpan().TrimStart((byte)0).ToArray() : [];
    }
}
