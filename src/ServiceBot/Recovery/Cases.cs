using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Finds cases, for those who may know of them.</summary>
internal sealed class Cases(BotDb db, People people)
{
    private const int MostMerged = 50;
    private const int MostOthers = 100;

    // Asked in every turn that changes a case.
    private static readonly Func<BotDb, int, IAsyncEnumerable<CaseHelper>> Helpers = EF.CompileAsyncQuery(
        (BotDb db, int number) => db.CaseHelpers.Where(helper => helper.CaseNumber == number));

    private static readonly Func<BotDb, string, CancellationToken, Task<Team>> Team = EF.CompileAsyncQuery(
        (BotDb db, string id, CancellationToken _) => db.Teams.Single(team => team.Id == id));

    public async Task<RecoveryCase?> FindAsync(int number, CancellationToken cancellationToken) =>
        await db.Cases.FindAsync([number], cancellationToken);

    /// <summary>The case of that number, or null when there is none that this person may know of.</summary>
    public async Task<RecoveryCase?> FindForAsync(int number, string personId, CancellationToken cancellationToken) =>
        await FindAsync(number, cancellationToken) is { } found && await IsKnownToAsync(found, personId, cancellationToken) ? found : null;

    /// <summary>Whether this person may know of the case now, whatever part they had in it.</summary>
    public async Task<bool> IsKnownToAsync(RecoveryCase about, string personId, CancellationToken cancellationToken) =>
        about.IsPrivate ? about.OpenerId == personId : await people.IsMemberAsync(about.TeamId, personId, cancellationToken);

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
    /// <param name="teamId">In whose channel they are asked for, where only those that everybody there may know of are meant; null in private.</param>
    public async Task<List<int>> MineAsync(string personId, int most, string? teamId, CancellationToken cancellationToken)
    {
        var newest = await (teamId is null ? Open : SharedIn(teamId)).Where(found => found.OwnerId == personId || found.OwnerId == null && found.OpenerId == personId)
            .OrderByDescending(found => found.Number)
            .Select(found => found.Number)
            .Take(most)
            .ToListAsync(cancellationToken);
        newest.Reverse();
        return newest;
    }

    /// <summary>The other open cases of which this person is reminded: they keep contact with the customer, or it is about them alone.</summary>
    public async Task<List<RecoveryCase>> OthersOfAsync(string personId, int? but, CancellationToken cancellationToken)
    {
        var own = await OwnedBy(personId).Where(found => found.Number != but).OrderBy(found => found.Number).Take(MostOthers).ToListAsync(cancellationToken);

        // There is no index of those who keep contact, so they are looked for among the open cases of their teams.
        var teams = await db.Memberships.Where(membership => membership.PersonId == personId).Select(membership => membership.TeamId).ToListAsync(cancellationToken);
        var voiced = await Open.Where(found => teams.Contains(found.TeamId) && found.VoiceId == personId && found.Number != but)
            .OrderBy(found => found.Number)
            .Take(MostOthers)
            .ToListAsync(cancellationToken);
        return [.. own.Concat(voiced).OrderBy(found => found.Number)];
    }

    /// <summary>Asked whenever a case begins, so it is only about those they own, which an index finds.</summary>
    public Task<bool> HasOthersAsync(string personId, int but, CancellationToken cancellationToken) =>
        OwnedBy(personId).AnyAsync(found => found.Number != but && !found.RemindersStopped, cancellationToken);

    private IQueryable<RecoveryCase> OwnedBy(string personId) =>
        Open.Where(found => found.OwnerId == personId && found.VoiceId == null && found.Customer != null);

    private IQueryable<RecoveryCase> Open => db.Cases.Where(found => found.Status == CaseStatus.Open || found.Status == CaseStatus.Parked);

    private async Task<CaseList> ListAsync(IQueryable<RecoveryCase> open, CancellationToken cancellationToken)
    {
        var lines = await InOrder(open)
            .Take(CaseList.Most)
            .Select(found => new CaseLine(
                found.Number, found.Title, found.Status, found.Step, found.IsPractice, found.Danger, found.Severity, found.OpenedAt,
                found.OwnerId != null, db.People.Where(person => person.Id == found.OwnerId).Select(person => person.Name).FirstOrDefault(),
                found.DisclosureSince != null && (found.Settled == null || found.IsAskedAnew),
                found.DisclosureSince != null && found.Settled != null && !found.IsAskedAnew && found.AcknowledgedAt == null))
            .ToListAsync(cancellationToken);
        return new CaseList(lines, lines.Count < CaseList.Most ? lines.Count : await open.CountAsync(cancellationToken));
    }

    /// <exception cref="DbUpdateConcurrencyException">Something has happened since the case was read; whoever reads it again sees both.</exception>
    public async Task LoadEventsAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await db.CaseEvents.Where(happened => happened.CaseNumber == about.Number).LoadAsync(cancellationToken);

        // The next event of this case would have the number of one that is here already.
        if (about.Events.Exists(happened => happened.Sequence > about.Version))
            throw new DbUpdateConcurrencyException($"Case {about.Number} was changed while it was read.");
    }

    public Task LoadTextsAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        db.CaseTexts.Where(written => written.CaseNumber == about.Number).LoadAsync(cancellationToken);

    /// <summary>What came after a closed case, which its card shows.</summary>
    public async Task LoadAfterwardsAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (about.Status == CaseStatus.Closed)
            await db.CaseEvents
                .Where(happened => happened.CaseNumber == about.Number && (happened.Kind == CaseEventKind.CameBack || happened.Kind == CaseEventKind.Referred))
                .LoadAsync(cancellationToken);
    }

    /// <summary>The newest of what happened in a case, and in those that go on in it.</summary>
    public async Task<Timeline> TimelineAsync(RecoveryCase about, int most, CancellationToken cancellationToken)
    {
        var timeline = await TimelineAsync(about.Number, most, cancellationToken);
        var merged = new List<(RecoveryCase, Timeline)>();
        foreach (var other in await MergedIntoAsync(about, cancellationToken))
            merged.Add((other, await TimelineAsync(other.Number, most, cancellationToken)));

        return timeline with { Merged = merged };
    }

    private async Task<Timeline> TimelineAsync(int number, int most, CancellationToken cancellationToken)
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

    /// <summary>Who helps the owner, by id, in a fixed order.</summary>
    public async Task<List<string>> HelpersOfAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await Helpers(db, about.Number).ToListAsync(cancellationToken);

        // With those who joined in this turn.
        return [.. db.CaseHelpers.Local.Where(helper => helper.CaseNumber == about.Number).Select(helper => helper.PersonId).Order(StringComparer.Ordinal)];
    }

    /// <param name="timeline">Where it is shown, whoever did something in it needs a name.</param>
    public async Task<CaseView> ViewAsync(RecoveryCase about, TimeZoneInfo zone, CancellationToken cancellationToken, Timeline? timeline = null)
    {
        var helpers = await HelpersOfAsync(about, cancellationToken);
        var ids = about.Events.Concat(timeline?.Entries.Select(entry => entry.Happened) ?? [])
            .SelectMany(happened => new[] { happened.PersonId, happened.AboutId })
            .Concat([about.OpenerId, about.OwnerId, about.VoiceId, about.HandToId, about.DisclosureOwnerId, about.SettledById, about.AcknowledgedById, .. helpers])
            .OfType<string>()
            .Distinct()
            .ToList();
        var names = db.People.Local.Where(person => ids.Contains(person.Id)).ToDictionary(person => person.Id, person => person.Name);
        if (ids.Exists(id => !names.ContainsKey(id)))
            names = await db.People.Where(person => ids.Contains(person.Id))
                .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);

        var waited = timeline is not null && about.FixedAt is { } at ? await WaitedAsync(about, at, cancellationToken) : TimeSpan.Zero;
        return new CaseView(about, zone, names) { HelperIds = helpers, Waited = waited, Merged = [.. timeline?.Merged.Select(merged => merged.About) ?? []] };
    }

    private async Task<TimeSpan> WaitedAsync(RecoveryCase about, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var events = await db.CaseEvents.AsNoTracking()
            .Where(happened => happened.CaseNumber == about.Number && Pauses.Kinds.Contains(happened.Kind))
            .ToListAsync(cancellationToken);
        return Pauses.Between(events, about.OpenedAt, until);
    }

    /// <summary>Whether they may correct and export all of the case, call it off and open it again.</summary>
    public async Task<bool> IsTendedByAsync(RecoveryCase about, Person person, CancellationToken cancellationToken) =>
        person.Id == about.OpenerId || person.Id == about.OwnerId || (await people.RightsAsync(about.TeamId, person, cancellationToken)).MayTendCases;

    /// <summary>The case in which this one goes on in the end; itself when it was not merged.</summary>
    public async Task<RecoveryCase> EndOfAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var seen = new HashSet<int> { about.Number };
        var end = about;
        while (end is { Status: CaseStatus.Merged, MergedInto: { } next } && seen.Add(next) && await FindAsync(next, cancellationToken) is { } found)
            end = found;

        return end;
    }

    /// <summary>Whether another case goes on in it.</summary>
    public Task<bool> HasJoinedAsync(RecoveryCase about, CancellationToken cancellationToken) => db.Cases.AnyAsync(
        found => found.TeamId == about.TeamId && found.Status == CaseStatus.Merged && found.MergedInto == about.Number, cancellationToken);

    /// <summary>What is spent on it and on those that go on in it: who joins two cases has spent on one.</summary>
    public async Task<Amounts> SpentAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        about.JoinedCases == 0
            ? about.Spent
            : (await MergedIntoAsync(about, cancellationToken)).Aggregate(about.Spent, (sum, merged) => sum.Plus(merged.Spent));

    /// <summary>What was merged into it, and into that.</summary>
    private async Task<List<RecoveryCase>> MergedIntoAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var merged = new List<RecoveryCase>();
        for (var into = new List<int> { about.Number }; into.Count > 0 && merged.Count < MostMerged;)
        {
            var known = merged.Select(found => found.Number).Append(about.Number).ToList();
            var next = await db.Cases.AsNoTracking()
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
