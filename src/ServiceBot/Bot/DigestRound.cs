using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Digest;

namespace ServiceBot.Bot;

/// <summary>Gives each team its digest when it is due, and edits it until the team's midnight. Each kind of post of each team has a turn of its own.</summary>
internal sealed partial class DigestRound(BotDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DigestRound> logger) : IRound
{
    /// <summary>Looked up in one go; those who wait longer are found in the next.</summary>
    private const int MostFound = 10_000;

    private const int MostAttempts = 3;

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var looked = 0;
        foreach (var due in await DueAsync(cancellationToken))
            if (await LookAsync(due, cancellationToken))
                looked++;

        foreach (var changed in await ChangedAsync(cancellationToken))
            if (await RunAsync(posts => posts.EditAsync(changed.TeamId, changed.Kind, changed.Date, cancellationToken), changed.TeamId, cancellationToken) == Result.Failed)
                await RunAsync(posts => posts.PutOffAsync(changed.TeamId, changed.Kind, changed.Date, cancellationToken), changed.TeamId, cancellationToken);

        if (looked > 0)
            LogLooked(looked);
    }

    /// <summary>Those of which nothing is known yet, and those whose time has come, the longest waiting first.</summary>
    private async Task<List<Due>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var there = db.Teams.AsNoTracking().Where(team => team.RoomConversation != null);
        var found = await there.Where(team => team.DigestLookAt == null).OrderBy(team => team.Id).Select(team => new Due(team.Id, team.DigestLookAt)).Take(MostFound).ToListAsync(cancellationToken);
        found.AddRange(await there.Where(team => team.DigestLookAt <= now)
            .OrderBy(team => team.DigestLookAt)
            .Select(team => new Due(team.Id, team.DigestLookAt))
            .Take(MostFound)
            .ToListAsync(cancellationToken));
        return found;
    }

    /// <summary>
    /// The earliest of what the kinds want is kept when all have been looked at: until then the team stays due, so that none is lost, and one that
    /// fails holds up no other.
    /// </summary>
    private async Task<bool> LookAsync(Due due, CancellationToken cancellationToken)
    {
        var next = DateTimeOffset.MaxValue;
        var isThrough = true;
        foreach (var kind in Enum.GetValues<DigestKind>())
        {
            DateTimeOffset? look = null;
            var result = await RunAsync(async posts => look = await posts.PostAsync(due.TeamId, kind, cancellationToken), due.TeamId, cancellationToken);
            isThrough &= result != Result.Overtaken;
            if (result == Result.Failed)
                look = clock.GetInstant() + DigestPosts.AfterFailure;
            if (look < next)
                next = look.Value; // null is not less
        }

        return isThrough && await RunAsync(posts => posts.KeepLookAsync(due.TeamId, due.LookAt, next, cancellationToken), due.TeamId, cancellationToken) == Result.Committed;
    }

    private Task<List<Posted>> ChangedAsync(CancellationToken cancellationToken) => Changed(db, clock.GetInstant())
        .OrderBy(post => post.LookAt)
        .Select(post => new Posted(post.TeamId, post.Kind, post.Date))
        .Take(MostFound)
        .ToListAsync(cancellationToken);

    /// <summary>
    /// Posts whose day is not over and that are looked at again whatever happened; and those of a day where something has happened since. It costs as
    /// much as is new, so each is asked by an index that ends with its instant.
    /// </summary>
    internal static IQueryable<DigestPost> Changed(BotDb db, DateTimeOffset now) => db.DigestPosts.AsNoTracking()
        .Where(post => post.LookAt != null)
        .Where(post => post.LookAt <= now || post.Kind == DigestKind.Daily
            && (db.Cases.Any(about => about.TeamId == post.TeamId && about.ChangedAt > post.SeenAt)
                || db.Moments.Any(moment => moment.TeamId == post.TeamId && moment.At > post.SeenAt)
                || db.ManagerActions.Any(done => done.TeamId == post.TeamId && done.At > post.SeenAt)
                || db.Thanked.Any(thanked => thanked.DecidedAt > post.SeenAt && db.Moments.Any(moment => moment.Id == thanked.MomentId && moment.TeamId == post.TeamId))
                || db.FollowUps.Any(followUp => followUp.TeamId == post.TeamId && followUp.ChangedAt > post.SeenAt)));

    private async Task<Result> RunAsync(Func<DigestPosts, Task> work, string teamId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var turn = scope.ServiceProvider.GetRequiredService<Turn>();
                await work(scope.ServiceProvider.GetRequiredService<DigestPosts>());
                if (await turn.CommitAsync() == CommitResult.Committed)
                    return Result.Committed;
            }
            catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
            {
                LogFailed(teamId, failure);
                return Result.Failed;
            }
        }

        return Result.Overtaken;
    }

    private enum Result
    {
        Committed,

        /// <summary>Somebody changed the team, or another process was faster, each time. It is due again next time.</summary>
        Overtaken,

        /// <summary>Something is wrong with it, which waiting does not heal at once.</summary>
        Failed,
    }

    private sealed record Due(string TeamId, DateTimeOffset? LookAt);

    private sealed record Posted(string TeamId, DigestKind Kind, DateOnly Date);

    [LoggerMessage(LogLevel.Error, "The digest of team {TeamId} failed; it is tried again")]
    private partial void LogFailed(string teamId, Exception failure);

    [LoggerMessage(LogLevel.Information, "Looked at the digests of {Count} teams")]
    private partial void LogLooked(int count);
}
