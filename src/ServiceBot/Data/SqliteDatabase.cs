using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace ServiceBot.Data;

/// <summary>The file, owned by this process alone: it is locked, brought up to date, and then read by many and written by one.</summary>
internal sealed class SqliteDatabase : IDatabase, IDisposable
{
    // Above all that ever run at once: a context the pool had no room for would be dropped with its connection open.
    private const int MostContexts = 16_384;

    private static readonly TimeSpan PatienceWithReaders = TimeSpan.FromSeconds(5);

    /// <summary>Somebody else may hold the file for a moment, a backup for one. What waits longer is refused while its sender still listens.</summary>
    private static readonly TimeSpan PatienceWithStrangers = TimeSpan.FromSeconds(5);

    private readonly OwnerLock _lock;
    private readonly string _readOnly;
    private readonly PooledDbContextFactory<SqliteBotDb> _contexts;
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private int _leased;
    private bool _disposed;

    public SqliteDatabase(IOptions<DataOptions> options, Announcements announcements, ILoggerFactory loggers)
    {
        var file = options.Value.File;
        _lock = OwnerLock.Take(options.Value.FullFolder);
        CreatePrivately(file);

        var writing = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Pooling = false,
            DefaultTimeout = (int)PatienceWithStrangers.TotalSeconds,
        }.ToString());
        writing.Open();
        Execute(writing, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;");
        if (options.Value.IsDraft)
            Execute(writing, "PRAGMA synchronous = OFF;");

        Migrate(writing, loggers);

        Writer = new SqliteWriter(writing, announcements);
        _readOnly = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        _contexts = new PooledDbContextFactory<SqliteBotDb>(
            new DbContextOptionsBuilder<SqliteBotDb>().UseSqlite().UseLoggerFactory(loggers).Options, MostContexts);
    }

    public SqliteWriter Writer { get; }

    public bool IsShared => false;

    /// <summary>A context together with its own open connection, which stays with it.</summary>
    public SqliteBotDb Lease()
    {
        Interlocked.Increment(ref _leased);
        var db = _contexts.CreateDbContext();
        db.Returned = () => Interlocked.Decrement(ref _leased);
        if (db.Reader is null)
        {
            db.Reader = new SqliteReader(_readOnly);
            _readers.Add(db.Reader);
            db.Writer = Writer;
            db.Database.SetDbConnection(db.Reader.Connection, contextOwnsConnection: false);
        }

        return db;
    }

    BotDb IDatabase.Lease() => Lease();

    public Task<T> WriteAsync<T>(Func<IDbSession, ValueTask<T>> work) => Writer.RunAsync(session =>
    {
        var done = work(session);
        return done.IsCompleted
            ? done.GetAwaiter().GetResult()
            : throw new InvalidOperationException("The writer must not wait for anything but its own statements.");
    });

    public Task<bool> EmptyLogAsync() => Writer.EmptyLogAsync();

    /// <summary>This process is the only one.</summary>
    public Task<IAsyncDisposable?> TryClaimAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(Nothing.ToGiveBack);

    public void Dispose()
    {
        // Known to the container under two names, it is disposed under each.
        if (Interlocked.Exchange(ref _disposed, true))
            return;

        // SQLite must not be closed under somebody who still reads; who is late after a stop gets a moment to finish.
        SpinWait.SpinUntil(() => Volatile.Read(ref _leased) == 0, PatienceWithReaders);
        foreach (var reader in _readers)
            reader.Dispose();

        // The last connection to close folds the write-ahead log into the file.
        Writer.Stop();
        _lock.Dispose();
    }

    /// <summary>Only when something is new: EF's model alone takes longer than the rest of the start together.</summary>
    private static void Migrate(SqliteConnection writing, ILoggerFactory loggers)
    {
        if (!MigrationsOf.Context<SqliteBotDb>().Except(Applied(writing)).Any())
            return;

        using var db = new SqliteBotDb(
            new DbContextOptionsBuilder<SqliteBotDb>().UseSqlite(writing).UseLoggerFactory(loggers).Options);
        db.Database.Migrate();
    }

    private static List<string> Applied(SqliteConnection writing)
    {
        using var command = writing.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (command.ExecuteScalar() is null)
            return [];

        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        using var rows = command.ExecuteReader();
        var applied = new List<string>();
        while (rows.Read())
            applied.Add(rows.GetString(0));

        return applied;
    }

    /// <summary>Customers' and colleagues' words are in it, so nobody else on the machine may read it.</summary>
    private static void CreatePrivately(string file)
    {
        if (File.Exists(file))
            return;

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var created = new FileStream(file, options);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public static readonly Nothing ToGiveBack = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
