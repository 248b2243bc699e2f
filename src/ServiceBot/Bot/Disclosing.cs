using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Finds out whether something is to be told in a case and who may say so, and shows how it stands.</summary>
internal sealed class Disclosing(Turn turn, Cases cases, CaseCommands facts, People people, Messenger messenger, Alarm alarm, Leaders leaders)
{
    /// <summary>The case that is meant, when somebody can be told something in it; otherwise says why not.</summary>
    public async Task<RecoveryCase?> FindAsync(int number, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(new Command(Verb.Disclosure, number), speaker, cancellationToken) is not { } about)
            return null;

        if (about.Status == CaseStatus.Closed && about.IsToDisclose)
        {
            var stands = SafetyCards.Stands(await cases.ViewAsync(about, speaker.Zone, cancellationToken));
            await speaker.SayTextAsync($"Case {number} is closed: {stands}. If there is something new to tell: reopen {number}");
            return null;
        }

        if (await facts.FindActiveAsync(new Command(Verb.Disclosure, number), speaker, cancellationToken) is null)
            return null;

        if (!about.IsPrivate)
            return about;

        await speaker.SayTextAsync(about.Customer is null
            ? $"First tell me who is affected: next {number}"
            : $"Case {number} is about you alone, so nobody has to be told anything.");
        return null;
    }

    /// <summary>Whether this person may say anything about it; otherwise says who does.</summary>
    public async Task<bool> MayAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await IsUpToAsync(about, speaker.Person, cancellationToken))
            return true;

        var name = about.DiscloserId is { } id ? await messenger.NameOfAsync(id, cancellationToken) : null;
        await speaker.SayTextAsync(name is null
            ? $"Nobody owns case {about.Number} yet. To take it: own {about.Number}"
            : $"{name} sees to it in case {about.Number}; whoever owns it, a lead or a manager may as well.");
        return false;
    }

    public async Task<bool> IsUpToAsync(RecoveryCase about, Person person, CancellationToken cancellationToken) =>
        person.Id == about.DiscloserId || about.KeepsContact(person.Id) || about.OwnerId is null && person.Id == about.OpenerId
        || (await people.RightsAsync(about.TeamId, person, cancellationToken)).MayTendCases;

    public async Task ShowAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var reader = ReaderOf(speaker);
        if (about.Disclosure == Disclosure.None)
        {
            await speaker.SayAsync(DisclosureCards.Offer(about, await alarm.DueAsync(about, cancellationToken), reader));
            return;
        }

        var may = await IsUpToAsync(about, speaker.Person, cancellationToken);
        var view = await cases.ViewAsync(about, speaker.Zone, cancellationToken);
        await speaker.SayAsync(DisclosureCards.Show(view, may, Leaders.Names(await leaders.OfAsync(about, cancellationToken)), reader));
    }

    public Reader ReaderOf(Speaker speaker) => new(speaker.Person, speaker.Zone, turn.Now, speaker.Channel, []);
}
