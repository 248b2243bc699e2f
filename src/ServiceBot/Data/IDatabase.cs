using System.Data.Common;

namespace ServiceBot.Data;

/// <summary>What everything is kept in: SQLite, or PostgreSQL when it outgrows one machine.</summary>
internal interface IDatabase
{
    /// <summary>Whether other processes write to it, too.</summary>
    bool IsShared { get; }

    /// <summary>A context for one unit of work; disposing it gives it back.</summary>
    BotDb Lease();

    /// <summary>Runs set-based work in a transaction of its own; the answer comes after the commit. Work that has begun is not cancelled.</summary>
    Task<T> WriteAsync<T>(Func<IDbSession, ValueTask<T>> work);

    /// <summary>Takes what was deleted out of the database's own log, where it would stay readable for a while.</summary>
    /// <returns>False while somebody still reads what was; it is tried again.</returns>
    Task<bool> EmptyLogAsync();

    /// <summary>Claims a name among all processes, for work that one of them does. It saves work and proves nothing: unique keys are the truth.</summary>
    /// <returns>What gives the name back; null while another process has it.</returns>
    Task<IAsyncDisposable?> TryClaimAsync(string name, CancellationToken cancellationToken);
}

/// <summary>
/// Statements in the transaction of one piece of work. The SQL is the same for both databases: names in double quotes, parameters $1, $2, …,
/// instants as DateTimeOffset. Only the session may be awaited in between.
/// </summary>
internal interface IDbSession
{
    /// <returns>How many rows were changed.</returns>
    ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<object?> values);

    /// <returns>The first value of the first row, or null.</returns>
    ValueTask<object?> ScalarAsync(string sql, params ReadOnlySpan<object?> values);

    ValueTask<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values);

    /// <summary>Holds off everybody else who asks for the same name until this is committed.</summary>
    ValueTask LockAsync(string name);

    /// <summary>Tells every process, once this is committed, that there is something new in the conversation, or of what else has that name.</summary>
    ValueTask AnnounceAsync(string news);
}
