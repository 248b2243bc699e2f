using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Activity = Microsoft.Bot.Schema.Activity;

namespace ServiceBot.Bot;

/// <summary>Knows who is asked what, and keeps desks and cards true to the case after every change of it.</summary>
internal sealed class Guide(
    Turn turn, People people, Cases cases, Colleagues colleagues, HeldNotes held, Timetables timetables, Whereabouts whereabouts, Aftercare aftercare)
{
    // Asked in every turn that changes a case.
    private static readonly Func<BotDb, int, IAsyncEnumerable<Desk>> DesksOf = EF.CompileAsyncQuery(
        (BotDb db, int number) => db.Desks.Where(desk => desk.CaseNumber == number));

    private static readonly Func<BotDb, int, IAsyncEnumerable<CardAction>> ActionsOf = EF.CompileAsyncQuery(
        (BotDb db, int number) => db.CardActions.Where(action => action.CaseNumber == number));

    /// <summary>Cards that stand in another private chat of their person than the one that is written to.</summary>
    private readonly Dictionary<string, Address> _elsewhere = [];

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

    /// <summary>
    /// Finds out where the open question stands. Who has several private chats is asked in one of them and may answer in another; the card
    /// is edited where it is.
    /// </summary>
    public async Task LocateAsync(Desk desk, Address to, CancellationToken cancellationToken)
    {
        if (desk.Card is { } card
            && await whereabouts.OfAsync(card, cancellationToken) is { } place
            && (place.Channel, place.Conversation) != (to.Channel, to.Conversation)
            && await people.PrivateAddressAsync(desk.PersonId, place, cancellationToken) is { } elsewhere)
            _elsewhere[card] = elsewhere;
    }

    /// <summary>What was typed into the open question and could not be taken as it is: when it is asked again, that still stands in it.</summary>
    public void KeepTyped(CardAnswer refused) => _refused = refused;

    /// <summary>Says what waited for the person: they are here, or work again.</summary>
    public async Task ReleaseAsync(Desk desk, CancellationToken cancellationToken)
    {
        if (await AddressOfAsync(desk.PersonId, cancellationToken) is not { } to)
            return;

        foreach (var note in await held.TakeAsync(desk, cancellationToken))
            turn.Say(new Message(to, note.Slot, note.Activity));

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

        if (desk.Step == Step.Intake)
            reader = reader with { HasJoined = await cases.HasJoinedAsync(about!, cancellationToken) };

        // An answer may be one of the team's principles.
        return (desk, about!, desk.Step == Step.Analyze ? await WithTeamAsync(reader, about!.TeamId, cancellationToken) : reader);
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
                await SettleAsync(
                    desk, about,
                    about is { Status: CaseStatus.Open, AskedId: { } other } && other != desk.PersonId
                        ? $"{await NameOfAsync(other, cancellationToken)} goes on with it."
                        : $"{CaseCards.Where(about)}.",
                    cancellationToken);

        if (ask && about is { Status: CaseStatus.Open, AskedId: { } next })
            await AskAsync(about, next, cancellationToken);

        await SettleOfferAsync(about, cancellationToken);
        await aftercare.FollowAsync(about, cancellationToken);
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
            if (!about.OutweighsRest && personId != _actorId && await held.UntilAsync(person, to, cancellationToken) is { } until)
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
            if (_here?.Person.Id != desk.PersonId)
                await LocateAsync(desk, to, cancellationToken);

            var reader = await ReaderAsync(person, _elsewhere.GetValueOrDefault(card, to), null, cancellationToken);
            Say(to, card, StepCards.Answered(about, step, line, reader));
        }

        desk.Clear();
    }

    /// <returns>Whether there is a way to tell this person anything.</returns>
    public Task<Told> TellAsync(string personId, string text, IEnumerable<string> buttons, CancellationToken cancellationToken) =>
        TellAsync(personId, _ => Talk.Text(text, buttons), Message.NewSlot(), cancellationToken);

    /// <summary>Says something to somebody in their private chat, now or when they work again.</summary>
    /// <param name="say">What is said, for the chat it is said in.</param>
    /// <param name="slot">By which it can be edited later.</param>
    public async Task<Told> TellAsync(string personId, Func<string, Activity> say, string slot, CancellationToken cancellationToken)
    {
        if (await AddressOfAsync(personId, cancellationToken) is not { } to)
            return Told.Nowhere;

        if (personId != _actorId
            && await people.FindAsync(personId, cancellationToken) is { } person
            && await held.UntilAsync(person, to, cancellationToken) is { } until)
        {
            held.Add(await DeskOfAsync(personId, cancellationToken), Write(say(to.Channel)), until, slot);
            return Told.Later;
        }

        Say(to, slot, say(to.Channel));
        return Told.Now;
    }

    /// <summary>Changes what somebody was told, in the chat where it stands; what they have not heard yet they need not hear at all.</summary>
    public async Task RetellAsync(string personId, Func<string, Activity> say, string slot, CancellationToken cancellationToken)
    {
        if (await held.DropAsync(personId, slot, cancellationToken))
            return;

        // What waited for them is said in the turn in which they write, and what they write may be the answer.
        if (turn.Commit.Messages.Find(said => said.Slot == slot)?.To is { } justNow)
            Say(justNow, slot, say(justNow.Channel));
        else if (await whereabouts.OfAsync(slot, cancellationToken) is { } place
            && await people.PrivateAddressAsync(personId, place, cancellationToken) is { } to)
            Say(to, slot, say(to.Channel));
    }

    /// <summary>Takes back what somebody was told: out of what waits for them, or out of the chat where it stands.</summary>
    public async Task UnsayAsync(string personId, string slot, CancellationToken cancellationToken)
    {
        if (!await held.DropAsync(personId, slot, cancellationToken)
            && await whereabouts.OfAsync(slot, cancellationToken) is { } place
            && await people.PrivateAddressAsync(personId, place, cancellationToken) is { } to)
            turn.Say(new Message(to, slot, null));
    }

    /// <summary>Opener and owner hear that it is over, or that it is not over after all; whoever did it knows.</summary>
    public async Task TellHowItStandsAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var title = Shown.Within(about.Title);
        var text = about.Status == CaseStatus.Closed
            ? $"Case {about.Number} is closed: {title}. The customer's view: {ClosingCards.View(about)}."
            : $"Case {about.Number} is open again, because the customer is still let down: {title}.";
        foreach (var personId in new[] { about.OpenerId, about.OwnerId }.OfType<string>().Distinct().Where(id => id != _actorId))
            await TellAsync(personId, text, [], cancellationToken);
    }

    /// <summary>Shows the case in its team's channel, unless it is about the opener alone or nobody knows yet whom it is about.</summary>
    public async Task ShowAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (about.Customer is null or CustomerKind.Self)
            return;

        var team = await cases.TeamOfAsync(about, cancellationToken);
        if (team.Room is not { } room)
            return;

        await cases.LoadAfterwardsAsync(about, cancellationToken);
        var view = await cases.ViewAsync(about, WallClock.Zone(team.Zone), cancellationToken);
        Say(room, Slot(about), CaseCards.Living(view, room.Channel, await ActionsAsync(about, cancellationToken)));
    }

    /// <summary>Takes the case out of the channel, and out of what waits to be said to others: it is about the opener alone after all.</summary>
    public async Task HideAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await held.ForgetAsync(about, cancellationToken);
        var team = await cases.TeamOfAsync(about, cancellationToken);
        if (team.Room is { } room)
            turn.Say(new Message(room, Slot(about), null));
    }

    /// <summary>After it was opened again, however long ago it was closed: whoever does not work here any more owns nothing.</summary>
    public async Task LetGoOfLeaverAsync(RecoveryCase about, By by, CancellationToken cancellationToken)
    {
        if (!about.IsPrivate && about.OwnerId is { } owner
            && (await people.FindAsync(owner, cancellationToken) is not { LeftAt: null } || !await people.IsMemberAsync(about.TeamId, owner, cancellationToken)))
            about.Offer(by);
    }

    /// <summary>Tells somebody senior that a customer was let down twice, and that the owner should not be alone with it.</summary>
    public async Task TellSeniorAsync(RecoveryCase about, By by, CancellationToken cancellationToken)
    {
        if (about is { IsSecondFailure: false } or { Customer: null or CustomerKind.Self } or { IsPractice: true })
            return;

        if (await SeniorAsync(about, [by.PersonId, about.OwnerId], cancellationToken) is not { } senior)
            return;

        var owner = about.OwnerId is { } id ? $"{await NameOfAsync(id, cancellationToken)} owns it" : "Nobody owns it yet";
        await TellAsync(
            senior.Id,
            $"Second failure in case {about.Number}: {Shown.Within(about.Title)}. We said it was fixed and it was not. {owner}; "
            + "please stand beside them, and see what has to change in the procedure this time.",
            [$"case {about.Number}"], cancellationToken);
    }

    /// <summary>A lead of the team who works just now, or else a manager.</summary>
    private async Task<Person?> SeniorAsync(RecoveryCase about, IReadOnlyList<string?> but, CancellationToken cancellationToken)
    {
        var there = (await colleagues.OnShiftAsync(about.TeamId, turn.Now, cancellationToken)).Where(member => !but.Contains(member.Person.Id)).ToList();
        return (there.Find(member => member.Role.HasFlag(Role.Lead)) ?? there.Find(member => member.Role.HasFlag(Role.Manager)))?.Person;
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
                return ($"Case {number} is closed. Thank you, {Talk.FirstNameOf(person)}.{ClosingCards.Parting(about)}",
                    about is { Outcome: Outcome.NotKnownYet, Customer: not CustomerKind.Self } ? [$"ask {number}"] : []);
            case { Status: CaseStatus.Parked, WaitsUntil: { } latest } when about.IsWaitingAt(turn.Now):
                return ($"Case {number} waits for the customer, until {WallClock.Say(latest, turn.Now, await people.ZoneOfAsync(person, cancellationToken))} at the latest. "
                    + $"When they have answered: resume {number}", [$"resume {number}"]);
            case { Status: CaseStatus.Parked, PromiseAt: { } at } when at > turn.Now:
                return ($"Case {number} rests until your promise: {WallClock.Say(at, turn.Now, await people.ZoneOfAsync(person, cancellationToken))}."
                    + $"{await ReminderAsync(about, person, cancellationToken)} "
                    + $"When it is fixed: fixed {number}", [$"fixed {number}"]);
            case { Status: CaseStatus.Parked }:
                var missing = about switch
                {
                    { PromiseAt: null } => $"Case {number} has no promise yet.",
                    { IsPromiseOpen: true } => $"Your promise for case {number} has passed.",
                    _ => $"The customer of case {number} has heard from you, and waits for the next word.",
                };
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

    /// <summary>Says to whoever made a promise that they will be reminded of it, where they can count on that.</summary>
    /// <returns>Empty where they cannot; otherwise it begins with a blank.</returns>
    public async Task<string> ReminderAsync(RecoveryCase about, Person person, CancellationToken cancellationToken)
    {
        if (about is not { IsPromiseOpen: true, PromiseAt: { } promise, RemindersStopped: false } || (about.VoiceId ?? about.OwnerId) != person.Id)
            return "";

        var at = promise - NudgeRules.Ahead;
        var isSaid = at > turn.Now && !(about.SnoozedUntil >= promise) && !about.IsWaitingAt(at)
            && (about.OutweighsRest || await held.IsAtWorkAsync(person, at, cancellationToken));
        return isSaid ? " I will remind you 10 minutes before it." : "";
    }

    /// <summary>The person whose private chat this turn is in, and that chat.</summary>
    public (Person Person, Address To) Here => _here ?? throw new InvalidOperationException("This turn is not in a private chat.");

    /// <summary>The slot of the card that asks a colleague to take over, by the event with which they were asked.</summary>
    public static string OfferSlot(RecoveryCase about, int sequence) => $"case:{about.Number}:hand:{sequence}";

    private static string Slot(RecoveryCase about) => $"case/{about.Number}/card";

    private async Task PutAsync(Desk desk, RecoveryCase about, Person person, Address to, CancellationToken cancellationToken)
    {
        var reader = await ReaderAsync(person, to, desk.Step, cancellationToken);
        if (desk.Card is { } older)
        {
            if (_here?.Person.Id != desk.PersonId)
                await LocateAsync(desk, to, cancellationToken);

            Say(to, older, StepCards.Answered(
                about, desk.Step!.Value, _elsewhere.ContainsKey(older) ? "Asked again in your other chat." : "Asked again below.", reader));
        }

        if (desk.Step is Step.Intake or Step.FixItFast or Step.Analyze)
            reader = await WithTeamAsync(reader, about.TeamId, cancellationToken);
        else if (desk.Step == Step.OwnIt && about.IsSecondFailure && await SeniorAsync(about, [person.Id], cancellationToken) is { } senior)
            reader = reader with { Senior = Shown.Name(senior.Name) };

        var slot = Message.NewSlot();
        var typed = _here?.Person.Id == person.Id && _refused?.Step == $"{desk.Step}" ? _refused : null;
        Say(to, slot, StepCards.Question(about, desk.Step!.Value, reader, typed));
        desk.Put(slot);
    }

    private async Task<Reader> WithTeamAsync(Reader reader, string teamId, CancellationToken cancellationToken) =>
        await turn.Db.TeamSettings.Where(settings => settings.TeamId == teamId)
            .Select(settings => new { settings.Vision, settings.Principles, settings.CustomerKeyWord })
            .SingleOrDefaultAsync(cancellationToken) is { } team
                ? reader with
                {
                    Vision = team.Vision,
                    Principles = (team.Principles ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                    CustomerKeyWord = team.CustomerKeyWord,
                }
                : reader;

    private async Task<Reader> ReaderAsync(Person person, Address to, Step? step, CancellationToken cancellationToken) =>
        new(person, await people.ZoneOfAsync(person, cancellationToken), turn.Now, to.Channel,
            step == Step.Intake ? await people.TeamsOfAsync(person.Id, cancellationToken) : [])
        {
            LatestPromise = step == Step.OwnIt ? Promises.Latest((await timetables.OfAsync(person, cancellationToken)).Work, turn.Now) : null,
        };

    /// <summary>Whoever was asked to take over and need not answer any more sees so: they did, somebody else was asked, or the case went on without.</summary>
    private async Task SettleOfferAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (turn.Db.Entry(about).Property(found => found.HandToId).OriginalValue is not { } personId || personId == about.HandToId)
            return;

        var line = about.OwnerId == personId ? $"Case {about.Number} is yours."
            : _actorId == personId ? $"You said: not now. Case {about.Number} stays where it is."
            : $"You need not take over case {about.Number} any more. Thank you.";
        var asked = await turn.Db.CaseEvents.AsNoTracking()
            .Where(happened => happened.CaseNumber == about.Number && happened.Kind == CaseEventKind.HandOffered && happened.Data == personId)
            .MaxAsync(happened => happened.Sequence, cancellationToken);
        await RetellAsync(personId, channel => TeamCards.Done(channel, line), OfferSlot(about, asked), cancellationToken);
    }

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

    public void Say(Address to, string slot, object activity) =>
        turn.Say(new Message(_elsewhere.GetValueOrDefault(slot, to), slot, Write(activity)));

    private string Write(object activity)
    {
        if (activity is Activity said)
            PracticeLabel.Put(said, turn.Db);

        return Payload.ToJson(activity);
    }
}
