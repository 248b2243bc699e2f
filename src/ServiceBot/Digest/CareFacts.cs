using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Knowledge;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What the cases of this week say of each letter of CARE, about the team and never about one of its people.</summary>
internal sealed class CareFacts(BotDb db, TeamLogs logs, KnownGaps gaps, BatchCalendar calendar)
{
    /// <summary>A week, and the days in which what began in the one before goes on.</summary>
    private const int LookBackDays = 15;

    /// <summary>Whoever has to ask for a yes and has it by then could act at once.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    /// <summary>Beside it stands what people say themselves. What there was nothing of is left out, and so is what fewer than three people did.</summary>
    public async Task<IReadOnlyList<CareScore>> OfAsync(IReadOnlyList<string> teamIds, Morale morale, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var all = await FewPeople.AreInAsync(db, teamIds, cancellationToken) ? [] : await CountedAsync(teamIds, now, cancellationToken);
        return
        [
            .. Enum.GetValues<CareLetter>().Select(letter => CareScores.Of(letter,
            [
                .. all.Where(part => part.Letter == letter).GroupBy(part => part.Name)
                    .Select(same => Share(same.Key, same.Sum(part => part.Some), same.Sum(part => part.All), same.First().Of)),
                morale.Care[(int)letter],
            ])),
        ];
    }

    private async Task<List<(CareLetter Letter, string Name, string Of, int Some, int All)>> CountedAsync(
        IReadOnlyList<string> teamIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var all = new List<(CareLetter Letter, string Name, string Of, int Some, int All)>();
        foreach (var team in await db.Teams.AsNoTracking().Where(team => teamIds.Contains(team.Id)).ToListAsync(cancellationToken))
        {
            var line = (await calendar.OfAsync(team.Id, cancellationToken)).Line;
            var week = line.Week(Week.Of(line.DayAt(now).Date));
            all.AddRange(Counted(await logs.OfAsync(team, now, LookBackDays, cancellationToken), week));
            var asked = await gaps.CountAsync(team.Id, week, cancellationToken);
            all.Add((CareLetter.Empowered, "questions answered", "questions", asked.Closed, asked.Opened));
        }

        return all;
    }

    private static IEnumerable<(CareLetter Letter, string Name, string Of, int Some, int All)> Counted(TeamLog log, Period week)
    {
        var there = log.At(week).ToList();
        var reported = there.FindAll(about => week.Includes(about.ReportedAt));
        var closed = there.FindAll(about => about.ClosedAt is { } at && week.Includes(at));
        var done = there.FindAll(about => about.FixedAt is { } at && week.Includes(at));
        var promises = PromisesKept.Of(log, week);
        var words = FirstWords.Of(log, week);
        return
        [
            (CareLetter.Committed, "effect stated", "cases", reported.Count(about => about.About.Effect is not null), reported.Count),
            (CareLetter.Committed, "promises kept", "promises", promises.Kept, promises.Due),
            (CareLetter.Attentive, "need confirmed", "cases", reported.Count(about => about.About is { Need: not null, NeedConfirmed: true }), reported.Count),
            (CareLetter.Attentive, "open question noted", "closed cases", closed.Count(about => (about.About.WouldBeGreat ?? about.About.ContactAgain) is not null), closed.Count),
            (CareLetter.Attentive, "both sides heard", "closed cases", closed.Count(about => about.About is { CustomerWords: not null, Conditions: not null }), closed.Count),
            (CareLetter.Responsive, "first word on time", "cases", words.OnTime, words.Due),
            (CareLetter.Responsive, "way agreed on", "cases", reported.Count(about => about.About.Choice is not null), reported.Count),
            (CareLetter.Responsive, "thanks sent", "closed cases", closed.Count(about => about.About.Words is not null), closed.Count),
            (CareLetter.Empowered, "fixed by oneself or with a quick yes", "fixed cases", done.Count(IsInOwnHands), done.Count),
        ];
    }

    /// <summary>Whoever fixed it needed nobody's yes, or had each one soon.</summary>
    private static bool IsInOwnHands(CaseThen about) => about.Held.Where(happened => happened.Kind == CaseEventKind.SpendAsked).All(asked =>
        about.Held.Any(answer => SpendEntry.About(answer) == asked.Sequence
            && (answer.Kind == CaseEventKind.SpendWithdrawn || answer.Kind == CaseEventKind.SpendApproved && answer.At - asked.At <= Soon)));

    private static CareComponent? Share(string name, int some, int all, string of) =>
        all > 0 ? new CareComponent(name, (decimal)some / all, all) { Of = of } : null;
}
