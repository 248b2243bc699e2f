using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>Finds what those who lead have said in public, with their names as they said it themselves.</summary>
internal sealed class Pledges(BotDb db)
{
    private const int Most = 50;

    /// <summary>What has ended is shown for so long.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(28);

    /// <summary>What those in these teams may read: what was said to them or to everybody. What is open comes first, by its day.</summary>
    public async Task<IReadOnlyList<(Pledge Pledge, string Name)>> ShownToAsync(IReadOnlyList<string> teamIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Recent;
        return await NamedAsync(
            await db.Pledges.AsNoTracking()
                .Where(pledge => pledge.TeamId == null || teamIds.Contains(pledge.TeamId))
                .Where(pledge => pledge.Status == FollowUpStatus.Open || pledge.EndedAt >= since)
                .OrderBy(pledge => pledge.Status).ThenBy(pledge => pledge.DueOn).ThenBy(pledge => pledge.Number)
                .Take(Most)
                .ToListAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>What is due in a team's week, or has ended in the one before; what ended first.</summary>
    /// <param name="until">The last day of the week.</param>
    /// <param name="ended">What has ended then is told.</param>
    public async Task<IReadOnlyList<(Pledge Pledge, string Name)>> OfWeekAsync(string teamId, DateOnly until, Period ended, CancellationToken cancellationToken) =>
        await NamedAsync(
            await db.Pledges.AsNoTracking()
                .Where(pledge => pledge.TeamId == null || pledge.TeamId == teamId)
                .Where(pledge => pledge.Status == FollowUpStatus.Open && pledge.DueOn <= until || pledge.Status != FollowUpStatus.Open && pledge.EndedAt >= ended.Start && pledge.EndedAt < ended.End)
                .OrderByDescending(pledge => pledge.Status).ThenBy(pledge => pledge.DueOn).ThenBy(pledge => pledge.Number)
                .Take(Most)
                .ToListAsync(cancellationToken),
            cancellationToken);

    private async Task<IReadOnlyList<(Pledge Pledge, string Name)>> NamedAsync(List<Pledge> all, CancellationToken cancellationToken)
    {
        var ids = all.Select(pledge => pledge.PersonId).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id) && person.LeftAt == null)
            .ToDictionaryAsync(person => person.Id, person => Shown.Name(person.Name), cancellationToken);

        // What somebody said who left is nobody's to do any more.
        return [.. all.Where(pledge => names.ContainsKey(pledge.PersonId)).Select(pledge => (pledge, names[pledge.PersonId]))];
    }
}
