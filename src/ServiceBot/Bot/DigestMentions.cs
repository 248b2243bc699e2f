using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Whether a digest names somebody: the lead at work, about the oldest promise that is late, and only after a private reminder brought nothing.
/// It is decided when the digest is posted. Whoever owns the case is never named.
/// </summary>
internal sealed class DigestMentions(Turn turn, Presence presence)
{
    private const int Longest = 40;

    /// <returns>Null: nobody is named.</returns>
    public async Task<DigestMention?> ChooseAsync(Team team, DailyDigest digest, CancellationToken cancellationToken)
    {
        if (digest.Hand is not { IsLate: true } hand
            || await turn.Db.Cases.FindAsync([hand.Number], cancellationToken) is not { PromiseAt: { } promise } about
            || !await turn.Db.Nudges.AnyAsync(
                nudge => nudge.CaseNumber == hand.Number && nudge.About >= promise && (nudge.Kind == NudgeKind.PromiseLate || nudge.Kind == NudgeKind.PromiseNeedsHelp),
                cancellationToken))
            return null;

        foreach (var lead in (await presence.AtWorkAsync(team.Id, cancellationToken)).Where(one => one.IsLead && !about.KeepsContact(one.Person.Id)))
            if (await OfAsync(team, lead.Person, cancellationToken) is { } mention)
                return mention;

        return null;
    }

    /// <summary>The one that was decided on, as it stands now; null where its case is not the one that needs a hand any more, or they have gone.</summary>
    public async Task<DigestMention?> KeptAsync(Team team, DigestPost post, DailyDigest digest, CancellationToken cancellationToken) =>
        post is { MentionedId: { } id, Mention: { } number } && digest.Hand is { IsLate: true } hand && $"{hand.Number}" == number
            && await turn.Db.People.FindAsync([id], cancellationToken) is { LeftAt: null } person
            ? await OfAsync(team, person, cancellationToken)
            : null;

    private async Task<DigestMention?> OfAsync(Team team, Person person, CancellationToken cancellationToken)
    {
        var name = new string([.. Said.OneLine(person.Name).Where(one => char.IsLetterOrDigit(one) || one is ' ' or '-').Take(Longest)]).Trim();
        var account = await turn.Db.Addresses.Where(address => address.PersonId == person.Id && address.Channel == team.RoomChannel)
            .Select(address => address.Account)
            .FirstOrDefaultAsync(cancellationToken);
        return name.Length > 0 && account is not null ? new DigestMention(person.Id, name, account) : null;
    }
}
