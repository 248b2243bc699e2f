using Microsoft.Extensions.Options;

namespace ServiceBot.Data;

/// <summary>Removes what has been kept for long enough, a little at a time so that nobody waits for it.</summary>
internal sealed partial class PruningRound(
    IDatabase database, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<PruningRound> logger) : IRound
{
    private const int AtOnce = 500;

    /// <summary>What leaders guess is compared for so long; they are told so before they say it.</summary>
    private const int GuessDays = 14;

    /// <summary>That somebody had a digest of their own is known for so long; it is looked for on the days it is due.</summary>
    private const int OwnDigestDays = 60;

    /// <summary>For so long a client hears that its token has expired; afterwards the token was never there.</summary>
    private static readonly TimeSpan TokensRemembered = TimeSpan.FromDays(7);

    /// <summary>For so long the numbers of the facts of a customer are not given to others, so that nobody takes away the wrong one.</summary>
    private static readonly TimeSpan EmptyRemembered = TimeSpan.FromDays(1);

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var ids = now - TimeSpan.FromDays(options.Value.MessageIdDays);
        var transcript = now - TimeSpan.FromDays(options.Value.TranscriptDays);

        // An arrival is kept, for it is what keeps the bot from greeting again.
        var removed = await DeleteAsync(
            """
            DELETE FROM "Inbox" WHERE ("Channel", "Conversation", "Activity") IN (
                SELECT "Channel", "Conversation", "Activity" FROM "Inbox" WHERE "At" < $1 AND "At" >= $3 AND "Activity" <> 'joined' LIMIT $2)
            """,
            [ids, Passing.End], cancellationToken);
        removed += await DeleteAsync(
            """
            DELETE FROM "Inbox" WHERE ("Channel", "Conversation", "Activity") IN (
                SELECT "Channel", "Conversation", "Activity" FROM "Inbox" WHERE "At" = $1 LIMIT $2)
            """,
            [Passing.Over(now)], cancellationToken);

        // The place of a message that has no name of its own is not looked for any more.
        removed += await DeleteAsync(
            """
            DELETE FROM "Slots" WHERE "Name" IN (
                SELECT "Slot" FROM "Outbox" JOIN "Slots" ON "Name" = "Slot"
                WHERE "Outbox"."State" IN (1, 2, 4, 5) AND "CreatedAt" < $1 AND "Slot" NOT LIKE '%/%' LIMIT $2)
            """,
            [ids], cancellationToken);
        removed += await DeleteAsync(
            """
            DELETE FROM "Outbox" WHERE "Id" IN (SELECT "Id" FROM "Outbox" WHERE "State" IN (1, 2, 4, 5) AND "CreatedAt" < $1 LIMIT $2)
            """,
            [ids], cancellationToken);
        removed += await DeleteAsync(
            """
            DELETE FROM "WebActivities" WHERE ("Conversation", "Id") IN (
                SELECT "Conversation", "Id" FROM "WebActivities" WHERE "At" < $1 LIMIT $2)
            """,
            [transcript], cancellationToken);
        removed += await DeleteAsync(
            """
            DELETE FROM "WebTokens" WHERE "Hash" IN (
                SELECT "Hash" FROM "WebTokens" WHERE "ExpiresAt" < $1 OR ("IsTicket" AND "ExpiresAt" < $3) LIMIT $2)
            """,
            [now - TokensRemembered, now], cancellationToken);
        removed += await DeleteAsync(
            """DELETE FROM "SignInLinks" WHERE "Hash" IN (SELECT "Hash" FROM "SignInLinks" WHERE "ExpiresAt" < $1 LIMIT $2)""",
            [now], cancellationToken);
        removed += await DeleteAsync(
            """DELETE FROM "ExportLinks" WHERE "Hash" IN (SELECT "Hash" FROM "ExportLinks" WHERE "ExpiresAt" < $1 LIMIT $2)""",
            [now], cancellationToken);
        removed += await DeleteAsync(
            """DELETE FROM "CustomerLinks" WHERE "Hash" IN (SELECT "Hash" FROM "CustomerLinks" WHERE "ExpiresAt" < $1 LIMIT $2)""",
            [now], cancellationToken);

        // What a customer agreed to for twelve months, and whoever nothing is known of any more.
        removed += await DeleteAsync(
            """DELETE FROM "CustomerFacts" WHERE "Id" IN (SELECT "Id" FROM "CustomerFacts" WHERE "ExpiresAt" <= $1 LIMIT $2)""",
            [now], cancellationToken);
        removed += await DeleteAsync(
            """
            DELETE FROM "Customers" WHERE ("TeamId", "Key") IN (
                SELECT "TeamId", "Key" FROM "Customers" WHERE "ChangedAt" < $1 AND NOT EXISTS (
                    SELECT 1 FROM "CustomerFacts" WHERE "CustomerFacts"."TeamId" = "Customers"."TeamId" AND "CustomerKey" = "Key") LIMIT $2)
            """,
            [now - EmptyRemembered], cancellationToken);
        removed += await DeleteAsync(
            """DELETE FROM "Sessions" WHERE "Hash" IN (SELECT "Hash" FROM "Sessions" WHERE "ExpiresAt" < $1 LIMIT $2)""",
            [now], cancellationToken);
        removed += await DeleteAsync(
            """
            DELETE FROM "DigestPosts" WHERE ("TeamId", "Kind", "Date") IN (SELECT "TeamId", "Kind", "Date" FROM "DigestPosts" WHERE "Date" < $1 LIMIT $2)
            """,
            [DateOnly.FromDateTime(now.UtcDateTime).AddDays(-options.Value.DigestDays)], cancellationToken);

        // Whether or not anybody has seen to it, nobody looks for what was wrong in a post that is gone.
        removed += await DeleteAsync(
            """
            DELETE FROM "DigestFlags" WHERE "Number" IN (SELECT "Number" FROM "DigestFlags" WHERE "DoneAt" < $1 OR "At" < $3 LIMIT $2)
            """,
            [now - TimeSpan.FromDays(options.Value.FlagDays), now - TimeSpan.FromDays(options.Value.DigestDays)], cancellationToken);
        removed += await PruneOwnAsync(now, cancellationToken);

        if (removed > 0)
            LogRemoved(removed);
    }

    /// <summary>What is somebody's own. Figures that were counted stay: they are nobody's.</summary>
    private async Task<int> PruneOwnAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var removed = await DeleteAsync(
            """DELETE FROM "OwnDataLinks" WHERE "Hash" IN (SELECT "Hash" FROM "OwnDataLinks" WHERE "ExpiresAt" < $1 LIMIT $2)""",
            [now], cancellationToken);

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        removed += await DeleteAsync(
            """
            DELETE FROM "SealedTexts" WHERE "Id" IN (
                SELECT "SealedTexts"."Id" FROM "SealedTexts" JOIN "SealedBatches" ON "SealedBatches"."Id" = "BatchId" WHERE "To" < $1 LIMIT $2)
            """,
            [today.AddDays(-options.Value.SharedWordsDays)], cancellationToken);

        // Told or not by then, nobody compares it any more.
        removed += await DeleteAsync(
            """
            DELETE FROM "LeaderGuesses" WHERE ("PersonId", "BatchId") IN (
                SELECT "PersonId", "BatchId" FROM "LeaderGuesses"
                WHERE EXISTS (SELECT 1 FROM "SealedBatches" WHERE "SealedBatches"."Id" = "BatchId" AND "To" < $1)
                    OR NOT EXISTS (SELECT 1 FROM "SealedBatches" WHERE "SealedBatches"."Id" = "BatchId")
                    AND NOT EXISTS (SELECT 1 FROM "OpenBatches" WHERE "OpenBatches"."Id" = "BatchId") LIMIT $2)
            """,
            [today.AddDays(-GuessDays)], cancellationToken);

        removed += await DeleteAsync(
            """
            DELETE FROM "PrivateDigests" WHERE ("PersonId", "Kind", "Date") IN (SELECT "PersonId", "Kind", "Date" FROM "PrivateDigests" WHERE "Date" < $1 LIMIT $2)
            """,
            [today.AddDays(-OwnDigestDays)], cancellationToken);

        var left = now - TimeSpan.FromDays(options.Value.LeftDays);
        removed += await DeleteAsync(
            """
            DELETE FROM "JournalEntries" WHERE "Id" IN (
                SELECT "JournalEntries"."Id" FROM "JournalEntries" JOIN "People" ON "People"."Id" = "PersonId" WHERE "LeftAt" < $1 LIMIT $2)
            """,
            [left], cancellationToken);
        removed += await DeleteAsync(
            """
            DELETE FROM "LeaderGuesses" WHERE "PersonId" IN (
                SELECT "PersonId" FROM "LeaderGuesses" JOIN "People" ON "People"."Id" = "PersonId" WHERE "LeftAt" < $1 LIMIT $2)
            """,
            [left], cancellationToken);
        removed += await DeleteAsync(
            """
            DELETE FROM "HintChoices" WHERE "PersonId" IN (
                SELECT "PersonId" FROM "HintChoices" JOIN "People" ON "People"."Id" = "PersonId" WHERE "LeftAt" < $1 LIMIT $2)
            """,
            [left], cancellationToken);
        removed += await DeleteAsync(
            """
            DELETE FROM "CheckInChoices" WHERE "PersonId" IN (
                SELECT "PersonId" FROM "CheckInChoices" JOIN "People" ON "People"."Id" = "PersonId" WHERE "LeftAt" < $1 LIMIT $2)
            """,
            [left], cancellationToken);
        return removed;
    }

    /// <param name="instants">$1, and $3 where there is one; $2 is how many rows at most.</param>
    private async Task<int> DeleteAsync(string sql, object[] instants, CancellationToken cancellationToken)
    {
        object?[] values = instants.Length == 1 ? [instants[0], AtOnce] : [instants[0], AtOnce, instants[1]];
        var total = 0;
        int removed;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            removed = await database.WriteAsync(session => session.ExecuteAsync(sql, values));
            total += removed;
        }
        while (removed == AtOnce);

        return total;
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} rows that were kept for long enough")]
    private partial void LogRemoved(int count);
}
