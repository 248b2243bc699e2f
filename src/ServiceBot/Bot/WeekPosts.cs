using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>The post of the week in a team's channel.</summary>
internal sealed class WeekPosts(Turn turn, PromptBook prompts)
{
    /// <summary>What is there to think about this week, in one line: the prompt on one day, the principle on the next.</summary>
    public async Task<string> ThoughtAsync(Team team, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = WallClock.Date(now, WallClock.Zone(team.Zone));
        var settings = await turn.Db.TeamSettings.FindAsync([team.Id], cancellationToken);
        return today.DayNumber % 2 == 1 && Rotation.PrincipleOf(settings?.Principles, Week.Of(today)) is { } principle
            ? $"Principle of the week: {Recovery.Shown.Within(principle, 150)}"
            : WeekCards.Try(prompts.Of(Week.Of(today)));
    }

    public Task FollowAsync(WeekStory story, CancellationToken cancellationToken) => Task.CompletedTask;
}
