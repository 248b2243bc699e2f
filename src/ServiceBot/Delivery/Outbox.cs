using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>What waits to be said, as the Courier and the carriers see it.</summary>
internal sealed class Outbox(SqliteDatabase database)
{
    private const int LargestLoad = 256;

    /// <summary>What waits, oldest first; of several messages of one slot only the newest, in the place of the first.</summary>
    public async Task<IReadOnlyList<OutboxRow>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Lease();
        return await db.Outbox.AsNoTracking()
            .Where(row => row.State == OutboxState.Waiting)
            .OrderBy(row => row.Id)
            .Take(LargestLoad)
            .ToListAsync(cancellationToken);
    }

    public async Task<Slot?> SlotAsync(string name, CancellationToken cancellationToken)
    {
        await using var db = database.Lease();
        return await db.Slots.AsNoTracking().SingleOrDefaultAsync(slot => slot.Name == name, cancellationToken);
    }

    /// <summary>The channel accepted it; what waits in the same slot before it is not needed any more.</summary>
    public Task MarkSentAsync(OutboxRow row, string? activityId) =>
        database.Writer.RunAsync(session => MarkSent(session, row, activityId));

    /// <summary>It could not be sent; it is tried again at that time, or given up when there is none.</summary>
    public Task MarkFailedAsync(OutboxRow row, DateTimeOffset? again, bool ambiguous, string problem) =>
        database.Writer.RunAsync(session => session.Execute(
            """
            UPDATE Outbox SET State = $2, Attempts = Attempts + 1, NotBefore = $3, Ambiguous = Ambiguous OR $4, Problem = $5
            WHERE Id = $1
            """,
            row.Id, (int)(again is null ? OutboxState.Dead : OutboxState.Waiting),
            again is { } time ? SqliteInstant.ToMicroseconds(time) : null, ambiguous ? 1 : 0, problem));

    public static int MarkSent(SqliteSession session, OutboxRow row, string? activityId)
    {
        session.Execute(
            """
            INSERT INTO Slots (Name, Channel, Conversation, ActivityId, Revision) VALUES ($1, $2, $3, $4, 1)
            ON CONFLICT (Name) DO UPDATE SET Channel = $2, Conversation = $3, ActivityId = $4, Revision = Revision + 1
            """,
            row.Slot, row.Channel, row.Conversation, activityId);

        return session.Execute(
            "UPDATE Outbox SET State = $2, Attempts = Attempts + 1 WHERE Id = $1 AND State = 0", row.Id, (int)OutboxState.Sent);
    }
}
