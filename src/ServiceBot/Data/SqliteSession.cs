using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ServiceBot.Data;

/// <summary>The writing connection inside its current transaction, with the hot statements prepared. Only the writer's thread touches it.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDbSession, IDisposable
{
    /// <summary>In milliseconds.</summary>
    private const int PatienceWithReaders = 200;

    private readonly Dictionary<string, SqliteCommand> _commands = [];
    private readonly HashSet<string> _announced = [];
    private SqliteTransaction? _transaction;

    /// <summary>The conversations of the current batch that have something new.</summary>
    public IReadOnlyCollection<string> Announced => _announced;

    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteNonQuery();

    public ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<object?> values) => new(Execute(sql, values));

    public ValueTask<object?> ScalarAsync(string sql, params ReadOnlySpan<object?> values) =>
        new(Prepared(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null);

    public ValueTask<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var rows = Prepared(sql, values).ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
            found.Add(read(rows));

        return new(found);
    }

    /// <summary>Nobody else writes anyway.</summary>
    public ValueTask LockAsync(string name) => ValueTask.CompletedTask;

    public ValueTask AnnounceAsync(string news)
    {
        _announced.Add(news);
        return ValueTask.CompletedTask;
    }

    /// <summary>Saves what the context tracks; it keeps its own marks until the caller has heard of the commit.</summary>
    public int Save(SqliteBotDb db) => db.SaveOver(connection, _transaction!);

    internal void Begin()
    {
        _announced.Clear();
        _transaction = connection.BeginTransaction(deferred: false);
    }

    internal void Save() => Execute("SAVEPOINT work");

    internal void Release() => Execute("RELEASE work");

    internal void Undo()
    {
        Execute("ROLLBACK TO work");
        Execute("RELEASE work");
    }

    internal void Commit()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
    }

    /// <summary>
    /// Who begins to read once everything is in the file does not need the log any more, so those who still do are soon done: it is worth
    /// waiting a moment for them.
    /// </summary>
    internal bool EmptyLog()
    {
        _ = SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, PatienceWithReaders);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            using var row = command.ExecuteReader();
            return row.Read() && row.GetInt32(0) == 0;
        }
        finally
        {
            _ = SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, 0);
        }
    }

    internal void Abandon()
    {
        try
        {
            _transaction?.Dispose();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself already (a full disk does that); there is nothing left to undo.
        }

        _transaction = null;
    }

    /// <summary>Whether the failure took the whole transaction with it, not just the work that met it.</summary>
    internal bool IsLost(Exception failure) =>
        (failure as SqliteException ?? failure.InnerException as SqliteException)?.SqliteErrorCode
            is SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_NOMEM
            or SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_READONLY;

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();

        connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.Prepare(sql, values.Length);
            _commands.Add(sql, command);
        }

        command.Transaction = _transaction;
        return command.With(values);
    }
}
