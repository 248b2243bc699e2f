using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Finds cases, for those who may know of them.</summary>
internal sealed class Cases(BotDb db)
{
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

    /// <summary>What came after a closed case, which its card shows.</summary>
    public async Task LoadAfterwardsAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (about.Status == CaseStatus.Closed)
            await db.CaseEvents
                .Where(happened => happened.CaseNumber == about.Number && (happened.Kind == CaseEventKind.CameBack || happened.Kind == CaseEventKind.Referred))
                .LoadAsync(cancellationToken);
    }

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

    public Task<Team> TeamOfAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        Team(db, about.TeamId, cancellationToken);
}
