using System.Reflection;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Pulse;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Says how the bot itself fares and what comes next. Whoever wonders why nothing was said looks here first.</summary>
internal sealed class StatusCommands(
    Turn turn, IDatabase database, RoundHealth health, Registration registration, People people, Timetables timetables, BatchCalendar calendar)
{
    /// <summary>Of a team that does not work for longer, nothing is in sight.</summary>
    private const int DaysAhead = 366;

    private static readonly string Version =
        typeof(StatusCommands).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public async Task ShowAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var team = speaker.Room ?? await HomeAsync(speaker.Person, cancellationToken);
        var zone = team is null ? speaker.Zone : WallClock.Zone(team.Zone);
        await speaker.SayAsync(StatusCards.Show(new BotStatus(
            turn.Now, zone, health.Since, health.All,
            await turn.Db.Outbox.CountAsync(row => row.State == OutboxState.Waiting, cancellationToken),
            await turn.Db.Outbox.CountAsync(row => row.State == OutboxState.Dead, cancellationToken),
            await turn.Db.Blocked.CountAsync(cancellationToken),
            database.IsShared, Version, team is null ? null : await OfAsync(team, cancellationToken))
        { Registration = registration.Trouble }));
    }

    private async Task<Team?> HomeAsync(Person person, CancellationToken cancellationToken)
    {
        var teams = await people.TeamsOfAsync(person.Id, cancellationToken);
        return teams.Find(team => team.Id == person.HomeTeamId) ?? teams.FirstOrDefault();
    }

    private async Task<TeamStatus> OfAsync(Team team, CancellationToken cancellationToken)
    {
        var settings = await turn.Db.TeamSettings.FindAsync([team.Id], cancellationToken) ?? new TeamSettings(team.Id);
        List<string> missing = [.. settings.Vision is null ? ["vision"] : Array.Empty<string>(), .. settings.Principles is null ? ["principles"] : Array.Empty<string>()];
        var status = new TeamStatus(team.Name, missing, team.Room is not null);
        if (!status.IsMeasured)
            return status;

        var days = await calendar.OfAsync(team.Id, cancellationToken);
        var time = new DigestTime(days);
        var posts = turn.Db.DigestPosts.AsNoTracking().Where(post => post.TeamId == team.Id);
        var weeks = await posts.Where(post => post.Kind == DigestKind.Week).OrderByDescending(post => post.Date).Select(post => (DateOnly?)post.Date).FirstOrDefaultAsync(cancellationToken);
        return status with
        {
            CheckInAt = Next(days, day => days.Line.Day(day).At(settings.CheckInAt)),
            ClosesAt = Next(days, day => days.ClosesAt(day)),
            DigestAt = await NextDigestAsync(time, posts, cancellationToken),
            WeekAt = WeekTime.Next(turn.Now, await timetables.OfTeamAsync(team, cancellationToken), days.Line, weeks is { } monday ? Week.Of(monday) : null),
            Last = await posts.Where(post => post.Kind == DigestKind.Daily).OrderByDescending(post => post.Date).FirstOrDefaultAsync(cancellationToken) is { } last
                ? new LastPost(last.Date, last.At, await FateAsync(last, cancellationToken))
                : null,
        };
    }

    /// <summary>Where somebody had today's posted before its time, nothing comes then.</summary>
    private async Task<DateTimeOffset?> NextDigestAsync(DigestTime time, IQueryable<DigestPost> posts, CancellationToken cancellationToken)
    {
        var today = time.Today(turn.Now);
        var isDone = await posts.AnyAsync(post => post.Kind == DigestKind.Daily && post.Date == today, cancellationToken);
        var after = isDone && time.DueAt(today) is { } due && due > turn.Now ? due : turn.Now;
        return time.NextAfter(after) is { } date ? time.DueAt(date) : null;
    }

    private DateTimeOffset? Next(BatchDays days, Func<DateOnly, DateTimeOffset?> at)
    {
        var today = days.Line.DayAt(turn.Now).Date;
        return Enumerable.Range(0, DaysAhead).Select(ahead => today.AddDays(ahead)).Where(days.IsWorking).Select(at).FirstOrDefault(next => next > turn.Now);
    }

    private async Task<PostDelivery> FateAsync(DigestPost post, CancellationToken cancellationToken)
    {
        if (!post.IsSaid)
            return post.State == DigestState.Skipped ? PostDelivery.TooLate : PostDelivery.Nothing;

        var slot = post.Slot;
        if (await turn.Db.Slots.AnyAsync(known => known.Name == slot, cancellationToken))
            return PostDelivery.Taken;

        if (await turn.Db.Outbox.AnyAsync(row => row.State == OutboxState.Waiting && row.Slot == slot, cancellationToken))
            return PostDelivery.Waiting;

        return await turn.Db.Outbox.AnyAsync(row => row.State == OutboxState.Dead && row.Slot == slot, cancellationToken) ? PostDelivery.GivenUp : PostDelivery.Unknown;
    }
}
