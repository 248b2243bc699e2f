using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Takes out for good what is written in a case, and its copies. The case's events and texts must be loaded.</summary>
internal sealed class TextErasing(Turn turn)
{
    public const string TakenOut = "What was written here was taken out.";

    /// <returns>False when it is out already.</returns>
    public async Task<bool> EraseAsync(RecoveryCase about, Passage passage, By by, CancellationToken cancellationToken)
    {
        var written = about.EverWritten(passage);
        if (!about.Erase(passage, by))
            return false;

        await TakeOutCopiesAsync(about, written, by.At, cancellationToken);
        return true;
    }

    /// <summary>Wherever it was copied to: what is followed up, what was answered there, the moment the case began with.</summary>
    private async Task TakeOutCopiesAsync(RecoveryCase about, IReadOnlyList<string> written, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var copy in await turn.Db.FollowUps.Where(followUp => followUp.CaseNumber == about.Number).ToListAsync(cancellationToken))
            foreach (var text in written.Where(text => copy.What == text || copy.Reason?.Contains(text, StringComparison.Ordinal) == true))
                copy.TakeOut(text, TakenOut, at);

        foreach (var moment in await turn.Db.Moments
            .Where(moment => moment.TeamId == about.TeamId && moment.PersonId == about.OpenerId && moment.Text != null && written.Contains(moment.Text))
            .ToListAsync(cancellationToken))
            moment.Text = null;
    }
}
