using System.Data.Common;
using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>
/// The part of the outbox that goes elsewhere: which process may send what, for how long, and what became of it. Of each conversation only
/// the first that waits is given out, so its order is kept however many processes send.
/// </summary>
internal sealed partial class Claims(IDatabase database, TimeProvider clock, ILogger<Claims> logger) : IAsyncDisposable
{
    /// <summary>Longer than any claim is worked on.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private const string Due =
        """
        SELECT "Id", "LeaseEpoch", "Channel", "Conversation", "ServiceUrl", "Slot", "Activity", "CreatedAt", "GoodUntil", "Attempts", "Ambiguous",
            "LeaseOwner",
            (SELECT "ActivityId" FROM "Slots" WHERE "Name" = head."Slot" AND "Channel" = head."Channel") AS "ActivityId",
            (SELECT "Conversation" FROM "Slots" WHERE "Name" = head."Slot" AND "Channel" = head."Channel") AS "StandsIn",
            (SELECT 1 FROM "Blocked" WHERE "Channel" = head."Channel" AND "Conversation" = head."Conversation") AS "Blocked",
            (SELECT max(newer."Id") FROM "Outbox" AS newer WHERE newer."State" = 0 AND newer."Channel" = head."Channel"
                AND newer."Conversation" = head."Conversation" AND newer."Slot" = head."Slot") AS "UpTo"
        FROM "Outbox" AS head
        WHERE "State" = 0 AND "ServiceUrl" IS NOT NULL AND ("NotBefore" IS NULL OR "NotBefore" <= $1)
            AND ("LeaseOwner" IS NULL OR ("LeaseOwner" <> $2 AND "LeaseUntil" <= $1))
            AND NOT EXISTS (SELECT 1 FROM "Outbox" AS earlier WHERE earlier."State" = 0 AND earlier."Channel" = head."Channel"
                AND earlier."Conversation" = head."Conversation" AND earlier."Id" < head."Id")
        ORDER BY "Id" LIMIT $3
        """;

    /// <summary>The name of this process, and of this run of it.</summary>
    private readonly string _me = Guid.NewGuid().ToString("N");

    /// <summary>What another process holds is passed over; where there is none, nobody need be asked to wait either.</summary>
    private readonly string _due = database.IsShared ? $"{Due} FOR UPDATE SKIP LOCKED" : Due;

    private bool _isFirst = true;
    private IAsyncDisposable? _presence;
    private DateTimeOffset _looked;

    /// <summary>The claim that a process holds on its own name for as long as it lives.</summary>
    public static string Presence(string owner) => $"courier {owner}";

    public async Task<IReadOnlyList<Claim>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        if (database.IsShared)
            await LookForTheDeadAsync(now, cancellationToken);

        var claims = await database.WriteAsync(async session =>
        {
            // Whoever held leases here before has ended, or the file could not have been opened.
            if (_isFirst && !database.IsShared)
                await session.ExecuteAsync("""UPDATE "Outbox" SET "LeaseUntil" = $1 WHERE "State" = 0 AND "LeaseOwner" <> $2""", now, _me);

            var due = await session.ReadAsync(_due, Read, now, _me, most);
            for (var i = 0; i < due.Count; i++)
            {
                await session.ExecuteAsync(
                    """
                    UPDATE "Outbox" SET "LeaseOwner" = $2, "LeaseEpoch" = $3, "LeaseUntil" = $4, "NotBefore" = NULL, "Ambiguous" = $5 WHERE "Id" = $1
                    """,
                    due[i].Id, _me, due[i].Epoch, now + Lease, due[i].IsAmbiguous);
                if (due[i].UpTo != due[i].Id)
                    due[i] = (await session.ReadAsync(
                        """SELECT "Activity", "GoodUntil" FROM "Outbox" WHERE "Id" = $1""", row => Renew(due[i], row), due[i].UpTo)).Single();
                if (due[i].IsElsewhere && due[i].Activity is not null)
                    due[i] = due[i] with { ActivityId = null };
            }

            return due;
        });
        _isFirst = false;
        return claims;
    }

    /// <summary>The database went away, and with it the sign that this process lives.</summary>
    public async Task InterruptedAsync()
    {
        if (Interlocked.Exchange(ref _presence, null) is { } lost)
            await lost.DisposeAsync();
    }

    /// <summary>
    /// Leases end early when their process has. Each holds a claim on its own name for as long as it lives; one that merely hangs keeps it,
    /// and the lease is what ends then.
    /// </summary>
    private async Task LookForTheDeadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        _presence ??= await database.TryClaimAsync(Presence(_me), cancellationToken);
        if (now - _looked < BetweenLooks)
            return;

        _looked = now;
        var others = await database.WriteAsync(session => session.ReadAsync(
            """SELECT DISTINCT "LeaseOwner" FROM "Outbox" WHERE "State" = 0 AND "LeaseOwner" <> $1 AND "LeaseUntil" > $2""",
            row => row.GetString(0), _me, now));
        foreach (var other in others)
        {
            await using var died = await database.TryClaimAsync(Presence(other), cancellationToken);
            if (died is not null)
                await database.WriteAsync(session => session.ExecuteAsync(
                    """UPDATE "Outbox" SET "LeaseUntil" = $2 WHERE "State" = 0 AND "LeaseOwner" = $1""", other, now));
        }
    }

    /// <summary>When something can be claimed that cannot be now, and since when the oldest of all waits; null when there is nothing.</summary>
    public async Task<(DateTimeOffset? Next, DateTimeOffset? Oldest)> LookAheadAsync() =>
        (await database.WriteAsync(session => session.ReadAsync(
            """
            SELECT min(CASE WHEN "LeaseOwner" = $1 THEN NULL ELSE coalesce("LeaseUntil", "NotBefore") END), min("CreatedAt")
            FROM "Outbox" WHERE "State" = 0 AND "ServiceUrl" IS NOT NULL
            """,
            row => (Instant.From(row.GetValue(0)), Instant.From(row.GetValue(1))), _me))).Single();

    public Task SentAsync(Claim claim, string? activityId, int attempts) => EndAsync(claim, OutboxState.Sent, null, null, attempts, false,
        session => Outbox.RememberAsync(session, claim.Slot, claim.Channel, claim.Place, activityId));

    /// <summary>It stays with its content, for an operator to look at; what was said for one moment only is of no use to anybody then.</summary>
    public Task DeadAsync(Claim claim, string problem, int attempts, bool ambiguous) => Envelope.IsClosed(claim.Activity)
        ? EndAsync(claim, OutboxState.Expired, null, problem, attempts, ambiguous)
        : EndAsync(claim, OutboxState.Dead, claim.Activity, problem, attempts, ambiguous);

    /// <summary>The bot was blocked there before.</summary>
    public Task CancelledAsync(Claim claim) => EndAsync(claim, OutboxState.Cancelled, null, null, 0, false);

    public Task ExpiredAsync(Claim claim) => EndAsync(claim, OutboxState.Expired, null, null, 0, false);

    /// <summary>Nothing is sent there until somebody writes from there, and what waits is dropped.</summary>
    public Task BlockedAsync(Claim claim, string problem, int attempts) => EndAsync(claim, OutboxState.Cancelled, null, problem, attempts, false,
        async session =>
        {
            await session.ExecuteAsync(
                """INSERT INTO "Blocked" ("Channel", "Conversation", "Reason", "Since") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING""",
                claim.Channel, claim.Place, problem, clock.GetInstant());
            await session.ExecuteAsync(
                """
                UPDATE "Outbox" SET "State" = 5, "Activity" = NULL, "Problem" = $3 WHERE "State" = 0 AND "Channel" = $1 AND "Conversation" = $2
                """,
                claim.Channel, claim.Place, problem);
        });

    /// <summary>It waits again, for anybody to claim.</summary>
    public async Task AgainAsync(Claim claim, DateTimeOffset? notBefore, string? problem, int attempts, bool ambiguous) =>
        Note(claim, await database.WriteAsync(session => session.ExecuteAsync(
            """
            UPDATE "Outbox" SET "LeaseOwner" = NULL, "LeaseUntil" = NULL, "NotBefore" = $4, "Problem" = coalesce($5, "Problem"),
                "Attempts" = "Attempts" + $6, "Ambiguous" = "Ambiguous" OR $7
            WHERE "Id" = $1 AND "State" = 0 AND "LeaseOwner" = $2 AND "LeaseEpoch" = $3
            """,
            claim.Id, _me, claim.Epoch, notBefore, problem, attempts, ambiguous)) == 1);

    /// <summary>The channel does not know the message any more.</summary>
    public Task ForgetAsync(Claim claim) => database.WriteAsync(session => session.ExecuteAsync(
        """UPDATE "Slots" SET "ActivityId" = NULL WHERE "Name" = $1 AND "ActivityId" = $2""", claim.Slot, claim.ActivityId));

    /// <summary>What else waits for the conversation goes to the other host as well.</summary>
    public Task MoveAsync(Claim claim, string serviceUrl) => database.WriteAsync(session => session.ExecuteAsync(
        """UPDATE "Outbox" SET "ServiceUrl" = $3 WHERE "State" = 0 AND "Channel" = $1 AND "Conversation" = $2""",
        claim.Channel, claim.Conversation, serviceUrl));

    public async ValueTask DisposeAsync() => await InterruptedAsync();

    private async Task EndAsync(
        Claim claim, OutboxState state, string? activity, string? problem, int attempts, bool ambiguous, Func<IDbSession, ValueTask>? also = null) =>
        Note(claim, await database.WriteAsync(async session =>
        {
            // Who was overtaken must not say anything about it.
            var marked = await session.ExecuteAsync(
                """
                UPDATE "Outbox" SET "State" = $4, "Activity" = $5, "Problem" = $6, "Attempts" = "Attempts" + $7, "Ambiguous" = "Ambiguous" OR $8,
                    "LeaseOwner" = NULL, "LeaseUntil" = NULL
                WHERE "Id" = $1 AND "State" = 0 AND "LeaseOwner" = $2 AND "LeaseEpoch" = $3
                """,
                claim.Id, _me, claim.Epoch, (int)state, activity, problem, attempts, ambiguous);
            if (marked == 0)
                return false;

            if (claim.UpTo != claim.Id)
                await session.ExecuteAsync(
                    """
                    UPDATE "Outbox" SET "State" = 2, "Activity" = NULL
                    WHERE "State" = 0 AND "Channel" = $1 AND "Conversation" = $2 AND "Slot" = $3 AND "Id" <= $4
                    """,
                    claim.Channel, claim.Conversation, claim.Slot, claim.UpTo);
            if (also is not null)
                await also(session);

            return true;
        }));

    private void Note(Claim claim, bool isOurs)
    {
        if (!isOurs)
            LogLate(claim.Id, claim.Epoch);
    }

    private static Claim Read(DbDataReader row)
    {
        var activity = row["Activity"] as string;
        var ambiguous = row.GetBoolean(row.GetOrdinal("Ambiguous"));
        var takenOver = row["LeaseOwner"] is string;
        var claim = new Claim
        {
            Id = row.GetInt64(row.GetOrdinal("Id")),
            UpTo = row.GetInt64(row.GetOrdinal("UpTo")),
            Epoch = row.GetInt32(row.GetOrdinal("LeaseEpoch")) + 1,
            Channel = row.GetString(row.GetOrdinal("Channel")),
            Conversation = row.GetString(row.GetOrdinal("Conversation")),
            ServiceUrl = row.GetString(row.GetOrdinal("ServiceUrl")),
            Slot = row.GetString(row.GetOrdinal("Slot")),
            Activity = activity,
            ActivityId = row["ActivityId"] as string,
            StandsIn = row["StandsIn"] as string,
            CreatedAt = Instant.From(row["CreatedAt"])!.Value, // the column is never null
            GoodUntil = Instant.From(row["GoodUntil"]),
            Attempts = row.GetInt32(row.GetOrdinal("Attempts")),
            IsAmbiguous = ambiguous,
            IsBlocked = row["Blocked"] is not DBNull,
        };
        var lost = takenOver && activity is not null && (claim.IsPost || claim.IsElsewhere);
        return claim with { IsAmbiguous = ambiguous || lost, IsTakenOver = lost, IsTooAmbiguous = ambiguous && lost };
    }

    private static Claim Renew(Claim claim, DbDataReader newest) =>
        claim with { Activity = newest["Activity"] as string, GoodUntil = Instant.From(newest["GoodUntil"]) };

    [LoggerMessage(LogLevel.Warning, "Message {Id} was claimed by another process while this one still worked on it; what it learned under lease {Epoch} does not count")]
    private partial void LogLate(long id, int epoch);
}
