using Microsoft.Data.Sqlite;
using Npgsql;

namespace ServiceBot.Data;

/// <summary>Tells a database that cannot at the moment (locked, full, away) from one that was asked for something wrong.</summary>
internal static class Outage
{
    /// <summary>Whether the same may work a little later.</summary>
    public static bool IsBehind(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is NpgsqlException { IsTransient: true } || cause is SqliteException refused && IsPassing(refused.SqliteErrorCode))
                return true;

        return false;
    }

    private static bool IsPassing(int code) => code
        is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR
        or SQLitePCL.raw.SQLITE_NOMEM or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN;
}
