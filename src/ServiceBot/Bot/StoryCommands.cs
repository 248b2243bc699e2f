using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Somebody tells a story, or of work they would sign. What becomes of it is theirs to say, and to take back.</summary>
internal sealed partial class StoryCommands(Turn turn, People people, WeekWriter posts, Messenger messenger)
{
    /// <summary>Names of so many people are looked for.</summary>
    private const int MostNames = 20_000;

    /// <summary>So many of one person may wait to be shown.</summary>
    private const int MostWaiting = 10;

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        var kind = command.Verb == Verb.Signed ? StoryKind.Signed : StoryKind.Story;
        var rest = Said.OneLine(command.Rest);
        if (Said.Key(rest) == "keep")
            await SayAsync(StoryCards.Kept);
        else if (Changing().Match(rest) is { Success: true } change)
            await ChangeAsync(change.Groups["what"].Value.ToLowerInvariant(), change.Groups["id"].Value, kind, speaker, cancellationToken);
        else if (Sharing().Match(rest) is { Success: true } share)
            await ShareAsync(kind, share.Groups["text"].Value, !share.Groups["how"].Value.StartsWith('u') && !share.Groups["how"].Value.StartsWith('U'), speaker, cancellationToken);
        else if (await FitAsync(kind, rest, speaker, cancellationToken) is var (text, team))
            messenger.Whisper(StoryCards.Ask(kind, text, Shown.Name(team.Name), speaker.Channel));
    }

    private async Task ShareAsync(StoryKind kind, string typed, bool isNamed, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FitAsync(kind, typed, speaker, cancellationToken) is not var (text, team))
            return;

        var mine = await turn.Db.WeekStories.Where(story => story.PersonId == speaker.Person.Id).OrderByDescending(story => story.Id).ToListAsync(cancellationToken);
        if (mine.Find(story => story.Kind == kind && story.Text == text) is { } known)
        {
            await NameAsync(known, isNamed, cancellationToken);
            await speaker.SayAsync(StoryCards.Shared(known, Shown.Name(team.Name), speaker.Channel));
            return;
        }

        if (mine.Count(story => story.Week is null) >= MostWaiting)
        {
            await SayAsync($"{MostWaiting} of yours wait to be shown. Nothing was kept; please come back with this one later.");
            return;
        }

        var story = turn.Db.WeekStories.Add(new WeekStory(Guid.CreateVersion7(turn.Now).ToString("N"), team.Id, speaker.Person.Id, kind, text, isNamed, turn.Now)).Entity;
        await speaker.SayAsync(StoryCards.Shared(story, Shown.Name(team.Name), speaker.Channel));
    }

    private async Task ChangeAsync(string what, string id, StoryKind kind, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person.Id;
        var story = id.Length > 0
            ? await turn.Db.WeekStories.FindAsync([id], cancellationToken)
            : await turn.Db.WeekStories.Where(one => one.PersonId == me && one.Kind == kind).OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        if (story is null || story.PersonId != me)
        {
            await SayAsync(StoryCards.Nothing);
            return;
        }

        if (what != "undo")
        {
            await NameAsync(story, what == "name", cancellationToken);
            await speaker.SayAsync(StoryCards.Shared(story, await TeamNameAsync(story, cancellationToken), speaker.Channel));
            return;
        }

        turn.Db.WeekStories.Remove(story);
        await posts.FollowAsync(story, cancellationToken);
        await SayAsync($"Taken back. {(story.Week is null ? "Nobody has read it." : "It does not stand in the post of the week any more.")} I keep nothing of it.");
    }

    private async Task NameAsync(WeekStory story, bool isNamed, CancellationToken cancellationToken)
    {
        if (story.IsNamed == isNamed)
            return;

        story.IsNamed = isNamed;
        await posts.FollowAsync(story, cancellationToken);
    }

    /// <summary>Whether it can be shared at all; otherwise says why not.</summary>
    private async Task<(string Text, Team Team)?> FitAsync(StoryKind kind, string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        if (Said.OneLine(typed) is not { Length: > 0 } text)
        {
            await speaker.SayTextAsync(StoryCards.Question(kind));
            return null;
        }

        if (Entry.TooLong(new Entry("That", text, WeekStory.Longest)) is { } tooLong)
        {
            await SayAsync(tooLong.Text);
            return null;
        }

        var teams = await people.TeamsOfAsync(speaker.Person.Id, cancellationToken);
        if ((teams.Find(team => team.Id == speaker.Person.HomeTeamId) ?? teams.FirstOrDefault()) is not { } home)
        {
            await SayAsync("You are not in a team yet. A manager can add you.");
            return null;
        }

        var others = await turn.Db.People.Where(person => person.LeftAt == null && person.Id != speaker.Person.Id)
            .OrderByDescending(person => person.HomeTeamId == home.Id)
            .Select(person => person.Name)
            .Take(MostNames)
            .ToListAsync(cancellationToken);
        if (WordCheck.Find(text, others) is not Telling.Nothing and var found)
        {
            await SayAsync(StoryCards.Telling(found));
            return null;
        }

        return (text, home);
    }

    private async Task<string> TeamNameAsync(WeekStory story, CancellationToken cancellationToken) =>
        Shown.Name((await turn.Db.Teams.FindAsync([story.TeamId], cancellationToken))?.Name);

    /// <summary>What is said of a story is for this moment, as the story itself is until it is shared.</summary>
    private Task SayAsync(string text)
    {
        messenger.Whisper(Talk.Text(text));
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^(?<what>undo|name|unname)(?: (?<id>[0-9a-f]{32}))?[.!]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Changing();

    [GeneratedRegex(@"^(?<how>named|unnamed) ?[:：] ?(?<text>.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Sharing();
}
