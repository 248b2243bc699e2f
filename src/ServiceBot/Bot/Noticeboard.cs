using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Keeps the card of each case in its team's channel.</summary>
internal sealed class Noticeboard(Turn turn, Cases cases, HeldNotes held, Messenger messenger, ThanksBoard thanks)
{
    // Asked in every turn that changes a case.
    private static readonly Func<BotDb, int, IAsyncEnumerable<CardAction>> ActionsOf = EF.CompileAsyncQuery(
        (BotDb db, int number) => db.CardActions.Where(action => action.CaseNumber == number));

    /// <summary>Shows the case in its team's channel, unless it is about the opener alone or nobody knows yet whom it is about.</summary>
    public async Task ShowAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (about.IsPrivate)
            return;

        var team = await cases.TeamOfAsync(about, cancellationToken);
        if (team.Room is not { } room)
            return;

        await cases.LoadAfterwardsAsync(about, cancellationToken);
        var view = await cases.ViewAsync(about, WallClock.Zone(team.Zone), cancellationToken);
        messenger.Say(room, Slot(about), CaseCards.Living(view, room.Channel, await ActionsAsync(about, cancellationToken)));
    }

    /// <summary>Takes the case out of the channel, and out of what waits to be said to others: it is about the opener alone after all.</summary>
    public async Task HideAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await held.ForgetAsync(about, cancellationToken);
        var team = await cases.TeamOfAsync(about, cancellationToken);
        if (team.Room is { } room)
            turn.Say(new Message(room, Slot(about), null));

        await thanks.FollowAsync(about, cancellationToken);
    }

    private static string Slot(RecoveryCase about) => $"case/{about.Number}/card";

    private async Task<Dictionary<CardVerb, string>> ActionsAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await ActionsOf(turn.Db, about.Number).ToListAsync(cancellationToken);

        // With those that were made in this turn.
        var known = turn.Db.CardActions.Local.Where(action => action.CaseNumber == about.Number)
            .ToDictionary(action => action.Verb, action => action.Id);
        foreach (var verb in CaseCards.Buttons(about).Where(verb => !known.ContainsKey(verb)))
            known[verb] = turn.Db.CardActions.Add(CardAction.Create(verb, about)).Entity.Id;

        return known;
    }
}
