using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Presses on living cards. The id in the card says nothing by itself; who may press is looked up each time.</summary>
internal sealed class CardActions(Turn turn, People people, CaseCommands facts, ContactCommands contact, HelpCommands helping, DigestPresses digests)
{
    private const int LongestId = 64;

    public async Task PressAsync(string actionId, Speaker speaker, CancellationToken cancellationToken)
    {
        if (DigestPresses.Knows(actionId))
        {
            await digests.PressAsync(actionId, speaker, cancellationToken);
            return;
        }

        var action = actionId.Length > LongestId ? null : await turn.Db.CardActions.FindAsync([actionId], cancellationToken);
        if (action is null || !await people.IsMemberAsync(action.TeamId, speaker.Person.Id, cancellationToken))
        {
            await speaker.SayTextAsync("That button is not for you, or its card is gone. “cases” shows what is open in your team.", "cases");
            return;
        }

        if (!await turn.Db.CardActionUses.AnyAsync(
                use => use.ActionId == action.Id && use.PersonId == speaker.Person.Id, cancellationToken))
            turn.Db.CardActionUses.Add(new CardActionUse(action.Id, speaker.Person.Id, turn.Now));

        await (action.Verb switch
        {
            CardVerb.TakeIt => facts.RunAsync(new Command(Verb.Own, action.CaseNumber), speaker, cancellationToken),
            CardVerb.Told => facts.RunAsync(new Command(Verb.Told, action.CaseNumber), speaker, cancellationToken),
            CardVerb.MoreTime => contact.RunAsync(new Command(Verb.MoreTime, action.CaseNumber), speaker, cancellationToken),
            CardVerb.GetHelp => helping.RunAsync(new Command(Verb.GetHelp, action.CaseNumber), speaker, cancellationToken),
            _ => facts.RunAsync(new Command(Verb.Fixed, action.CaseNumber), speaker, cancellationToken),
        });
    }
}
