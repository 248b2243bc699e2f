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

    /// <summary>What is open for a person: in the given teams, and what only they know of.</summary>
    public async Task<CaseList> OpenForAsync(string personId, IEnumerable<string> teams, CancellationToken cancellationToken)
    {
        var lists = new List<CaseList>
        {
            await ListAsync(
                Open.Where(found => found.OpenerId == personId && (found.Customer == null || found.Customer == CustomerKind.Self)), cancellationToken),
        };
        foreach (var team in teams)
            lists.Add(await OpenInAsync(team, cancellationToken));

        return CaseList.Of(lists);
    }

    /// <summary>What is open in a team, as far as everybody in its channel may know.</summary>
    public Task<CaseList> OpenInAsync(string teamId, CancellationToken cancellationToken) => ListAsync(SharedIn(teamId), cancellationToken);

    public IQueryable<RecoveryCase> SharedIn(string teamId) => Open.Where(
        found => found.TeamId == teamId && (found.Customer == CustomerKind.External || found.Customer == CustomerKind.Internal));

    /// <summary>The order of <see cref="CaseList"/>, which is that of an index.</summary>
    public static IOrderedQueryable<RecoveryCase> InOrder(IQueryable<RecoveryCase> cases) => cases
        .OrderBy(found => found.IsPractice)
        .ThenByDescending(found => found.Danger)
        .ThenByDescending(found => found.Severity)
        .ThenBy(found => found.OpenedAt)
        .ThenBy(found => found.Number);

    /// <summary>The numbers of the newest open cases that are a person's own, or nobody's yet and opened by them; the oldest first.</summary>
    public async Task<List<int>> MineAsync(string personId, int most, CancellationToken cancellationToken)
    {
        var newest = await Open.Where(found => found.OwnerId == personId || found.OwnerId == null && found.OpenerId == personId)
            .OrderByDescending(found => found.Number)
            .Select(found => found.Number)
            .Take(most)
            .ToListAsync(cancellationToken);
        newest.Reverse();
        return newest;
    }

    private IQueryable<RecoveryCase> Open => db.Cases.Where(found => found.Status == CaseStatus.Open || found.Status == CaseStatus.Parked);

    private async Task<CaseList> ListAsync(IQueryable<RecoveryCase> open, CancellationToken cancellationToken)
    {
        var lines = await InOrder(open)
            .Take(CaseList.Most)
            .Select(found => new CaseLine(
                found.Number, found.Title, found.Status, found.Step, found.IsPractice, found.Danger, found.Severity, found.OpenedAt,
                found.OwnerId != null, db.People.Where(person => person.Id == found.OwnerId).Select(person => person.Name).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return new CaseList(lines, lines.Count < CaseList.Most ? lines.Count : await open.CountAsync(cancellationToken));
    }

    public Task LoadEventsAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        db.CaseEvents.Where(happened => happened.CaseNumber == about.Number).LoadAsync(cancellationToken);

    public Task LoadTextsAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        db.CaseTexts.Where(written => written.CaseNumber == about.Number).LoadAsync(cancellationToken);

    /// <summary>The newest of what happened in a case.</summary>
    public async Task<Timeline> TimelineAsync(int number, int most, CancellationToken cancellationToken)
    {
        var told = db.CaseEvents.AsNoTracking().Where(happened => happened.CaseNumber == number)
            .Where(happened => happened.Kind != CaseEventKind.SetAside && happened.Kind != CaseEventKind.TakenUp && happened.Kind != CaseEventKind.WentBack);
        var events = await told.OrderByDescending(happened => happened.Sequence).Take(most).ToListAsync(cancellationToken);
        events.Reverse();
        if (events.Count == 0)
            return new Timeline([], []);

        var first = events[0].Sequence;
        var written = db.CaseTexts.AsNoTracking().Where(text => text.CaseNumber == number);
        var texts = await written.Where(text => text.Sequence >= first).ToListAsync(cancellationToken);
        var earlier = events.Count < most ? 0 : await told.CountAsync(happened => happened.Sequence < first, cancellationToken);
        if (earlier == 0)
            return new Timeline(events, texts);

        // What was written again here stood differently before.
        var fields = texts.Select(text => text.Field).Where(field => field != CaseField.Note).Distinct().ToList();
        var notes = events.Where(happened => happened.Kind == CaseEventKind.Corrected)
            .Select(happened => Passage.Parse(happened.Data) ?? default)
            .Where(passage => passage.Note > 0)
            .Distinct()
            .ToList();
        var names = notes.Select(note => $"{note}").ToList();
        var older = notes.Count == 0 ? [] : await told
            .Where(happened => happened.Kind == CaseEventKind.Corrected && happened.Sequence < first && names.Contains(happened.Data!)) // null is in no list
            .ToListAsync(cancellationToken);
        var sequences = older.Select(happened => happened.Sequence).Concat(notes.Select(note => note.Note)).ToList();
        if (fields.Count > 0 || notes.Count > 0)
            texts.AddRange(await written.Where(text => text.Sequence < first)
                .Where(text => fields.Contains(text.Field) || text.Field == CaseField.Note && sequences.Contains(text.Sequence))
                .ToListAsync(cancellationToken));

        return new Timeline(events, texts, earlier, older);
    }

    /// <param name="timeline">Where it is shown, whoever did something in it needs a name.</param>
    public async Task<CaseView> ViewAsync(RecoveryCase about, string zone, CancellationToken cancellationToken, Timeline? timeline = null)
    {
        var ids = about.Events.Concat(timeline?.Events ?? [])
            .SelectMany(happened => new[] { happened.PersonId, happened.OtherId })
            .Concat([about.OpenerId, about.OwnerId, about.VoiceId, about.HandToId])
            .OfType<string>()
            .Distinct()
            .ToList();
        var names = db.People.Local.Where(person => ids.Contains(person.Id)).ToDictionary(person => person.Id, person => person.Name);
        if (ids.Exists(id => !names.ContainsKey(id)))
            names = await db.People.Where(person => ids.Contains(person.Id))
                .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);

        return new CaseView(about, WallClock.Zone(zone), names);
    }

    /// <summary>What this person may do in the team of the case.</summary>
    public async Task<Rights> RightsAsync(RecoveryCase about, Person person, CancellationToken cancellationToken) => Rights.Of(
        person,
        await db.Memberships.SingleOrDefaultAsync(
            membership => membership.TeamId == about.TeamId && membership.PersonId == person.Id, cancellationToken));

    /// <summary>Whether they may correct and export all of the case.</summary>
    public async Task<bool> IsTendedByAsync(RecoveryCase about, Person person, CancellationToken cancellationToken) =>
        person.Id == about.OpenerId || person.Id == about.OwnerId || (await RightsAsync(about, person, cancellationToken)).MayTendCases;

    public Task<Team> TeamOfAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        Team(db, about.TeamId, cancellationToken);
}
