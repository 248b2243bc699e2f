#nullable disable
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotBuilder.Tests.Hosting;

/// <summary>Signs tokens as the channels' service does, and publishes its keys behind real HTTP.</summary>
internal sealed class TokenService : IAsyncDisposable
{
    public const string AppId = "3851a47b-53ed-4d29-b878-6e941da61e98";
    public const string Issuer = "https://api.botframework.com";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _asked = new();

    private TokenService()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Url => _app.Urls.First();

    public string MetadataUrl => $"{Url}/metadata";

    /// <summary>Those that are published now.</summary>
    public IReadOnlyList<ServiceKey> Keys { get; set; } = [ServiceKey.First];

    /// <summary>How often somebody asked where the keys are.</summary>
    public int Fetches => _asked.Count(path => path == "/metadata");

    /// <summary>All that was asked for.</summary>
    public IEnumerable<string> Asked => _asked;

    /// <summary>Answers in place of the service.</summary>
    public Func<HttpContext, Task> Instead { get; set; }

    public static async Task<TokenService> StartAsync()
    {
        var service = new TokenService();
        await service._app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Every answer from here on is this status.</summary>
    public void Fail(int status) => Instead = http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>An authorization that is good for an hour, but for what is changed about it.</summary>
    public static string Good(DateTimeOffset now, string serviceUrl, Action<JsonObject, JsonObject> change = null, ServiceKey key = null)
    {
        var (header, payload) = Parts(now, serviceUrl, key ?? ServiceKey.First);
        change?.Invoke(header, payload);
        return "Bearer " + (key ?? ServiceKey.First).Sign(header, payload);
    }

    public static (JsonObject Header, JsonObject Payload) Parts(DateTimeOffset now, string serviceUrl, ServiceKey key) => (
        new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Id, ["x5t"] = key.Id },
        new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = AppId,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["serviceurl"] = serviceUrl,
        });

    private async Task AnswerAsync(HttpContext http)
    {
        _asked.Enqueue(http.Request.Path.Value);
        if (Instead is { } instead)
        {
            await instead(http);
            return;
        }

        JsonNode answer = http.Request.Path.Value switch
        {
            "/metadata" => new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = $"{Url}/keys" },
            "/keys" => new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => key.ToJson())]) },
            _ => null,
        };
        http.Response.StatusCode = answer == null ? 404 : 200;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer?.ToJsonString() ?? "");
    }
}

/// <summary>A key, and the channels for which the service says it is good.</summary>
internal sealed class ServiceKey(string id, RSA key, params string[] endorsements)
{
    private static readonly RSA Rsa = RSA.Create(2048);
    private static readonly RSA Other = RSA.Create(2048);

    public static ServiceKey First { get; } = new("first", Rsa, "msteams", "emulator");

    public static ServiceKey Second { get; } = new("second", Other, "msteams");

    /// <summary>Somebody else's, by the name of the first.</summary>
    public static ServiceKey Forged { get; } = new("first", RSA.Create(2048), "msteams");

    public static ServiceKey Weak { get; } = new("weak", RSA.Create(1024), "msteams");

    public static ServiceKey Endorsed(string id, params string[] channels) => new(id, Other, channels);

    public string Id => id;

    public string PublicPem => key.ExportSubjectPublicKeyInfoPem();

    public string Sign(JsonObject header, JsonObject payload) =>
        Join(header, payload, bytes => key.SignData(bytes, HashOf((string)header["alg"]), PaddingOf((string)header["alg"])));

    /// <summary>As tokens are put together, with any signature.</summary>
    public static string Join(JsonObject header, JsonObject payload, Func<byte[], byte[]> sign)
    {
        var content = $"{Encode(header.ToJsonString())}.{Encode(payload.ToJsonString())}";
        return $"{content}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(content)))}";
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public JsonObject ToJson()
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
        if (endorsements.Length > 0)
            json["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);

        return json;
    }

    private static HashAlgorithmName HashOf(string algorithm) => algorithm[2..] switch
    {
        "384" => HashAlgorithmName.SHA384,
        "512" => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    private static RSASignaturePadding PaddingOf(string algorithm) =>
        algorithm.StartsWith("PS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
}
