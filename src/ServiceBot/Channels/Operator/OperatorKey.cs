using System.Buffers.Text;
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
    private const int Shortest = 43;

    private readonly Lazy<byte[]> _hash = new(() => Hash(Given(options.Value) ?? ReadOrCreate(data.Value.FullFolder)));

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
        { Length: < Shortest } => throw new StartupException(
            $"The setting Operator:Key can be guessed: it has fewer than {Shortest} characters. Make one with: openssl rand -base64 32"),
        var key => key,
    };

    private static string ReadOrCreate(string folder)
    {
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, File);
        try
        {
            var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
                how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

            using var created = new FileStream(file, how);
            var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            created.Write(Encoding.ASCII.GetBytes(key));
            return key;
        }
        catch (IOException) when (System.IO.File.Exists(file))
        {
            return System.IO.File.ReadAllText(file).Trim();
        }
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
