using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>What was done because people said something: "you said, we did".</summary>
internal sealed class ManagerActions(BotDb db)
{
    /// <summary>What was done in a team on its days from one to another, both included; the newest first.</summary>
    public Task<List<ManagerAction>> DoneAsync(Team team, DateOnly from, DateOnly to, int most, CancellationToken cancellationToken)
    {
        var zone = WallClock.Zone(team.Zone);
        var (since, until) = (WallClock.Midnight(from, zone), WallClock.Midnight(to.AddDays(1), zone));
        return db.ManagerActions.AsNoTracking()
            .Where(done => done.TeamId == team.Id && done.At >= since && done.At < until)
            .OrderByDescending(done => done.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
    }
}
