using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Digest;

namespace ServiceBot.Bot;

/// <summary>Gives each team its digest when it is due, and edits it until the team's midnight. Each team has a turn of its own.</summary>
internal sealed partial class DigestRound(BotDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DigestRound> logger) : IRound
{
    /// <summary>Looked up in one go; those who wait longer are found in the next.</summary>
    private const int MostFound = 10_000;

    private const int MostAttempts = 3;

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var looked = 0;
        foreach (var teamId in await DueAsync(cancellationToken))
            if (await RunAsync(posts => posts.LookAsync(teamId, cancellationToken), cancellationToken))
                looked++;

        foreach (var changed in await ChangedAsync(cancellationToken))
            await RunAsync(posts => posts.EditAsync(changed.TeamId, changed.Kind, changed.Date, cancellationToken), cancellationToken);

        if (looked > 0)
            LogLooked(looked);
    }

    /// <summary>Those of which nothing is known yet, and those whose time has come, the longest waiting first.</summary>
    private async Task<List<string>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var there = db.Teams.AsNoTracking().Where(team => team.RoomConversation != null);
        var found = await there.Where(team => team.DigestLookAt == null).Select(team => team.Id).Take(MostFound).ToListAsync(cancellationToken);
        found.AddRange(await there.Where(team => team.DigestLookAt <= now)
            .OrderBy(team => team.DigestLookAt)
            .Select(team => team.Id)
            .Take(MostFound)
            .ToListAsync(cancellationToken));
        return found;
    }

    /// <summary>Posts whose day is not over, where something has happened since, or that are looked at again whatever happened.</summary>
    private async Task<List<Posted>> ChangedAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        return await db.DigestPosts.AsNoTracking()
            .Where(post => post.LookAt != null)
            .Where(post => post.LookAt <= now
                || db.Cases.Any(about => about.TeamId == post.TeamId && about.ChangedAt > post.SeenAt)
                || db.Moments.Any(moment => moment.TeamId == post.TeamId && moment.At > post.SeenAt)
                || db.ManagerActions.Any(done => done.TeamId == post.TeamId && done.At > post.SeenAt)
                || db.Thanked.Any(thanked => thanked.DecidedAt > post.SeenAt && db.Moments.Any(moment => moment.Id == thanked.MomentId && moment.TeamId == post.TeamId))
                || db.FollowUps.Any(followUp => followUp.TeamId == post.TeamId && (followUp.CreatedAt > post.SeenAt || followUp.EndedAt > post.SeenAt)))
            .OrderBy(post => post.LookAt)
            .Select(post => new Posted(post.TeamId, post.Kind, post.Date))
            .Take(MostFound)
            .ToListAsync(cancellationToken);
    }

    /// <returns>False where it came to nothing; it is due again next time, and must not keep the others waiting.</returns>
    private async Task<bool> RunAsync(Func<DigestPosts, Task> work, CancellationToken cancellationToken)
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
                    return true;
            }
            catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
            {
                LogFailed(failure);
                return false;
            }
        }

        // Somebody changed the team, or another process was faster, each time.
        return false;
    }

    private sealed record Posted(string TeamId, DigestKind Kind, DateOnly Date);

    [LoggerMessage(LogLevel.Error, "The digest of a team failed; it is tried again")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(LogLevel.Information, "Looked at the digests of {Count} teams")]
    private partial void LogLooked(int count);
}
