using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>What people answer, until it is sealed: under a key, with the turn in which they say it, and theirs to change or take back.</summary>
internal sealed class Answers(Turn turn, Batches batches, BatchKeys keys, Cohorts cohorts)
{
    private const int AtOnce = 500;

    /// <summary>
    /// Keeps it as their one answer to what collects now. If that is sealed at this moment the turn is refused, and runs again into the next.
    /// </summary>
    public async Task<Taken> TakeAsync(Person person, string item, Answer answer, CancellationToken cancellationToken)
    {
        if (await batches.ItemAsync(item, cancellationToken) is not { } asked || !answer.IsTo(asked))
            return Taken.NotAsked;

        var batch = await batches.OfAsync(person, asked, cancellationToken);
        if (batch is null)
        {
            if (await CollectingAsync(person, asked, cancellationToken) is not { } collecting)
                return Taken.NotAsked;

            batch = await batches.OfAsync(person, asked, cancellationToken);
            if (batch is null)
            {
                HoldTo(collecting);
                return Taken.NotCounted;
            }
        }

        if (keys.Find(batch.Id) is not { } key)
        {
            // Whatever was in it is lost; it is cleared away at once, and the next one begins.
            batch.LookAt = turn.Now;
            HoldTo(batch);
            return Taken.NotCounted;
        }

        var name = key.Of(person.Id);
        var closed = key.Close(name, answer, asked.Scale == Scale.Text);
        if (await turn.Db.KeyedAnswers.FindAsync([batch.Id, name], cancellationToken) is { } before)
            before.Closed = closed;
        else
            turn.Db.KeyedAnswers.Add(new KeyedAnswer { BatchId = batch.Id, Key = name, Closed = closed });

        return Taken.Yes;
    }

    private async Task<OpenBatch?> CollectingAsync(Person person, Item item, CancellationToken cancellationToken)
    {
        if (person is not { HomeTeamId: not null, LeftAt: null } || item.Audience is not (Audience.Team or Audience.Organisation))
            return null;

        // Nobody who answers makes it look at the whole organisation.
        if (item.Audience == Audience.Organisation)
            return await batches.FindAsync(Cohort.Organisation, item.Id, cancellationToken);

        // Too late for the one that was sealed, so it goes into the next. Other items are collected only while people are asked them.
        return await cohorts.OfAsync(person, cancellationToken) is not { } cohort ? null
            : item.Cadence == Cadence.Daily ? await batches.CollectingAsync(cohort, item.Id, DateOnly.FromDateTime(turn.Now.UtcDateTime).AddDays(-1), cancellationToken)
            : await batches.FindAsync(cohort.Key, item.Id, cancellationToken);
    }

    /// <summary>Who of them has answered or skipped, so that nobody is reminded for nothing. Kept nowhere.</summary>
    public async Task<HashSet<string>> AnsweredAsync(OpenBatch batch, IEnumerable<string> personIds, CancellationToken cancellationToken)
    {
        if (keys.Find(batch.Id) is not { } key)
            return [];

        var answered = new HashSet<string>();
        foreach (var some in personIds.Chunk(AtOnce))
        {
            var names = some.ToDictionary(key.Of);
            var known = names.Keys.ToList();
            foreach (var name in await turn.Db.KeyedAnswers.Where(answer => answer.BatchId == batch.Id && known.Contains(answer.Key)).Select(answer => answer.Key).ToListAsync(cancellationToken))
                answered.Add(names[name]);
        }

        return answered;
    }

    /// <summary>What they answered to what still collects.</summary>
    public async Task<IReadOnlyList<OwnAnswer>> OwnAsync(Person person, CancellationToken cancellationToken)
    {
        var open = await turn.Db.BatchMembers.Where(member => member.PersonId == person.Id)
            .Join(turn.Db.OpenBatches, member => member.BatchId, batch => batch.Id, (_, batch) => batch)
            .AsNoTracking()
            .OrderBy(batch => batch.Item)
            .ToListAsync(cancellationToken);
        var own = new List<OwnAnswer>();
        foreach (var batch in open)
            if (keys.Find(batch.Id) is { } key
                && key.Of(person.Id) is var name
                && await turn.Db.KeyedAnswers.AsNoTracking().SingleOrDefaultAsync(answer => answer.BatchId == batch.Id && answer.Key == name, cancellationToken) is { } kept
                && key.OpenOrNull(name, kept.Closed) is { } answered)
                own.Add(new OwnAnswer(batch.Item, batch.From, batch.Day, answered));

        return own;
    }

    /// <summary>Takes somebody out of everything that still collects. What is sealed holds nobody any more.</summary>
    public async Task ForgetAsync(string personId, CancellationToken cancellationToken)
    {
        foreach (var member in await turn.Db.BatchMembers.Where(member => member.PersonId == personId).ToListAsync(cancellationToken))
            await batches.LeaveAsync(member, cancellationToken);

        turn.Db.CheckIns.RemoveRange(await turn.Db.CheckIns.Where(checkIn => checkIn.PersonId == personId).ToListAsync(cancellationToken));
    }

    /// <summary>What is said about a batch holds only as long as it is there: if it was sealed since it was read the turn is refused, and runs again.</summary>
    private void HoldTo(OpenBatch batch)
    {
        var entry = turn.Db.Entry(batch);
        if (entry.State != EntityState.Added)
            entry.Property(open => open.LookAt).IsModified = true;
    }
}
