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
    BotDb db, TeamLogs logs, BatchCalendar calendar, Timetables timetables, Kudos kudos, ManagerActions actions, Cohorts cohorts, PulseResults results, IOptions<PulseOptions> options)
{
    private const int MostOfEach = 10;

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
        var figures = DayFigures.Of(log.Cases, period, until);
        var moments = log.Moments.Where(moment => period.Includes(moment.At) && moment.At <= until).ToList();
        var came = log.Counted.SelectMany(about => about.Events)
            .Where(happened => happened.Kind == CaseEventKind.CameBack && period.Includes(happened.At))
            .ToList();
        var week = await timetables.OfTeamAsync(team, cancellationToken);
        var late = NeededHands.Late(log.Cases, until);
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
            Figures = figures,
            Morale = await MoraleAsync(team, date, cancellationToken),
            Above = moments.Count(moment => moment.Kind == MomentKind.Magic),
            Fine = moments.Count(moment => moment.Kind == MomentKind.Fine),
            Noted = moments.Count(moment => moment is { Kind: MomentKind.Misery, CaseNumber: null }),
            Thanks = await ThanksAsync(team, from, date, cancellationToken),
            Did = await actions.DoneAsync(team, from, date, MostOfEach, cancellationToken),
            HelpedBy = await HelpedByAsync(team, log, period, cancellationToken),
            CameToThank = came.Count(happened => happened.Data == nameof(CameBackTo.Thank)),
            CameToApologise = came.Count(happened => happened.Data == nameof(CameBackTo.Apologise)),
            Hand = NeededHands.Of(log.Cases, until, day, about => OwnClock.DueAt(about, settings.Own, week)),
            Late = late,
            InDanger = NeededHands.InDanger(log.Cases, until),
            Cleared = Cleared(log, period, until),
            Lessons = await LessonsAsync(team, period, cancellationToken),
            Clues = [.. moments.Where(moment => moment is { Kind: MomentKind.Clue, Text: not null }).Select(moment => moment.Text!).Reverse().Take(MostOfEach)], // asked for before
            Due = await db.FollowUps.AsNoTracking()
                .Where(followUp => followUp.TeamId == team.Id && followUp.Status == FollowUpStatus.Open && followUp.DueOn <= date)
                .OrderBy(followUp => followUp.DueOn).ThenBy(followUp => followUp.Number)
                .Take(MostOfEach)
                .ToListAsync(cancellationToken),
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
    private static DayCase? Cleared(TeamLog log, Period period, DateTimeOffset until) => log.Counted
        .Where(about => about is { IsPrivate: false, Danger: false } && about.OpenedAt < period.Start - LongOpen)
        .Select(about => (Before: DayCase.Of(about, period.Start), Now: DayCase.Of(about, until)))
        .Where(one => one.Before.State == Turned.NotFixed && one.Before.About.Events.Exists(happened => happened.At >= period.Start || one.Before.About.IsActive))
        .OrderBy(one => one.Now.ReportedAt)
        .Select(one => one.Now)
        .FirstOrDefault() is { FixedAt: { } at, State: not Turned.Apart } oldest && period.Includes(at) ? oldest : null;

    private async Task<IReadOnlyList<Lesson>> LessonsAsync(Team team, Period period, CancellationToken cancellationToken)
    {
        var made = await db.FollowUps.AsNoTracking()
            .Where(followUp => followUp.TeamId == team.Id && followUp.Kind == FollowUpKind.Prevention && followUp.Status != FollowUpStatus.Dropped)
            .Where(followUp => followUp.CreatedAt >= period.Start && followUp.CreatedAt < period.End)
            .Join(db.Cases, followUp => followUp.CaseNumber, about => about.Number, (followUp, about) => new { followUp, about })
            .Where(found => !found.about.IsPractice && (found.about.Customer == CustomerKind.External || found.about.Customer == CustomerKind.Internal))
            .OrderByDescending(found => found.followUp.Number)
            .Take(MostOfEach)
            .Select(found => new
            {
                found.about.Title,
                found.followUp.What,
                found.followUp.DueOn,
                Owner = db.CaseEvents.Any(happened => happened.CaseNumber == found.about.Number && happened.PersonId == found.followUp.OwnerId
                        && (happened.Kind == CaseEventKind.Analyzed || happened.Kind == CaseEventKind.Owned))
                    ? db.People.Where(person => person.Id == found.followUp.OwnerId && person.LeftAt == null).Select(person => person.Name).FirstOrDefault()
                    : null,
            })
            .ToListAsync(cancellationToken);
        return [.. made.Select(one => new Lesson(one.Title, one.What, one.Owner, one.DueOn))];
    }
}
