using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceBot.Data;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Data;

[Trait("Database", "Sqlite")]
public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TestData _data = new();
    private readonly SqliteDatabase _database;

    public SqliteDatabaseTests() => _database = Open(_data);

    [Fact]
    public void A_reader_cannot_write()
    {
        using var db = _database.Lease();
        using var command = db.Reader!.Connection.CreateCommand();
        command.CommandText = "DELETE FROM Inbox";

        var refused = Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());
        Assert.Equal(SQLitePCL.raw.SQLITE_READONLY, refused.SqliteErrorCode);
    }

    [Fact]
    public async Task A_database_that_was_closed_is_one_file()
    {
        using var data = new TestData();
        using (var database = Open(data))
        await using (var db = database.Lease())
        {
            db.People.Add(new Person { Id = "ines", Name = "Ines", Zone = "Europe/Lisbon" });
            await db.SaveChangesAsync();
            Assert.Single(await db.People.ToListAsync());
        }

        Assert.Empty(Directory.GetFiles(data.Folder, "servicebot.db-*"));
    }

    [Fact]
    public void A_second_process_is_told_who_has_the_file()
    {
        var refused = Assert.Throws<StartupException>(() => Open(_data));

        Assert.Contains($"process {Environment.ProcessId}", refused.Message);
        Assert.Contains("Data:Folder", refused.Message);
    }

    [Fact]
    public void Nobody_else_on_the_machine_may_read_the_file()
    {
        if (OperatingSystem.IsWindows())
            return;

        using var data = new TestData();
        var file = Path.Combine(data.Folder, "servicebot.db");
        File.Delete(file); // it was copied from a template
        using var opened = Open(data);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task What_was_deleted_is_in_no_file_once_the_log_is_emptied()
    {
        const string Secret = "seventeen-oranges";
        await ExecuteAsync($"INSERT INTO Teams (Id, Name, Zone) VALUES ('{Secret}', '{Secret}', 'UTC')");
        await ExecuteAsync($"UPDATE Teams SET Name = 'changed' WHERE Id = '{Secret}'");
        await ExecuteAsync($"DELETE FROM Teams WHERE Id = '{Secret}'");
        Assert.Contains(Secret, Files(), StringComparison.Ordinal);

        Assert.True(await _database.EmptyLogAsync());

        Assert.DoesNotContain(Secret, Files(), StringComparison.Ordinal);
        await ExecuteAsync("INSERT INTO Teams (Id, Name, Zone) VALUES ('next', 'Next', 'UTC')");
    }

    [Fact]
    public async Task While_somebody_reads_what_was_the_log_stays_and_nothing_is_held_up()
    {
        await ExecuteAsync("INSERT INTO Teams (Id, Name, Zone) VALUES ('one', 'One', 'UTC')");
        await using (var db = _database.Lease())
        await using (await db.Database.BeginTransactionAsync())
        {
            Assert.Single(await db.Teams.AsNoTracking().ToListAsync());
            await ExecuteAsync("INSERT INTO Teams (Id, Name, Zone) VALUES ('two', 'Two', 'UTC')");

            Assert.False(await _database.EmptyLogAsync());
            await ExecuteAsync("INSERT INTO Teams (Id, Name, Zone) VALUES ('three', 'Three', 'UTC')");
        }

        Assert.True(await _database.EmptyLogAsync());
        Assert.Equal(0, new FileInfo(Path.Combine(_data.Folder, "servicebot.db-wal")).Length);
    }

    public void Dispose()
    {
        _database.Dispose();
        _data.Dispose();
    }

    private Task<int> ExecuteAsync(string sql) => _database.WriteAsync(session => session.ExecuteAsync(sql));

    /// <summary>Every byte of every file, as a letter.</summary>
    private string Files() => string.Concat(Directory.EnumerateFiles(_data.Folder, "servicebot.db*").Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }));

    private static SqliteDatabase Open(TestData data) => new(data.Options, new Announcements(), NullLoggerFactory.Instance);
}
