using Microsoft.Data.Sqlite;

namespace ServiceBot.Data;

/// <summary>The writing connection inside its current transaction, with the hot statements prepared. Only the writer's thread touches it.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = [];
    private SqliteTransaction? _transaction;

    /// <summary>Runs a statement with positional parameters and returns how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteNonQuery();

    /// <summary>The first value of the first row, or null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) =>
        Prepared(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Saves what the context tracks; it keeps its own marks until the caller has heard of the commit.</summary>
    public int Save(SqliteBotDb db) => db.SaveOver(connection, _transaction!);

    internal void Begin() => _transaction = connection.BeginTransaction(deferred: false);

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
