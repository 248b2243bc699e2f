using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>
/// Opens what is counted in the whole organisation: with all its members in one statement, however many they are, and in a transaction of its own.
/// </summary>
internal sealed class WholeBatches(
    IDatabase database, BotDb db, Cohorts cohorts, BatchCalendar calendar, BatchKeys keys, IOptions<PulseOptions> options, TimeProvider clock)
{
    private const int DaysOfGrid = SealRules.Weeks * 7;
    private const int FarAhead = 7;

    /// <summary>From this day on, or from the first one that is not over yet.</summary>
    public async Task OpenAsync(Item item, DateOnly day, CancellationToken cancellationToken)
    {
        if (await cohorts.WholeAsync(cancellationToken) is not { } all)
            return;

        var days = await calendar.OfAsync(all.TeamId, cancellationToken);
        if (await calendar.LastCountedAsync(Cohort.Organisation, item.Id, cancellationToken) is { } counted && day <= counted)
            day = counted.AddDays(1);

        await WriteAsync(item, all, days.CollectingFrom(day, clock.GetInstant()), days);
    }

    /// <summary>
    /// What is offered after something hard collects in four weeks that are fixed for ever. If its first answer opened it, everybody could read in
    /// its days when somebody had answered.
    /// </summary>
    public async Task OpenOnGridAsync(Item item, CancellationToken cancellationToken)
    {
        // Nobody is asked what too few people work here to be told.
        if (await db.OpenBatches.AnyAsync(batch => batch.CohortKey == Cohort.Organisation && batch.Item == item.Id, cancellationToken)
            || await db.People.CountAsync(person => person.HomeTeamId != null && person.HomeTeamId != ExampleTeam.Id && person.LeftAt == null, cancellationToken) < options.Value.LeastOf(item)
            || await cohorts.WholeAsync(cancellationToken) is not { } all)
            return;

        var now = clock.GetInstant();
        var days = await calendar.OfAsync(all.TeamId, cancellationToken);
        var counted = await calendar.LastCountedAsync(Cohort.Organisation, item.Id, cancellationToken);
        var today = days.Line.DayAt(now).Date;
        var from = SealRules.GridFrom(today);
        while (from <= counted || days.ClosesAt(SealRules.DayOf(SealRules.SpanOf(item), from, days)) <= now)
            from = from.AddDays(DaysOfGrid);

        // Answers of now are not for weeks that are far ahead.
        if (from > today.AddDays(FarAhead))
            return;

        await WriteAsync(item, all, from, days);
    }

    private async Task WriteAsync(Item item, Cohort all, DateOnly from, BatchDays days)
    {
        var id = keys.Create();
        var last = SealRules.DayOf(SealRules.SpanOf(item), from, days);
        var isOpened = await database.WriteAsync(async session =>
        {
            var opened = await session.ExecuteAsync(
                """
                INSERT INTO "OpenBatches" ("Id", "CohortKey", "CohortName", "TeamId", "Item", "From", "Day", "LeastPeople", "LookAt")
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ("CohortKey", "Item") DO NOTHING
                """,
                id, all.Key, all.Name, all.TeamId, item.Id, from, last, options.Value.LeastOf(item), days.ClosesAt(last));
            if (opened > 0)
                await session.ExecuteAsync(
                    """
                    INSERT INTO "BatchMembers" ("BatchId", "PersonId", "Item", "TeamId")
                    SELECT $1, "Id", $2, "HomeTeamId" FROM "People" WHERE "HomeTeamId" IS NOT NULL AND "HomeTeamId" <> $3 AND "LeftAt" IS NULL
                    """,
                    id, item.Id, ExampleTeam.Id);

            return opened > 0;
        });

        // Somebody else was faster.
        if (!isOpened)
            keys.Destroy(id);
    }
}
