using Microsoft.EntityFrameworkCore;
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
        var names = await NamesAsync(cancellationToken);
        var fit = own.FindAll(clue => WordCheck.Find(clue, names) == Telling.Nothing);
        return (new CluePack(Said.Shorten(Said.OneLine(team.Name), CluePack.LongestName), [.. fit.Take(CluePack.Most)]), own.Count - fit.Count);
    }

    private Task<List<string>> NamesAsync(CancellationToken cancellationToken) =>
        db.People.Where(person => person.LeftAt == null).Select(person => person.Name).Take(MostNames).ToListAsync(cancellationToken);
}
