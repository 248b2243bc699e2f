using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>What waits to be said, as the Courier and the carriers see it.</summary>
internal sealed class Outbox(IDatabase database)
{
    public const int LargestLoad = 256;

    private static readonly Func<BotDb, bool, IAsyncEnumerable<OutboxRow>> Waiting = EF.CompileAsyncQuery(
        (BotDb db, bool remote) => db.Outbox.AsNoTracking()
            .Where(row => row.State == OutboxState.Waiting && row.ServiceUrl != null == remote)
            .OrderBy(row => row.Id)
            .Take(LargestLoad));

    /// <summary>What waits, oldest first. Asked for by its state and never by "after the last": numbers may commit out of order.</summary>
    public async Task<IReadOnlyList<OutboxRow>> WaitingAsync(bool remote, CancellationToken cancellationToken)
    {
        await using var db = database.Lease();
        return await Waiting(db, remote).ToListAsync(cancellationToken);
    }

    public async Task<Slot?> SlotAsync(string name, CancellationToken cancellationToken)
    {
        await using var db = database.Lease();
        return await db.Slots.AsNoTracking().SingleOrDefaultAsync(slot => slot.Name == name, cancellationToken);
    }

    /// <param name="activityId">The channel's id of the message; null where it gave none.</param>
    public Task MarkSentAsync(OutboxRow row, string? activityId) =>
        database.WriteAsync(session => MarkSentAsync(session, row, activityId));

    /// <summary>It could not be sent.</summary>
    /// <param name="again">When it may be tried again; null gives it up.</param>
    /// <param name="ambiguous">It may have been accepted all the same, so that another attempt may say it twice.</param>
    public Task MarkFailedAsync(OutboxRow row, DateTimeOffset? again, bool ambiguous, string problem) =>
        database.WriteAsync(session => session.ExecuteAsync(
            """
            UPDATE "Outbox" SET "State" = $2, "Attempts" = "Attempts" + 1, "NotBefore" = $3, "Ambiguous" = "Ambiguous" OR $4, "Problem" = $5
            WHERE "Id" = $1
            """,
            row.Id, (int)(again is null ? OutboxState.Dead : OutboxState.Waiting), again, ambiguous, problem));

    public static async ValueTask<int> GiveUpAsync(IDbSession session, OutboxRow row, string problem) => await session.ExecuteAsync(
        """UPDATE "Outbox" SET "State" = $2, "Activity" = $3, "Problem" = $4 WHERE "Id" = $1""",
        row.Id, (int)OutboxState.Dead, row.Activity, problem);

    /// <summary>What was said is not kept here once the channel has it.</summary>
    /// <returns>False when it was sent already.</returns>
    public static async ValueTask<bool> MarkSentAsync(IDbSession session, OutboxRow row, string? activityId)
    {
        var marked = await session.ExecuteAsync(
            """
            UPDATE "Outbox" SET "State" = CASE WHEN "Id" = $1 THEN 1 ELSE 2 END, "Attempts" = "Attempts" + 1, "Activity" = NULL
            WHERE "State" = 0 AND "Slot" = $3 AND "Id" BETWEEN $1 AND $2
            """,
            row.Id, row.UpTo, row.Slot);

        await session.ExecuteAsync(
            """
            INSERT INTO "Slots" ("Name", "Channel", "Conversation", "ActivityId", "Revision") VALUES ($1, $2, $3, $4, 1)
            ON CONFLICT ("Name") DO UPDATE SET "Channel" = $2, "Conversation" = $3, "ActivityId" = $4, "Revision" = "Slots"."Revision" + 1
            """,
            row.Slot, row.Channel, row.Conversation, activityId);

        return marked > 0;
    }
}
