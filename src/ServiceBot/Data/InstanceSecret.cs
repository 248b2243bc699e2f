using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ServiceBot.Data;

/// <summary>
/// What makes the hashes of this installation its own: a key in a file beside the data, or in the settings. All processes that share a
/// database share it; without it what was hashed is recognised no more.
/// </summary>
internal sealed partial class InstanceSecret(IOptions<DataOptions> options, IDatabase database, ILogger<InstanceSecret> logger)
{
    private const string File = "servicebot.key";
    private const string Counter = "instance-key";
    private const int FewestCharacters = 8;

    private readonly Lazy<byte[]> _key = new(() => Encoding.UTF8.GetBytes(Given(options.Value) ?? KeyIn(options.Value.FullFolder)));

    /// <summary>The key beside the data of that folder.</summary>
    public static string KeyIn(string folder) => KeyFile.ReadOrCreate(folder, File);

    /// <summary>A key of its own for each purpose, so that what one gives away is of no use for another.</summary>
    public byte[] For(string purpose) => HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(purpose));

    /// <summary>Finds out before anybody connects whether it is the key with which this database was begun.</summary>
    /// <exception cref="StartupException">The key can be guessed, or another process uses another one.</exception>
    public async Task PrepareAsync()
    {
        // A sign of the key that gives nothing of it away.
        var sign = BinaryPrimitives.ReadInt64BigEndian(For(Counter)) & long.MaxValue;
        var known = Convert.ToInt64(await database.WriteAsync(session => session.ScalarAsync(
            """
            INSERT INTO "Counters" ("Name", "Value") VALUES ($1, $2)
            ON CONFLICT ("Name") DO UPDATE SET "Value" = "Counters"."Value" RETURNING "Value"
            """,
            Counter, sign)));
        if (known == sign)
            return;

        if (database.IsShared)
            throw new StartupException(
                $"Another process began this database with another instance key. Give all of them the same one: the file {File} in the data folder, "
                + $"or the setting Data:InstanceKey. If the old key is lost for good, delete the row \"{Counter}\" of the table \"Counters\"; "
                + "customers of older cases are then not recognised any more.");

        await database.WriteAsync(session => session.ExecuteAsync("""UPDATE "Counters" SET "Value" = $2 WHERE "Name" = $1""", Counter, sign));
        LogOtherKey(File);
    }

    private static string? Given(DataOptions options)
    {
        if (options.InstanceKey.Length == 0)
            return null;

        return options.InstanceKey.Length >= KeyFile.Shortest && options.InstanceKey.Distinct().Count() >= FewestCharacters
            ? options.InstanceKey
            : throw new StartupException(
                $"The setting Data:InstanceKey can be guessed: it needs at least {KeyFile.Shortest} random characters. Make one with: openssl rand -base64 32");
    }

    [LoggerMessage(LogLevel.Warning, "The instance key is not the one this database was begun with ({File} of the data folder, or Data:InstanceKey); customers of older cases are not recognised any more")]
    private partial void LogOtherKey(string file);
}
