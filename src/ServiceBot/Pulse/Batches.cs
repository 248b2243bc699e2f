using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>What collects answers at the moment. Everything is written with the turn that asks for it.</summary>
internal sealed class Batches(Turn turn, BatchKeys keys, BatchCalendar calendar, WholeBatches whole, QuestionBank bank, IOptions<PulseOptions> options)
{
    private const string OwnQuestion = "T";

    /// <summary>A question of the bank or of a team; null when there is none of that id.</summary>
    public async Task<Item?> ItemAsync(string id, CancellationToken cancellationToken)
    {
        if (bank.Find(id) is { } found)
            return found;

        return id.StartsWith(OwnQuestion, StringComparison.Ordinal) && await turn.Db.TeamQuestions.FindAsync([id], cancellationToken) is { } own
            ? TeamQuestions.ItemOf(own)
            : null;
    }

    /// <summary>
    /// The batch that collects answers to the item from the cohort, opened with its key and members if there is none. Whoever still is in another
    /// one that collects the same does not become a member of it.
    /// </summary>
    /// <param name="day">The day for which is asked; one that is over already goes into the next.</param>
    public async Task<OpenBatch> CollectingAsync(Cohort cohort, string item, DateOnly day, CancellationToken cancellationToken)
    {
        var asked = await ItemAsync(item, cancellationToken) ?? throw new ArgumentException($"There is no question {item}.", nameof(item));
        return asked.Audience == Audience.Organisation
            ? await WholeAsync(asked, day, cancellationToken)
            : await FindAsync(cohort.Key, item, cancellationToken) ?? await OpenAsync(cohort, asked, day, cancellationToken);
    }

    /// <summary>The same of the whole organisation. It has very many members, so it is opened by itself, whatever becomes of this turn.</summary>
    public async Task<OpenBatch> WholeAsync(Item item, DateOnly day, CancellationToken cancellationToken)
    {
        if (await FindAsync(Cohort.Organisation, item.Id, cancellationToken) is { } open)
            return open;

        await whole.OpenAsync(item, day, cancellationToken);
        return await FindAsync(Cohort.Organisation, item.Id, cancellationToken)
            ?? throw new InvalidOperationException($"{item.Id} was asked of an organisation in which nobody has a home team.");
    }

    /// <summary>The batch that collects answers to the item from this person; null where they are in none, or came to their team meanwhile.</summary>
    public async Task<OpenBatch?> OfAsync(Person person, Item item, CancellationToken cancellationToken)
    {
        // What this turn has opened itself; of what it read before, some may be sealed by now.
        var member = turn.Db.BatchMembers.Local.FirstOrDefault(
                found => found.PersonId == person.Id && found.Item == item.Id && turn.Db.Entry(found).State == EntityState.Added)
            ?? await turn.Db.BatchMembers.FirstOrDefaultAsync(found => found.PersonId == person.Id && found.Item == item.Id, cancellationToken);
        return member is not null && IsThere(member) && IsCounted(member, person, item)
            ? await turn.Db.OpenBatches.FindAsync([member.BatchId], cancellationToken)
            : null;
    }

    public async Task<OpenBatch?> FindAsync(string cohortKey, string item, CancellationToken cancellationToken) =>
        turn.Db.OpenBatches.Local.FirstOrDefault(batch => batch.CohortKey == cohortKey && batch.Item == item)
        ?? await turn.Db.OpenBatches.FirstOrDefaultAsync(batch => batch.CohortKey == cohortKey && batch.Item == item, cancellationToken);

    /// <summary>The days, times or zone of the team have changed: when its batches close is reckoned anew.</summary>
    public async Task ReckonAnewAsync(string teamId, CancellationToken cancellationToken)
    {
        foreach (var batch in await turn.Db.OpenBatches.Where(batch => batch.TeamId == teamId).ToListAsync(cancellationToken))
            batch.LookAt = turn.Now;
    }

    /// <summary>Takes somebody out of a batch, with what they answered.</summary>
    public async Task LeaveAsync(BatchMember member, CancellationToken cancellationToken)
    {
        if (keys.Find(member.BatchId) is { } key
            && await turn.Db.KeyedAnswers.FindAsync([member.BatchId, key.Of(member.PersonId)], cancellationToken) is { } answer)
            turn.Db.KeyedAnswers.Remove(answer);

        turn.Db.BatchMembers.Remove(member);
    }

    /// <summary>Whoever changed their home team meanwhile is not counted; in the whole organisation everybody who has one is.</summary>
    public static bool IsCounted(BatchMember member, Person person, Item item) =>
        person is { LeftAt: null, HomeTeamId: { } home } && (item.Audience == Audience.Organisation || home == member.TeamId);

    private async Task<OpenBatch> OpenAsync(Cohort cohort, Item item, DateOnly day, CancellationToken cancellationToken)
    {
        var days = await calendar.OfAsync(cohort.TeamId, cancellationToken);
        if (await calendar.LastCountedAsync(cohort.Key, item.Id, cancellationToken) is { } counted && day <= counted)
            day = counted.AddDays(1);

        var from = days.CollectingFrom(day, turn.Now);
        var last = SealRules.DayOf(SealRules.SpanOf(item), from, days);
        var batch = new OpenBatch
        {
            // If this turn comes to nothing the key is left over; the round that seals destroys it.
            Id = keys.Create(),
            CohortKey = cohort.Key,
            CohortName = cohort.Name,
            TeamId = cohort.TeamId,
            Item = item.Id,
            From = from,
            Day = last,
            LeastPeople = options.Value.LeastOf(item),
            LookAt = days.ClosesAt(last),
        };
        turn.Db.OpenBatches.Add(batch);

        var teams = cohort.TeamIds.ToList();
        var people = await turn.Db.People.AsNoTracking()
            .Where(person => person.HomeTeamId != null && teams.Contains(person.HomeTeamId) && person.LeftAt == null)
            .ToListAsync(cancellationToken);
        var elsewhere = await turn.Db.BatchMembers
            .Where(member => member.Item == item.Id)
            .Join(turn.Db.People.Where(person => person.HomeTeamId != null && teams.Contains(person.HomeTeamId)), member => member.PersonId, person => person.Id, (member, _) => member)
            .ToDictionaryAsync(member => member.PersonId, cancellationToken);
        foreach (var person in people)
        {
            if (elsewhere.GetValueOrDefault(person.Id) is { } other)
            {
                if (IsCounted(other, person, item))
                    continue;

                await LeaveAsync(other, cancellationToken);
            }

            turn.Db.BatchMembers.Add(new BatchMember { BatchId = batch.Id, PersonId = person.Id, Item = item.Id, TeamId = person.HomeTeamId! }); // asked for above
        }

        return batch;
    }

    private bool IsThere(BatchMember member) => turn.Db.Entry(member).State != EntityState.Deleted;
}
