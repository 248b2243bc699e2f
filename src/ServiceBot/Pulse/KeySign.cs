using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ServiceBot.Data;

namespace ServiceBot.Pulse;

/// <summary>
/// Whether the keys are where all processes have them. With a folder of its own a process would end what the others collect, and show it while
/// they still have the key; so the folder has a sign, and the database knows which.
/// </summary>
internal sealed partial class KeySign(BatchKeys keys, IDatabase database, ILogger<KeySign> logger)
{
    private const string Counter = "batch-keys";

    /// <summary>Finds out before anybody connects whether it is the folder with which this database was begun.</summary>
    /// <exception cref="StartupException">The database is shared, and the folder is not.</exception>
    public async Task PrepareAsync()
    {
        var sign = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(keys.Sign()))) & long.MaxValue;
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
                $"The folder of the keys of the check-ins ({keys.Root}) is not the one this database was begun with. All processes need the same one: "
                + "share it among them and set Pulse:KeyFolder to it; if it is there already, see that it is mounted. If the old folder is lost for good, "
                + $"stop all processes and delete the row \"{Counter}\" of the table \"Counters\"; what was being answered is then never counted.");

        await database.WriteAsync(session => session.ExecuteAsync("""UPDATE "Counters" SET "Value" = $2 WHERE "Name" = $1""", Counter, sign));
        LogOtherFolder(keys.Root);
    }

    [LoggerMessage(LogLevel.Warning, "The folder of the keys of the check-ins ({Folder}) is not the one this database was begun with; what was being answered is never counted, and the next check-ins begin anew")]
    private partial void LogOtherFolder(string folder);
}
