using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Activity = Microsoft.Bot.Schema.Activity;

namespace ServiceBot.Bot;

/// <summary>Says things to people in their private chats, now or when they work again; and of a case only to those who may know of it.</summary>
internal sealed class Messenger(Turn turn, People people, Cases cases, Desks desks, HeldNotes held, Whereabouts whereabouts, Envelope envelope)
{
    /// <summary>Cards that stand in another private chat of their person than the one that is written to.</summary>
    private readonly Dictionary<string, Address> _elsewhere = [];

    private (Person Person, Address To)? _here;
    private string? _actorId;

    /// <summary>The person whose private chat this turn is in, and that chat.</summary>
    public (Person Person, Address To) Here => _here ?? throw new InvalidOperationException("This turn is not in a private chat.");

    /// <summary>The person whose doing this turn is: whatever the hour, they are here.</summary>
    public void IsActing(string personId) => _actorId = personId;

    /// <summary>The person whose private chat this turn is in; what they are asked next follows in the same turn.</summary>
    public void IsWith(Person person, Address to)
    {
        _here = (person, to);
        IsActing(person.Id);
    }

    /// <summary>Whether this turn is what that person does.</summary>
    public bool IsOf(string personId) => _actorId == personId;

    /// <summary>Whether this turn is in that person's private chat.</summary>
    public bool IsHere(string personId) => _here?.Person.Id == personId;

    public async Task<string> NameOfAsync(string personId, CancellationToken cancellationToken) =>
        await people.FindAsync(personId, cancellationToken) is { } person ? Shown.Name(person.Name) : "somebody who left";

    public async Task<Address?> AddressOfAsync(string personId, CancellationToken cancellationToken) =>
        IsHere(personId) ? Here.To : await people.PrivateAddressAsync(personId, cancellationToken);

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

    /// <summary>Where a message stands that was said in another chat than this one; null when it is not known to.</summary>
    public Address? ElsewhereOf(string slot) => _elsewhere.GetValueOrDefault(slot);

    /// <summary>Says something that concerns no case.</summary>
    public Task<Told> TellAsync(string personId, string text, IEnumerable<string> buttons, CancellationToken cancellationToken) =>
        TellAsync(personId, _ => Talk.Text(text, buttons), Message.NewSlot(), cancellationToken);

    /// <summary>Says something that concerns no case to somebody in their private chat, now or when they work again.</summary>
    /// <param name="say">What is said, for the chat it is said in.</param>
    /// <param name="slot">By which it can be edited later.</param>
    /// <returns>Whether there is a way to tell this person anything.</returns>
    public Task<Told> TellAsync(string personId, Func<string, Activity> say, string slot, CancellationToken cancellationToken) =>
        TellAsync(personId, null, say, slot, cancellationToken);

    public Task<Told> TellOfAsync(RecoveryCase about, string personId, string text, IEnumerable<string> buttons, CancellationToken cancellationToken) =>
        TellOfAsync(about, personId, _ => Talk.Text(text, buttons), Message.NewSlot(), cancellationToken);

    /// <summary>Says something of a case; whoever may not know of it any more hears nothing.</summary>
    public async Task<Told> TellOfAsync(
        RecoveryCase about, string personId, Func<string, Activity> say, string slot, CancellationToken cancellationToken) =>
        await cases.IsKnownToAsync(about, personId, cancellationToken)
            ? await TellAsync(personId, about, say, slot, cancellationToken)
            : Told.Nowhere;

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

    /// <summary>Says what waited for somebody, as far as they still may know of it.</summary>
    public async Task SayHeldAsync(Desk desk, Address to, CancellationToken cancellationToken)
    {
        foreach (var note in await held.TakeAsync(desk, cancellationToken))
            if (note.CaseNumber is not { } number || await cases.FindForAsync(number, desk.PersonId, cancellationToken) is not null)
                turn.Say(new Message(to, note.Slot, note.Activity));
    }

    /// <summary>Says something to the person this turn is with that is for this moment only: it is closed while it waits, and gone soon after.</summary>
    public void Whisper(Activity activity) =>
        turn.Say(new Message(Here.To, Message.NewSlot(), envelope.Close(Write(activity, Here.To)), turn.Now + Envelope.Lifetime));

    /// <summary>The same to whoever this turn is of, in their private chat, wherever they acted.</summary>
    /// <returns>False when they have none.</returns>
    public async Task<bool> WhisperToAsync(string personId, Func<string, Activity> say, CancellationToken cancellationToken)
    {
        if (await AddressOfAsync(personId, cancellationToken) is not { } to)
            return false;

        turn.Say(new Message(to, Message.NewSlot(), envelope.Close(Write(say(to.Channel), to)), turn.Now + Envelope.Lifetime));
        return true;
    }

    public void Say(Address to, string slot, object activity) =>
        turn.Say(new Message(_elsewhere.GetValueOrDefault(slot, to), slot, Write(activity, to)));

    private async Task<Told> TellAsync(
        string personId, RecoveryCase? about, Func<string, Activity> say, string slot, CancellationToken cancellationToken)
    {
        if (await AddressOfAsync(personId, cancellationToken) is not { } to)
            return Told.Nowhere;

        if (!IsOf(personId)
            && await people.FindAsync(personId, cancellationToken) is { } person
            && await held.UntilAsync(person, to, cancellationToken) is { } until)
        {
            held.Add(await desks.OfAsync(personId, cancellationToken), about, Write(say(to.Channel), to), until, slot);
            return Told.Later;
        }

        Say(to, slot, say(to.Channel));
        return Told.Now;
    }

    /// <summary>What goes to a room has no buttons under it, so that all is written as for a private chat.</summary>
    private string Write(object activity, Address to)
    {
        if (activity is not Activity said)
            return Payload.ToJson(activity);

        PracticeLabel.Put(said, turn.Db);
        return Payload.ToJson(TeamsForm.Of(said, to.Channel, isInRoom: false));
    }
}
