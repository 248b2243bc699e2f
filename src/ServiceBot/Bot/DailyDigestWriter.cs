using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using CardAction = ServiceBot.Recovery.CardAction;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>
/// Posts the digest of a team's day and edits it until the day is over. The post and its row are one commit, and the key of the row lets nobody
/// post it twice; whatever is delivered again edits what stands there.
/// </summary>
internal sealed class DailyDigestWriter(Turn turn, DailyDigests digests, DigestMentions mentions) : IDigestWriter
{
    /// <summary>Whatever happens is seen at once; what only goes, such as a name that is forgotten, is looked for so often.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(30);

    /// <summary>In the chat that has threads, the details follow when it is known where the post stands.</summary>
    private static readonly TimeSpan ThreadSoon = TimeSpan.FromMinutes(1);

    /// <summary>A channel that has not taken the post by then does not take it soon.</summary>
    private static readonly TimeSpan ThreadLate = TimeSpan.FromMinutes(10);

    /// <summary>A turn that began earlier may be committed later. One that takes longer than this is in the next look.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    /// <summary>A post whose day has been over for longer stays as it is.</summary>
    private static readonly TimeSpan MostLate = TimeSpan.FromHours(4);

    private static readonly TimeSpan NotMeasured = TimeSpan.FromDays(1);
    private const int DaysBack = 4;

    public DigestKind Kind => DigestKind.Daily;

    public async Task<DateTimeOffset> PostAsync(Team team, CancellationToken cancellationToken)
    {
        if (await turn.Db.TeamSettings.FindAsync([team.Id], cancellationToken) is not { IsMeasured: true })
            return turn.Now + NotMeasured;

        var time = await digests.TimeOfAsync(team, cancellationToken);
        var since = time.Today(turn.Now).AddDays(-DaysBack);
        var done = (await turn.Db.DigestPosts.Where(post => post.TeamId == team.Id && post.Kind == Kind && post.Date >= since).Select(post => post.Date).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var skipped in SkippedBy(team, time, since).Where(done.Add))
            turn.Db.DigestPosts.Add(new DigestPost { TeamId = team.Id, Kind = Kind, Date = skipped, From = skipped, State = DigestState.Skipped, At = turn.Now });

        if (time.At(turn.Now, done.Contains) is not { Date: { } date } look)
            return time.At(turn.Now, done.Contains).LookAt;

        await WriteAsync(team, date, isAsked: false, cancellationToken);
        done.Add(date);
        return time.At(turn.Now, done.Contains) is { Date: null } next ? next.LookAt : look.LookAt;
    }

    /// <summary>The days whose digest was awaited, and is not done any more; the next one covers them.</summary>
    private IEnumerable<DateOnly> SkippedBy(Team team, DigestTime time, DateOnly since)
    {
        if (team.DigestLookAt is not { } awaited)
            yield break;

        for (var date = time.Today(awaited) is var first && first > since ? first : since; date <= time.Today(turn.Now); date = date.AddDays(1))
            if (time.DueAt(date) is { } due && due >= awaited && due <= turn.Now && !time.Runs(date, turn.Now))
                yield return date;
    }

    /// <summary>Posts the digest of that day, which has none.</summary>
    /// <param name="isAsked">Somebody wants it now, so that it says something whatever there is.</param>
    public async Task<DigestPost> WriteAsync(Team team, DateOnly date, bool isAsked, CancellationToken cancellationToken)
    {
        var digest = await digests.OfAsync(team, date, turn.Now, cancellationToken);
        var state = !digest.IsQuiet ? DigestState.Posted
            : !isAsked && await WasQuietAsync(team.Id, date, cancellationToken) ? DigestState.Silent
            : DigestState.Quiet;
        var mention = state == DigestState.Posted ? await mentions.ChooseAsync(team, digest, cancellationToken) : null;
        var post = turn.Db.DigestPosts.Add(new DigestPost
        {
            TeamId = team.Id,
            Kind = Kind,
            Date = date,
            From = digest.From,
            State = state,
            At = turn.Now,
            Morale = digest.Morale,
            MentionedId = mention?.PersonId,
            Mention = mention is null ? null : $"{digest.Hand?.Number}",
        }).Entity;
        if (post.IsSaid)
            await ShowAsync(post, team, digest, cancellationToken);

        return post;
    }

    public async Task EditAsync(DigestPost post, Team team, CancellationToken cancellationToken)
    {
        var end = (await digests.TimeOfAsync(team, cancellationToken)).Line.Day(post.Date).Period.End;
        if (turn.Now - end > MostLate)
        {
            post.LookAt = null;
            post.Version++;
            return;
        }

        var digest = await digests.OfAsync(team, post.Date, turn.Now, cancellationToken);
        post.State = digest.IsQuiet ? DigestState.Quiet : DigestState.Posted;
        post.Morale ??= digest.Morale;
        await ShowAsync(post, team, digest, cancellationToken);
    }

    /// <summary>What it would say now, for one person.</summary>
    public async Task<DigestView> PreviewAsync(Team team, CancellationToken cancellationToken)
    {
        var today = (await digests.TimeOfAsync(team, cancellationToken)).Today(turn.Now);
        var digest = await digests.OfAsync(team, today, turn.Now, cancellationToken);
        return new DigestView(await turn.Db.DigestPosts.FindAsync([team.Id, Kind, today], cancellationToken) is { IsSaid: true } post ? Frozen(digest, post) : digest) { IsPreview = true };
    }

    private async Task ShowAsync(DigestPost post, Team team, DailyDigest digest, CancellationToken cancellationToken)
    {
        if (team.Room is not { } room)
            return;

        var view = new DigestView(Frozen(digest, post))
        {
            Mention = await mentions.KeptAsync(team, post, digest, cancellationToken),
            TakeId = await TakeAsync(digest.Hand, cancellationToken),
        };
        var signs = post.Sign.Split('|');
        var (before, thread) = (signs[0], signs.ElementAtOrDefault(1) ?? "");
        var now = SignOf([.. view.Lines.Skip(1).Select(line => line.ToString()), view.TakeId ?? "", view.Mention?.Name ?? "", .. room.Channel == Known.Msteams ? [] : view.Ageless]);
        if (now != before)
            turn.Say(new Message(room, post.Slot, Payload.ToJson(DigestCards.Daily(view, room.Channel))));

        var isThreadMissing = false;
        if (room.Channel == Known.Msteams && !digest.IsQuiet)
            (thread, isThreadMissing) = await ShowDetailsAsync(post, view, room, thread, cancellationToken);

        var end = digest.Day.Period.End;
        var next = turn.Now + (isThreadMissing && turn.Now - post.At < ThreadLate ? ThreadSoon : LookAgain);
        post.Sign = $"{now}|{thread}";
        post.SeenAt = turn.Now - Overlap;
        post.LookAt = turn.Now >= end ? null : next < end ? next : end;
        post.Version++;
    }

    /// <summary>In the thread of the post, once the channel has said by which id it is known.</summary>
    private async Task<(string Sign, bool IsMissing)> ShowDetailsAsync(DigestPost post, DigestView view, Address room, string before, CancellationToken cancellationToken)
    {
        var stands = await turn.Db.Slots.AsNoTracking().SingleOrDefaultAsync(slot => slot.Name == post.Slot, cancellationToken);

        // The team has chosen another channel: they follow when the post has.
        if (stands is not null && (stands.Channel != room.Channel || ChannelThread.ChannelOf(stands.Conversation) != ChannelThread.ChannelOf(room.Conversation)))
            return ("", true);
        if (stands?.ActivityId is not { } id)
            return (before, true);

        var sign = SignOf(view.Ageless);
        if (sign != before)
            turn.Say(new Message(
                room with { Conversation = ChannelThread.Under(room.Conversation, id) }, $"{post.Slot}/details", Payload.ToJson(DigestCards.Details(view, room.Channel))));

        return (sign, false);
    }

    /// <summary>The line of morale stays as it was posted first.</summary>
    private static DailyDigest Frozen(DailyDigest digest, DigestPost post) => digest with { Morale = post.Morale ?? digest.Morale };

    private async Task<bool> WasQuietAsync(string teamId, DateOnly date, CancellationToken cancellationToken) =>
        await turn.Db.DigestPosts.Where(post => post.TeamId == teamId && post.Kind == Kind && post.Date < date && post.State != DigestState.Skipped)
            .OrderByDescending(post => post.Date)
            .Select(post => (DigestState?)post.State)
            .FirstOrDefaultAsync(cancellationToken) is DigestState.Quiet or DigestState.Silent;

    /// <summary>The button of the case's own card, which is the same wherever it stands.</summary>
    private async Task<string?> TakeAsync(NeededHand? hand, CancellationToken cancellationToken)
    {
        if (hand is not { IsFree: true })
            return null;

        if (await turn.Db.CardActions.SingleOrDefaultAsync(action => action.CaseNumber == hand.Number && action.Verb == CardVerb.TakeIt, cancellationToken) is { } known)
            return known.Id;

        return await turn.Db.Cases.FindAsync([hand.Number], cancellationToken) is { } about
            ? turn.Db.CardActions.Add(CardAction.Create(CardVerb.TakeIt, about)).Entity.Id
            : null;
    }

    private static string SignOf(IEnumerable<string> said) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', said))))[..32];
}
