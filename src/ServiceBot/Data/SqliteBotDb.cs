using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ServiceBot.Data;

/// <summary>
/// Reads over its own read-only connection; what it saves is handed to the one writer, because the SQLite that can be had
/// may corrupt a file that two connections write or checkpoint at once.
/// </summary>
internal sealed class SqliteBotDb(DbContextOptions<SqliteBotDb> options) : BotDb(options)
{
    /// <summary>Set when the context is leased for the first time, and kept while it is pooled.</summary>
    public SqliteReader? Reader { get; set; }

    /// <summary>Called when the context is given back, for each lease once.</summary>
    public Action? Returned { get; set; }

    /// <summary>Set together with the reader.</summary>
    public SqliteWriter? Writer { get; set; }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Writer is null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        var saved = await Writer.RunAsync(session => session.Save(this));
        if (acceptAllChangesOnSuccess)
            ChangeTracker.AcceptAllChanges();

        return saved;
    }

    public override void Dispose()
    {
        base.Dispose();
        GiveBack();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GiveBack();
    }

    /// <summary>Saves over the writer's connection and inside its transaction, then goes back to reading over its own.</summary>
    public int SaveOver(SqliteConnection connection, SqliteTransaction transaction)
    {
        Database.SetDbConnection(connection, contextOwnsConnection: false);
        try
        {
            Database.AutoSavepointsEnabled = false;
            Database.UseTransaction(transaction);
            return SaveChanges(acceptAllChangesOnSuccess: false);
        }
        finally
        {
            Database.UseTransaction(null);
            Database.SetDbConnection(Reader?.Connection, contextOwnsConnection: false);
        }
    }

    private void GiveBack()
    {
        var returned = Returned;
        Returned = null;
        returned?.Invoke();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTimeOffset>().HaveConversion<Microseconds>();

    /// <summary>SQLite can neither compare nor order a DateTimeOffset, so instants are microseconds since 1970.</summary>
    private sealed class Microseconds() : ValueConverter<DateTimeOffset, long>(
        instant => SqliteInstant.ToMicroseconds(instant),
        microseconds => SqliteInstant.FromMicroseconds(microseconds));
}
