using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ServiceBot.Data;

/// <summary>A PostgreSQL that any number of processes share.</summary>
internal sealed class PostgresDatabase : IDatabase, IDisposable
{
    /// <summary>
    /// Statements are prepared once they come again; more connections than these only wait for each other; nothing here leaves anything behind in a
    /// session, so it need not be wiped each time; and a process that was stopped in a transaction must not hold its locks for long.
    /// </summary>
    private const string Defaults =
        "Max Auto Prepare=128;Maximum Pool Size=16;No Reset On Close=true;Application Name=ServiceBot;"
        + "Options=-c idle_in_transaction_session_timeout=15000";

    private readonly PooledDbContextFactory<PostgresBotDb> _contexts;

    /// <summary>Who holds a name needs a second connection to work on, so only some of the pool may be used to hold.</summary>
    private readonly SemaphoreSlim _holding = new(4);

    private bool _disposed;

    public PostgresDatabase(IOptions<DataOptions> options, ILoggerFactory loggers)
    {
        Source = Connect(options.Value.Postgres);
        _contexts = new PooledDbContextFactory<PostgresBotDb>(
            new DbContextOptionsBuilder<PostgresBotDb>().UseNpgsql(Source).UseLoggerFactory(loggers).Options);
        try
        {
            Migrate();
        }
        catch (NpgsqlException failure)
        {
            Source.Dispose();
            throw new StartupException(
                $"The PostgreSQL of the setting Data:Postgres cannot be used: {failure.Message} Check the address, the name, the password and that it runs.");
        }
    }

    public NpgsqlDataSource Source { get; }

    public bool IsShared => true;

    public BotDb Lease() => _contexts.CreateDbContext();

    public async Task<T> WriteAsync<T>(Func<IDbSession, ValueTask<T>> work)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await work(new PostgresSession(connection, transaction));
        await transaction.CommitAsync();
        return result;
    }

    /// <summary>
    /// Its log, dead rows and backups belong to whoever runs the server, and nobody here could empty them. They need not be: of what must not be
    /// found there, nothing was ever written in the open, and the keys were never in the database.
    /// </summary>
    public Task<bool> EmptyLogAsync() => Task.FromResult(true);

    /// <summary>Waits until nobody else holds the name. A process that is stopped while it does loses it soon.</summary>
    public async Task<IAsyncDisposable> HoldAsync(string name, CancellationToken cancellationToken)
    {
        await _holding.WaitAsync(cancellationToken);
        var hold = new Hold(_holding);
        try
        {
            await hold.TakeAsync(Source, name, cancellationToken);
            return hold;
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }

    public async Task<IAsyncDisposable?> TryClaimAsync(string name, CancellationToken cancellationToken)
    {
        var connection = await Source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", connection);
            command.Parameters.Add(PostgresSession.Parameter(name));
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return new Claim(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public void Dispose()
    {
        // Known to the container under two names, it is disposed under each.
        if (Interlocked.Exchange(ref _disposed, true))
            return;

        Source.Dispose();
        _holding.Dispose();
    }

    private static NpgsqlDataSource Connect(string settings)
    {
        try
        {
            // What the settings name wins, for it stands behind the defaults.
            return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder($"{Defaults};{settings}"));
        }
        catch (ArgumentException failure)
        {
            throw new StartupException(
                $"The setting Data:Postgres is no connection string: {failure.Message} It looks like Host=db;Database=servicebot;Username=servicebot;Password=…");
        }
    }

    /// <summary>Only when something is new; EF lets one process at a time do it.</summary>
    private void Migrate()
    {
        if (!MigrationsOf.Context<PostgresBotDb>().Except(Applied()).Any())
            return;

        using var db = _contexts.CreateDbContext();
        db.Database.Migrate();
    }

    private List<string> Applied()
    {
        using var command = Source.CreateCommand("SELECT to_regclass('\"__EFMigrationsHistory\"') IS NOT NULL");
        if (command.ExecuteScalar() is not true)
            return [];

        using var history = Source.CreateCommand("""SELECT "MigrationId" FROM "__EFMigrationsHistory" """);
        using var rows = history.ExecuteReader();
        var applied = new List<string>();
        while (rows.Read())
            applied.Add(rows.GetString(0));

        return applied;
    }

    /// <summary>The lock belongs to the session, which goes back to the pool.</summary>
    private sealed class Claim(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                try
                {
                    await using var unlock = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
                    await unlock.ExecuteNonQueryAsync();
                }
                catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException)
                {
                    // The connection broke, and the lock went with it.
                }
            }
        }
    }

    /// <summary>Lasts as long as its transaction, which the server ends when nothing comes for too long.</summary>
    private sealed class Hold(SemaphoreSlim places) : IAsyncDisposable
    {
        private NpgsqlConnection? _connection;
        private NpgsqlTransaction? _transaction;

        public async Task TakeAsync(NpgsqlDataSource source, string name, CancellationToken cancellationToken)
        {
            _connection = await source.OpenConnectionAsync(cancellationToken);
            _transaction = await _connection.BeginTransactionAsync(cancellationToken);
            await new PostgresSession(_connection, _transaction).LockAsync(name);
        }

        public async ValueTask DisposeAsync()
        {
            if (_transaction is not null)
                await _transaction.DisposeAsync();
            if (_connection is not null)
                await _connection.DisposeAsync();

            places.Release();
        }
    }
}
