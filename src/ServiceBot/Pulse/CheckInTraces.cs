using System.Security.Cryptography;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Pulse;

/// <summary>
/// Takes away what was said for a check-in: questions, replies, reminders, what people wrote. Who was reminded had not answered, so none of it
/// may outlive the answers. All that the bot says has a name that begins with that of its batch.
/// </summary>
internal sealed class CheckInTraces(IDatabase database, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Past the last name that begins so, in whatever order a database has letters.</summary>
    private const string Last = "zzzz";

    private const int AtOnce = 100;

    /// <summary>In the place of a batch in the name of what closes a question: nothing says any more which it was.</summary>
    private const string Closing = "closing";

    private const string Members = """(SELECT "PersonId" FROM "BatchMembers" WHERE "BatchId" = $1)""";

    /// <summary>What tells who answered is not closed any more after that, for nothing is shown of the batch meanwhile.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(15);

    /// <summary>Where a chat was away for so long, its old card stays.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>What the names of the messages of a batch begin with.</summary>
    public static string NameOf(string batchId) => $"check-in/{batchId}/";

    /// <summary>Before anything else, in the order in which turns and the carrier take them; or each would wait for the other.</summary>
    public async ValueTask HoldAsync(IDbSession session, string batchId)
    {
        if (!database.IsShared)
            return;

        await session.LockAsync("web carrier");
        await session.ReadAsync($"""SELECT "Id" FROM "WebConversations" WHERE "PersonId" IN {Members} ORDER BY "Id" FOR UPDATE""", row => row.GetString(0), batchId);
    }

    /// <summary>Whether anything of the batch still is on its way to be closed.</summary>
    public static async ValueTask<bool> IsLeftAsync(IDbSession session, string batchId)
    {
        var (from, to) = RangeOf(batchId);
        return await session.ScalarAsync(
            """
            SELECT 1 FROM "Outbox" WHERE "Slot" LIKE 'check-in/%' AND "Slot" >= $1 AND "Slot" < $2
            UNION ALL SELECT 1 FROM "Slots" WHERE "Name" >= $1 AND "Name" < $2
            """,
            from, to) is not null;
    }

    /// <summary>
    /// In the transaction that seals, while its members are still there: everything here is deleted. A question that stands in a chat elsewhere is
    /// closed there under a name that tells nothing; what else stands there, or is just on its way, keeps its name for as short as it can.
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
                message.To.Channel, message.To.Conversation, message.To.ServiceUrl, message.Slot, message.Activity, now, now + Short);
        }

        await CloseQuestionsAsync(session, batchId, now);
        await session.ExecuteAsync(
            """
            DELETE FROM "WebActivities" WHERE ("Conversation", "Id") IN (SELECT "Conversation", "Name" FROM "Slots" WHERE "Name" >= $1 AND "Name" < $2)
            """,
            from, to);
        await ForgetHeardAsync(session, batchId);

        // In the program's own chat the name of a message is its id.
        await session.ExecuteAsync(
            """DELETE FROM "Slots" WHERE "Name" >= $1 AND "Name" < $2 AND ("ActivityId" IS NULL OR "ActivityId" = "Name")""", from, to);
    }

    /// <summary>One for each question, whatever became of it.</summary>
    private static async ValueTask CloseQuestionsAsync(IDbSession session, string batchId, DateTimeOffset now)
    {
        var questions = await session.ReadAsync(
            """
            SELECT "Slots"."Channel", "Slots"."Conversation", max("Addresses"."ServiceUrl"), "ActivityId" FROM "CheckIns"
            JOIN "Slots" ON "Name" = "Slot"
            JOIN "Addresses" ON "Addresses"."Channel" = "Slots"."Channel" AND "Addresses"."Conversation" = "Slots"."Conversation"
            WHERE "BatchId" = $1 AND "Addresses"."ServiceUrl" IS NOT NULL AND "ActivityId" IS NOT NULL
            GROUP BY "Slots"."Channel", "Slots"."Conversation", "ActivityId"
            ORDER BY "Slots"."Channel", "Slots"."Conversation", "ActivityId"
            """,
            row => (Channel: row.GetString(0), Conversation: row.GetString(1), ServiceUrl: row.GetString(2), ActivityId: row.GetString(3)), batchId);
        foreach (var question in questions)
        {
            var name = $"{NameOf(Closing)}{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
            await session.ExecuteAsync(
                """INSERT INTO "Slots" ("Name", "Channel", "Conversation", "ActivityId", "Revision") VALUES ($1, $2, $3, $4, 1)""",
                name, question.Channel, question.Conversation, question.ActivityId);

            // Nobody is held off for it: nothing depends on what else is said there meanwhile.
            await session.ExecuteAsync(
                """
                INSERT INTO "Outbox" ("Channel", "Conversation", "ServiceUrl", "Slot", "Activity", "CreatedAt", "GoodUntil", "State", "Attempts", "Ambiguous", "LeaseEpoch")
                VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, false, 0)
                """,
                question.Channel, question.Conversation, question.ServiceUrl, name, ClosedCards.Write(), now, now + Patience);
        }

        await session.ExecuteAsync(
            """
            DELETE FROM "Slots" WHERE "ActivityId" IS NOT NULL AND "ActivityId" <> "Name" AND "Name" IN (SELECT "Slot" FROM "CheckIns" WHERE "BatchId" = $1)
            """,
            batchId);
    }

    /// <summary>What its members wrote, and the numbers that it took; those who wrote nothing look the same afterwards.</summary>
    private static async ValueTask ForgetHeardAsync(IDbSession session, string batchId)
    {
        await session.ExecuteAsync(
            $"""
            DELETE FROM "WebActivities" WHERE "GoodUntil" IS NOT NULL AND "Json" NOT LIKE 'closed:%'
                AND "Conversation" IN (SELECT "Id" FROM "WebConversations" WHERE "PersonId" IN {Members})
            """,
            batchId);
        await session.ExecuteAsync(
            $"""UPDATE "WebConversations" SET "Watermark" ={WebTranscript.Next(isPassing: false)}WHERE "PersonId" IN {Members}""", batchId);
        await session.ExecuteAsync(
            $"""
            DELETE FROM "Inbox" WHERE "At" < $2
                AND ("Channel", "Conversation") IN (SELECT "Channel", "Conversation" FROM "Addresses" WHERE "PersonId" IN {Members})
            """,
            batchId, Passing.End);
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
            WHERE "Id" NOT LIKE 'closing/%' AND NOT EXISTS (SELECT 1 FROM "OpenBatches" WHERE "OpenBatches"."Id" = said."Id")
            """,
            row => row.GetString(0)));
        foreach (var batchId in over)
        {
            await CloseAsync(batchId, cancellationToken);
            deleted += await DeleteDoneAsync(batchId);
        }

        deleted += await DeleteDoneAsync(Closing);
        if (deleted > 0)
            await database.EmptyLogAsync();
    }

    /// <summary>What waits behind something else may be late without anybody having looked at it.</summary>
    private const string IsDone =
        """
        said."Slot" LIKE 'check-in/%' AND said."Slot" >= $1 AND said."Slot" < $2 AND NOT EXISTS (
            SELECT 1 FROM "Outbox" AS waiting WHERE waiting."Slot" LIKE 'check-in/%' AND waiting."Slot" = said."Slot" AND waiting."State" = 0
                AND (waiting."LeaseOwner" IS NOT NULL OR waiting."GoodUntil" IS NULL OR waiting."GoodUntil" > $3))
        """;

    private Task<int> DeleteDoneAsync(string batchId) => database.WriteAsync(async session =>
    {
        var (from, to) = RangeOf(batchId);
        var now = clock.GetInstant();
        await session.ExecuteAsync(
            $"""
            DELETE FROM "WebActivities" WHERE ("Conversation", "Id") IN (SELECT "Conversation", "Slot" FROM "Outbox" AS said WHERE {IsDone})
            """,
            from, to, now);
        await session.ExecuteAsync($"""DELETE FROM "Slots" WHERE "Name" IN (SELECT "Slot" FROM "Outbox" AS said WHERE {IsDone})""", from, to, now);
        return await session.ExecuteAsync($"""DELETE FROM "Outbox" WHERE "Id" IN (SELECT "Id" FROM "Outbox" AS said WHERE {IsDone})""", from, to, now);
    });

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
                turn.Say(new Message(place, slot, ClosedCards.Write(), turn.Now + Short));

            await turn.CommitAsync();
        }
    }

    private static (string From, string To) RangeOf(string batchId) => (NameOf(batchId), NameOf(batchId) + Last);
}
