using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace ServiceBot.Data;

/// <summary>The file, owned by this process alone: it is locked, brought up to date, and then read by many and written by one.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    // Above all that ever run at once: a context the pool had no room for would be dropped with its connection open.
    private const int MostContexts = 16_384;

    private readonly OwnerLock _lock;
    private readonly string _readOnly;
    private readonly PooledDbContextFactory<SqliteBotDb> _contexts;
    private readonly ConcurrentBag<SqliteReader> _readers = [];

    public SqliteDatabase(IOptions<DataOptions> options, ILoggerFactory loggers)
    {
        var file = options.Value.File;
        _lock = OwnerLock.Take(options.Value.FullFolder);
        CreatePrivately(file);

        var writing = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        writing.Open();
        Execute(writing, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA foreign_keys = ON;");
        Migrate(writing, loggers);

        Writer = new SqliteWriter(writing);
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

    /// <summary>A context for one unit of work; disposing it gives it back together with its open connection.</summary>
    public SqliteBotDb Lease()
    {
        var db = _contexts.CreateDbContext();
        if (db.Reader is null)
        {
            db.Reader = new SqliteReader(_readOnly);
            _readers.Add(db.Reader);
            db.Writer = Writer;
            db.Database.SetDbConnection(db.Reader.Connection, contextOwnsConnection: false);
        }

        return db;
    }

    public void Dispose()
    {
        foreach (var reader in _readers)
            reader.Dispose();

        // The last connection to close folds the write-ahead log into the file.
        Writer.Stop();
        _lock.Dispose();
    }

    /// <summary>Only when something is new: EF's model alone takes longer than the rest of the start together.</summary>
    private static void Migrate(SqliteConnection writing, ILoggerFactory loggers)
    {
        var known = typeof(SqliteDatabase).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>();
        if (!known.Except(Applied(writing)).Any())
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
}
