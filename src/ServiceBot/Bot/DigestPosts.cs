using ServiceBot.Data;
using ServiceBot.Digest;

namespace ServiceBot.Bot;

/// <summary>Looks at the digests of one team: what is due is posted, and what is posted follows what has changed.</summary>
internal sealed class DigestPosts(Turn turn, IEnumerable<IDigestWriter> writers)
{
    /// <summary>
    /// Whoever changes the days of a team while it is looked at sets what is null to null, which nobody can see. So it is looked at once more, and
    /// by then it is not null.
    /// </summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    /// <summary>Posts what is due, and notes when to look at the team again.</summary>
    public async Task LookAsync(string teamId, CancellationToken cancellationToken)
    {
        if (await turn.Db.Teams.FindAsync([teamId], cancellationToken) is not { Room: not null } team)
            return;

        var next = DateTimeOffset.MaxValue;
        foreach (var writer in writers)
            if (await writer.PostAsync(team, cancellationToken) is var look && look < next)
                next = look;

        team.DigestLookAt = team.DigestLookAt is null && next > turn.Now + Soon ? turn.Now + Soon : next;
    }

    public async Task EditAsync(string teamId, DigestKind kind, DateOnly date, CancellationToken cancellationToken)
    {
        if (await turn.Db.DigestPosts.FindAsync([teamId, kind, date], cancellationToken) is not { LookAt: not null } post
            || writers.FirstOrDefault(writer => writer.Kind == kind) is not { } writer)
            return;

        // Where there is no channel any more nothing is left to edit.
        if (await turn.Db.Teams.FindAsync([teamId], cancellationToken) is { Room: not null } team)
            await writer.EditAsync(post, team, cancellationToken);
        else
            post.LookAt = null;
    }
}
