using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Asks, once for any two cases, whether a customer who comes again comes with the same problem.</summary>
internal sealed class Links(Turn turn, People people, Cases cases, Messenger messenger)
{
    /// <summary>More questions than these nobody answers.</summary>
    private const int MostAtOnce = 3;

    /// <summary>After the customer of a case was recognised, or is recognised by something else now.</summary>
    public async Task ProposeAsync(RecoveryCase about, string personId, CancellationToken cancellationToken)
    {
        var asked = await turn.Db.RepeatProposals
            .Where(proposal => proposal.CaseNumber == about.Number || proposal.EarlierNumber == about.Number)
            .ToListAsync(cancellationToken);
        var alike = await AlikeAsync(about, cancellationToken);
        var ends = new List<RecoveryCase>();
        foreach (var other in alike)
            ends.Add(await cases.EndOfAsync(other, cancellationToken));

        // They turned out to be of different customers, so nobody needs to say whether they are the same.
        turn.Db.RepeatProposals.RemoveRange(asked.Where(
            proposal => proposal.IsRepeat is null && !alike.Concat(ends).Any(other => other.Number == Other(proposal, about))));

        var isNew = ends.DistinctBy(other => other.Number)
            .Where(other => other.Number != about.Number && !asked.Exists(proposal => Other(proposal, about) == other.Number) && MayBeSame(about, other))
            .OrderByDescending(other => other.Number);
        foreach (var other in isNew.Take(MostAtOnce))
        {
            var (later, earlier) = other.Number < about.Number ? (about, other) : (other, about);
            turn.Db.RepeatProposals.Add(new RepeatProposal(later.Number, earlier.Number, turn.Now));
            var owner = earlier.OwnerId is { } id ? $"{await messenger.NameOfAsync(id, cancellationToken)} owns it" : "nobody owns it yet";
            var (person, _) = messenger.Here;
            var zone = await people.ZoneOfAsync(person, cancellationToken);
            await messenger.TellOfAsync(
                later, personId,
                channel => LinkCards.Proposal(later, earlier, owner, new Reader(person, zone, turn.Now, channel, [])),
                Message.NewSlot(), cancellationToken);
        }
    }

    /// <summary>Takes down what people say about two cases, whether they were asked or not, so that nobody asks again.</summary>
    /// <returns>False when that was said before.</returns>
    public async Task<bool> AnswerAsync(int one, int another, bool isSame, CancellationToken cancellationToken)
    {
        var (later, earlier) = (Math.Max(one, another), Math.Min(one, another));
        if (await turn.Db.RepeatProposals.FindAsync([later, earlier], cancellationToken) is not { } proposal)
            proposal = turn.Db.RepeatProposals.Add(new RepeatProposal(later, earlier, turn.Now)).Entity;

        if (proposal.IsRepeat == isSame)
            return false;

        proposal.Answer(isSame);
        return true;
    }

    /// <summary>The later one still goes on, and the earlier one does too or was done with not long before.</summary>
    private static bool MayBeSame(RecoveryCase one, RecoveryCase another)
    {
        var (later, earlier) = another.Number < one.Number ? (one, another) : (another, one);
        if (!later.IsActive)
            return false;

        var done = earlier.FixedAt ?? earlier.ClosedAt;
        return earlier.IsActive || earlier.Status == CaseStatus.Closed && later.OpenedAt - done <= Repeats.Window;
    }

    /// <summary>Others of the same customer in the team, for whoever is in it may know of them. The newest first.</summary>
    private async Task<List<RecoveryCase>> AlikeAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (about is { CustomerKey: null } or { IsPractice: true } or { Customer: null or CustomerKind.Self })
            return [];

        return await turn.Db.Cases.AsNoTracking()
            .Where(other => other.TeamId == about.TeamId && other.CustomerKey == about.CustomerKey && other.Number != about.Number)
            .Where(other => other.Customer != null && other.Customer != CustomerKind.Self && !other.IsPractice)
            .Where(other => other.Status != CaseStatus.Cancelled)
            .OrderByDescending(other => other.Number)
            .Take(100)
            .ToListAsync(cancellationToken);
    }

    private static int Other(RepeatProposal proposal, RecoveryCase about) =>
        proposal.CaseNumber == about.Number ? proposal.EarlierNumber : proposal.CaseNumber;
}
