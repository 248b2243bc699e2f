using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceBot.Data;

namespace ServiceBot.Tests.Harness;

/// <summary>
/// A database of one test's own, gone afterwards: an SQLite file, in memory where the machine has such a place; or, where the variable
/// SERVICEBOT_TEST_POSTGRES names a cluster (tests/run starts one), a PostgreSQL database in it.
/// </summary>
internal sealed class TestData : IDisposable
{
    private static readonly string? Cluster = Environment.GetEnvironmentVariable("SERVICEBOT_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    /// <summary>Migrated once, then copied for each test.</summary>
    private static readonly Lazy<string> Template = new(CreateTemplate);
    private static readonly Lazy<byte[]> SqliteTemplate = new(CreateSqliteTemplate);

    private static readonly Lock Copying = new();

    /// <summary>Since version 15 it copies row by row through its log unless told otherwise, which takes twice as long.</summary>
    private static readonly Lazy<string> HowToCopy = new(() =>
    {
        using var connection = new NpgsqlConnection(Cluster);
        connection.Open();
        return connection.PostgreSqlVersion.Major >= 15 ? "STRATEGY FILE_COPY" : "";
    });

    private readonly DirectoryInfo _folder = Directory.CreateDirectory(
        $"{(Directory.Exists("/dev/shm") ? "/dev/shm/" : Path.GetTempPath())}servicebot-{Guid.NewGuid():N}");

    private readonly string? _database;

    public TestData()
    {
        if (Cluster is null)
        {
            File.WriteAllBytes(Options.Value.File, SqliteTemplate.Value);
            return;
        }

        _database = $"test_{Guid.NewGuid():N}";

        // A template that is being copied cannot be copied by another.
        lock (Copying)
            Execute($"CREATE DATABASE {_database} TEMPLATE {Template.Value} {HowToCopy.Value}");
    }

    public string Folder => _folder.FullName;

    /// <summary>Beside the data and not in it, as it has to be.</summary>
    public string KeyFolder => $"{Folder}-keys";

    /// <summary>Empty on SQLite.</summary>
    public string Postgres => _database is null ? "" : ConnectionTo(_database);

    /// <summary>The settings that make the program use it.</summary>
    public Dictionary<string, string?> Settings => new() { ["Data:Folder"] = Folder, ["Data:Postgres"] = Postgres, ["Pulse:KeyFolder"] = KeyFolder };

    public IOptions<DataOptions> Options => Microsoft.Extensions.Options.Options.Create(new DataOptions { Folder = Folder, Postgres = Postgres });

    /// <summary>Opens it without a program around.</summary>
    public (IDatabase Database, ITurnStore Store) Open()
    {
        if (_database is not null)
        {
            var postgres = new PostgresDatabase(Options, NullLoggerFactory.Instance);
            return (postgres, new PostgresTurnStore(postgres));
        }

        var sqlite = new SqliteDatabase(Options, new Announcements(), NullLoggerFactory.Instance);
        return (sqlite, new SqliteTurnStore(sqlite));
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        if (Directory.Exists(KeyFolder))
            Directory.Delete(KeyFolder, recursive: true);
        if (_database is not null)
            Execute($"DROP DATABASE {_database} WITH (FORCE)");
    }

    private static byte[] CreateSqliteTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("servicebot-template-");
        try
        {
            var options = new DataOptions { Folder = folder.FullName };
            new SqliteDatabase(Microsoft.Extensions.Options.Options.Create(options), new Announcements(), NullLoggerFactory.Instance).Dispose();
            return File.ReadAllBytes(options.File);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string CreateTemplate()
    {
        // One for each run: an older one in the same cluster may have other tables.
        var template = $"template_{Guid.NewGuid():N}";
        Execute($"CREATE DATABASE {template}");
        using var migrated = new PostgresDatabase(
            Microsoft.Extensions.Options.Options.Create(new DataOptions { Postgres = ConnectionTo(template) + ";Pooling=false" }), NullLoggerFactory.Instance);
        return template;
    }

    private static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Cluster) { Database = database }.ToString();

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(Cluster);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
