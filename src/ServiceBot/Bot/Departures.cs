using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Gives to the team what was the case of somebody who is not in it any more, and lets nobody wait for them.</summary>
internal sealed class Departures(Turn turn, People people, Guide guide, Messenger messenger, Offers offers)
{
    /// <summary>More of them are named by the list of what is open.</summary>
    private const int MostNamed = 5;

    /// <summary>After it was opened again, however long ago it was closed: whoever does not work here any more owns nothing.</summary>
    public async Task LetGoAsync(RecoveryCase about, By by, CancellationToken cancellationToken)
    {
        if (!about.IsPrivate && about.OwnerId is { } owner && !await IsThereAsync(about.TeamId, owner, cancellationToken))
            about.Offer(by);
    }

    /// <summary>After somebody left a team: its open cases go on without them.</summary>
    /// <returns>Those that need an owner now, by their numbers.</returns>
    public async Task<IReadOnlyList<int>> FollowAsync(string teamId, Person leaver, By by, CancellationToken cancellationToken)
    {
        var theirs = await turn.Db.Cases
            .Where(about => about.TeamId == teamId && (about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked))
            .Where(about => about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)
            .Where(about => about.OwnerId == leaver.Id || about.VoiceId == leaver.Id || about.HandToId == leaver.Id || about.OpenerId == leaver.Id
                || turn.Db.CaseEvents.Any(asked => asked.CaseNumber == about.Number && asked.Kind == CaseEventKind.VoiceAsked && asked.Data == leaver.Id)
                || turn.Db.CaseHelpers.Any(helper => helper.CaseNumber == about.Number && helper.PersonId == leaver.Id))
            .OrderBy(about => about.Number)
            .ToListAsync(cancellationToken);
        var orphans = new List<RecoveryCase>();
        foreach (var about in theirs)
        {
            var (owner, wasAsked, hadVoice) = (about.OwnerId, about.HandToId == leaver.Id, about.VoiceId == leaver.Id);
            if (await offers.VoiceAsync(about, cancellationToken) is { } asked && asked.Data == leaver.Id)
            {
                about.DeclineVoice(by);
                await offers.SettleVoiceAsync(about, asked, Offers.NotAnyMore(about), cancellationToken);
                hadVoice = true;
            }

            if (about.GoOnWithout(leaver.Id, by))
                orphans.Add(about);
            if (await turn.Db.CaseHelpers.FindAsync([about.Number, leaver.Id], cancellationToken) is { } helper)
                turn.Db.CaseHelpers.Remove(helper);

            await guide.FollowAsync(about, ask: true, cancellationToken);
            if (owner is not null && owner != leaver.Id && (wasAsked || hadVoice))
                await messenger.TellOfAsync(
                    about, owner,
                    $"{Shown.Name(leaver.Name)} is not in the team any more, so "
                    + (wasAsked ? $"case {about.Number} stays yours" : $"keeping contact with the customer of case {about.Number} is yours")
                    + $": {Shown.Within(about.Title)}.",
                    [$"case {about.Number}"], cancellationToken);
        }

        await TellTeamAsync(teamId, leaver, orphans, cancellationToken);
        return orphans.ConvertAll(about => about.Number);
    }

    /// <summary>"case 3", "cases 3 and 5".</summary>
    public static string Named(IReadOnlyList<int> numbers)
    {
        var named = numbers.Take(MostNamed).Select(number => $"{number}").ToList();
        if (numbers.Count > MostNamed)
            named.Add($"{numbers.Count - MostNamed} more");

        return named.Count == 1 ? $"case {named[0]}" : $"cases {string.Join(", ", named.SkipLast(1))} and {named[^1]}";
    }

    private async Task TellTeamAsync(string teamId, Person leaver, List<RecoveryCase> orphans, CancellationToken cancellationToken)
    {
        var shared = orphans.FindAll(about => !about.IsPractice).ConvertAll(about => about.Number);
        if (shared.Count == 0 || await turn.Db.Teams.FindAsync([teamId], cancellationToken) is not { Room: { } room })
            return;

        var need = shared.Count == 1 ? "needs an owner. Whoever can, please press “Take it” on its card." : "need an owner. Whoever can, please press “Take it” on their cards.";
        var named = Named(shared);
        messenger.Say(
            room, Message.NewSlot(), Talk.Text($"{Shown.Name(leaver.Name)} is not in the team any more. {char.ToUpperInvariant(named[0])}{named[1..]} {need}"));
    }

    private async Task<bool> IsThereAsync(string teamId, string personId, CancellationToken cancellationToken) =>
        await people.FindAsync(personId, cancellationToken) is { LeftAt: null } && await people.IsMemberAsync(teamId, personId, cancellationToken);
}
