using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Gives to the team what was the case of somebody who is not in it any more, and lets nobody wait for them.</summary>
internal sealed class Departures(Turn turn, People people, Guide guide, Messenger messenger, Offers offers, Alarm alarm)
{
    /// <summary>More of them are named by the list of what is open.</summary>
    private const int MostNamed = 5;

    /// <summary>After it was opened again, however long ago it was closed: whoever does not work here any more owns nothing and tells nobody.</summary>
    public async Task LetGoAsync(RecoveryCase about, By by, CancellationToken cancellationToken)
    {
        if (about.IsPrivate)
            return;

        foreach (var personId in new[] { about.OwnerId, about.DisclosureOwnerId }.OfType<string>().Distinct().ToList())
            if (!await IsThereAsync(about.TeamId, personId, cancellationToken))
                about.GoOnWithout(personId, by);
    }

    /// <summary>After somebody left a team: its open cases go on without them.</summary>
    public async Task<Orphans> FollowAsync(string teamId, Person leaver, By by, CancellationToken cancellationToken)
    {
        var theirs = await turn.Db.Cases
            .Where(about => about.TeamId == teamId && (about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked))
            .Where(about => about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal)
            .Where(about => about.OwnerId == leaver.Id || about.VoiceId == leaver.Id || about.HandToId == leaver.Id || about.OpenerId == leaver.Id || about.DisclosureOwnerId == leaver.Id
                || turn.Db.CaseEvents.Any(asked => asked.CaseNumber == about.Number && (asked.Kind == CaseEventKind.VoiceAsked || asked.Kind == CaseEventKind.BackupAsked) && asked.Data == leaver.Id)
                || turn.Db.CaseHelpers.Any(helper => helper.CaseNumber == about.Number && helper.PersonId == leaver.Id))
            .OrderBy(about => about.Number)
            .ToListAsync(cancellationToken);
        var orphans = new List<RecoveryCase>();
        foreach (var about in theirs)
        {
            var (owner, wasAsked, hadVoice) = (about.OwnerId, about.HandToId == leaver.Id, about.VoiceId == leaver.Id);
            var wasTelling = about.DisclosureOwnerId == leaver.Id;
            var awaited = await offers.VoiceAsync(about, cancellationToken) is { } asked && asked.Data == leaver.Id ? asked : null;
            if (awaited is not null)
            {
                await offers.SettleVoiceAsync(about, awaited, Offers.NotAnyMore(about), cancellationToken);
                hadVoice = true;
            }

            await offers.SettleBackupAsync(about, leaver.Id, CaseCards.NotInTeam, cancellationToken);
            if (about.GoOnWithout(leaver.Id, by, isAwaited: awaited is not null))
                orphans.Add(about);
            if (await turn.Db.CaseHelpers.FindAsync([about.Number, leaver.Id], cancellationToken) is { } helper)
                turn.Db.CaseHelpers.Remove(helper);

            await guide.FollowAsync(about, ask: true, cancellationToken);
            if (wasTelling)
                await alarm.PassOnAsync(about, leaver, cancellationToken);
            if (owner is not null && owner != leaver.Id && (wasAsked || hadVoice))
                await messenger.TellOfAsync(
                    about, owner,
                    $"{NameOf(leaver)} is not in the team any more, so "
                    + (wasAsked ? $"case {about.Number} stays yours" : $"keeping contact with the customer of case {about.Number} is yours")
                    + $": {Shown.Within(about.Title)}.",
                    [$"case {about.Number}"], cancellationToken);
        }

        var shared = orphans.FindAll(about => !about.IsPractice).ConvertAll(about => about.Number);
        return new Orphans(orphans.ConvertAll(about => about.Number), shared, await AskTeamAsync(teamId, shared, cancellationToken));
    }

    /// <summary>What whoever took somebody out of the team hears of what that person had in hand.</summary>
    public static string Say(Person leaver, Orphans orphans)
    {
        var had = $"{Shown.Name(leaver.Name)} had {Named(orphans.All)} in hand.";
        return orphans switch
        {
            { Shared.Count: 0 } => $"{had} That is practice, so I asked nobody.",
            { WereAskedFor: false } => $"{had} The team has no channel here, so I asked nobody. Whoever takes it types: own {orphans.Shared[0]}",
            _ when orphans.Shared.Count == orphans.All.Count => $"{had} I asked the team who can take over.",
            _ => $"{had} I asked the team who can take over {Named(orphans.Shared)}. The rest is practice.",
        };
    }

    /// <summary>At the beginning of a sentence, also when they had their name forgotten.</summary>
    public static string NameOf(Person leaver) => leaver.Name == Person.NoName ? "Somebody" : Shown.Name(leaver.Name);

    /// <summary>"case 3", "cases 3 and 5".</summary>
    public static string Named(IReadOnlyList<int> numbers)
    {
        var named = numbers.Take(MostNamed).Select(number => $"{number}").ToList();
        if (numbers.Count > MostNamed)
            named.Add($"{numbers.Count - MostNamed} more");

        return named.Count == 1 ? $"case {named[0]}" : $"cases {string.Join(", ", named.SkipLast(1))} and {named[^1]}";
    }

    /// <summary>Names the cases only: that somebody left is theirs to tell.</summary>
    /// <returns>False when there is nothing to ask for, or no channel to ask in.</returns>
    private async Task<bool> AskTeamAsync(string teamId, List<int> shared, CancellationToken cancellationToken)
    {
        if (shared.Count == 0 || await turn.Db.Teams.FindAsync([teamId], cancellationToken) is not { Room: { } room })
            return false;

        var need = shared.Count == 1 ? "needs an owner. Whoever can, please press “Take it” on its card." : "need an owner. Whoever can, please press “Take it” on their cards.";
        var named = Named(shared);
        messenger.Say(room, Message.NewSlot(), Talk.Text($"{char.ToUpperInvariant(named[0])}{named[1..]} {need}"));
        return true;
    }

    private async Task<bool> IsThereAsync(string teamId, string personId, CancellationToken cancellationToken) =>
        await people.FindAsync(personId, cancellationToken) is { LeftAt: null } && await people.IsMemberAsync(teamId, personId, cancellationToken);
}

/// <summary>What somebody who left had in hand and nobody owns now, by number.</summary>
/// <param name="Shared">Without practice, which nobody needs to take.</param>
/// <param name="WereAskedFor">Whether the team was asked who takes them.</param>
internal sealed record Orphans(IReadOnlyList<int> All, IReadOnlyList<int> Shared, bool WereAskedFor);
