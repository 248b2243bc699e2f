using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Knowledge;
using ServiceBot.Pulse;

namespace ServiceBot.Digest;

/// <summary>The letters of CARE of this week, from what was done and from what people say: about teams, and never about one of their people.</summary>
internal sealed class CareFacts(BotDb db, TeamWeeks weeks, TeamLogs logs, KnownGaps gaps)
{
    /// <summary>All of a week, and the day on which the clocks change.</summary>
    private const int Days = 8;

    /// <param name="teamIds">Those that are counted together.</param>
    /// <param name="morale">What their people say; it stands beside what was done.</param>
    public async Task<IReadOnlyList<CareScore>> OfAsync(IReadOnlyList<string> teamIds, Morale morale, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var all = CareCounts.None;
        foreach (var team in await db.Teams.AsNoTracking().Where(team => teamIds.Contains(team.Id)).ToListAsync(cancellationToken))
        {
            var week = await weeks.AtAsync(team, now, cancellationToken);
            var asked = await gaps.CountAsync(team.Id, week, cancellationToken);
            all = all.And(CareCounts.Of(await logs.OfAsync(team, now, Days, cancellationToken), week), new Share(asked.Closed, asked.Opened));
        }

        return all.Scores(morale);
    }
}
