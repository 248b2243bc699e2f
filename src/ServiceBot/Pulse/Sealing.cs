using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>
/// Counts a batch whose time has come, and makes sure that nobody can tell any more who said what. One transaction writes the counts and deletes
/// answers, members and messages; then the key is destroyed; only then it is shown. Ended between any two of these, it goes on there.
/// </summary>
internal sealed partial class Sealing(
    IDatabase database, Batches batches, BatchCalendar calendar, BatchKeys keys, CheckInTraces traces, TimeProvider clock, ILogger<Sealing> logger)
{
    /// <returns>Whether it does not collect any more.</returns>
    public async Task<bool> CloseAsync(OpenBatch due, CancellationToken cancellationToken)
    {
        var item = await batches.ItemAsync(due.Item, cancellationToken);
        var days = await calendar.OfAsync(due.TeamId, cancellationToken);
        var key = keys.Find(due.Id);
        var now = clock.GetInstant();
        if (key is null)
            LogKeyMissing();

        return await database.WriteAsync(async session =>
        {
            await traces.HoldAsync(session, due.Id);
            if (await TakeAsync(session, due.Id) is not { } batch || batch.LookAt > now)
                return false;

            var members = await MembersAsync(session, batch, item);
            var answers = key is null || item is null ? [] : await AnswersAsync(session, batch, members, key);
            var decision = key is null || item is null
                ? new Decision.End(batch.Day)
                : SealRules.Decide(SealRules.SpanOf(item), batch, days, now, members.Count, answers.Count);
            switch (decision)
            {
                case Decision.Wait(var day, var lookAt):
                    await MoveAsync(session, batch, day, lookAt);
                    return false;
                case Decision.CarryOver(var day, var lookAt):
                    await MoveAsync(session, batch, day, lookAt);
                    return false;
                case Decision.Seal(var to):
                    await WriteAsync(session, batch, to, members, answers);
                    break;
                case Decision.End(var to):
                    await WriteAsync(session, batch, to, members, []);
                    break;
            }

            await ForgetAsync(session, batch);
            FaultPoint.Hit("before-sealed");
            return true;
        });
    }

    /// <summary>Ends a batch without counting it, for one that cannot be counted: whatever the reason, nothing is kept for ever.</summary>
    public Task<bool> GiveUpAsync(OpenBatch due) => database.WriteAsync(async session =>
    {
        if (await TakeAsync(session, due.Id) is not { } batch)
            return false;

        await WriteAsync(session, batch, batch.Day, [], []);
        await ForgetAsync(session, batch);
        return true;
    });

    /// <summary>
    /// What is counted is shown once its key is destroyed, no message of it is left on its way to be closed, and nothing of what was deleted is
    /// left in a log.
    /// </summary>
    /// <returns>How many are shown from now on.</returns>
    public async Task<int> PublishAsync()
    {
        var counted = await database.WriteAsync(session => session.ReadAsync(
            """SELECT "Id" FROM "SealedBatches" WHERE NOT "IsPublished" """, row => row.GetString(0)));
        if (counted.Count == 0)
            return 0;

        FaultPoint.Hit("sealed-with-key");
        var destroyed = counted.FindAll(keys.Destroy);
        FaultPoint.Hit("sealed-without-key");
        if (destroyed.Count < counted.Count)
            LogKeyKept(counted.Count - destroyed.Count);

        if (destroyed.Count == 0 || !await database.EmptyLogAsync())
            return 0;

        return await database.WriteAsync(async session =>
        {
            var published = 0;
            foreach (var id in destroyed)
                if (!await CheckInTraces.IsLeftAsync(session, id))
                    published += await session.ExecuteAsync("""UPDATE "SealedBatches" SET "IsPublished" = true WHERE "Id" = $1 AND NOT "IsPublished" """, id);

            return published;
        });
    }

    /// <summary>Holds off answers and other processes. A batch that another process has sealed is not there any more.</summary>
    private async ValueTask<OpenBatch?> TakeAsync(IDbSession session, string id) => (await session.ReadAsync(
        $"""
        SELECT "Id", "CohortKey", "CohortName", "TeamId", "Item", "From", "Day", "LeastPeople", "LookAt" FROM "OpenBatches"
        WHERE "Id" = $1{(database.IsShared ? " FOR UPDATE" : "")}
        """,
        row => new OpenBatch
        {
            Id = row.GetString(0),
            CohortKey = row.GetString(1),
            CohortName = row.GetString(2),
            TeamId = row.GetString(3),
            Item = row.GetString(4),
            From = row.GetFieldValue<DateOnly>(5),
            Day = row.GetFieldValue<DateOnly>(6),
            LeastPeople = row.GetInt32(7),
            LookAt = Instant.From(row.GetValue(8))!.Value, // the column is never null
        },
        id)).SingleOrDefault();

    /// <summary>Those who are still counted.</summary>
    private static async ValueTask<List<BatchMember>> MembersAsync(IDbSession session, OpenBatch batch, Item? item)
    {
        var members = await session.ReadAsync(
            """
            SELECT "PersonId", "TeamId", "AskedOn", "HomeTeamId" FROM "BatchMembers" JOIN "People" ON "People"."Id" = "PersonId"
            WHERE "BatchId" = $1 AND "LeftAt" IS NULL
            """,
            row => (Member: Read(row), Home: row.IsDBNull(3) ? null : row.GetString(3)), batch.Id);
        return
        [
            .. members.Where(found => item is not null && Batches.IsCounted(
                    found.Member, new Person { Id = found.Member.PersonId, Name = "", Zone = "", HomeTeamId = found.Home }, item))
                .Select(found => found.Member),
        ];

        BatchMember Read(DbDataReader row) => new()
        {
            BatchId = batch.Id,
            PersonId = row.GetString(0),
            Item = batch.Item,
            TeamId = row.GetString(1),
            AskedOn = row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2),
        };
    }

    /// <summary>What they answered, in no order; who skipped it is not among them.</summary>
    private static async ValueTask<List<Answer>> AnswersAsync(IDbSession session, OpenBatch batch, List<BatchMember> members, BatchKey key)
    {
        var kept = (await session.ReadAsync(
            """SELECT "Key", "Closed" FROM "KeyedAnswers" WHERE "BatchId" = $1""", row => (Name: row.GetString(0), Closed: row.GetFieldValue<byte[]>(1)), batch.Id))
            .ToDictionary(answer => answer.Name, answer => answer.Closed);
        var answers = members.Select(member => key.Of(member.PersonId)).Where(kept.ContainsKey)
            .Select(name => key.OpenOrNull(name, kept[name]))
            .OfType<Answer>()
            .Where(answer => !answer.IsSkip)
            .ToArray();
        RandomNumberGenerator.Shuffle<Answer>(answers);
        return [.. answers];
    }

    private static async ValueTask MoveAsync(IDbSession session, OpenBatch batch, DateOnly day, DateTimeOffset lookAt) =>
        await session.ExecuteAsync("""UPDATE "OpenBatches" SET "Day" = $2, "LookAt" = $3 WHERE "Id" = $1""", batch.Id, day, lookAt);

    /// <param name="answers">None where there were too few: then nothing of them is kept.</param>
    private static async ValueTask WriteAsync(IDbSession session, OpenBatch batch, DateOnly to, List<BatchMember> members, List<Answer> answers)
    {
        // Somebody may answer before they are asked, and there are never more answers than people.
        var invited = Math.Max(members.Count(member => member.AskedOn is not null), answers.Count);
        await session.ExecuteAsync(
            """
            INSERT INTO "SealedBatches" ("Id", "CohortKey", "CohortName", "Item", "From", "To", "Invited", "Answers", "IsPublished")
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, false)
            """,
            batch.Id, batch.CohortKey, batch.CohortName, batch.Item, batch.From, to, invited, answers.Count);

        var given = answers.SelectMany(answer => answer.Value is { } value ? [value.ToString(CultureInfo.InvariantCulture)] : answer.Tags);
        foreach (var same in given.GroupBy(answer => answer).OrderBy(same => same.Key, StringComparer.Ordinal))
            await session.ExecuteAsync(
                """INSERT INTO "SealedCounts" ("BatchId", "Answer", "People") VALUES ($1, $2, $3)""", batch.Id, same.Key, same.Count());

        if (answers.Count < SealRules.LeastForTexts)
            return;

        // They were put in no order, and their ids have none either.
        foreach (var shared in answers.Where(answer => answer is { IsShared: true, Words.Length: > 0 }))
            await session.ExecuteAsync(
                """INSERT INTO "SealedTexts" ("Id", "BatchId", "Text") VALUES ($1, $2, $3)""", RandomNumberGenerator.GetHexString(32, lowercase: true), batch.Id, shared.Words);
    }

    private async ValueTask ForgetAsync(IDbSession session, OpenBatch batch)
    {
        await traces.DeleteAsync(session, batch.Id);
        await session.ExecuteAsync("""DELETE FROM "KeyedAnswers" WHERE "BatchId" = $1""", batch.Id);
        await session.ExecuteAsync("""DELETE FROM "BatchMembers" WHERE "BatchId" = $1""", batch.Id);
        await session.ExecuteAsync("""DELETE FROM "CheckIns" WHERE "BatchId" = $1""", batch.Id);
        await session.ExecuteAsync("""UPDATE "CheckIns" SET "OtherBatchId" = NULL WHERE "OtherBatchId" = $1""", batch.Id);
        await session.ExecuteAsync("""DELETE FROM "OpenBatches" WHERE "Id" = $1""", batch.Id);
    }

    [LoggerMessage(LogLevel.Warning, "The key of a batch of check-ins is missing. What was answered to it cannot be counted and is deleted")]
    private partial void LogKeyMissing();

    [LoggerMessage(LogLevel.Error, "The keys of {Count} batches of check-ins cannot be destroyed, so nothing of these is shown; it is tried again")]
    private partial void LogKeyKept(int count);
}
