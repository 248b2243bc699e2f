using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Finds cases, for those who may know of them.</summary>
internal sealed class Cases(BotDb db)
{
    private const int MostMerged = 50;

    // Asked in every turn that changes a case.
    private static readonly Func<BotDb, string, CancellationToken, Task<Team>> Team = EF.CompileAsyncQuery(
        (BotDb db, string id, CancellationToken _) => db.Teams.Single(team => team.Id == id));

    public async Task<RecoveryCase?> FindAsync(int number, CancellationToken cancellationToken) =>
        await db.Cases.FindAsync([number], cancellationToken);

    /// <summary>The case of that number, or null when there is none that this person may know of.</summary>
    public async Task<RecoveryCase?> FindForAsync(int number, string personId, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is not { } found)
            return null;

        if (found.Customer is null or CustomerKind.Self)
            return found.OpenerId == personId ? found : null;

        return await db.Memberships.AnyAsync(
            membership => membership.TeamId == found.TeamId && membership.PersonId == personId, cancellationToken) ? found : null;
    }

    /// <summary>What is open for a person: in the given teams, and what only they know of. Newest first.</summary>
    public Task<List<RecoveryCase>> OpenForAsync(string personId, IEnumerable<string> teams, CancellationToken cancellationToken) =>
        db.Cases.AsNoTracking()
            .Where(found => found.Status == CaseStatus.Open || found.Status == CaseStatus.Parked)
            .Where(found => found.OpenerId == personId
                || teams.Contains(found.TeamId) && found.Customer != null && found.Customer != CustomerKind.Self)
            .OrderByDescending(found => found.Number)
            .Take(100)
            .ToListAsync(cancellationToken);

    /// <summary>What is open in a team, as far as everybody in its channel may know.</summary>
    public Task<List<RecoveryCase>> OpenInAsync(string teamId, CancellationToken cancellationToken) =>
        db.Cases.AsNoTracking()
            .Where(found => found.Status == CaseStatus.Open || found.Status == CaseStatus.Parked)
            .Where(found => found.TeamId == teamId && found.Customer != null && found.Customer != CustomerKind.Self)
            .OrderByDescending(found => found.Number)
            .Take(100)
            .ToListAsync(cancellationToken);

    public Task LoadEventsAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        db.CaseEvents.Where(happened => happened.CaseNumber == about.Number).LoadAsync(cancellationToken);

    public Task LoadTextsAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        db.CaseTexts.Where(written => written.CaseNumber == about.Number).LoadAsync(cancellationToken);

    public async Task<CaseView> ViewAsync(RecoveryCase about, string zone, CancellationToken cancellationToken) =>
        (await ViewAsync([about], zone, cancellationToken))[0];

    public async Task<List<CaseView>> ViewAsync(IReadOnlyList<RecoveryCase> cases, string zone, CancellationToken cancellationToken)
    {
        var ids = cases.SelectMany(about => about.Events.Select(happened => happened.PersonId).Append(about.OpenerId).Append(about.OwnerId))
            .OfType<string>()
            .Distinct()
            .ToList();
        var names = db.People.Local.Where(person => ids.Contains(person.Id)).ToDictionary(person => person.Id, person => person.Name);
        if (ids.Exists(id => !names.ContainsKey(id)))
            names = await db.People.Where(person => ids.Contains(person.Id))
                .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);

        return [.. cases.Select(about => new CaseView(about, WallClock.Zone(zone), names))];
    }

    /// <summary>One case with its timeline, and with the cases that go on in it.</summary>
    public async Task<CaseView> ViewWholeAsync(RecoveryCase about, string zone, CancellationToken cancellationToken)
    {
        await LoadEventsAsync(about, cancellationToken);
        var merged = await MergedIntoAsync(about, cancellationToken);
        var views = await ViewAsync([about, .. merged], zone, cancellationToken);
        return views[0] with { Merged = merged };
    }

    /// <summary>The case in which this one goes on in the end; itself when it was not merged.</summary>
    public async Task<RecoveryCase> EndOfAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var seen = new HashSet<int> { about.Number };
        var end = about;
        while (end is { Status: CaseStatus.Merged, MergedInto: { } next } && seen.Add(next) && await FindAsync(next, cancellationToken) is { } found)
            end = found;

        return end;
    }

    /// <summary>What was merged into it, and into that.</summary>
    private async Task<List<RecoveryCase>> MergedIntoAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var merged = new List<RecoveryCase>();
        for (var into = new List<int> { about.Number }; into.Count > 0 && merged.Count < MostMerged;)
        {
            var known = merged.Select(found => found.Number).Append(about.Number).ToList();
            var next = await db.Cases.AsNoTracking().Include(found => found.Events)
                .Where(found => found.TeamId == about.TeamId && found.Status == CaseStatus.Merged)
                .Where(found => found.MergedInto != null && into.Contains(found.MergedInto.Value) && !known.Contains(found.Number))
                .OrderByDescending(found => found.Number)
                .Take(MostMerged - merged.Count)
                .ToListAsync(cancellationToken);
            merged.AddRange(next);
            into = [.. next.Select(found => found.Number)];
        }

        return [.. merged.OrderByDescending(found => found.Number)];
    }

    public Task<Team> TeamOfAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        Team(db, about.TeamId, cancellationToken);
}
