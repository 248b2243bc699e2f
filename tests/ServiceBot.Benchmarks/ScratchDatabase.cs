using Npgsql;

namespace ServiceBot.Benchmarks;

/// <summary>A database of its own on the PostgreSQL that somebody named, dropped at the end.</summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _server;
    private readonly int? _postmaster;
    private readonly string _name = $"servicebot_bench_{Guid.NewGuid():N}";

    private ScratchDatabase(NpgsqlDataSource server, string connection, int? postmaster)
    {
        (_server, _postmaster) = (server, postmaster);
        ConnectionString = new NpgsqlConnectionStringBuilder(connection) { Database = _name }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>CPU time of all processes of the server; null where it is on another machine.</summary>
    public TimeSpan? Cpu => _postmaster is { } id ? LinuxProcess.CpuWithChildren(id) : null;

    public static async Task<ScratchDatabase> CreateAsync(string connection, CancellationToken cancellationToken)
    {
        var server = NpgsqlDataSource.Create(connection);
        try
        {
            var backend = LinuxProcess.Find(await AskAsync<int>(server, "SELECT pg_backend_pid()", cancellationToken));
            var database = new ScratchDatabase(server, connection, backend is { Name: "postgres" } ? backend.Parent : null);
            await AskAsync<object>(server, $"CREATE DATABASE {database._name}", cancellationToken);
            return database;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a committed turn survives a power cut, as SQLite's do here.</summary>
    public async Task<bool> IsDurableAsync(CancellationToken cancellationToken) =>
        await AskAsync<bool>(
            _server, "SELECT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off'", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await AskAsync<object>(_server, $"DROP DATABASE {_name} WITH (FORCE)", CancellationToken.None);
        await _server.DisposeAsync();
    }

    private static async Task<T?> AskAsync<T>(NpgsqlDataSource server, string sql, CancellationToken cancellationToken)
    {
        await using var command = server.CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
