using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>
/// Somebody who has everything that is left anywhere: every byte of every file of the data and of the keys, logs of the database among them, and
/// on PostgreSQL every row. They know who works here and how answers are kept, and take whatever they find for a key.
/// </summary>
internal sealed partial class Inspector
{
    /// <summary>A key of 32 random bytes with fewer different ones does not turn up in the life of the universe.</summary>
    private const int FewestDifferent = 16;

    private const int NameLength = 43;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private readonly List<byte[]> _kept;

    private Inspector(List<byte[]> kept) => _kept = kept;

    /// <summary>Everything as text, each byte a letter.</summary>
    public string Text => string.Concat(_kept.Select(Encoding.Latin1.GetString));

    public static async Task<Inspector> LookAsync(TestBot bot)
    {
        var kept = new List<byte[]>();
        foreach (var file in bot.Folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            await stream.CopyToAsync(all);
            kept.Add(all.ToArray());
        }

        var database = bot.Services.GetRequiredService<IDatabase>();
        await using var db = database.Lease();
        if (database.IsShared)
            foreach (var table in db.Model.GetEntityTypes().Select(Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName).Distinct())
                kept.Add(Encoding.UTF8.GetBytes($"{await database.WriteAsync(session => session.ScalarAsync($"SELECT string_agg(t::text, ' ') FROM \"{table}\" t"))}"));

        return new Inspector(kept);
    }

    /// <summary>Whose answer they find.</summary>
    public IReadOnlyList<string> Relinks(IEnumerable<string> people)
    {
        var names = _kept.SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal);
        var keys = _kept.SelectMany(KeysIn).DistinctBy(Convert.ToHexString).Select(bits => new BatchKey(bits)).ToList();
        return [.. people.AsParallel().Where(person => keys.Exists(key => names.Contains(key.Of(person)))).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whatever may be the name an answer is kept under.</summary>
    private static IEnumerable<string> NamesIn(byte[] kept) =>
        Runs(kept, NameLength).SelectMany(run => Enumerable.Range(0, run.Length - NameLength + 1).Select(at => run.Substring(at, NameLength)));

    /// <summary>Any 32 bytes in a row, as they are or written as text.</summary>
    private static IEnumerable<byte[]> KeysIn(byte[] kept)
    {
        for (var at = 0; at + BatchKey.Bytes <= kept.Length; at++)
            if (IsRandom(kept.AsSpan(at, BatchKey.Bytes)))
                yield return kept.AsSpan(at, BatchKey.Bytes).ToArray();

        foreach (var run in Runs(kept, NameLength))
            for (var at = 0; at + NameLength <= run.Length; at++)
            {
                var bits = Decode(run.AsSpan(at, NameLength));
                if (IsRandom(bits))
                    yield return bits;
            }

        foreach (var run in Hex().Matches(Encoding.Latin1.GetString(kept)).Select(found => found.Value))
            for (var at = 0; at + 2 * BatchKey.Bytes <= run.Length; at += 2)
                if (Convert.FromHexString(run.AsSpan(at, 2 * BatchKey.Bytes)) is var bits && IsRandom(bits))
                    yield return bits;
    }

    /// <summary>Bits that are left over at the end are not looked at.</summary>
    private static byte[] Decode(ReadOnlySpan<char> text)
    {
        var bits = new byte[BatchKey.Bytes];
        var (held, count, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            held = (held << 6 | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFFFF;
            count += 6;
            if (count < 8 || at == bits.Length)
                continue;

            count -= 8;
            bits[at++] = (byte)(held >> count);
        }

        return bits;
    }

    private static IEnumerable<string> Runs(byte[] kept, int least) =>
        Base64().Matches(Encoding.Latin1.GetString(kept).Replace('+', '-').Replace('/', '_')).Select(found => found.Value).Where(run => run.Length >= least);

    private static bool IsRandom(ReadOnlySpan<byte> bits)
    {
        Span<bool> seen = stackalloc bool[256];
        var different = 0;
        var isText = true;
        foreach (var part in bits)
        {
            isText &= part is >= 0x20 and < 0x7F;
            if (!seen[part])
                different++;
            seen[part] = true;
        }

        return different >= FewestDifferent && !isText;
    }

    [GeneratedRegex("[A-Za-z0-9_-]+")]
    private static partial Regex Base64();

    [GeneratedRegex("[0-9a-fA-F]{64,}")]
    private static partial Regex Hex();
}
