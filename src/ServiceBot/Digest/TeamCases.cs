using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>Loads the cases of a team with all that happened in them, as far as the figures of a few weeks need them.</summary>
internal sealed class TeamCases(BotDb db)
{
    private const int Most = 5000;

    /// <summary>Those that are open or in which something happened since then, and those that they go on in.</summary>
    public async Task<IReadOnlyList<RecoveryCase>> OfAsync(string teamId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = await db.Cases.AsNoTracking().Include(about => about.Events)
            .Where(about => about.TeamId == teamId && !about.IsPractice && (about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal))
            .Where(about => about.Events.Any(happened => happened.At >= since))
            .OrderByDescending(about => about.Number)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var known = found.Select(about => about.Number).ToHashSet();
        var next = found.Select(about => about.MergedInto).OfType<int>().Where(number => known.Add(number)).ToList();
        while (next.Count > 0)
        {
            var more = await db.Cases.AsNoTracking().Include(about => about.Events).Where(about => next.Contains(about.Number)).ToListAsync(cancellationToken);
            found.AddRange(more);
            next = [.. more.Select(about => about.MergedInto).OfType<int>().Where(number => known.Add(number))];
        }

        return found;
    }
}
