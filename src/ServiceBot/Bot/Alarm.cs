using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Tells those who lead that somebody may be in danger, at once; and keeps somebody seeing to it that people are told.</summary>
internal sealed class Alarm(
    Turn turn, Cases cases, People people, Colleagues colleagues, Presence presence, Timetables timetables, Leaders leaders, Seniors seniors, Messenger messenger)
{
    /// <summary>
    /// After somebody said that there is danger: leads and managers at work hear it, or all of them where none is, for people may be in danger;
    /// and the leader whom the team has named for it. Each hears it once.
    /// </summary>
    /// <returns>What whoever said it should know.</returns>
    public async Task<string> RaiseAsync(RecoveryCase about, Person speaker, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var due = await DueAsync(about, cancellationToken);
        var by = new By(speaker.Id, turn.Now);
        if (!about.OpenDisclosure(due, by) && about.DisclosureDue is null)
        {
            // What was told before somebody was in danger is told again.
            about.MoveDisclosure(due, by);
            await leaders.SettleAsync(about, $"Case {about.Number}: something new was said since.", cancellationToken);
        }

        var until = $"We tell people what they must know by {WallClock.Say(about.DisclosureDue ?? due, turn.Now, zone)}. To see to it: disclosure {about.Number}";
        if (about.IsPractice)
            return $"This is practice, so nobody is disturbed. In a real case those who lead the team hear it at once, whatever the hour. {until}";

        return $"{await CallAsync(about, speaker, cancellationToken)} {until}";
    }

    /// <summary>Tells them, and nothing is noted in the case.</summary>
    public async Task<string> CallAsync(RecoveryCase about, Person speaker, CancellationToken cancellationToken)
    {
        var told = await TellAsync(about, speaker, cancellationToken);
        return told.Count == 0
            ? "I could reach nobody who leads the team. Please call somebody who can help, now."
            : $"I told {string.Join(" and ", told)}.";
    }

    /// <summary>By when people are told, as the team has decided.</summary>
    public async Task<DateTimeOffset> DueAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var team = await cases.TeamOfAsync(about, cancellationToken);
        var days = (await turn.Db.TeamSettings.FindAsync([team.Id], cancellationToken) ?? new TeamSettings(team.Id)).DisclosureDays;
        return Disclosures.Due(await timetables.OfTeamAsync(team, cancellationToken), turn.Now, days);
    }

    /// <summary>Whoever saw to it left: it is up to the owner again, or else somebody who leads hears that nobody sees to it.</summary>
    public async Task PassOnAsync(RecoveryCase about, Person leaver, CancellationToken cancellationToken)
    {
        if (about.Disclosure is Disclosure.None or Disclosure.Acknowledged)
            return;

        var name = Departures.NameOf(leaver);
        if ((about.OwnerId ?? (await seniors.AtWorkAsync(about, [leaver.Id], cancellationToken))?.Id) is { } personId)
            await messenger.TellOfAsync(
                about, personId,
                about.OwnerId is null
                    ? $"{name} is not in the team any more, so nobody sees that people are told what they must know in case {about.Number}: {Shown.Within(about.Title)}."
                    : $"{name} is not in the team any more, so it is yours to see that people are told what they must know in case {about.Number}: {Shown.Within(about.Title)}.",
                [$"disclosure {about.Number}"], cancellationToken);
    }

    /// <summary>Those who lead and work just now, or all who lead.</summary>
    private async Task<List<string>> TellAsync(RecoveryCase about, Person speaker, CancellationToken cancellationToken)
    {
        var members = await colleagues.OfAsync(about.TeamId, cancellationToken);
        var lead = members.FindAll(member => (member.IsLead || member.IsManager) && member.Person.Id != speaker.Id);
        var reachable = await people.ReachableAsync(lead.ConvertAll(member => member.Person.Id), cancellationToken);
        lead = lead.FindAll(member => reachable.Contains(member.Person.Id));
        var here = await presence.AtWorkAsync(lead, cancellationToken);
        if (lead.Exists(member => here.Contains(member.Person.Id)))
            lead = lead.FindAll(member => here.Contains(member.Person.Id));

        var hear = lead.ConvertAll(member => member.Person);
        if (await leaders.NamedAsync(about.TeamId, cancellationToken) is { } named && named.Id != speaker.Id && !hear.Exists(person => person.Id == named.Id))
            hear.Add(named);

        var owner = about.OwnerId is { } id ? await messenger.NameOfAsync(id, cancellationToken) : null;
        List<string> told = [];
        foreach (var person in hear)
            if (await people.PrivateAddressAsync(person.Id, cancellationToken) is { } to)
            {
                var isMember = members.Exists(member => member.Person.Id == person.Id);
                messenger.Say(to, $"case:{about.Number}:safety:{about.Version}:{person.Id}", SafetyCards.Raised(about, Shown.Name(speaker.Name), owner, isMember, to.Channel));
                told.Add(Shown.Name(person.Name));
            }

        return told;
    }
}
