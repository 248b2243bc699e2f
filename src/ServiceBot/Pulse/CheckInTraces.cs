using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Pulse;

/// <summary>
/// Takes away what was said for a check-in: questions, replies, reminders. Who was reminded had not answered, so none of it may outlive the
/// answers. All of it has a name that begins with that of its batch.
/// </summary>
internal sealed class CheckInTraces(IDatabase database, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Past the last name that begins so, in whatever order a database has letters.</summary>
    private const string Last = "zzzz";

    private const int AtOnce = 100;

    /// <summary>Where a chat was away for so long, its old card stays.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>What the names of the messages of a batch begin with.</summary>
    public static string NameOf(string batchId) => $"check-in/{batchId}/";

    /// <summary>
    /// In the transaction that seals: everything here is deleted. What stands in a chat elsewhere keeps its place until it is closed there; what is
    /// just on its way there is closed behind it.
    /// </summary>
    public async ValueTask DeleteAsync(IDbSession session, string batchId)
    {
        var (from, to) = RangeOf(batchId);

        // First what waits: whoever carries it at this moment is waited for, and has left it where it is looked for next.
        await session.ExecuteAsync(
            """
            DELETE FROM "Outbox" WHERE "Slot" LIKE 'check-in/%' AND "Slot" >= $1 AND "Slot" < $2
                AND NOT ("State" = 0 AND "LeaseOwner" IS NOT NULL AND "ServiceUrl" IS NOT NULL)
            """,
            from, to);
        var leaving = await session.ReadAsync(
            """
            SELECT DISTINCT "Slot", "Channel", "Conversation", "ServiceUrl" FROM "Outbox" WHERE "Slot" LIKE 'check-in/%' AND "Slot" >= $1 AND "Slot" < $2
            ORDER BY "Channel", "Conversation", "Slot"
            """,
            row => new Message(new Address(row.GetString(1), row.GetString(2), row.GetString(3)), row.GetString(0), ClosedCards.Write()), from, to);
        var now = clock.GetInstant();
        foreach (var message in leaving)
        {
            await session.LockAsync($"{message.To.Channel} {message.To.Conversation}");
            await session.ExecuteAsync(
                """
                INSERT INTO "Outbox" ("Channel", "Conversation", "ServiceUrl", "Slot", "Activity", "CreatedAt", "GoodUntil", "State", "Attempts", "Ambiguous", "LeaseEpoch")
                VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, false, 0)
                """,
                message.To.Channel, message.To.Conversation, message.To.ServiceUrl, message.Slot, message.Activity, now, now + Patience);
        }

        await session.ExecuteAsync(
            """
            DELETE FROM "WebActivities" WHERE ("Conversation", "Id") IN (SELECT "Conversation", "Name" FROM "Slots" WHERE "Name" >= $1 AND "Name" < $2)
            """,
            from, to);

        // In the program's own chat the name of a message is its id.
        await session.ExecuteAsync(
            """DELETE FROM "Slots" WHERE "Name" >= $1 AND "Name" < $2 AND ("ActivityId" IS NULL OR "ActivityId" = "Name")""", from, to);
    }

    /// <summary>Closes what still stands in chats elsewhere, and deletes what is left here once that is done.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        var over = await database.WriteAsync(session => session.ReadAsync(
            """
            SELECT "Id" FROM (
                SELECT substr("Slot", 10, 32) AS "Id" FROM "Outbox" WHERE "Slot" LIKE 'check-in/%'
                UNION SELECT substr("Name", 10, 32) FROM "Slots" WHERE "Name" >= 'check-in/' AND "Name" < 'check-in/zzzz') AS said
            WHERE NOT EXISTS (SELECT 1 FROM "OpenBatches" WHERE "OpenBatches"."Id" = said."Id")
            """,
            row => row.GetString(0)));
        foreach (var batchId in over)
        {
            await CloseAsync(batchId, cancellationToken);
            deleted += await database.WriteAsync(async session =>
            {
                var (from, to) = RangeOf(batchId);
                await session.ExecuteAsync(
                    $"""
                    DELETE FROM "WebActivities" WHERE ("Conversation", "Id") IN (SELECT "Conversation", "Slot" FROM "Outbox" AS said WHERE {IsDone})
                    """,
                    from, to);
                await session.ExecuteAsync($"""DELETE FROM "Slots" WHERE "Name" IN (SELECT "Slot" FROM "Outbox" AS said WHERE {IsDone})""", from, to);
                return await session.ExecuteAsync($"""DELETE FROM "Outbox" WHERE "Id" IN (SELECT "Id" FROM "Outbox" AS said WHERE {IsDone})""", from, to);
            });
        }

        if (deleted > 0)
            await database.EmptyLogAsync();
    }

    private const string IsDone =
        """
        said."Slot" LIKE 'check-in/%' AND said."Slot" >= $1 AND said."Slot" < $2 AND NOT EXISTS (
            SELECT 1 FROM "Outbox" AS waiting WHERE waiting."Slot" LIKE 'check-in/%' AND waiting."Slot" = said."Slot" AND waiting."State" = 0)
        """;

    /// <summary>A few at a time, each behind what is said in its conversation.</summary>
    private async Task CloseAsync(string batchId, CancellationToken cancellationToken)
    {
        var (from, to) = RangeOf(batchId);
        while (!cancellationToken.IsCancellationRequested)
        {
            var open = await database.WriteAsync(session => session.ReadAsync(
                """
                SELECT "Name", "Slots"."Channel", "Slots"."Conversation", max("Addresses"."ServiceUrl") FROM "Slots"
                LEFT JOIN "Addresses" ON "Addresses"."Channel" = "Slots"."Channel" AND "Addresses"."Conversation" = "Slots"."Conversation"
                WHERE "Name" >= $1 AND "Name" < $2
                    AND NOT EXISTS (SELECT 1 FROM "Outbox" WHERE "Outbox"."Slot" LIKE 'check-in/%' AND "Outbox"."Slot" = "Slots"."Name")
                GROUP BY "Name", "Slots"."Channel", "Slots"."Conversation"
                ORDER BY "Name" LIMIT $3
                """,
                row => (Slot: row.GetString(0), To: new Address(row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3))), from, to, AtOnce));
            if (open.Count == 0)
                return;

            // Nobody is there any more, or the message is this program's own.
            foreach (var (slot, place) in open.Where(one => !one.To.IsRemote))
                await database.WriteAsync(async session =>
                {
                    await session.ExecuteAsync("""DELETE FROM "WebActivities" WHERE "Conversation" = $1 AND "Id" = $2""", place.Conversation, slot);
                    return await session.ExecuteAsync("""DELETE FROM "Slots" WHERE "Name" = $1""", slot);
                });

            await using var scope = scopes.CreateAsyncScope();
            var turn = scope.ServiceProvider.GetRequiredService<Turn>();
            foreach (var (slot, place) in open.Where(one => one.To.IsRemote))
                turn.Say(new Message(place, slot, ClosedCards.Write(), turn.Now + Patience));

            await turn.CommitAsync();
        }
    }

    private static (string From, string To) RangeOf(string batchId) => (NameOf(batchId), NameOf(batchId) + Last);
}
