using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Activity = Microsoft.Bot.Schema.Activity;

namespace ServiceBot.Bot;

/// <summary>Knows who is asked what, and keeps desks and cards true to the case after every change of it.</summary>
internal sealed class Guide(Turn turn, People people, Cases cases, HeldNotes held)
{
    // Asked in every turn that changes a case.
    private static readonly Func<BotDb, int, IAsyncEnumerable<Desk>> DesksOf = EF.CompileAsyncQuery(
        (BotDb db, int number) => db.Desks.Where(desk => desk.CaseNumber == number));

    private static readonly Func<BotDb, int, IAsyncEnumerable<CardAction>> ActionsOf = EF.CompileAsyncQuery(
        (BotDb db, int number) => db.CardActions.Where(action => action.CaseNumber == number));

    private (Person Person, Address To)? _here;
    private string? _actorId;
    private CardAnswer? _refused;

    /// <summary>The person whose doing this turn is: whatever the hour, they are here.</summary>
    public void IsActing(string personId) => _actorId = personId;

    /// <summary>The person whose private chat this turn is in; what they are asked next follows in the same turn.</summary>
    public void IsWith(Person person, Address to)
    {
        _here = (person, to);
        IsActing(person.Id);
    }

    /// <summary>What was typed into the open question and could not be taken as it is: when it is asked again, that still stands in it.</summary>
    public void KeepTyped(CardAnswer refused) => _refused = refused;

    /// <summary>Says what waited for the person: they are here, or work again.</summary>
    public async Task ReleaseAsync(Desk desk, CancellationToken cancellationToken)
    {
        if (await AddressOfAsync(desk.PersonId, cancellationToken) is not { } to)
            return;

        foreach (var note in await held.TakeAsync(desk, cancellationToken))
            turn.Say(Message.Once(to, note));

        // In their own chat it is asked at the end of the turn.
        if (_here?.Person.Id != desk.PersonId && desk is { CaseNumber: { } number, Card: null }
            && await cases.FindAsync(number, cancellationToken) is { } about
            && await people.FindAsync(desk.PersonId, cancellationToken) is { } person)
            await PutAsync(desk, about, person, to, cancellationToken);
    }

    public async Task<Desk> DeskOfAsync(string personId, CancellationToken cancellationToken)
    {
        if (await turn.Db.Desks.FindAsync([personId], cancellationToken) is { } desk)
            return desk;

        return turn.Db.Desks.Add(new Desk(personId)).Entity;
    }

    /// <summary>Whether the question of a case is open in this private chat.</summary>
    public async Task<bool> IsAskingAsync(CancellationToken cancellationToken) =>
        (await DeskOfAsync(Here.Person.Id, cancellationToken)).CaseNumber is not null;

    /// <summary>The question that is open in this private chat.</summary>
    public async Task<(Desk Desk, RecoveryCase About, Reader Reader)> OpenAsync(CancellationToken cancellationToken)
    {
        var (person, to) = Here;
        var desk = await DeskOfAsync(person.Id, cancellationToken);
        var about = await cases.FindAsync(desk.CaseNumber ?? throw new InvalidOperationException("No question is open."), cancellationToken);
        var reader = await ReaderAsync(person, to, desk.Step, cancellationToken);
        return (desk, about!, reader with { Principles = await PrinciplesAsync(about!, desk.Step, cancellationToken) });
    }

    /// <summary>Puts the open question into this private chat, below whatever stands there.</summary>
    public async Task PutHereAsync(CancellationToken cancellationToken)
    {
        var (desk, about, _) = await OpenAsync(cancellationToken);
        await PutAsync(desk, about, Here.Person, Here.To, cancellationToken);
    }

    /// <summary>After a change: questions that are settled disappear, the next one is asked, the channel's card says how it stands.</summary>
    /// <param name="ask">Whether the case has moved, so that somebody has something new to answer.</param>
    public async Task FollowAsync(RecoveryCase about, bool ask, CancellationToken cancellationToken)
    {
        var desks = await DesksOf(turn.Db, about.Number).ToListAsync(cancellationToken);
        foreach (var desk in desks.Where(desk => desk.CaseNumber == about.Number))
            if (desk.Step != about.Step || !about.IsAnsweredBy(desk.PersonId))
                await SettleAsync(desk, about, $"{CaseCards.Where(about)}.", cancellationToken);

        if (ask && about is { Status: CaseStatus.Open, AskedId: { } next })
            await AskAsync(about, next, cancellationToken);

        await ShowAsync(about, cancellationToken);
    }

    /// <summary>Asks a person the question the case is at, or leaves a note when they are busy with another one.</summary>
    public async Task AskAsync(RecoveryCase about, string personId, CancellationToken cancellationToken)
    {
        var desk = await DeskOfAsync(personId, cancellationToken);
        if (desk.CaseNumber == about.Number && desk.Step == about.Step)
            return;

        if (!desk.IsFree && desk.CaseNumber != about.Number)
        {
            await TellAsync(
                personId, $"Case {about.Number} waits for you: {Shown.Within(about.Title)}. When you are done here: next {about.Number}",
                [$"next {about.Number}"], cancellationToken);
            return;
        }

        desk.Ask(about.Number, about.Step);
        if (_here?.Person.Id != personId
            && await people.FindAsync(personId, cancellationToken) is { } person
            && await people.PrivateAddressAsync(personId, cancellationToken) is { } to)
        {
            // Nobody is left in danger because somebody rests.
            if (!about.Danger && personId != _actorId && await held.UntilAsync(person, to, cancellationToken) is { } until)
                held.Add(desk, null, until);
            else
                await PutAsync(desk, about, person, to, cancellationToken);
        }
    }

    /// <summary>The question on a desk is done with: its card becomes one line, and the desk is free.</summary>
    public async Task SettleAsync(Desk desk, RecoveryCase about, string line, CancellationToken cancellationToken)
    {
        if (desk is { Card: { } card, Step: { } step }
            && await people.FindAsync(desk.PersonId, cancellationToken) is { } person
            && await AddressOfAsync(desk.PersonId, cancellationToken) is { } to)
        {
            var reader = await ReaderAsync(person, to, null, cancellationToken);
            Say(to, card, StepCards.Answered(about, step, line, reader));
        }

        desk.Clear();
    }

    public Task TellAsync(string personId, string text, IEnumerable<string> buttons, CancellationToken cancellationToken) =>
        TellAsync(personId, _ => Talk.Text(text, buttons), Message.NewSlot(), cancellationToken);

    /// <summary>Says something to somebody in their private chat, now or when they work again.</summary>
    /// <param name="say">What is said, for the chat it is said in.</param>
    /// <param name="slot">By which it can be edited later, unless it had to wait.</param>
    public async Task TellAsync(string personId, Func<string, Activity> say, string slot, CancellationToken cancellationToken)
    {
        if (await AddressOfAsync(personId, cancellationToken) is not { } to)
            return;

        if (personId != _actorId
            && await people.FindAsync(personId, cancellationToken) is { } person
            && await held.UntilAsync(person, to, cancellationToken) is { } until)
            held.Add(await DeskOfAsync(personId, cancellationToken), Payload.ToJson(say(to.Channel)), until);
        else
            Say(to, slot, say(to.Channel));
    }

    /// <summary>Shows the case in its team's channel, unless it is about the opener alone or nobody knows yet whom it is about.</summary>
    public async Task ShowAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (about.Customer is null or CustomerKind.Self)
            return;

        var team = await cases.TeamOfAsync(about, cancellationToken);
        if (team.Room is not { } room)
            return;

        var view = await cases.ViewAsync(about, team.Zone, cancellationToken);
        Say(room, Slot(about), CaseCards.Living(view, room.Channel, await ActionsAsync(about, cancellationToken)));
    }

    /// <summary>Takes the case out of the channel: it is about the opener alone after all.</summary>
    public async Task HideAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var team = await cases.TeamOfAsync(about, cancellationToken);
        if (team.Room is { } room)
            turn.Say(new Message(room, Slot(about), null));
    }

    public async Task<string> NameOfAsync(string personId, CancellationToken cancellationToken) =>
        await people.FindAsync(personId, cancellationToken) is { } person ? Shown.Name(person.Name) : "somebody who left";

    /// <summary>What the person who just acted in a case should know about how it goes on.</summary>
    public async Task<(string Text, IReadOnlyList<string> Buttons)?> OutlookAsync(
        RecoveryCase about, Person person, CancellationToken cancellationToken)
    {
        var number = about.Number;
        switch (about)
        {
            case { Status: CaseStatus.Closed }:
                return ($"Case {number} is closed. Thank you, {Talk.FirstNameOf(person)}.", []);
            case { Status: CaseStatus.Parked, PromiseAt: { } at } when at > turn.Now:
                return ($"Case {number} rests until your promise: {WallClock.Say(at, turn.Now, WallClock.Zone(person.Zone))}. "
                    + $"When it is fixed: fixed {number}", [$"fixed {number}"]);
            case { Status: CaseStatus.Parked }:
                var missing = about.PromiseAt is null ? $"Case {number} has no promise yet." : $"Your promise for case {number} has passed.";
                return ($"{missing} Tell the customer a new time and me as well, for example: "
                    + $"promise {number} in 30 minutes. When it is fixed: fixed {number}", [$"promise {number} in 30 minutes", $"fixed {number}"]);
            case { Status: CaseStatus.Open, AskedId: null }:
                return ($"Your team sees case {number} in the channel and can take it. I will tell you who does.", []);
            case { Status: CaseStatus.Open, AskedId: { } next } when next != person.Id:
                return ($"{await NameOfAsync(next, cancellationToken)} goes on with case {number}.", []);
            default:
                return null;
        }
    }

    /// <summary>The person whose private chat this turn is in, and that chat.</summary>
    public (Person Person, Address To) Here => _here ?? throw new InvalidOperationException("This turn is not in a private chat.");

    private static string Slot(RecoveryCase about) => $"case/{about.Number}/card";

    private async Task PutAsync(Desk desk, RecoveryCase about, Person person, Address to, CancellationToken cancellationToken)
    {
        var reader = await ReaderAsync(person, to, desk.Step, cancellationToken);
        if (desk.Card is { } older)
            Say(to, older, StepCards.Answered(about, desk.Step!.Value, "Asked again below.", reader));

        if (desk.Step is Step.Intake or Step.FixItFast)
            reader = reader with { Vision = await VisionAsync(about.TeamId, cancellationToken) };

        reader = reader with { Principles = await PrinciplesAsync(about, desk.Step, cancellationToken) };
        var slot = Message.NewSlot();
        var typed = _here?.Person.Id == person.Id && _refused?.Step == $"{desk.Step}" ? _refused : null;
        Say(to, slot, StepCards.Question(about, desk.Step!.Value, reader, typed));
        desk.Put(slot);
    }

    private Task<string?> VisionAsync(string teamId, CancellationToken cancellationToken) =>
        turn.Db.TeamSettings.Where(settings => settings.TeamId == teamId).Select(settings => settings.Vision).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Those of the team, where one of them may have been touched; elsewhere nobody asks.</summary>
    private async Task<IReadOnlyList<string>> PrinciplesAsync(RecoveryCase about, Step? step, CancellationToken cancellationToken)
    {
        if (step != Step.Analyze)
            return [];

        var written = await turn.Db.TeamSettings.Where(settings => settings.TeamId == about.TeamId)
            .Select(settings => settings.Principles)
            .SingleOrDefaultAsync(cancellationToken);
        return (written ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private async Task<Reader> ReaderAsync(Person person, Address to, Step? step, CancellationToken cancellationToken) =>
        new(person, WallClock.Zone(person.Zone), turn.Now, to.Channel,
            step == Step.Intake ? await people.TeamsOfAsync(person.Id, cancellationToken) : []);

    private async Task<Address?> AddressOfAsync(string personId, CancellationToken cancellationToken) =>
        _here?.Person.Id == personId ? _here.Value.To : await people.PrivateAddressAsync(personId, cancellationToken);

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

    public void Say(Address to, string slot, object activity) => turn.Say(new Message(to, slot, Payload.ToJson(activity)));
}
