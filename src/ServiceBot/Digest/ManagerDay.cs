using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Knowledge;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>What stands in the way in one team on one morning, in numbers. Nobody's name and nobody's work is in it.</summary>
/// <param name="OldestUnowned">When the oldest case without an owner was opened; null as well where very few work.</param>
/// <param name="PromisesLate">To customers, whose time has passed without a word; not told of very few people.</param>
/// <param name="Flags">What people said is wrong with a digest, since it was last looked at.</param>
internal sealed record ManagerDay(int Unowned, DateTimeOffset? OldestUnowned, int PromisesLate, int Gaps, int Flags, FollowUpAges FollowUps)
{
    public bool IsQuiet => Unowned == 0 && PromisesLate == 0 && Flags == 0 && FollowUps.Overdue == 0;
}

/// <summary>What is open to follow up, by how long.</summary>
internal sealed record FollowUpAges(int Day, int Week, int Month, int Longer, int Overdue)
{
    public int All => Day + Week + Month + Longer;

    public static FollowUpAges Of(IEnumerable<(DateOnly Created, DateOnly Due)> open, DateOnly today)
    {
        var all = open.ToList();
        int Between(int from, int to) => all.Count(one => today.DayNumber - one.Created.DayNumber is var age && age >= from && age <= to);
        return new FollowUpAges(Between(int.MinValue, 1), Between(2, 7), Between(8, 31), Between(32, int.MaxValue), all.Count(one => one.Due < today));
    }
}

/// <summary>Reads it.</summary>
internal sealed class ManagerDays(BotDb db)
{
    /// <summary>A look at a customer that is weeks away waits for nobody.</summary>
    private const int Ahead = 2;

    public async Task<ManagerDay> OfAsync(Team team, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var zone = WallClock.Zone(team.Zone);
        var today = WallClock.Date(now, zone);
        var open = db.Cases.AsNoTracking().Where(about => about.TeamId == team.Id && !about.IsPractice)
            .Where(about => about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)
            .Where(about => about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked);
        var unowned = await open.Where(about => about.OwnerId == null).Select(about => about.OpenedAt).ToListAsync(cancellationToken);
        var isOfFew = await FewPeople.AreInAsync(db, team.Id, cancellationToken);
        var late = isOfFew ? 0 : (await open.Where(about => about.PromiseAt != null && about.PromiseAt <= now && about.FixedAt == null).ToListAsync(cancellationToken))
            .Count(about => about.IsPromiseOpen && !about.IsWaitingAt(now));
        var soon = today.AddDays(Ahead);
        var followUps = await db.FollowUps.AsNoTracking()
            .Where(followUp => followUp.TeamId == team.Id && followUp.Status == FollowUpStatus.Open)
            .Where(followUp => followUp.Kind == FollowUpKind.Prevention || followUp.DueOn <= soon)
            .Where(followUp => db.Cases.Any(about => about.Number == followUp.CaseNumber && (about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)))
            .Select(followUp => new { followUp.CreatedAt, followUp.DueOn })
            .ToListAsync(cancellationToken);
        return new ManagerDay(
            unowned.Count, isOfFew || unowned.Count == 0 ? null : unowned.Min(), late,
            await db.KnowledgeGaps.CountAsync(gap => gap.TeamId == team.Id && gap.Status == GapStatus.Open, cancellationToken),
            await db.DigestFlags.CountAsync(flag => flag.TeamId == team.Id && flag.DoneAt == null, cancellationToken),
            FollowUpAges.Of(followUps.Select(one => (WallClock.Date(one.CreatedAt, zone), one.DueOn)), today));
    }
}
