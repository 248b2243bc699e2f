using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>What waits to be said in this program's own channel, as the Courier and its carrier see it.</summary>
internal sealed class Outbox(IDatabase database)
{
    public const int LargestLoad = 256;

    private static readonly Func<BotDb, IAsyncEnumerable<OutboxRow>> Waiting = EF.CompileAsyncQuery(
        (BotDb db) => db.Outbox.AsNoTracking()
            .Where(row => row.State == OutboxState.Waiting && row.ServiceUrl == null)
            .OrderBy(row => row.Id)
            .Take(LargestLoad));

    /// <summary>What waits, oldest first. Asked for by its state and never by "after the last": numbers may commit out of order.</summary>
    public async Task<IReadOnlyList<OutboxRow>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Lease();
        return await Waiting(db).ToListAsync(cancellationToken);
    }

    /// <summary>They make no sense any more.</summary>
    public Task ExpireAsync(IReadOnlyList<OutboxRow> rows) => database.WriteAsync(async session =>
    {
        foreach (var row in rows)
            await session.ExecuteAsync("""UPDATE "Outbox" SET "State" = 4, "Activity" = NULL WHERE "Id" = $1 AND "State" = 0""", row.Id);

        return rows.Count;
    });

    public static async ValueTask<int> GiveUpAsync(IDbSession session, OutboxRow row, string problem) => await session.ExecuteAsync(
        """UPDATE "Outbox" SET "State" = $2, "Activity" = $3, "Problem" = $4 WHERE "Id" = $1""",
        row.Id, (int)(Envelope.IsClosed(row.Activity) ? OutboxState.Expired : OutboxState.Dead), Envelope.IsClosed(row.Activity) ? null : row.Activity, problem);

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
        await RememberAsync(session, row.Slot, row.Channel, row.Conversation, activityId);
        return marked > 0;
    }

    /// <param name="activityId">The channel's id of the message; null where it gave none.</param>
    public static async ValueTask RememberAsync(IDbSession session, string slot, string channel, string conversation, string? activityId) =>
        await session.ExecuteAsync(
            """
            INSERT INTO "Slots" ("Name", "Channel", "Conversation", "ActivityId", "Revision") VALUES ($1, $2, $3, $4, 1)
            ON CONFLICT ("Name") DO UPDATE SET "Channel" = $2, "Conversation" = $3, "ActivityId" = $4, "Revision" = "Slots"."Revision" + 1
            """,
            slot, channel, conversation, activityId);
}
