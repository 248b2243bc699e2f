using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Knowledge;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>What the cases of the last week say of each letter of CARE, about the team and never about one of its people.</summary>
internal sealed class CareFacts(BotDb db)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Beside it stands what people say themselves. What there was nothing of is left out.</summary>
    public async Task<IReadOnlyList<CareScore>> OfAsync(IReadOnlyList<string> teamIds, Morale morale, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Week;
        var cases = await db.Cases
            .Where(about => teamIds.Contains(about.TeamId) && about.OpenedAt >= since && about.OpenedAt < now && !about.IsPractice && about.MergedInto == null)
            .Where(about => about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)
            .GroupBy(_ => 1)
            .Select(all => new
            {
                All = all.Count(),
                Effect = all.Count(about => about.Effect != null),
                Need = all.Count(about => about.Need != null && about.NeedConfirmed),
                Agreed = all.Count(about => about.Choice != null),
            })
            .FirstOrDefaultAsync(cancellationToken);
        var opened = await db.KnowledgeGaps.CountAsync(gap => teamIds.Contains(gap.TeamId) && gap.Since >= since && gap.Since < now, cancellationToken);
        var closed = await db.KnowledgeGaps.CountAsync(
            gap => teamIds.Contains(gap.TeamId) && gap.Since >= since && gap.Since < now && gap.Status == GapStatus.Answered, cancellationToken);
        return
        [
            CareScores.Of(CareLetter.Committed, [Share("effect stated", cases?.Effect, cases?.All), morale.Care[(int)CareLetter.Committed]]),
            CareScores.Of(CareLetter.Attentive, [Share("need confirmed", cases?.Need, cases?.All), morale.Care[(int)CareLetter.Attentive]]),
            CareScores.Of(CareLetter.Responsive, [Share("way agreed on", cases?.Agreed, cases?.All), morale.Care[(int)CareLetter.Responsive]]),
            CareScores.Of(CareLetter.Empowered, [Share("questions answered", closed, opened), morale.Care[(int)CareLetter.Empowered]]),
        ];
    }

    private static CareComponent? Share(string name, int? some, int? all) => all is > 0 ? new CareComponent(name, (decimal)some.GetValueOrDefault() / all.Value, all.Value) : null;
}
