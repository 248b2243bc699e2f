using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>Reads what happened in a team. It costs as much as happened lately or is still open, however long the team has been there.</summary>
internal sealed class TeamLogs(BotDb db, Timetables timetables)
{
    private const int MostLinks = 20;
    private const int AtOnce = 200;

    /// <param name="days">How far back what happened is looked at.</param>
    public async Task<TeamLog> OfAsync(Team team, DateTimeOffset now, int days, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-days);

        // Two questions, for each has an index of its own.
        var cases = await ReadAsync(Lately(team.Id, since), cancellationToken);
        var lately = cases.Select(about => about.Number).ToHashSet();
        cases.AddRange(await ReadAsync(Open(team.Id), cancellationToken, lately));
        await FollowAsync(team.Id, cases, cancellationToken);

        var numbers = cases.ConvertAll(about => about.Number);
        var settings = await db.TeamSettings.AsNoTracking().SingleOrDefaultAsync(found => found.TeamId == team.Id, cancellationToken) ?? new TeamSettings(team.Id);
        return new TeamLog(
            team.Id, now, [.. cases.OrderBy(about => about.Number)],
            await Noted(team.Id, since).ToListAsync(cancellationToken),
            await db.RepeatProposals.AsNoTracking()
                .Where(proposal => numbers.Contains(proposal.CaseNumber))
                .ToListAsync(cancellationToken))
        {
            Own = settings.Own,
            FirstWord = settings.FirstWord,
            Work = await timetables.OfTeamAsync(team, cancellationToken),
        };
    }

    internal IQueryable<RecoveryCase> Lately(string teamId, DateTimeOffset since) => Real(teamId).Where(about => about.ChangedAt >= since);

    /// <summary>Also those in which something happened lately: asked for by both, all that a team ever had would be walked through by the time.</summary>
    internal IQueryable<RecoveryCase> Open(string teamId) => Real(teamId).Where(about => about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked);

    /// <summary>In the order in which the index finds it: put in order by their keys alone, all there ever were would be looked through.</summary>
    internal IQueryable<Moment> Noted(string teamId, DateTimeOffset since) =>
        db.Moments.AsNoTracking().Where(moment => moment.TeamId == teamId && moment.At >= since).OrderBy(moment => moment.At).ThenBy(moment => moment.Id);

    /// <summary>With the cases they go on in, and those that go on in them, so that a problem is whole. Both are named in their events.</summary>
    private async Task FollowAsync(string teamId, List<RecoveryCase> cases, CancellationToken cancellationToken)
    {
        var known = cases.Select(about => about.Number).ToHashSet();
        var added = cases.ToList();
        for (var links = 0; added.Count > 0 && links < MostLinks; links++)
        {
            var missing = added.SelectMany(JoinedWith).Where(known.Add).ToList();
            added = [];
            foreach (var some in missing.Chunk(AtOnce))
                added.AddRange(await ReadAsync(Real(teamId).Where(about => some.Contains(about.Number)), cancellationToken));
            cases.AddRange(added);
        }
    }

    private static IEnumerable<int> JoinedWith(RecoveryCase about) => about.Events
        .Where(happened => happened.Kind is CaseEventKind.Absorbed or CaseEventKind.MergedAway)
        .Select(happened => int.TryParse(happened.Data, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Where(number => number > 0);

    /// <summary>The rows, and then their events: in one question each event would carry all that is written in its case.</summary>
    private async Task<List<RecoveryCase>> ReadAsync(IQueryable<RecoveryCase> asked, CancellationToken cancellationToken, HashSet<int>? known = null)
    {
        var cases = await asked.ToListAsync(cancellationToken);
        cases.RemoveAll(about => known?.Contains(about.Number) == true);
        if (cases.Count == 0)
            return cases;

        // By their keys: asked for by what is asked of the cases, all events there are would be looked through.
        var byNumber = cases.ToDictionary(about => about.Number);
        foreach (var some in byNumber.Keys.Chunk(AtOnce))
            foreach (var happened in await db.CaseEvents.AsNoTracking()
                .Where(happened => some.Contains(happened.CaseNumber))
                .OrderBy(happened => happened.CaseNumber).ThenBy(happened => happened.Sequence)
                .ToListAsync(cancellationToken))
                byNumber[happened.CaseNumber].Events.Add(happened);

        return cases;
    }

    private IQueryable<RecoveryCase> Real(string teamId) => db.Cases.AsNoTracking().Where(about => about.TeamId == teamId && !about.IsPractice);
}
