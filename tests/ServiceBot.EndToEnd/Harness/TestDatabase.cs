using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ServiceBot.EndToEnd.Harness;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>What a program of the tests keeps, and a look into it past the program: a folder, and on PostgreSQL a database in the cluster.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _postgres;
    private readonly bool _isOurs;

    private TestDatabase(DirectoryInfo folder, string? postgres = null, bool isOurs = true) => (Folder, _postgres, _isOurs) = (folder, postgres, isOurs);

    public DirectoryInfo Folder { get; }

    /// <summary>Where all programs on it keep the keys of what is being collected.</summary>
    public string KeyFolder => $"{Folder.FullName}-keys";

    /// <summary>Null on SQLite.</summary>
    public string? Postgres => _postgres;

    /// <summary>What all programs on one PostgreSQL share; on SQLite the file beside the data does.</summary>
    public string? InstanceKey { get; private init; }

    public string File => Path.Combine(Folder.FullName, "servicebot.db");

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, string? cluster = null)
    {
        if (kind == DatabaseKind.Sqlite)
            return new TestDatabase(Directory.CreateTempSubdirectory("servicebot-"));

        var own = new NpgsqlConnectionStringBuilder(cluster ?? Cluster()) { Database = $"test_{Guid.NewGuid():N}" };
        await ExecuteAsync(own, $"CREATE DATABASE {own.Database}");
        return new TestDatabase(Directory.CreateTempSubdirectory("servicebot-"), own.ToString())
        {
            InstanceKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        };
    }

    /// <summary>An SQLite file that lies somewhere already.</summary>
    public static TestDatabase At(DirectoryInfo folder) => new(folder, isOurs: false);

    /// <summary>Reads what is committed, whether the program runs or not. Names in double quotes suit both databases.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using DbConnection connection = _postgres is null
            ? new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False")
            : new NpgsqlConnection(_postgres + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await rows.ReadAsync())
            found.Add(read(rows));

        return found;
    }

    /// <summary>Changes what is kept while no program runs on it, as if it had been kept so.</summary>
    public async Task ChangeAsync(string sql)
    {
        await using DbConnection connection = _postgres is null
            ? new SqliteConnection($"Data Source={File};Pooling=False")
            : new NpgsqlConnection(_postgres + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<long> CountAsync(string sql) => (await ReadAsync(sql, row => Convert.ToInt64(row.GetValue(0)))).Single();

    /// <summary>SQLite's own word on the file; PostgreSQL looks after itself.</summary>
    public async Task<string> IntegrityAsync() =>
        _postgres is null ? string.Join('\n', await ReadAsync("PRAGMA integrity_check", row => row.GetString(0))) : "ok";

    /// <summary>A copy of the files as they lie there: to open those of a program that was killed would repair them.</summary>
    public TestDatabase Snapshot()
    {
        if (_postgres is not null)
            return this;

        var copy = new TestDatabase(Directory.CreateTempSubdirectory("servicebot-"));
        foreach (var file in Folder.EnumerateFiles("servicebot.db*"))
            file.CopyTo(Path.Combine(copy.Folder.FullName, file.Name));

        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOurs)
            Folder.Delete(recursive: true);
        if (_postgres is not null)
        {
            var own = new NpgsqlConnectionStringBuilder(_postgres);
            await ExecuteAsync(own, $"DROP DATABASE {own.Database} WITH (FORCE)");
        }
    }

    private static string Cluster() =>
        Environment.GetEnvironmentVariable("SERVICEBOT_TEST_POSTGRES") is { Length: > 0 } cluster
            ? cluster
            : throw new InvalidOperationException("SERVICEBOT_TEST_POSTGRES is missing. tests/run sets it; tests/postgres start prints it.");

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder own, string sql)
    {
        await using var connection = new NpgsqlConnection($"{new NpgsqlConnectionStringBuilder(own.ToString()) { Database = "postgres", Pooling = false }}");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
