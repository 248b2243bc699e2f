using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Knows who may look at what people were told, by what they are now, and asks them.</summary>
internal sealed class Leaders(
    Turn turn, Cases cases, People people, Colleagues colleagues, Presence presence, Messenger messenger, Whereabouts whereabouts)
{
    private const int Most = 50;
    private const int MostWaiting = 15;

    public async Task<Acknowledgers> OfAsync(RecoveryCase about, CancellationToken cancellationToken) => Rights.Acknowledge(
        await NamedIdAsync(about.TeamId, cancellationToken), await AllAsync(cancellationToken), await colleagues.OfAsync(about.TeamId, cancellationToken),
        [about.DiscloserId, about.SettledById]);

    /// <summary>The leader that the team has named, while they are one.</summary>
    public async Task<Person?> NamedAsync(string teamId, CancellationToken cancellationToken) =>
        await NamedIdAsync(teamId, cancellationToken) is { } id ? (await AllAsync(cancellationToken)).Find(leader => leader.Person.Id == id)?.Person : null;

    /// <summary>The beginning of the team's day.</summary>
    public async Task<DateTimeOffset> TodayAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var zone = WallClock.Zone((await cases.TeamOfAsync(about, cancellationToken)).Zone);
        return WallClock.Midnight(WallClock.Date(turn.Now, zone), zone);
    }

    /// <summary>Who can look at it, by name: "Marta", "Marta or Otto".</summary>
    public static string Names(Acknowledgers some) =>
        string.Join(" or ", some.People.Take(DisclosureRules.MostAsked).Select(one => Shown.Name(one.Person.Name)));

    /// <summary>After people were told, or it was said that they need not be: asks those at work now. The others are asked when they come to work.</summary>
    /// <returns>What whoever said so should know.</returns>
    public async Task<string> AskAsync(RecoveryCase about, Person speaker, CancellationToken cancellationToken)
    {
        var some = await OfAsync(about, cancellationToken);
        if (about.IsPractice)
            return $"This is practice, so nobody is disturbed. In a real case I now ask {Names(some)} to look at it, and until then it stays open.";

        await cases.LoadEventsAsync(about, cancellationToken);
        await SettleAsync(about, $"Case {about.Number}: something new was said since.", cancellationToken);
        var here = await presence.AtWorkAsync([.. some.People], cancellationToken);
        List<Person> told = [];
        foreach (var (person, _) in some.People.Where(one => here.Contains(one.Person.Id) || messenger.IsOf(one.Person.Id)).Take(DisclosureRules.MostAsked))
            if (await messenger.AddressOfAsync(person.Id, cancellationToken) is { } to)
            {
                var reader = new Reader(person, await people.ZoneOfAsync(person, cancellationToken), turn.Now, to.Channel, []);
                messenger.Say(to, $"{Slots(about)}{about.Version}:{person.Id}", DisclosureCards.LookAt(about, Shown.Name(speaker.Name), some.IsAlone, reader));
                told.Add(person);
            }

        // Who was asked today is asked again on another day.
        var today = await TodayAsync(about, cancellationToken);
        if (told.Count > 0 && await turn.Db.Nudges.FindAsync([about.Number, NudgeKind.ToAcknowledge, today], cancellationToken) is null)
            turn.Db.Nudges.Add(new Nudge(about.Number, NudgeKind.ToAcknowledge, today, turn.Now));

        return some switch
        {
            { IsAlone: true } when some.Include(speaker.Id) =>
                $"Nobody else is there who could look at it, so you may, and the case says so: acknowledge {about.Number}",
            _ when told.Count > 0 => $"I asked {string.Join(" and ", told.Select(person => Shown.Name(person.Name)))} to look at it. Until then case {about.Number} stays open.",
            _ => $"{Names(some)} can look at it, and is not at work just now. I ask when they are; until then case {about.Number} stays open.",
        };
    }

    /// <summary>Whether what is to be looked at stands in this person's chat as it is now.</summary>
    public async Task<bool> HasSeenAsync(RecoveryCase about, Person person, CancellationToken cancellationToken)
    {
        await cases.LoadEventsAsync(about, cancellationToken);
        return (await whereabouts.UnderAsync(Slots(about), cancellationToken)).Select(slot => slot[Slots(about).Length..].Split(':', 2))
            .Any(parts => parts[^1] == person.Id && int.Parse(parts[0], CultureInfo.InvariantCulture) >= about.LookVersion);
    }

    /// <summary>What is to be looked at, to somebody who asks for it.</summary>
    public async Task ShowAsync(RecoveryCase about, Acknowledgers some, Speaker speaker, CancellationToken cancellationToken)
    {
        var hasSeen = await HasSeenAsync(about, speaker.Person, cancellationToken);
        var reader = new Reader(speaker.Person, speaker.Zone, turn.Now, speaker.Channel, []);
        var by = about.SettledById is { } settler ? await messenger.NameOfAsync(settler, cancellationToken) : "Somebody";
        var card = DisclosureCards.LookAt(about, by, some.IsAlone, reader);
        if (hasSeen || !speaker.IsPrivate)
            await speaker.SayAsync(card);
        else
            messenger.Say(messenger.Here.To, $"{Slots(about)}{about.Version}:{speaker.Person.Id}", card);
    }

    /// <summary>Whoever was asked need not answer any more.</summary>
    public async Task SettleAsync(RecoveryCase about, string line, CancellationToken cancellationToken)
    {
        // Older cards were settled when something new was said.
        var asked = (await whereabouts.UnderAsync(Slots(about), cancellationToken)).Select(slot => (Slot: slot, Parts: slot[Slots(about).Length..].Split(':', 2)));
        foreach (var ofOne in asked.GroupBy(one => one.Parts[^1]))
            await messenger.RetellAsync(
                ofOne.Key, channel => TeamCards.Done(channel, line), ofOne.MaxBy(one => int.Parse(one.Parts[0], CultureInfo.InvariantCulture)).Slot, cancellationToken);
    }

    /// <summary>The cases that wait for this person to look at what people were told, in whatever team.</summary>
    public async Task<List<RecoveryCase>> WaitingForAsync(Person person, CancellationToken cancellationToken)
    {
        var isLeader = person.Role.HasFlag(Role.Leader);
        var settled = await turn.Db.Cases.AsNoTracking()
            .Where(about => about.DisclosureSince != null && about.AcknowledgedAt == null && about.Settled != null && !about.IsAskedAnew && !about.IsPractice)
            .Where(about => about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked)
            .Where(about => isLeader || turn.Db.Memberships.Any(membership => membership.TeamId == about.TeamId && membership.PersonId == person.Id))
            .OrderBy(about => about.Number)
            .Take(MostWaiting)
            .ToListAsync(cancellationToken);
        List<RecoveryCase> waiting = [];
        foreach (var about in settled)
            if (about.IsHeldOpen && (await OfAsync(about, cancellationToken)).Include(person.Id))
                waiting.Add(about);

        return waiting;
    }

    /// <summary>As the list of open cases has it; empty where nothing waits.</summary>
    public static string Say(List<RecoveryCase> waiting) =>
        waiting.Count == 0 ? "" : $"\nFor you to look at:\n{string.Join('\n', waiting.Select(about => $"{about.Number} · {Shown.Within(about.Title)}"))}";

    private async Task<string?> NamedIdAsync(string teamId, CancellationToken cancellationToken) =>
        (await turn.Db.TeamSettings.FindAsync([teamId], cancellationToken))?.SafetyLeaderId;

    private async Task<List<Colleague>> AllAsync(CancellationToken cancellationToken)
    {
        var leaders = await turn.Db.People.Where(person => person.LeftAt == null && (person.Role & Role.Leader) != 0)
            .OrderBy(person => person.Name).ThenBy(person => person.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return leaders.ConvertAll(person => new Colleague(person, Rights.Of(person, null).Role));
    }

    private static string Slots(RecoveryCase about) => $"case:{about.Number}:look:";
}
