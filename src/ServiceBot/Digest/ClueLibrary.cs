using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>What went right and why, as a team has collected it: its own clues, what it wants to keep of its cases, and packs of others.</summary>
internal sealed class ClueLibrary(BotDb db)
{
    private const int Most = 500;
    private const int MostNames = 20_000;

    /// <summary>So many are looked at, one after the other, before a week has none.</summary>
    private const int MostTries = 12;

    /// <summary>The newest first.</summary>
    public async Task<List<string>> OwnAsync(string teamId, CancellationToken cancellationToken) => await db.Moments.AsNoTracking()
        .Where(moment => moment.TeamId == teamId && moment.Kind == MomentKind.Clue && moment.Text != null)
        .OrderByDescending(moment => moment.Id)
        .Select(moment => moment.Text!) // not null, says the line above
        .Take(Most)
        .ToListAsync(cancellationToken);

    /// <summary>What worked in cases that are closed and that the team knows of, the newest first.</summary>
    public async Task<List<(int Case, string Worked)>> OfCasesAsync(string teamId, int most, CancellationToken cancellationToken) =>
    [
        .. (await db.Cases.AsNoTracking()
                .Where(about => about.TeamId == teamId && about.Status == CaseStatus.Closed && about.Worked != null && !about.IsPractice)
                .Where(about => about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)
                .OrderByDescending(about => about.ClosedAt).ThenByDescending(about => about.Number)
                .Select(about => new { about.Number, about.Worked })
                .Take(most)
                .ToListAsync(cancellationToken))
            .Select(about => (about.Number, about.Worked!)), // not null, says the query
    ];

    /// <summary>By their packs, each in its order.</summary>
    public Task<List<PackClue>> PacksAsync(string teamId, CancellationToken cancellationToken) => db.PackClues.AsNoTracking()
        .Where(clue => clue.TeamId == teamId)
        .OrderBy(clue => clue.Pack).ThenBy(clue => clue.Id)
        .Take(Most)
        .ToListAsync(cancellationToken);

    /// <summary>What may be handed on: the team's own, without those that hold a name of somebody here, an address or a long number.</summary>
    public async Task<(CluePack Pack, int LeftOut)> ExportAsync(Team team, CancellationToken cancellationToken)
    {
        var own = (await OwnAsync(team.Id, cancellationToken)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var names = await NamesAsync(team.Id, cancellationToken);
        var fit = own.FindAll(clue => WordCheck.Find(clue, names) == Telling.Nothing);
        return (new CluePack(Said.Shorten(Said.OneLine(team.Name), CluePack.LongestName), [.. fit.Take(CluePack.Most)]), own.Count - fit.Count);
    }

    /// <summary>One of those of a time, each in its turn; where it has none, one of all there are. None that holds a name of somebody here.</summary>
    /// <returns>Its id.</returns>
    public async Task<string?> ChooseAsync(string teamId, Week week, Period time, CancellationToken cancellationToken)
    {
        var own = db.Moments.AsNoTracking().Where(moment => moment.TeamId == teamId && moment.Kind == MomentKind.Clue && moment.Text != null);
        var news = await own.Where(moment => moment.At >= time.Start && moment.At < time.End).OrderBy(moment => moment.Id).Select(moment => moment.Id).Take(Most).ToListAsync(cancellationToken);
        List<string>? names = null;
        return await FitAsync(news) ?? await FitAsync(
        [
            .. await own.OrderByDescending(moment => moment.At).ThenByDescending(moment => moment.Id).Select(moment => moment.Id).Take(Most).ToListAsync(cancellationToken),
            .. await db.PackClues.AsNoTracking().Where(clue => clue.TeamId == teamId).OrderBy(clue => clue.Id).Select(clue => clue.Id).Take(Most).ToListAsync(cancellationToken),
        ]);

        async Task<string?> FitAsync(IReadOnlyList<string> ids)
        {
            for (var ahead = 0; ahead < Math.Min(ids.Count, MostTries); ahead++)
                if (Rotation.Of(ids, week, ahead) is { } id && await TextAsync(teamId, id, cancellationToken) is { } text
                    && WordCheck.Find(text, names ??= await NamesAsync(teamId, cancellationToken)) == Telling.Nothing)
                    return id;

            return null;
        }
    }

    /// <summary>Null: it was taken back, or its author is forgotten.</summary>
    public async Task<string?> TextAsync(string teamId, string clueId, CancellationToken cancellationToken) =>
        await db.Moments.AsNoTracking().Where(moment => moment.Id == clueId && moment.TeamId == teamId && moment.Kind == MomentKind.Clue).Select(moment => moment.Text).SingleOrDefaultAsync(cancellationToken)
        ?? await db.PackClues.AsNoTracking().Where(clue => clue.Id == clueId && clue.TeamId == teamId).Select(clue => clue.Text).SingleOrDefaultAsync(cancellationToken);

    private Task<List<string>> NamesAsync(string teamId, CancellationToken cancellationToken) => db.People.Where(person => person.LeftAt == null)
        .OrderByDescending(person => person.HomeTeamId == teamId).ThenBy(person => person.Id).Select(person => person.Name).Take(MostNames).ToListAsync(cancellationToken);
}
