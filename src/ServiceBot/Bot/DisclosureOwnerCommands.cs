using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Who sees that people are told: asked by whoever does so far, and nothing changes until the colleague agrees.</summary>
internal sealed class DisclosureOwnerCommands(Turn turn, Disclosing disclosing, People people, Guide guide, Messenger messenger, Addressed addressed)
{
    public async Task AskAsync(RecoveryCase about, string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        var by = new By(speaker.Person.Id, turn.Now);
        if (about.Disclosure is not (Disclosure.Due or Disclosure.AskedAnew))
        {
            await disclosing.ShowAsync(about, speaker, cancellationToken);
            return;
        }

        if (about.IsPractice)
        {
            await speaker.SayTextAsync("This is practice, so nobody is disturbed. In a real case I ask your colleague, and it stays yours until they agree.");
            return;
        }

        if (await addressed.FindAsync(about, typed, $"disclosure {number} to", speaker, cancellationToken) is not { } asked)
            return;

        var name = Shown.Name(asked.Name);
        if (asked.Id == by.PersonId || asked.Id == about.DiscloserId)
        {
            await (asked.Id == about.DiscloserId
                ? speaker.SayTextAsync(asked.Id == by.PersonId ? $"You see to it already in case {number}." : $"{name} sees to it already in case {number}.")
                : TakeAsync(about, speaker, cancellationToken));
            return;
        }

        if (await AskedAsync(about, cancellationToken) == asked.Id)
        {
            await speaker.SayTextAsync($"{name} was asked already and has not answered yet.");
            return;
        }

        about.AskToDisclose(asked.Id, by);
        var zone = await people.ZoneOfAsync(asked, cancellationToken);
        var told = await messenger.TellOfAsync(
            about, asked.Id, channel => DisclosureCards.SeeToIt(about, Shown.Name(speaker.Person.Name), about.DisclosureDue, zone, channel),
            $"case:{number}:disclosure:{about.Version}", cancellationToken);
        await speaker.SayTextAsync(told == Told.Now
            ? $"I asked {name}. Until they agree nothing changes."
            : $"I asked {name}, who may not be at work now. Until they agree nothing changes.");
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    public async Task TakeAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var (number, before) = (about.Number, about.DiscloserId);
        var isAsked = await AskedAsync(about, cancellationToken) == speaker.Person.Id;
        if (about.Disclosure is not (Disclosure.Due or Disclosure.AskedAnew) || before == speaker.Person.Id)
        {
            await (before == speaker.Person.Id && about.Disclosure != Disclosure.None
                ? speaker.SayTextAsync($"You see to it already in case {number}.", $"disclosure {number}")
                : disclosing.ShowAsync(about, speaker, cancellationToken));
            return;
        }

        if (!isAsked && before is not null && !await disclosing.IsUpToAsync(about, speaker.Person, cancellationToken))
        {
            await speaker.SayTextAsync($"{await messenger.NameOfAsync(before, cancellationToken)} sees to it in case {number}, and nobody asks you to take it over now.");
            return;
        }

        about.TakeDisclosure(new By(speaker.Person.Id, turn.Now));
        var due = about.DisclosureDue is { } at ? $" We tell people by {WallClock.Say(at, turn.Now, speaker.Zone)}." : "";
        await speaker.SayTextAsync($"Thank you. In case {number} you see that people are told what they must know.{due}", $"disclosure {number}");
        if (before is not null)
            await messenger.TellOfAsync(
                about, before, $"{Shown.Name(speaker.Person.Name)} sees that people are told what they must know in case {number} now: {Shown.Within(about.Title)}.", [], cancellationToken);

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    public async Task DeclineAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (await AskedAsync(about, cancellationToken) != speaker.Person.Id)
        {
            await speaker.SayTextAsync($"Nobody asks you to see to it in case {number} now.");
            return;
        }

        about.DeclineDisclosure(new By(speaker.Person.Id, turn.Now));
        await speaker.SayTextAsync($"All right. In case {number} it stays as it is.");
        if (about.DiscloserId is { } discloser)
            await messenger.TellOfAsync(
                about, discloser, $"{Shown.Name(speaker.Person.Name)} cannot see to it now, so in case {number} it stays yours that people are told: {Shown.Within(about.Title)}.",
                [$"disclosure {number}"], cancellationToken);

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>Who was asked last to see to it and has not answered; null when nobody.</summary>
    private async Task<string?> AskedAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        CaseEventKind[] kinds = [CaseEventKind.DisclosureAsked, CaseEventKind.DisclosureTaken, CaseEventKind.DisclosureDeclined, CaseEventKind.DisclosureOpened];
        var last = await turn.Db.CaseEvents.AsNoTracking()
            .Where(happened => happened.CaseNumber == about.Number && kinds.Contains(happened.Kind))
            .OrderByDescending(happened => happened.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        return last is { Kind: CaseEventKind.DisclosureAsked } ? last.Data : null;
    }
}
