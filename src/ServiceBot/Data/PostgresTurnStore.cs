using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ServiceBot.Data;

/// <summary>
/// Everything of a turn but its facts goes in one batch: without facts it is one round trip and one transaction; with them EF saves
/// behind it in the same transaction. The database itself refuses what is stale, so nothing has to be asked in between.
/// </summary>
internal sealed class PostgresTurnStore(PostgresDatabase database) : ITurnStore
{
    public async Task<StoredState?> ReadStateAsync(BotDb db, string key, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("""SELECT "Json", "Format", "Version" FROM "States" WHERE "Key" = $1""");
        command.Parameters.Add(PostgresSession.Parameter(key));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new StoredState(row.GetString(0), row.GetString(1), row.GetInt64(2)) : null;
    }

    public async Task<string?> FindAnswerAsync(BotDb db, ActivityKey activity, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(
            """SELECT "Answer" FROM "Inbox" WHERE "Channel" = $1 AND "Conversation" = $2 AND "Activity" = $3""");
        foreach (var part in new[] { activity.Channel, activity.Conversation, activity.Activity })
            command.Parameters.Add(PostgresSession.Parameter(part));

        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    public async Task<IAsyncDisposable?> HoldAsync(ActivityKey activity, CancellationToken cancellationToken) =>
        await database.HoldAsync(NameOf(activity), cancellationToken);

    public async Task<CommitResult> CommitAsync(BotDb db, Commit commit)
    {
        try
        {
            if (db.ChangeTracker.HasChanges())
                await CommitWithFactsAsync(db, commit);
            else
                await CommitBatchAsync(commit);

            db.ChangeTracker.AcceptAllChanges();
            return CommitResult.Committed;
        }
        catch (Exception failure) when (Refusal(failure) is { } refusal)
        {
            return refusal;
        }
    }

    private static string NameOf(ActivityKey activity) => $"turns {activity.Channel} {activity.Conversation}";

    private async Task CommitBatchAsync(Commit commit)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        Fill(batch, commit);

        // One round trip is the whole transaction, so there is no place between the inbox and the commit.
        commit.Reach("before-inbox");
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync();
    }

    private static async Task CommitWithFactsAsync(BotDb db, Commit commit)
    {
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(
            (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
        Fill(batch, commit);
        commit.Reach("before-inbox");
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync();

        // The batch has written state and outbox too; what is missing are the facts.
        commit.Reach("after-inbox-insert");
        await db.SaveChangesAsync(acceptAllChangesOnSuccess: false);
        commit.Reach("before-commit");
        await transaction.CommitAsync();
    }

    private static void Fill(NpgsqlBatch batch, Commit commit)
    {
        if (commit is { IsAlone: false, Activity: { } turn })
            Add(batch, PostgresSession.Lock, NameOf(turn));

        if (commit.Activity is { } activity)
            Add(batch,
                """INSERT INTO "Inbox" ("Channel", "Conversation", "Activity", "Answer", "At") VALUES ($1, $2, $3, $4, $5)""",
                activity.Channel, activity.Conversation, activity.Activity, commit.Answer, commit.HeardAt ?? commit.At);

        // In one order everywhere, so that two turns cannot wait for each other.
        foreach (var state in commit.States.OrderBy(state => state.Key, StringComparer.Ordinal))
            AddState(batch, state, commit.At);

        foreach (var statement in commit.Statements)
            Add(batch, statement.Sql, statement.Values);

        if (commit.Post is { } post)
            AddPost(batch, post, commit.At);

        // The numbers of one conversation's messages must commit in their order, also when two processes write there at once.
        foreach (var conversation in commit.Messages.Select(message => $"{message.To.Channel} {message.To.Conversation}").Distinct().Order(StringComparer.Ordinal))
            Add(batch, PostgresSession.Lock, conversation);

        foreach (var message in commit.Messages)
            Add(batch,
                """
                INSERT INTO "Outbox" ("Channel", "Conversation", "ServiceUrl", "Slot", "Activity", "CreatedAt", "GoodUntil", "State", "Attempts", "Ambiguous", "LeaseEpoch")
                VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, false, 0)
                """,
                message.To.Channel, message.To.Conversation, message.To.ServiceUrl, message.Slot, message.Activity, commit.At, message.GoodUntil);
    }

    /// <summary>A version that is not the one that was read divides by zero, which ends the transaction.</summary>
    private static void AddState(NpgsqlBatch batch, StateChange state, DateTimeOffset at)
    {
        if (state.Json is null)
            Add(batch, """DELETE FROM "States" WHERE "Key" = $1""", state.Key);
        else if (state.Version == 0)
            Add(batch,
                """
                WITH written AS (
                    INSERT INTO "States" ("Key", "Json", "Format", "Version", "At") VALUES ($1, $2, $3, 1, $4)
                    ON CONFLICT DO NOTHING RETURNING 1)
                SELECT 1 / count(*) FROM written
                """,
                state.Key, state.Json, state.Format, at);
        else
            Add(batch,
                """
                WITH written AS (
                    UPDATE "States" SET "Json" = $2, "Format" = $3, "Version" = "Version" + 1, "At" = $4 WHERE "Key" = $1 AND "Version" = $5
                    RETURNING 1)
                SELECT 1 / count(*) FROM written
                """,
                state.Key, state.Json, state.Format, at, state.Version);
    }

    private static void AddPost(NpgsqlBatch batch, WebPost post, DateTimeOffset at)
    {
        Add(batch,
            $"""
            WITH counted AS (UPDATE "WebConversations" SET "Watermark" ={WebTranscript.Next(post.GoodUntil is not null)}WHERE "Id" = $1 RETURNING "Watermark")
            INSERT INTO "WebActivities" ("Conversation", "Id", "Watermark", "Json", "At", "GoodUntil") SELECT $1, $2, "Watermark", $3, $4, $5 FROM counted
            ON CONFLICT ("Conversation", "Id") DO UPDATE
                SET "Watermark" = EXCLUDED."Watermark", "Json" = EXCLUDED."Json", "GoodUntil" = EXCLUDED."GoodUntil"
            """,
            post.Conversation, post.Id, post.Json, at, post.GoodUntil);
        Add(batch, "SELECT pg_notify($1, $2)", PostgresSession.News, post.Conversation);
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(PostgresSession.Parameter(value));

        batch.BatchCommands.Add(command);
    }

    private static CommitResult? Refusal(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => CommitResult.Stale,
        DbUpdateException { InnerException: PostgresException inner } => Refusal(inner),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "Inbox" } => CommitResult.Duplicate,
        PostgresException
        {
            SqlState: PostgresErrorCodes.DivisionByZero or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation,
        } => CommitResult.Stale,
        _ => null,
    };
}
