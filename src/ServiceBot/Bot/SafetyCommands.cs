using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Says that somebody may be in danger, or not after all, and that a case is talked about in public. Each may be said twice without harm.</summary>
internal sealed class SafetyCommands(
    Turn turn, Cases cases, CaseCommands facts, Disclosing disclosing, WaiverCommands waivers, Presence presence, People people, Guide guide, Messenger messenger, Alarm alarm)
{
    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command with { Rest = "" }, speaker, cancellationToken) is not { } about)
            return;

        if (about.Status == CaseStatus.Closed && command.Verb is Verb.Safety or Verb.NotSafety)
        {
            await (command.Verb == Verb.Safety
                ? CallAsync(about, speaker, cancellationToken)
                : speaker.SayTextAsync($"Case {about.Number} is closed, so nothing of it changes."));
            return;
        }

        if (about.Status != CaseStatus.Closed && await facts.FindActiveAsync(command with { Number = about.Number, Rest = "" }, speaker, cancellationToken) is null)
            return;

        await (command.Verb switch
        {
            Verb.Safety => RaiseAsync(about, speaker, cancellationToken),
            Verb.NotSafety => LowerAsync(about, ThreeAnswers.Read(command.Rest), speaker, cancellationToken),
            _ => GoPublicAsync(about, command.Verb == Verb.Public, speaker, cancellationToken),
        });
    }

    /// <summary>The case is over, and people may be in danger all the same.</summary>
    private async Task CallAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        var told = about.IsPrivate || about.IsPractice ? "" : $" {await alarm.CallAsync(about, speaker.Person, cancellationToken)}";
        var mayReopen = await cases.IsTendedByAsync(about, speaker.Person, cancellationToken);
        await speaker.SayTextAsync(
            $"Case {number} is closed. {StepCards.PeopleFirst}{told} "
            + (mayReopen ? $"Then open it again: reopen {number}" : "Then say what happened: problem and what happened"),
            mayReopen ? [$"reopen {number}"] : []);
    }

    private async Task RaiseAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (!about.RaiseSafety(new By(speaker.Person.Id, turn.Now)))
        {
            await speaker.SayTextAsync(
                $"That was noted already: somebody may be in danger in case {number}. {StepCards.PeopleFirst}", about.IsPrivate ? [] : [$"disclosure {number}"]);
            return;
        }

        await (about.Customer switch
        {
            null => speaker.SayTextAsync(
                $"Noted. {StepCards.PeopleFirst} Nobody else knows of case {number} yet: say who is affected, and those who lead hear it at once: next {number}", $"next {number}"),
            CustomerKind.Self => speaker.SayTextAsync(
                $"Noted. Only you can see case {number}, so nobody else hears it from me. First make yourself safe, and call somebody who can help."),
            _ => speaker.SayTextAsync(
                $"Noted. {StepCards.PeopleFirst} {await alarm.RaiseAsync(about, speaker.Person, speaker.Zone, cancellationToken)}", $"disclosure {number}"),
        });
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>While only its opener knows of it they may change their mind; after that somebody else must agree.</summary>
    private async Task LowerAsync(RecoveryCase about, ThreeAnswers three, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (!about.Danger)
            await speaker.SayTextAsync($"In case {number} nobody was said to be in danger.");
        else if (about.LowerSafety(new By(speaker.Person.Id, turn.Now)))
            await speaker.SayTextAsync($"Noted: in case {number} nobody is in danger.");
        else if (await disclosing.MayAsync(about, speaker, cancellationToken))
            await waivers.DoubtAsync(about, three, speaker, cancellationToken);
    }

    private async Task GoPublicAsync(RecoveryCase about, bool isPublic, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (about.IsPrivate)
        {
            await speaker.SayTextAsync(
                about.Customer is null ? $"First tell me who is affected: next {number}" : $"Only you can see case {number}, so it is not talked about in public.");
            return;
        }

        if (!about.GoPublic(isPublic, new By(speaker.Person.Id, turn.Now)))
        {
            await speaker.SayTextAsync(isPublic
                ? $"That was noted already: case {number} is talked about in public. {SafetyCards.InPublic}"
                : $"Case {number} was not said to be talked about in public.");
            return;
        }

        if (!isPublic)
        {
            await speaker.SayTextAsync($"Noted: case {number} is not talked about in public any more.");
        }
        else
        {
            var told = await TellSeniorsAsync(about, speaker.Person, cancellationToken);
            await speaker.SayTextAsync($"Noted: case {number} is talked about in public. {SafetyCards.InPublic}{told}");
        }

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>Those who lead and work just now, the first time it is said of this case.</summary>
    private async Task<string> TellSeniorsAsync(RecoveryCase about, Person speaker, CancellationToken cancellationToken)
    {
        if (about.IsPractice)
            return " This is practice, so nobody else hears it.";

        if (await turn.Db.CaseEvents.AnyAsync(happened => happened.CaseNumber == about.Number && happened.Kind == CaseEventKind.WentPublic, cancellationToken))
            return "";

        List<string> told = [];
        var working = await presence.AtWorkAsync(about.TeamId, cancellationToken);
        foreach (var (person, _) in working.Where(one => (one.IsLead || one.IsManager) && one.Person.Id != speaker.Id))
            if (await people.PrivateAddressAsync(person.Id, cancellationToken) is not null
                && await messenger.TellOfAsync(
                    about, person.Id, channel => SafetyCards.Public(about, Shown.Name(speaker.Name), channel), $"case:{about.Number}:public:{person.Id}", cancellationToken) != Told.Nowhere)
                told.Add(Shown.Name(person.Name));

        return told.Count == 0 ? "" : $" I told {string.Join(" and ", told)}.";
    }
}
