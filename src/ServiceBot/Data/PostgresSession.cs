using System.Data.Common;
using Npgsql;

namespace ServiceBot.Data;

/// <summary>One transaction on one connection of the pool.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, NpgsqlTransaction transaction) : IDbSession
{
    /// <summary>On which committed news are told to every process.</summary>
    public const string News = "servicebot_news";

    /// <summary>Held until the transaction ends.</summary>
    public const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    private static async ValueTask<int> RunAsync(NpgsqlCommand command)
    {
        await using (command)
            return await command.ExecuteNonQueryAsync();
    }

    public ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<object?> values) => RunAsync(Command(sql, values));

    public ValueTask<object?> ScalarAsync(string sql, params ReadOnlySpan<object?> values) => ScalarAsync(Command(sql, values));

    public ValueTask<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) =>
        ReadAsync(Command(sql, values), read);

    public async ValueTask LockAsync(string name) => await ExecuteAsync(Lock, name);

    public async ValueTask AnnounceAsync(string news) =>
        await ExecuteAsync("SELECT pg_notify($1, $2)", News, news);

    /// <summary>The parameter of a positional statement.</summary>
    public static NpgsqlParameter Parameter(object? value) => new() { Value = value ?? DBNull.Value };

    private NpgsqlCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in values)
            command.Parameters.Add(Parameter(value));

        return command;
    }

    private static async ValueTask<object?> ScalarAsync(NpgsqlCommand command)
    {
        await using (command)
            return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    private static async ValueTask<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<DbDataReader, T> read)
    {
        await using (command)
        await using (var rows = await command.ExecuteReaderAsync())
        {
            var found = new List<T>();
            while (await rows.ReadAsync())
                found.Add(read(rows));

            return found;
        }
    }
}
