using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>Reads what stands in the post of a team's week. The figures are of the ISO week before it, which has matured by then.</summary>
internal sealed class WeekDigests(BotDb db, PromptBook prompts, ManagerActions actions, Pledges pledges, ClueLibrary library, TeamLogs logs)
{
    private const int TwoWeeks = 14;

    /// <summary>A repeat may come so long after what it repeats was reported.</summary>
    private const int FigureDays = 35;

    /// <summary>A story waits for its week no longer than that.</summary>
    private const int StoryDays = 60;

    /// <param name="week">In which it is posted.</param>
    /// <param name="clueId">As it was chosen.</param>
    public async Task<WeekDigest> OfAsync(Team team, Week week, string? clueId, ZoneLine line, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = Before(week, line);
        var sunday = week.Monday.AddDays(6);
        var settings = await db.TeamSettings.FindAsync([team.Id], cancellationToken);
        var isCounted = !await FewPeople.AreInAsync(db, team.Id, cancellationToken);
        var log = isCounted ? await logs.OfAsync(team, now, FigureDays, cancellationToken) : null;
        return new WeekDigest(
            team.Name, week, line.DayAt(now).Date, log is null ? null : WeekFigures.Of(log, before),
            log is not null && settings is { HearsayInChannel: true } ? WordOfMouth.Of(log, before, Lore.Of(settings.Hearsay)).Say : null,
            await IsGraveAsync(team, cancellationToken),
            (await actions.DoneAsync(team, week.Monday.AddDays(-TwoWeeks), sunday, 1, cancellationToken)).FirstOrDefault(),
            await StoryAsync(team, week, StoryKind.Story, cancellationToken), await StoryAsync(team, week, StoryKind.Signed, cancellationToken),
            await ClueAsync(team, clueId, cancellationToken), Rotation.PrincipleOf(settings?.Principles, week), prompts.Of(week),
            await pledges.OfWeekAsync(team.Id, sunday, new Period(before.Start, line.Week(week).End), cancellationToken));
    }

    /// <summary>Chooses one of the clues of the week before; where it has none, one of all there are.</summary>
    /// <returns>Its id.</returns>
    public Task<string?> ChooseClueAsync(Team team, Week week, ZoneLine line, CancellationToken cancellationToken) =>
        library.ChooseAsync(team.Id, week, Before(week, line), cancellationToken);

    /// <summary>Its words, as long as they are there.</summary>
    public async Task<string?> ClueAsync(Team team, string? clueId, CancellationToken cancellationToken) =>
        clueId is null ? null : await library.TextAsync(team.Id, clueId, cancellationToken);

    private static Period Before(Week week, ZoneLine line) => line.Week(Week.Of(week.Monday.AddDays(-7)));

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
    public async Task<(string Text, string? Author)?> StoryAsync(Team team, Week week, StoryKind kind, CancellationToken cancellationToken)
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
}
