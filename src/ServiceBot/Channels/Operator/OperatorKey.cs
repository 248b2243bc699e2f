using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ServiceBot.Data;

namespace ServiceBot.Channels.Operator;

/// <summary>What an operator shows: 256 random bits in a file only the owner of the data can read, or in the settings.</summary>
internal sealed class OperatorKey(IOptions<OperatorOptions> options, IOptions<DataOptions> data)
{
    private const string File = "operator.key";

    private readonly Lazy<byte[]> _hash = new(() => Hash(Given(options.Value) ?? KeyFile.ReadOrCreate(data.Value.FullFolder, File)));

    /// <summary>Makes the key where there is none yet.</summary>
    /// <exception cref="StartupException">The key of the settings can be guessed.</exception>
    public void Prepare() => _ = _hash.Value;

    public bool Opens(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var shown)
        && shown.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Hash(shown.Parameter ?? ""), _hash.Value);

    /// <returns>The key as a command on this machine finds it; null where no server has made one yet.</returns>
    public static string? Find(OperatorOptions options, DataOptions data) =>
        Given(options) ?? (Path.Combine(data.FullFolder, File) is var file && System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file).Trim() : null);

    private static string? Given(OperatorOptions options) => options.Key switch
    {
        "" => null,
        { Length: < KeyFile.Shortest } => throw new StartupException(
            $"The setting Operator:Key can be guessed: it has fewer than {KeyFile.Shortest} characters. Make one with: openssl rand -base64 32"),
        var key => key,
    };

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
