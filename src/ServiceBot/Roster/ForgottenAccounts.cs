using System.Security.Cryptography;
using System.Text;
using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>
/// Accounts of people who had themselves forgotten, so that the list of a team does not bring them back. Only a hash under the key of the
/// installation is kept: it tells an account that comes along, and nobody reads one from it.
/// </summary>
internal sealed class ForgottenAccounts(InstanceSecret secret)
{
    private const string Format = "forgotten-account/1";

    private readonly Lazy<byte[]> _key = new(() => secret.For("forgotten accounts"));

    public string KeyOf(string channel, string account) =>
        $"gone/{Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{channel}\n{account}")))}";

    /// <summary>They went, and come back only by what they say themselves later.</summary>
    public Statement Note(string channel, string account, DateTimeOffset at) => new(
        """INSERT INTO "States" ("Key", "Json", "Format", "Version", "At") VALUES ($1, '{}', $2, 1, $3) ON CONFLICT DO NOTHING""",
        KeyOf(channel, account), Format, at);
}
