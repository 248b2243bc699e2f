using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceBot.Data;

namespace ServiceBot.Benchmarks;

/// <summary>The real program, every turn durable before it is acknowledged.</summary>
internal sealed class ServiceBotContender(ServerProcess server, DirectoryInfo folder, ScratchDatabase? database) : IContender
{
    public string Name => database is null ? "ServiceBot, SQLite" : "ServiceBot, PostgreSQL";

    public Uri Messages { get; } = new($"{server.Url}/api/messages");

    public bool Replies => true;

    public TimeSpan Cpu => server.Cpu;

    public TimeSpan? DatabaseCpu => database?.Cpu;

    public static Task<IContender> StartOnSqliteAsync(CancellationToken cancellationToken) => StartAsync(null, null, cancellationToken);

    public static Task<IContender> StartOnPostgresAsync(string connection, CancellationToken cancellationToken) =>
        StartOnPostgresAsync(connection, null, cancellationToken);

    /// <param name="seed">What is in the database when the program starts.</param>
    public static Task<IContender> StartSeededAsync(string? postgres, Func<IDatabase, Task> seed, CancellationToken cancellationToken) =>
        postgres is null ? StartAsync(null, seed, cancellationToken) : StartOnPostgresAsync(postgres, seed, cancellationToken);

    private static async Task<IContender> StartOnPostgresAsync(string connection, Func<IDatabase, Task>? seed, CancellationToken cancellationToken)
    {
        var database = await ScratchDatabase.CreateAsync(connection, cancellationToken);
        try
        {
            if (!await database.IsDurableAsync(cancellationToken))
                Console.WriteLine("This PostgreSQL acknowledges before it has written to the disk, so it is not comparable with SQLite here.");
            return await StartAsync(database, seed, cancellationToken);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Delete(recursive: true);
        if (Directory.Exists(KeysOf(folder)))
            Directory.Delete(KeysOf(folder), recursive: true);
        if (database is not null)
            await database.DisposeAsync();
    }

    /// <summary>Beside the data and not in it, as it has to be.</summary>
    private static string KeysOf(DirectoryInfo folder) => $"{folder.FullName}-keys";

    private static async Task<IContender> StartAsync(ScratchDatabase? database, Func<IDatabase, Task>? seed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("servicebot-bench-");
        try
        {
            if (seed is not null)
                await SeedAsync(folder, database, seed);

            var server = await ServerProcess.StartAsync("ServiceBot is ready", url => Command(url, folder, database), cancellationToken);
            return new ServiceBotContender(server, folder, database);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>The program owns its file alone, so this is done with before it starts.</summary>
    private static async Task SeedAsync(DirectoryInfo folder, ScratchDatabase? database, Func<IDatabase, Task> seed)
    {
        var options = Options.Create(new DataOptions { Folder = folder.FullName, Postgres = database?.ConnectionString ?? "" });
        if (database is null)
        {
            using var sqlite = new SqliteDatabase(options, new Announcements(), NullLoggerFactory.Instance);
            await seed(sqlite);
        }
        else
        {
            using var postgres = new PostgresDatabase(options, NullLoggerFactory.Instance);
            await seed(postgres);
        }
    }

    private static ProcessStartInfo Command(string url, DirectoryInfo folder, ScratchDatabase? database) => new("dotnet",
    [
        Path.Combine(AppContext.BaseDirectory, "ServiceBot.dll"),
        "--urls", url, "--Data:Folder", folder.FullName, "--Pulse:KeyFolder", KeysOf(folder), "--Demo:Days", "0", "--Logging:LogLevel:Default", "Warning",
    ])
    {
        // Empty is SQLite, whatever this program was given.
        Environment = { ["Data__Postgres"] = database?.ConnectionString ?? "" },
    };
}
