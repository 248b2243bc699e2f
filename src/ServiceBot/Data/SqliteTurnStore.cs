using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ServiceBot.Data;

/// <summary>Inbox, state, outbox and transcript by prepared statements, facts by EF, all behind one savepoint of the writer.</summary>
internal sealed class SqliteTurnStore(SqliteDatabase database) : ITurnStore
{
    public Task<StoredState?> ReadStateAsync(BotDb db, string key, CancellationToken cancellationToken) =>
        Task.FromResult(ReaderOf(db).ReadState(key));

    public Task<string?> FindAnswerAsync(BotDb db, ActivityKey activity, CancellationToken cancellationToken) =>
        Task.FromResult(ReaderOf(db).FindAnswer(activity));

    public Task<IAsyncDisposable?> HoldAsync(ActivityKey activity, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable?>(null);

    public async Task<CommitResult> CommitAsync(BotDb db, Commit commit)
    {
        try
        {
            await database.Writer.RunAsync(session => Write(session, (SqliteBotDb)db, commit));
            db.ChangeTracker.AcceptAllChanges();
            return CommitResult.Committed;
        }
        catch (AlreadyHandledException)
        {
            return CommitResult.Duplicate;
        }
        catch (Exception failure) when (IsStale(failure))
        {
            return CommitResult.Stale;
        }
    }

    private static bool Write(SqliteSession session, SqliteBotDb db, Commit commit)
    {
        commit.Reach("before-inbox");
        if (commit.Activity is { } activity && session.Execute(
                "INSERT INTO Inbox (Channel, Conversation, Activity, Answer, At) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                activity.Channel, activity.Conversation, activity.Activity, commit.Answer, commit.HeardAt ?? commit.At) == 0)
            throw new AlreadyHandledException();

        commit.Reach("after-inbox-insert");
        foreach (var state in commit.States)
            WriteState(session, state, commit.At);

        foreach (var statement in commit.Statements)
            session.Execute(statement.Sql, statement.Values);

        if (commit.Post is { } post)
            _ = session.AppendToTranscriptAsync(post.Conversation, post.Id, post.Json, commit.At, post.GoodUntil).Result; // never still running

        if (db.ChangeTracker.HasChanges())
            session.Save(db);

        foreach (var message in commit.Messages)
            session.Execute(
                """
                INSERT INTO Outbox (Channel, Conversation, ServiceUrl, Slot, Activity, CreatedAt, GoodUntil, State, Attempts, Ambiguous, LeaseEpoch)
                VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, 0)
                """,
                message.To.Channel, message.To.Conversation, message.To.ServiceUrl, message.Slot, message.Activity, commit.At, message.GoodUntil);

        commit.Reach("before-commit");
        return true;
    }

    private static void WriteState(SqliteSession session, StateChange state, DateTimeOffset at)
    {
        if (state.Json is null)
        {
            session.Execute("DELETE FROM States WHERE Key = $1", state.Key);
            return;
        }

        var written = state.Version == 0
            ? session.Execute(
                "INSERT INTO States (Key, Json, Format, Version, At) VALUES ($1, $2, $3, 1, $4) ON CONFLICT DO NOTHING",
                state.Key, state.Json, state.Format, at)
            : session.Execute(
                "UPDATE States SET Json = $2, Format = $3, Version = Version + 1, At = $4 WHERE Key = $1 AND Version = $5",
                state.Key, state.Json, state.Format, at, state.Version);

        if (written == 0)
            throw new ChangedMeanwhileException();
    }

    private static bool IsStale(Exception failure) =>
        failure is DbUpdateConcurrencyException or ChangedMeanwhileException
        || (failure as SqliteException ?? (failure as DbUpdateException)?.InnerException as SqliteException) is
        {
            SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT,
        };

    private static SqliteReader ReaderOf(BotDb db) =>
        ((SqliteBotDb)db).Reader ?? throw new InvalidOperationException("This context was not leased from SqliteDatabase.");

    private sealed class AlreadyHandledException : Exception;

    private sealed class ChangedMeanwhileException : Exception;
}
