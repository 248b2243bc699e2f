using ServiceBot.Digest;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>One kind of post that a team gets in its channel by itself. Each runs in a turn of one team, and whoever calls it commits.</summary>
internal interface IDigestWriter
{
    DigestKind Kind { get; }

    /// <summary>Posts what is due at this instant, and adds its row; does nothing where that is there already.</summary>
    /// <returns>When to look again.</returns>
    Task<DateTimeOffset> PostAsync(Team team, CancellationToken cancellationToken);

    /// <summary>Edits a post whose day is not over, where what it says has changed.</summary>
    Task EditAsync(DigestPost post, Team team, CancellationToken cancellationToken);
}
