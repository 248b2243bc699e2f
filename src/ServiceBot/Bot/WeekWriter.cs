using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Pulse;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// The post of the week in a team's channel: once for each of its ISO weeks, edited until its day is over where what it says has changed. What
/// somebody takes back goes out of it whenever they do.
/// </summary>
internal sealed class WeekWriter(Turn turn, WeekDigests digests, BatchCalendar calendar, Timetables timetables, Messenger messenger) : IDigestWriter
{
    /// <summary>So often it is looked whether what it says has changed.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(15);

    /// <summary>A team that cannot have one yet is looked at again by then.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public DigestKind Kind => DigestKind.Week;

    public async Task<DateTimeOffset> PostAsync(Team team, CancellationToken cancellationToken)
    {
        var now = turn.Now;
        if (team.Room is not { } room || await turn.Db.TeamSettings.FindAsync([team.Id], cancellationToken) is not { IsMeasured: true })
            return now + Longest;

        var line = (await calendar.OfAsync(team.Id, cancellationToken)).Line;
        var work = await timetables.OfTeamAsync(team, cancellationToken);
        var last = await turn.Db.DigestPosts.Where(post => post.TeamId == team.Id && post.Kind == DigestKind.Week)
            .OrderByDescending(post => post.Date).Select(post => (DateOnly?)post.Date).FirstOrDefaultAsync(cancellationToken);
        Week? lastWeek = last is { } monday ? Week.Of(monday) : null;
        if (WeekTime.Due(now, work, line, lastWeek) is { } due)
        {
            await digests.ChooseAsync(team, due, now, cancellationToken);
            var clueId = await digests.ChooseClueAsync(team, due, line, cancellationToken);
            var lines = WeekCards.Lines(await digests.OfAsync(team, due, clueId, line, now, cancellationToken));
            var post = turn.Db.DigestPosts.Add(new DigestPost
            {
                TeamId = team.Id,
                Kind = DigestKind.Week,
                Date = due.Monday,
                From = due.Monday.AddDays(-7),
                State = DigestState.Posted,
                At = now,
                ClueId = clueId,
                Lines = WeekCards.Kept(lines),
                Sign = SignOf(lines),
                SeenAt = now,
                LookAt = Next(line),
            }).Entity;
            messenger.Say(room, post.Slot, WeekCards.Post(lines, room.Channel));
            lastWeek = due;
        }

        return WeekTime.Next(now, work, line, lastWeek) is { } next && next < now + Longest ? next : now + Longest;
    }

    public async Task EditAsync(DigestPost post, Team team, CancellationToken cancellationToken)
    {
        var line = (await calendar.OfAsync(team.Id, cancellationToken)).Line;
        var isOver = IsOver(post, line);
        post.LookAt = isOver ? null : Next(line);
        post.Version++;
        if (!isOver)
            await SayAgainAsync(post, team, line, cancellationToken);
    }

    /// <summary>After a story was taken back, or its author's name. Once the day of the post is over, nothing else in it changes.</summary>
    public async Task FollowAsync(WeekStory story, CancellationToken cancellationToken)
    {
        if (story.Week is not { } monday
            || await turn.Db.DigestPosts.FindAsync([story.TeamId, DigestKind.Week, monday], cancellationToken) is not { IsSaid: true } post
            || await turn.Db.Teams.FindAsync([story.TeamId], cancellationToken) is not { Room: not null } team)
            return;

        post.Version++;
        await SayAgainAsync(post, team, (await calendar.OfAsync(team.Id, cancellationToken)).Line, cancellationToken);
    }

    /// <summary>At the latest as the day ends, so that it is known to be over.</summary>
    private DateTimeOffset Next(ZoneLine line) => line.DayAt(turn.Now).Period.End is var end && end < turn.Now + Again ? end : turn.Now + Again;

    private bool IsOver(DigestPost post, ZoneLine line) => turn.Now >= line.DayAt(post.At).Period.End;

    private async Task SayAgainAsync(DigestPost post, Team team, ZoneLine line, CancellationToken cancellationToken)
    {
        var week = Week.Of(post.Date);
        IReadOnlyList<string> lines;
        if (IsOver(post, line) && post.Lines is { } kept)
        {
            lines = WeekCards.Again(
                kept, await digests.StoryAsync(team, week, StoryKind.Story, cancellationToken), await digests.StoryAsync(team, week, StoryKind.Signed, cancellationToken),
                await digests.ClueAsync(team, post.ClueId, cancellationToken));
        }
        else
        {
            lines = WeekCards.Lines(await digests.OfAsync(team, week, post.ClueId, line, turn.Now, cancellationToken));
            post.Lines = WeekCards.Kept(lines);
        }

        post.SeenAt = turn.Now;
        if (SignOf(lines) is var sign && sign == post.Sign)
            return;

        post.Sign = sign;
        messenger.Say(team.Room!, post.Slot, WeekCards.Post(lines, team.Room!.Channel)); // whoever calls has looked
    }

    private static string SignOf(IReadOnlyList<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];
}
