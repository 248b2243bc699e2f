using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Thanks that a team may read: those whose receivers said so, while everybody named in them is in the team.</summary>
internal sealed class Kudos(BotDb db)
{
    /// <summary>Who thanked and does not want to stand there any more.</summary>
    public const string Somebody = "Somebody";

    private const int Most = 20;

    /// <summary>What was shown to the team on one of its days, in the order in which it was said. Nobody is counted.</summary>
    public async Task<List<PublishedThanks>> PublishedAsync(Team team, DateOnly day, CancellationToken cancellationToken)
    {
        var zone = WallClock.Zone(team.Zone);
        var (from, to) = (WallClock.Midnight(day, zone), WallClock.Midnight(day.AddDays(1), zone));
        var shown = await db.Thanked.AsNoTracking()
            .Where(thanked => thanked.Shown == ThanksShown.ToTheTeam && thanked.DecidedAt >= from && thanked.DecidedAt < to)
            .Join(db.Moments.AsNoTracking(), thanked => thanked.MomentId, moment => moment.Id, (thanked, moment) => new { thanked, moment })
            .Where(found => found.moment.TeamId == team.Id)
            .OrderBy(found => found.moment.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var published = new List<PublishedThanks>();
        foreach (var thanks in shown.GroupBy(found => found.moment.Id))
            if (await ReadAsync(thanks.First().moment, [.. thanks.Select(found => found.thanked.PersonId)], cancellationToken) is { } read)
                published.Add(read);

        return published;
    }

    /// <summary>As the team may read it now, with what this turn has changed; null when it may not.</summary>
    public async Task<PublishedThanks?> OfAsync(Moment moment, CancellationToken cancellationToken)
    {
        if (db.Entry(moment).State is EntityState.Deleted or EntityState.Detached)
            return null;

        var thanked = await db.Thanked.Where(one => one.MomentId == moment.Id).OrderBy(one => one.PersonId).ToListAsync(cancellationToken);
        return await ReadAsync(moment, [.. thanked.Where(one => one.IsShown).Select(one => one.PersonId)], cancellationToken);
    }

    /// <summary>Whether they work here, and in this team.</summary>
    public Task<bool> IsInAsync(string teamId, string personId, CancellationToken cancellationToken) => db.Memberships.AnyAsync(
        membership => membership.TeamId == teamId && membership.PersonId == personId
            && db.People.Any(person => person.Id == personId && person.LeftAt == null),
        cancellationToken);

    private async Task<PublishedThanks?> ReadAsync(Moment moment, List<string> receivers, CancellationToken cancellationToken)
    {
        if (receivers.Count == 0 || moment.Text is not { } text)
            return null;

        var ids = receivers.Append(moment.PersonId).ToList();
        var here = await db.Memberships.Where(membership => membership.TeamId == moment.TeamId && ids.Contains(membership.PersonId))
            .Join(db.People, membership => membership.PersonId, person => person.Id, (_, person) => person)
            .Where(person => person.LeftAt == null)
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var to = receivers.Where(here.ContainsKey).Select(id => here[id]).ToList();
        var from = moment.PersonId == Moment.Nobody ? Somebody : here.GetValueOrDefault(moment.PersonId);
        return to.Count > 0 && from is not null
            ? new PublishedThanks(from, to, text, await AboutAsync(moment, cancellationToken))
            : null;
    }

    /// <summary>The moment it enabled, by the title its team knows; null when nobody but its opener may know of it.</summary>
    private async Task<string?> AboutAsync(Moment moment, CancellationToken cancellationToken)
    {
        if (moment.AboutId is { } id)
            return (await db.Moments.FindAsync([id], cancellationToken)) is { Text: { } text } about && db.Entry(about).State != EntityState.Deleted
                ? $"moment: {Said.Shorten(Said.OneLine(text), Longest.Title)}"
                : null;

        return moment.CaseNumber is { } number && await db.Cases.FindAsync([number], cancellationToken) is { IsPrivate: false, IsPractice: false } found
            ? $"case {number}: {found.Title}"
            : null;
    }
}

/// <summary>Thanks as the team reads them.</summary>
/// <param name="About">What they made possible; null when that was not said.</param>
internal sealed record PublishedThanks(string From, IReadOnlyList<string> To, string Text, string? About);
