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

    /// <summary>What came to nothing because something is wrong with it waits so long, and holds up nobody else.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    /// <summary>Posts what is due of one kind.</summary>
    /// <returns>When to look at that kind again; null: there is no team with a channel.</returns>
    public async Task<DateTimeOffset?> PostAsync(string teamId, DigestKind kind, CancellationToken cancellationToken) =>
        await turn.Db.Teams.FindAsync([teamId], cancellationToken) is { Room: not null } team
        && writers.FirstOrDefault(writer => writer.Kind == kind) is { } writer
            ? await writer.PostAsync(team, cancellationToken)
            : null;

    /// <summary>Once every kind was looked at, notes when to look again. Whoever has set it in between knows better.</summary>
    /// <param name="seen">What it was when it was due.</param>
    public async Task KeepLookAsync(string teamId, DateTimeOffset? seen, DateTimeOffset next, CancellationToken cancellationToken)
    {
        if (await turn.Db.Teams.FindAsync([teamId], cancellationToken) is { } team && team.DigestLookAt == seen)
            team.DigestLookAt = seen is null && next > turn.Now + Soon ? turn.Now + Soon : next;
    }

    /// <summary>After an edit that came to nothing: whatever happens until then is in the next one.</summary>
    public async Task PutOffAsync(string teamId, DigestKind kind, DateOnly date, CancellationToken cancellationToken)
    {
        if (await turn.Db.DigestPosts.FindAsync([teamId, kind, date], cancellationToken) is { LookAt: not null } post)
            (post.LookAt, post.SeenAt, post.Version) = (turn.Now + AfterFailure, turn.Now, post.Version + 1);
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
