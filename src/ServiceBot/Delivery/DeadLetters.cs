using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>The messages that were given up, for an operator to send again or to drop.</summary>
internal sealed class DeadLetters(IDatabase database, Courier courier, TimeProvider clock)
{
    private const int Most = 1000;

    /// <summary>Oldest first; never with what they say.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Lease();
        return await db.Outbox.Where(row => row.State == OutboxState.Dead).OrderBy(row => row.Id).Take(Most)
            .Select(row => new DeadLetter(
                row.Id, row.Channel, row.Conversation, row.Slot, row.CreatedAt, row.Attempts, row.Ambiguous, row.Problem ?? ""))
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Sends it again, behind whatever waits for its conversation by now. Where a newer state of the same slot has gone out or waits, the old
    /// one must not overwrite it and is dropped.
    /// </summary>
    public async Task<ReplayResult> ReplayAsync(long id)
    {
        var (result, remote) = await database.WriteAsync(async session =>
        {
            var found = (await session.ReadAsync(
                """
                SELECT "Channel", "Conversation", "ServiceUrl", (SELECT max("State") FROM "Outbox" AS newer
                    WHERE newer."Slot" = dead."Slot" AND newer."Id" > dead."Id" AND newer."State" IN (0, 1))
                FROM "Outbox" AS dead WHERE "Id" = $1 AND "State" = 3
                """,
                row => (Channel: row.GetString(0), Conversation: row.GetString(1), Remote: !row.IsDBNull(2), Overtaken: !row.IsDBNull(3)), id)).SingleOrDefault();
            if (found.Channel is null)
                return (ReplayResult.Unknown, false);

            if (found.Overtaken)
            {
                await DropAsync(session, id);
                return (ReplayResult.Overtaken, false);
            }

            // As every message it takes its number while nobody else writes to the conversation, for numbers must commit in their order.
            await session.LockAsync($"{found.Channel} {found.Conversation}");
            await session.ExecuteAsync(
                """
                INSERT INTO "Outbox" ("Channel", "Conversation", "ServiceUrl", "Slot", "Activity", "CreatedAt", "State", "Attempts", "Ambiguous", "LeaseEpoch")
                SELECT "Channel", "Conversation", "ServiceUrl", "Slot", "Activity", $2, 0, 0, "Ambiguous", 0 FROM "Outbox" WHERE "Id" = $1 AND "State" = 3
                """,
                id, clock.GetInstant());
            await session.ExecuteAsync("""UPDATE "Outbox" SET "State" = 2, "Activity" = NULL WHERE "Id" = $1""", id);
            return (ReplayResult.Replayed, found.Remote);
        });

        if (result == ReplayResult.Replayed)
            courier.Wake(remote);

        return result;
    }

    /// <returns>False when there is none of this number.</returns>
    public Task<bool> DropAsync(long id) => database.WriteAsync(session => DropAsync(session, id));

    private static async ValueTask<bool> DropAsync(IDbSession session, long id) => await session.ExecuteAsync(
        """UPDATE "Outbox" SET "State" = 5, "Activity" = NULL WHERE "Id" = $1 AND "State" = 3""", id) == 1;
}

/// <param name="Ambiguous">It may have arrived all the same.</param>
internal sealed record DeadLetter(
    long Id, string Channel, string Conversation, string Slot, DateTimeOffset CreatedAt, int Attempts, bool Ambiguous, string Problem);

internal enum ReplayResult
{
    Replayed,

    /// <summary>There is none of this number.</summary>
    Unknown,

    /// <summary>A newer state of the same thing took its place, so it was dropped.</summary>
    Overtaken,
}
