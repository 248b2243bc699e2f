using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Finds cases, for those who may know of them.</summary>
internal sealed class Cases(BotDb db)
{
    // Asked in every turn that changes a case.
    private static readonly Func<BotDb, int, IAsyncEnumerable<CaseHelper>> Helpers = EF.CompileAsyncQuery(
        (BotDb db, int number) => db.CaseHelpers.Where(helper => helper.CaseNumber == number));

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

    /// <summary>Who helps the owner, by id, in a fixed order.</summary>
    public async Task<List<string>> HelpersOfAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await Helpers(db, about.Number).ToListAsync(cancellationToken);

        // With those who joined in this turn.
        return [.. db.CaseHelpers.Local.Where(helper => helper.CaseNumber == about.Number).Select(helper => helper.PersonId).Order(StringComparer.Ordinal)];
    }

    /// <summary>One case with everybody who has to do with it.</summary>
    public async Task<CaseView> ViewAsync(RecoveryCase about, string zone, CancellationToken cancellationToken)
    {
        var helpers = await HelpersOfAsync(about, cancellationToken);
        return (await ViewAsync([about], zone, helpers, cancellationToken))[0] with { HelperIds = helpers };
    }

    public Task<List<CaseView>> ViewAsync(IReadOnlyList<RecoveryCase> cases, string zone, CancellationToken cancellationToken) =>
        ViewAsync(cases, zone, [], cancellationToken);

    private async Task<List<CaseView>> ViewAsync(
        IReadOnlyList<RecoveryCase> cases, string zone, IReadOnlyList<string> others, CancellationToken cancellationToken)
    {
        var ids = cases.SelectMany(about => about.Events.SelectMany(happened => new[] { happened.PersonId, happened.AboutId })
                .Append(about.OpenerId).Append(about.OwnerId).Append(about.HandToId).Append(about.VoiceId))
            .Concat(others)
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
