using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>Finds for many people at once which batches collect their answers, and opens those that nobody has opened yet.</summary>
internal sealed class CheckInItems(BotDb db, Cohorts cohorts, Batches batches, QuestionBank bank, Questions questions, PulseResults results)
{
    /// <summary>No question that comes by turns rests longer.</summary>
    private const int DaysBack = 120;

    /// <summary>
    /// How everybody would be put together for a batch that is opened now. It takes a look at all teams, so who asks very many people in several
    /// turns hands it on.
    /// </summary>
    public IReadOnlyDictionary<string, Cohort>? Known { get; set; }

    public async Task<Cohort?> CohortOfAsync(string home, CancellationToken cancellationToken) =>
        (Known ??= await cohorts.AllAsync(cancellationToken)).GetValueOrDefault(home);

    /// <returns>By person, where they are a member of the daily one; who came to their team while it collects is in none.</returns>
    public async Task<Dictionary<string, Seat>> DailyAsync(IReadOnlyList<CheckInDue> due, CancellationToken cancellationToken)
    {
        var daily = bank.Find(Item.Daily)!; // the file of the questions cannot do without it
        var people = due.ToDictionary(one => one.Facts.Person.Id);
        var ids = people.Keys.ToList();
        var places = (await db.BatchMembers.Where(member => ids.Contains(member.PersonId) && member.Item == Item.Daily)
                .Join(db.OpenBatches, member => member.BatchId, batch => batch.Id, (member, batch) => new Seat(member, batch))
                .ToListAsync(cancellationToken))
            .Where(place => Batches.IsCounted(place.Member, people[place.Member.PersonId].Facts.Person, daily))
            .ToDictionary(place => place.Member.PersonId);

        foreach (var home in due.Where(one => !places.ContainsKey(one.Facts.Person.Id)).GroupBy(one => one.Facts.Person.HomeTeamId!))
            if (await CohortOfAsync(home.Key, cancellationToken) is { } cohort)
                await batches.CollectingAsync(cohort, Item.Daily, home.Min(one => one.Date), cancellationToken);

        foreach (var opened in Opened(people.Keys, Item.Daily))
            places.TryAdd(opened.Member.PersonId, opened);

        return places;
    }

    /// <returns>By person the one item that is asked with the daily one: of those that collect already the oldest they were not asked, else the next in turn.</returns>
    public async Task<Dictionary<string, Seat>> OthersAsync(
        IReadOnlyList<CheckInDue> due, IReadOnlyDictionary<string, Seat> daily, CancellationToken cancellationToken)
    {
        var people = due.ToDictionary(one => one.Facts.Person.Id);
        var ids = people.Keys.ToList();
        var open = await db.BatchMembers.Where(member => ids.Contains(member.PersonId) && member.Item != Item.Daily && member.AskedOn == null)
            .Join(db.OpenBatches, member => member.BatchId, batch => batch.Id, (member, batch) => new Seat(member, batch))
            .ToListAsync(cancellationToken);
        var items = await ItemsAsync(open.Select(place => place.Batch.Item).Distinct(), cancellationToken);
        var places = open
            .Where(place => items.GetValueOrDefault(place.Batch.Item) is { } item && IsAskedInTurn(item) && Batches.IsCounted(place.Member, people[place.Member.PersonId].Facts.Person, item))
            .OrderBy(place => place.Batch.From).ThenBy(place => place.Batch.Item, StringComparer.Ordinal)
            .DistinctBy(place => place.Member.PersonId)
            .ToDictionary(place => place.Member.PersonId);

        var without = due.Where(one => !places.ContainsKey(one.Facts.Person.Id)).GroupBy(one => daily[one.Facts.Person.Id].Batch.CohortKey).ToList();
        if (without.Count == 0)
            return places;

        var day = due.Max(one => one.Date);
        var facts = await FactsAsync([.. without.Select(some => some.Key), Cohort.Organisation], day, cancellationToken);
        foreach (var some in without)
        {
            var batch = daily[some.First().Facts.Person.Id].Batch;
            var date = some.Min(one => one.Date);
            if (Rotation.Next((await questions.OfAsync(batch.CohortKey, batch.TeamId, cancellationToken)).Where(IsAskedInTurn), facts(some.Key, date)) is not { } next)
                continue;

            foreach (var opened in await OpenAsync(next, batch, some.First().Facts.Person, [.. some.Select(one => one.Facts.Person.Id)], date, cancellationToken))
                places.TryAdd(opened.Member.PersonId, opened);
        }

        return places;
    }

    /// <param name="one">Of those who are counted together.</param>
    private async Task<IEnumerable<Seat>> OpenAsync(
        Item item, OpenBatch daily, Person one, List<string> personIds, DateOnly date, CancellationToken cancellationToken)
    {
        if (item.Audience == Audience.Organisation)
        {
            var whole = await batches.WholeAsync(item, date, cancellationToken);
            return (await db.BatchMembers.Where(member => member.BatchId == whole.Id && personIds.Contains(member.PersonId) && member.AskedOn == null).ToListAsync(cancellationToken))
                .Select(member => new Seat(member, whole));
        }

        // With whom they are counted for the daily one, too.
        var cohort = db.Entry(daily).State == EntityState.Added
            ? await CohortOfAsync(one.HomeTeamId!, cancellationToken) // who is asked has one
            : await cohorts.OfAsync(one, cancellationToken);
        if (cohort is null)
            return [];

        await batches.CollectingAsync(cohort, item.Id, date, cancellationToken);
        return Opened(personIds, item.Id);
    }

    /// <summary>Nothing that is private, named, or asked after something hard comes in this way.</summary>
    private static bool IsAskedInTurn(Item item) =>
        item is { Audience: Audience.Team or Audience.Organisation, Cadence: Cadence.Rotating or Cadence.Weekly or Cadence.Monthly or Cadence.Quarterly };

    private IEnumerable<Seat> Opened(IEnumerable<string> personIds, string item)
    {
        var ids = personIds.ToHashSet();
        var added = db.ChangeTracker.Entries<OpenBatch>().Where(entry => entry.State == EntityState.Added && entry.Entity.Item == item)
            .ToDictionary(entry => entry.Entity.Id, entry => entry.Entity);
        return added.Count == 0
            ? []
            : [.. db.ChangeTracker.Entries<BatchMember>().Where(entry => added.ContainsKey(entry.Entity.BatchId) && ids.Contains(entry.Entity.PersonId))
                .Select(entry => new Seat(entry.Entity, added[entry.Entity.BatchId]))];
    }

    private async Task<Dictionary<string, Item>> ItemsAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var items = new Dictionary<string, Item>();
        foreach (var id in ids)
            if (await batches.ItemAsync(id, cancellationToken) is { } item && await db.TeamQuestions.FindAsync([id], cancellationToken) is not { IsRetired: true })
                items.Add(id, item);

        return items;
    }

    /// <summary>What is asked of the whole organisation counts for each cohort: nobody gets more questions for it.</summary>
    private async Task<Func<string, DateOnly, RotationFacts>> FactsAsync(List<string> keys, DateOnly day, CancellationToken cancellationToken)
    {
        var since = day.AddDays(-DaysBack);
        var open = await db.OpenBatches.AsNoTracking().Where(batch => keys.Contains(batch.CohortKey) && batch.Item != Item.Daily)
            .Select(batch => new { batch.CohortKey, batch.Item, batch.From })
            .ToListAsync(cancellationToken);
        var counted = await db.SealedBatches.Where(batch => keys.Contains(batch.CohortKey) && batch.Item != Item.Daily && batch.To >= since)
            .GroupBy(batch => new { batch.CohortKey, batch.Item })
            .Select(some => new { some.Key.CohortKey, some.Key.Item, From = some.Max(batch => batch.From) })
            .ToListAsync(cancellationToken);
        var low = await results.WhereActionIsLowAsync(keys, cancellationToken);
        var inTurn = bank.Items.Where(IsAskedInTurn).Select(item => item.Id).ToHashSet();
        return (key, date) =>
        {
            var mine = open.Where(batch => batch.CohortKey == key || batch.CohortKey == Cohort.Organisation && bank.Find(batch.Item)?.Audience == Audience.Organisation).ToList();
            var opened = mine.Concat(counted.Where(batch => batch.CohortKey == key || batch.CohortKey == Cohort.Organisation && bank.Find(batch.Item)?.Audience == Audience.Organisation))
                .Where(batch => inTurn.Contains(batch.Item) || batch.Item.StartsWith('T'))
                .GroupBy(batch => batch.Item)
                .ToDictionary(some => some.Key, some => some.Max(batch => batch.From));

            // Every cohort may open what is for the organisation, but none of people who are made up.
            return new RotationFacts(key == Cohort.KeyOf(ExampleTeam.Id) ? key : Cohort.Organisation, opened, mine.Select(batch => batch.Item).ToHashSet(), date, low.Contains(key));
        };
    }
}

/// <summary>Somebody in a batch that collects.</summary>
internal sealed record Seat(BatchMember Member, OpenBatch Batch);

/// <summary>Somebody who is asked, for which of their days, and until when the question makes sense.</summary>
internal sealed record CheckInDue(CheckInFacts Facts, DateOnly Date, DateTimeOffset? Until);
