using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>Reads what happened in a team. It costs as much as happened lately or is still open, however long the team has been there.</summary>
internal sealed class TeamLogs(BotDb db)
{
    private const int MostLinks = 20;

    /// <param name="days">How far back what happened is looked at.</param>
    public async Task<TeamLog> OfAsync(Team team, DateTimeOffset now, int days, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-days);
        var cases = await Real(team.Id)
            .Where(about => about.ChangedAt >= since || about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked)
            .ToListAsync(cancellationToken);
        await FollowAsync(team.Id, cases, cancellationToken);

        var numbers = cases.ConvertAll(about => about.Number);
        return new TeamLog(
            team.Id, now, [.. cases.OrderBy(about => about.Number)],
            await db.Moments.AsNoTracking().Where(moment => moment.TeamId == team.Id && moment.At >= since).OrderBy(moment => moment.Id).ToListAsync(cancellationToken),
            await db.RepeatProposals.AsNoTracking().Where(proposal => numbers.Contains(proposal.CaseNumber)).ToListAsync(cancellationToken));
    }

    /// <summary>With the cases they go on in, and those that go on in them, so that a problem is whole.</summary>
    private async Task FollowAsync(string teamId, List<RecoveryCase> cases, CancellationToken cancellationToken)
    {
        var known = cases.Select(about => about.Number).ToHashSet();
        var added = cases.ToList();
        for (var links = 0; added.Count > 0 && links < MostLinks; links++)
        {
            var into = added.Select(about => about.MergedInto).OfType<int>().Where(number => !known.Contains(number)).ToList();
            var numbers = added.ConvertAll(about => about.Number);
            added = await Real(teamId)
                .Where(about => into.Contains(about.Number) || about.Status == CaseStatus.Merged && numbers.Contains(about.MergedInto!.Value))
                .Where(about => !known.Contains(about.Number))
                .ToListAsync(cancellationToken);
            cases.AddRange(added);
            known.UnionWith(added.Select(about => about.Number));
        }
    }

    private IQueryable<RecoveryCase> Real(string teamId) => db.Cases.AsNoTracking()
        .Include(about => about.Events)
        .Where(about => about.TeamId == teamId && !about.IsPractice);
}
