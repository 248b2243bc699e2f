using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Presses on living cards. The id in the card says nothing by itself; who may press is looked up each time.</summary>
internal sealed class CardActions(Turn turn, People people, CaseCommands facts)
{
    private const int LongestId = 64;

    public async Task PressAsync(string actionId, Speaker speaker, CancellationToken cancellationToken)
    {
        var action = actionId.Length > LongestId ? null : await turn.Db.CardActions.FindAsync([actionId], cancellationToken);
        if (action is null || !await people.IsMemberAsync(action.TeamId, speaker.Person.Id, cancellationToken))
        {
            await speaker.SayTextAsync("That button is not for you, or its card is gone. “cases” shows what is open in your team.", "cases");
            return;
        }

        if (!await turn.Db.CardActionUses.AnyAsync(
                use => use.ActionId == action.Id && use.PersonId == speaker.Person.Id, cancellationToken))
            turn.Db.CardActionUses.Add(new CardActionUse(action.Id, speaker.Person.Id, turn.Now));

        var verb = action.Verb switch
        {
            CardVerb.TakeIt => Verb.Own,
            CardVerb.Told => Verb.Told,
            _ => Verb.Fixed,
        };
        await facts.RunAsync(new Command(verb, action.CaseNumber), speaker, cancellationToken);
    }
}
