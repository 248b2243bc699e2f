using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>Reads what stands in the post of a team's week. The figures are of the ISO week before it, which has matured by then.</summary>
internal sealed class WeekDigests(BotDb db, PromptBook prompts, ManagerActions actions, Pledges pledges, ClueLibrary library, TeamLogs logs)
{
    private const int TwoWeeks = 14;

    /// <summary>A repeat may come so long after what it repeats was reported.</summary>
    private const int FigureDays = 35;

    private const int MostNames = 20_000;

    /// <summary>A story waits for its week no longer than that.</summary>
    private const int StoryDays = 60;

    /// <param name="week">In which it is posted.</param>
    public async Task<WeekDigest> OfAsync(Team team, Week week, ZoneLine line, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = line.Week(Week.Of(week.Monday.AddDays(-7)));
        var sunday = week.Monday.AddDays(6);
        var settings = await db.TeamSettings.FindAsync([team.Id], cancellationToken);
        var figures = WeekFigures.Of(await logs.OfAsync(team, now, FigureDays, cancellationToken), before);
        return new WeekDigest(
            team.Name, week, line.DayAt(now).Date, figures, await IsGraveAsync(team, cancellationToken),
            (await actions.DoneAsync(team, week.Monday.AddDays(-TwoWeeks), sunday, 1, cancellationToken)).FirstOrDefault(),
            await ShownAsync(team, week, StoryKind.Story, cancellationToken), await ShownAsync(team, week, StoryKind.Signed, cancellationToken),
            await ClueAsync(team, week, before, cancellationToken), Rotation.PrincipleOf(settings?.Principles, week), prompts.Of(week),
            await pledges.OfWeekAsync(team.Id, sunday, before.Start, cancellationToken));
    }

    /// <summary>Chooses the stories of the week, the oldest that waits of each kind.</summary>
    public async Task ChooseAsync(Team team, Week week, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-StoryDays);
        foreach (var kind in Enum.GetValues<StoryKind>())
            if (!await db.WeekStories.AnyAsync(story => story.TeamId == team.Id && story.Kind == kind && story.Week == week.Monday, cancellationToken)
                && await Waiting(team).Where(story => story.Kind == kind && story.At >= since).OrderBy(story => story.Id).FirstOrDefaultAsync(cancellationToken) is { } story)
                story.Week = week.Monday;
    }

    private IQueryable<WeekStory> Waiting(Team team) => db.WeekStories.Where(story => story.TeamId == team.Id && story.Week == null)
        .Where(story => db.Memberships.Any(member => member.TeamId == team.Id && member.PersonId == story.PersonId)
            && db.People.Any(person => person.Id == story.PersonId && person.LeftAt == null));

    /// <summary>Nothing light is said while a case is open in which somebody may be in danger, or grieves.</summary>
    private Task<bool> IsGraveAsync(Team team, CancellationToken cancellationToken) => db.Cases.AnyAsync(
        about => about.TeamId == team.Id && !about.IsPractice && (about.Danger || about.Care != SpecialCare.None)
            && (about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)
            && (about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked),
        cancellationToken);

    /// <summary>With what this turn has changed; and only while its author is in the team.</summary>
    private async Task<(string, string?)?> ShownAsync(Team team, Week week, StoryKind kind, CancellationToken cancellationToken)
    {
        await db.WeekStories.Where(story => story.TeamId == team.Id && story.Week == week.Monday).LoadAsync(cancellationToken);
        var story = db.WeekStories.Local.FirstOrDefault(story =>
            story.TeamId == team.Id && story.Kind == kind && story.Week == week.Monday && db.Entry(story).State is not (EntityState.Deleted or EntityState.Detached));
        if (story is null
            || await db.People.FindAsync([story.PersonId], cancellationToken) is not { LeftAt: null } author
            || !await db.Memberships.AnyAsync(member => member.TeamId == team.Id && member.PersonId == author.Id, cancellationToken))
            return null;

        return (story.Text, story.IsNamed ? Shown.Name(author.Name) : null);
    }

    /// <summary>One of those of the week before; where it has none, one of all there are. None that holds a name of somebody here.</summary>
    private async Task<string?> ClueAsync(Team team, Week week, Period before, CancellationToken cancellationToken)
    {
        var names = await db.People.Where(person => person.LeftAt == null).OrderByDescending(person => person.HomeTeamId == team.Id)
            .Select(person => person.Name).Take(MostNames).ToListAsync(cancellationToken);
        bool IsFit(string clue) => WordCheck.Find(clue, names) == Telling.Nothing;
        var news = await db.Moments.AsNoTracking()
            .Where(moment => moment.TeamId == team.Id && moment.Kind == MomentKind.Clue && moment.Text != null && moment.At >= before.Start && moment.At < before.End)
            .OrderBy(moment => moment.Id)
            .Select(moment => moment.Text!) // not null, says the line above
            .ToListAsync(cancellationToken);
        return Rotation.Of(news.FindAll(IsFit), week)
            ?? Rotation.Of([.. (await library.OwnAsync(team.Id, cancellationToken)).Concat((await library.PacksAsync(team.Id, cancellationToken)).Select(clue => clue.Text)).Where(IsFit)], week);
    }
}
