using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>
/// A double of what Microsoft runs around a bot, as far as a bot meets it: the keys with which activities are signed (OpenID Connect), the
/// login that gives the bot its token, over https, and the connector of Teams with its teams, chats and people.
/// </summary>
internal sealed class MicrosoftCloud : IAsyncDisposable
{
    private const string Issuer = "https://api.botframework.com";
    private const string Secret = "the secret of the bot";

    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate = HttpsProxy.CreateCertificate();
    private readonly string _trusted = Path.Combine(Path.GetTempPath(), $"servicebot-login-{Guid.NewGuid():N}.pem");
    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentQueue<string> _tokens = new();
    private int _metadataFetches;

    private MicrosoftCloud(int people)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, https => https.UseHttps(_certificate));
        });
        _app = builder.Build();
        Teams = new TeamsConnector(this, people);
        _app.MapGet("/metadata", http =>
        {
            Interlocked.Increment(ref _metadataFetches);
            return http.Response.WriteAsJsonAsync(new { issuer = Issuer, jwks_uri = $"{Http}/keys" });
        });
        _app.MapGet("/keys", http => http.Response.WriteAsJsonAsync(new { keys = new[] { PublicKey() } }));
        _app.MapPost($"/{TenantId}/oauth2/v2.0/token", GiveTokenAsync);
        Teams.Map(_app);
    }

    public string AppId { get; } = Guid.NewGuid().ToString();

    public string TenantId { get; } = Guid.NewGuid().ToString();

    public TeamsConnector Teams { get; }

    /// <summary>The bot's account in Teams.</summary>
    public string Bot => $"28:{AppId}";

    /// <summary>What an administrator would set, and where this double is.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppPassword"] = Secret,
        ["MicrosoftAppTenantId"] = TenantId,
        ["ToBotFromChannelOpenIdMetadataUrl"] = $"{Http}/metadata",
        ["ToChannelFromBotLoginUrl"] = $"https://localhost:{new Uri(Https).Port}",
        ["Teams__ServiceUrls"] = Http,
        ["SSL_CERT_FILE"] = _trusted,
    };

    /// <summary>How often the bot asked where the keys are.</summary>
    public int MetadataFetches => Volatile.Read(ref _metadataFetches);

    /// <summary>How many tokens the bot was given.</summary>
    public int TokensGiven => _tokens.Count;

    internal string Http => _app.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal));

    private string Https => _app.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal));

    /// <param name="people">How many work in the one team there is.</param>
    public static async Task<MicrosoftCloud> StartAsync(int people)
    {
        var cloud = new MicrosoftCloud(people);
        await File.WriteAllTextAsync(cloud._trusted, cloud._certificate.ExportCertificatePem());
        await cloud._app.StartAsync();
        return cloud;
    }

    /// <summary>What the Bot Service shows to the bot, good for an hour.</summary>
    public string Authorization()
    {
        var now = TimeProvider.System.GetUtcNow();
        var content = Part(new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = "one" }) + "." + Part(new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = AppId,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["serviceurl"] = Teams.ServiceUrl,
        });
        var signature = _key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"Bearer {content}.{Base64Url.EncodeToString(signature)}";

        static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    /// <summary>Whether it is the newest token the bot was given: older ones were taken back.</summary>
    public bool IsGood(string? authorization) => _tokens.LastOrDefault() is { } token && authorization == $"Bearer {token}";

    /// <summary>From now on the connector takes none of the tokens that were given.</summary>
    public void RevokeTokens() => _tokens.Enqueue("none");

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        File.Delete(_trusted);
        _certificate.Dispose();
        _key.Dispose();
    }

    private async Task GiveTokenAsync(HttpContext http)
    {
        var asked = await http.Request.ReadFormAsync();
        if (asked["client_id"] != AppId || asked["client_secret"] != Secret || asked["grant_type"] != "client_credentials" || asked["scope"] != $"{Issuer}/.default")
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_client", error_description = "This is not the bot." });
            return;
        }

        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _tokens.Enqueue(token);
        await http.Response.WriteAsJsonAsync(new { token_type = "Bearer", expires_in = 3599, ext_expires_in = 3599, access_token = token });
    }

    private Dictionary<string, object> PublicKey()
    {
        var numbers = _key.ExportParameters(includePrivateParameters: false);
        return new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = "one",
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
            ["endorsements"] = new[] { "msteams" },
        };
    }
}
