using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Keeps thanks in the channel of the team as those who were thanked want it: one line each, edited or taken away when that changes.</summary>
internal sealed class ThanksBoard(Turn turn, Kudos kudos, Messenger messenger)
{
    public async Task ShowAsync(Moment thanks, CancellationToken cancellationToken)
    {
        if (await turn.Db.Teams.FindAsync([thanks.TeamId], cancellationToken) is not { Room: { } room })
            return;

        if (await kudos.OfAsync(thanks, cancellationToken) is { } published)
            messenger.Say(room, Slot(thanks), Talk.Text(ThanksCards.Line(published)));
        else
            turn.Say(new Message(room, Slot(thanks), null));
    }

    /// <summary>After the title changed, or after nobody else may know of the case any more.</summary>
    public Task FollowAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        FollowAsync(turn.Db.Moments.Where(moment => moment.CaseNumber == about.Number), cancellationToken);

    /// <summary>After a moment was taken back.</summary>
    public Task FollowAsync(Moment about, CancellationToken cancellationToken) =>
        FollowAsync(turn.Db.Moments.Where(moment => moment.AboutId == about.Id), cancellationToken);

    private async Task FollowAsync(IQueryable<Moment> about, CancellationToken cancellationToken)
    {
        foreach (var thanks in await about
            .Where(moment => moment.Kind == MomentKind.Thanks)
            .Where(moment => turn.Db.Thanked.Any(thanked => thanked.MomentId == moment.Id && thanked.Shown == ThanksShown.ToTheTeam))
            .ToListAsync(cancellationToken))
            await ShowAsync(thanks, cancellationToken);
    }

    private static string Slot(Moment thanks) => $"kudos/{thanks.Id}";
}
