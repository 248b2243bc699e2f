using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;

namespace ServiceBot.Knowledge;

/// <summary>Finds what teams did not know, and what they know since.</summary>
internal sealed class KnownGaps(BotDb db)
{
    public const int Most = 200;
    private const int MostAnswers = 500;

    /// <summary>With all that happened to it.</summary>
    public async Task<KnowledgeGap?> FindAsync(int number, CancellationToken cancellationToken) =>
        await db.KnowledgeGaps.Include(gap => gap.Events.OrderBy(happened => happened.Sequence)).SingleOrDefaultAsync(gap => gap.Number == number, cancellationToken);

    /// <summary>The same question, if the team has had it.</summary>
    public async Task<KnowledgeGap?> SameAsync(string teamId, string key, CancellationToken cancellationToken) =>
        await db.KnowledgeGaps.Include(gap => gap.Events.OrderBy(happened => happened.Sequence))
            .SingleOrDefaultAsync(gap => gap.TeamId == teamId && gap.Key == key, cancellationToken);

    /// <summary>Those that wait for an answer in these teams, the oldest first.</summary>
    public Task<List<KnowledgeGap>> OpenInAsync(IReadOnlyList<string> teams, CancellationToken cancellationToken) => db.KnowledgeGaps.AsNoTracking()
        .Where(gap => gap.Status == GapStatus.Open && teams.Contains(gap.TeamId))
        .OrderBy(gap => gap.Since).ThenBy(gap => gap.Number)
        .Take(Most)
        .ToListAsync(cancellationToken);

    /// <summary>What these teams have found out, as it is looked up beside the policies; the newest first.</summary>
    public async Task<List<Policy>> AnswersInAsync(IReadOnlyList<string> teams, CancellationToken cancellationToken)
    {
        var answered = await db.KnowledgeGaps.AsNoTracking()
            .Where(gap => gap.Status == GapStatus.Answered && teams.Contains(gap.TeamId))
            .OrderByDescending(gap => gap.EndedAt)
            .Take(MostAnswers)
            .ToListAsync(cancellationToken);
        return answered.ConvertAll(gap => new Policy(
            gap.Text, "", gap.Answer ?? "", $"Your team's answer to gap {gap.Number}, {WallClock.Write(DateOnly.FromDateTime(gap.EndedAt!.Value.UtcDateTime))}.", $"gap {gap.Number}"));
    }

    /// <summary>Closed of opened, for one team and one time.</summary>
    public async Task<GapCounts> CountAsync(string teamId, Period window, CancellationToken cancellationToken) => GapCounts.Of(
        await db.GapEvents.AsNoTracking()
            .Where(happened => db.KnowledgeGaps.Any(gap => gap.Number == happened.GapNumber && gap.TeamId == teamId))
            .Where(happened => db.GapEvents.Any(opened => opened.GapNumber == happened.GapNumber && opened.Sequence == 1 && opened.At >= window.Start))
            .ToListAsync(cancellationToken),
        window);
}
