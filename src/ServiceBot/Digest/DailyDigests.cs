using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>Makes the digest of a team's day out of what happened. The post, its edits and every preview go through here.</summary>
internal sealed class DailyDigests(
    BotDb db, TeamLogs logs, BatchCalendar calendar, Kudos kudos, ManagerActions actions, Cohorts cohorts, PulseResults results, IOptions<PulseOptions> options)
{
    private const int MostOfEach = 10;
    private const int MostRead = 50;

    /// <summary>A fix is proved after a week, and what was fixed a week before that is counted now.</summary>
    private const int DaysBefore = 15;

    /// <summary>What was open for a shorter time is put right like any other.</summary>
    private static readonly TimeSpan LongOpen = TimeSpan.FromDays(3);

    public async Task<DigestTime> TimeOfAsync(Team team, CancellationToken cancellationToken) => new(await calendar.OfAsync(team.Id, cancellationToken));

    public async Task<DailyDigest> OfAsync(Team team, DateOnly date, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var time = await TimeOfAsync(team, cancellationToken);
        var settings = await db.TeamSettings.AsNoTracking().SingleOrDefaultAsync(found => found.TeamId == team.Id, cancellationToken) ?? new TeamSettings(team.Id);
        var (from, since) = await CoveredAsync(team.Id, date, cancellationToken);
        var day = time.Line.Day(date);
        var period = time.PeriodOf(from, date);
        var until = now < period.End ? now : period.End;
        var log = await logs.OfAsync(team, now, DaysBefore + DigestTime.MostDays, cancellationToken);
        var came = CameBack.Of(log, period);
        var names = await db.People.AsNoTracking()
            .Where(person => person.LeftAt == null && db.Memberships.Any(member => member.TeamId == team.Id && member.PersonId == person.Id))
            .Select(person => person.Name)
            .ToListAsync(cancellationToken);
        var isSmall = names.Count < FewPeople.Least;
        bool IsFit(string text) => WordCheck.Find(text, names) == Telling.Nothing;
        var (lessons, clues) = (await LessonsAsync(team, period, cancellationToken), Clues(log, period));
        var (due, otherDue) = await DueAsync(team, date, IsFit, cancellationToken);
        var shown = lessons.Where(lesson => IsFit(lesson.Cause) && IsFit(lesson.Step)).ToList();
        var fit = clues.FindAll(IsFit);
        return new DailyDigest
        {
            TeamId = team.Id,
            TeamName = team.Name,
            StaffWord = settings.StaffWord,
            CustomerWord = settings.CustomerWord,
            Day = day,
            From = from,
            Since = since,
            Until = until,
            Figures = DayCounts.Of(log, period),
            IsSmall = isSmall,
            Morale = await FrozenAsync(team, date, cancellationToken) ?? await MoraleAsync(team, date, cancellationToken),
            Thanks = await ThanksAsync(team, from, date, cancellationToken),
            Did = await actions.DoneAsync(team, from, date, MostOfEach, cancellationToken),
            HelpedBy = await HelpedByAsync(team, log, period, cancellationToken),
            CameToThank = came.ToThank,
            CameToApologise = came.ToApologise,
            Hand = NeededHands.Of(log.Cases, until, day, about => OwnClock.DueAt(about, log.Own, log.Work), isSmall),
            Late = NeededHands.Late(log.Cases, until),
            InDanger = NeededHands.InDanger(log.Cases, until),
            IsGrave = NeededHands.IsGrave(log.Cases, until),
            Cleared = Cleared(log, period),
            Lessons = [.. shown.Take(MostOfEach)],
            Clues = [.. fit.Take(MostOfEach)],
            IsHeldBack = shown.Count < lessons.Count || fit.Count < clues.Count,
            Due = due,
            OtherDue = otherDue,
        };
    }

    /// <summary>The first day in it, and the day of the last post where there has been nothing to report in between.</summary>
    private async Task<(DateOnly From, DateOnly? Since)> CoveredAsync(string teamId, DateOnly date, CancellationToken cancellationToken)
    {
        var before = db.DigestPosts.AsNoTracking().Where(post => post.TeamId == teamId && post.Kind == DigestKind.Daily && post.Date < date);
        var last = await before.Where(post => post.State == DigestState.Posted || post.State == DigestState.Quiet)
            .OrderByDescending(post => post.Date)
            .Select(post => (DateOnly?)post.Date)
            .FirstOrDefaultAsync(cancellationToken);

        // Before the first post of a team there may have been a day that came to nothing.
        if (last is null && await before.Select(post => (DateOnly?)post.Date).MinAsync(cancellationToken) is { } first)
            return (DigestTime.From(date, first.AddDays(-1)), null);

        var wasSilent = last is not null && await before.AnyAsync(post => post.Date > last && post.State == DigestState.Silent, cancellationToken);
        return (DigestTime.From(date, last), wasSilent ? last : null);
    }

    /// <summary>The line of morale that stands in the post already: it stays, and nothing need be looked up for it.</summary>
    private Task<string?> FrozenAsync(Team team, DateOnly date, CancellationToken cancellationToken) => db.DigestPosts.AsNoTracking()
        .Where(post => post.TeamId == team.Id && post.Kind == DigestKind.Daily && post.Date == date && (post.State == DigestState.Posted || post.State == DigestState.Quiet))
        .Select(post => post.Morale)
        .FirstOrDefaultAsync(cancellationToken);

    /// <summary>What was last published, of those with whom the team is counted; never anything that is still collected.</summary>
    private async Task<string> MoraleAsync(Team team, DateOnly date, CancellationToken cancellationToken)
    {
        var cohort = (await cohorts.AllAsync(cancellationToken)).GetValueOrDefault(team.Id);
        var key = cohort?.Key ?? $"team/{team.Id}";
        var of = cohort is null || cohort.Key == $"team/{team.Id}" ? "" : $" of {Shown.Within(cohort.Name, 40)}";
        var morale = await results.OfAsync(key, date, cancellationToken);
        return morale.Last is { } last
            ? $"Morale{of} {MoraleWords.Line(last, morale.Earlier, date)}"
            : $"Morale{of}: {MoraleWords.Collecting(Math.Max(options.Value.LeastPeople, PulseOptions.FewestPeople))}";
    }

    private async Task<IReadOnlyList<PublishedThanks>> ThanksAsync(Team team, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var all = new List<PublishedThanks>();
        for (var date = to; date >= from && all.Count < MostOfEach; date = date.AddDays(-1))
            all.AddRange(await kudos.PublishedAsync(team, date, cancellationToken));

        return all;
    }

    /// <summary>By the names of their home teams; who they are stands in the case.</summary>
    private async Task<IReadOnlyList<string>> HelpedByAsync(Team team, TeamLog log, Period period, CancellationToken cancellationToken)
    {
        var helpers = log.Counted.SelectMany(about => about.Events)
            .Where(happened => happened.Kind == CaseEventKind.HelperJoined && period.Includes(happened.At))
            .Select(happened => happened.PersonId)
            .Distinct()
            .ToList();
        return helpers.Count == 0
            ? []
            : await db.People.Where(person => helpers.Contains(person.Id) && person.HomeTeamId != null && person.HomeTeamId != team.Id && person.LeftAt == null)
                .Join(db.Teams, person => person.HomeTeamId, home => home.Id, (_, home) => home.Name)
                .Distinct()
                .OrderBy(name => name)
                .Take(MostOfEach)
                .ToListAsync(cancellationToken);
    }

    /// <summary>What had been open longest when these days began, and is put right.</summary>
    private static CaseThen? Cleared(TeamLog log, Period period)
    {
        var numbers = log.At(new Period(period.Start, period.Start))
            .Where(about => about is { IsOpen: true, AbuseAt: null, About.Danger: false } && about.ReportedAt < period.Start - LongOpen)
            .Select(about => about.Number)
            .ToHashSet();
        var oldest = log.At(period).Where(about => numbers.Contains(about.Number)).OrderBy(about => about.ReportedAt).ThenBy(about => about.Number).FirstOrDefault();
        return oldest is { FixedAt: { } at, AbuseAt: null } && period.Includes(at) ? oldest : null;
    }

    /// <summary>The newest first.</summary>
    private static List<string> Clues(TeamLog log, Period period) =>
        [.. log.Moments.Where(moment => moment.Kind == MomentKind.Clue && period.Includes(moment.At)).Select(moment => moment.Text).OfType<string>().Reverse()];

    /// <summary>What is to be prevented in cases the team knows of; of everything else only how much it is.</summary>
    private async Task<(IReadOnlyList<DueStep> Due, int Others)> DueAsync(Team team, DateOnly date, Func<string, bool> isFit, CancellationToken cancellationToken)
    {
        var due = db.FollowUps.AsNoTracking()
            .Where(followUp => followUp.TeamId == team.Id && followUp.Status == FollowUpStatus.Open && followUp.DueOn <= date)
            .Where(followUp => db.Cases.Any(about => about.Number == followUp.CaseNumber && !about.IsPractice));
        var open = due.Where(followUp => followUp.Kind == FollowUpKind.Prevention && db.Cases.Any(about => about.Number == followUp.CaseNumber
            && (about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal) && about.Status != CaseStatus.Cancelled && about.Status != CaseStatus.Merged));
        var shown = await open.OrderBy(followUp => followUp.DueOn).ThenBy(followUp => followUp.Number).Take(MostOfEach).ToListAsync(cancellationToken);
        var all = await due.CountAsync(cancellationToken);
        return ([.. shown.Select(one => new DueStep(one.Number, one.CaseNumber, isFit(one.What) ? one.What : null, one.DueOn))], all - shown.Count);
    }

    private async Task<IReadOnlyList<Lesson>> LessonsAsync(Team team, Period period, CancellationToken cancellationToken)
    {
        var made = await db.FollowUps.AsNoTracking()
            .Where(followUp => followUp.TeamId == team.Id && followUp.Kind == FollowUpKind.Prevention && followUp.Status != FollowUpStatus.Dropped)
            .Where(followUp => followUp.CreatedAt >= period.Start && followUp.CreatedAt < period.End)
            .Join(db.Cases, followUp => followUp.CaseNumber, about => about.Number, (followUp, about) => new { followUp, about })
            .Where(found => !found.about.IsPractice && found.about.Status != CaseStatus.Cancelled && found.about.Status != CaseStatus.Merged && (found.about.Customer == CustomerKind.External || found.about.Customer == CustomerKind.Internal))
            .OrderByDescending(found => found.followUp.Number)
            .Take(MostRead)
            .Select(found => new
            {
                found.about.Title,
                found.followUp.What,
                found.followUp.DueOn,
                Owner = found.about.OwnerId == found.followUp.OwnerId
                    && db.CaseEvents.Any(happened => happened.CaseNumber == found.about.Number && happened.PersonId == found.followUp.OwnerId && happened.Kind == CaseEventKind.Owned)
                    ? db.People.Where(person => person.Id == found.followUp.OwnerId && person.LeftAt == null).Select(person => person.Name).FirstOrDefault()
                    : null,
            })
            .ToListAsync(cancellationToken);
        return [.. made.Select(one => new Lesson(one.Title, one.What, one.Owner, one.DueOn))];
    }
}
