using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Knowledge;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>
/// What the cases of this week say of each letter of CARE, about the team and never about one of its people. It is one figure of each letter;
/// the others are reckoned where all of a week is reckoned.
/// </summary>
internal sealed class CareFacts(BotDb db, KnownGaps gaps)
{
    private const int DaysOfAWeek = 7;

    /// <summary>Beside it stands what people say themselves. What there was nothing of is left out.</summary>
    public async Task<IReadOnlyList<CareScore>> OfAsync(IReadOnlyList<string> teamIds, Morale morale, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int all = 0, effect = 0, need = 0, agreed = 0, opened = 0, closed = 0;
        foreach (var team in await db.Teams.AsNoTracking().Where(team => teamIds.Contains(team.Id)).Select(team => new { team.Id, team.Zone }).ToListAsync(cancellationToken))
        {
            var week = WeekOf(now, WallClock.Zone(team.Zone));
            var cases = await db.Cases.AsNoTracking()
                .Where(about => about.TeamId == team.Id && about.OpenedAt >= week.Start && about.OpenedAt < week.End && !about.IsPractice && about.MergedInto == null)
                .Where(about => about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)
                .GroupBy(_ => 1)
                .Select(these => new
                {
                    All = these.Count(),
                    Effect = these.Count(about => about.Effect != null),
                    Need = these.Count(about => about.Need != null && about.NeedConfirmed),
                    Agreed = these.Count(about => about.Choice != null),
                })
                .FirstOrDefaultAsync(cancellationToken);
            if (cases is not null)
                (all, effect, need, agreed) = (all + cases.All, effect + cases.Effect, need + cases.Need, agreed + cases.Agreed);

            var asked = await gaps.CountAsync(team.Id, week, cancellationToken);
            (opened, closed) = (opened + asked.Opened, closed + asked.Closed);
        }

        return
        [
            CareScores.Of(CareLetter.Committed, [Share("effect stated", effect, all, "cases"), morale.Care[(int)CareLetter.Committed]]),
            CareScores.Of(CareLetter.Attentive, [Share("need confirmed", need, all, "cases"), morale.Care[(int)CareLetter.Attentive]]),
            CareScores.Of(CareLetter.Responsive, [Share("way agreed on", agreed, all, "cases"), morale.Care[(int)CareLetter.Responsive]]),
            CareScores.Of(CareLetter.Empowered, [Share("questions answered", closed, opened, "questions"), morale.Care[(int)CareLetter.Empowered]]),
        ];
    }

    /// <summary>From Monday by the clocks of the team, whatever weeks its people have.</summary>
    private static Period WeekOf(DateTimeOffset now, TimeZoneInfo zone)
    {
        var monday = Week.Of(WallClock.Date(now, zone)).Monday;
        return new Period(WallClock.Midnight(monday, zone), WallClock.Midnight(monday.AddDays(DaysOfAWeek), zone));
    }

    private static CareComponent? Share(string name, int some, int all, string of) =>
        all > 0 ? new CareComponent(name, (decimal)some / all, all) { Of = of } : null;
}
