using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Gives everybody the digests of their own as their work begins, each of them once.</summary>
internal sealed partial class PrivateDigestRound(BotDb db, OwnTurns turns, TimeProvider clock, ILogger<PrivateDigestRound> logger) : IRound
{
    /// <summary>Looked up in one go; those who wait longer are found in the next.</summary>
    private const int Most = 2000;

    /// <summary>A second process that is faster makes this one do it again, and find nothing.</summary>
    private const int MostAttempts = 3;

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var said = 0;
        foreach (var personId in await DueAsync(cancellationToken))
            said += await turns.RunAsync(
                $"Writing the digest of {personId}", services => services.GetRequiredService<DuePrivateDigests>().SayAsync(personId, cancellationToken), cancellationToken, MostAttempts);

        if (said > 0)
            LogSaid(said);
    }

    /// <summary>Those whose time has come, and those who lead or manage and were never looked at.</summary>
    private async Task<List<string>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var due = await db.DigestReaders.AsNoTracking().Where(reader => reader.LookAt == null || reader.LookAt <= now)
            .OrderBy(reader => reader.PersonId).Select(reader => reader.PersonId).Take(Most).ToListAsync(cancellationToken);
        var news = await db.People.AsNoTracking()
            .Where(person => person.LeftAt == null && !db.DigestReaders.Any(reader => reader.PersonId == person.Id))
            .Where(person => (person.Role & Role.Leader) != 0 || db.Memberships.Any(membership => membership.PersonId == person.Id && (membership.Role & Role.Manager) != 0))
            .OrderBy(person => person.Id).Select(person => person.Id).Take(Most).ToListAsync(cancellationToken);
        return [.. due, .. news];
    }

    [LoggerMessage(LogLevel.Information, "Gave {Count} people a digest of their own")]
    private partial void LogSaid(int count);
}

/// <summary>Finds which digest of their own one person gets now, and says it.</summary>
internal sealed class DuePrivateDigests(Turn turn, People people, Timetables timetables, PrivateDigests digests, Messenger messenger)
{
    /// <returns>How many were said.</returns>
    public async Task<int> SayAsync(string personId, CancellationToken cancellationToken)
    {
        var reader = await turn.Db.DigestReaders.FindAsync([personId], cancellationToken) ?? turn.Db.DigestReaders.Add(new DigestReader(personId)).Entity;
        if (await people.FindAsync(personId, cancellationToken) is not { LeftAt: null } person)
        {
            turn.Db.DigestReaders.Remove(reader);
            return 0;
        }

        var availability = await timetables.OfAsync(person, cancellationToken);
        var (said, next) = (0, turn.Now.AddHours(1));
        foreach (var kind in await KindsAsync(reader, person, cancellationToken))
        {
            var sent = await turn.Db.PrivateDigests.Where(digest => digest.PersonId == personId && digest.Kind == kind)
                .OrderByDescending(digest => digest.Date).Select(digest => (DateOnly?)digest.Date).FirstOrDefaultAsync(cancellationToken);
            var look = PrivateTimes.At(kind, turn.Now, availability, sent);
            if (look.Date is not { } date)
            {
                next = look.LookAt < next ? look.LookAt : next;
                continue;
            }

            // A day on which there is nothing to say is over as well.
            turn.Db.PrivateDigests.Add(new PrivateDigest(personId, kind, date, turn.Now));
            var isFirst = PrivateTimes.IsFirstOfWeek(availability.Today(turn.Now), availability);
            var say = kind switch
            {
                PrivateDigestKind.Manager => await digests.OfManagerAsync(person, isFirst, null, cancellationToken),
                PrivateDigestKind.Leader => await digests.OfLeaderAsync(person, cancellationToken),
                _ => await digests.OfFrontlineAsync(person, isFirst, cancellationToken),
            };
            if (say is not null && await messenger.TellAsync(personId, say, $"mine/{personId}/{kind}/{date:yyyy-MM-dd}", cancellationToken) != Told.Nowhere)
                said++;
        }

        reader.LookAt = next;
        return said;
    }

    private async Task<List<PrivateDigestKind>> KindsAsync(DigestReader reader, Person person, CancellationToken cancellationToken)
    {
        List<PrivateDigestKind> kinds = [];
        if (reader.IsOff)
            return kinds;

        if (await digests.IsManagerAsync(person, cancellationToken))
            kinds.Add(PrivateDigestKind.Manager);
        if (Rights.Of(person, null).MaySeeOrganisation)
            kinds.Add(PrivateDigestKind.Leader);
        if (reader.WantsShift)
            kinds.Add(PrivateDigestKind.Frontline);

        return kinds;
    }
}
