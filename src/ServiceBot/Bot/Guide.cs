using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Knows who is asked what, and keeps desks and cards true to the case after every change of it.</summary>
internal sealed class Guide(
    Turn turn, People people, Cases cases, Desks desks, Messenger messenger, HeldNotes held, Timetables timetables, Noticeboard noticeboard, Seniors seniors, Offers offers,
    Aftercare aftercare, Approvals approvals, Respite respite, Introductions introductions, Causes causes)
{
    private CardAnswer? _refused;

    /// <summary>What was typed into the open question and could not be taken as it is: when it is asked again, that still stands in it.</summary>
    public void KeepTyped(CardAnswer refused) => _refused = refused;

    /// <summary>Says what waited for the person: they are here, or work again.</summary>
    public async Task ReleaseAsync(Desk desk, CancellationToken cancellationToken)
    {
        if (await messenger.AddressOfAsync(desk.PersonId, cancellationToken) is not { } to)
            return;

        await messenger.SayHeldAsync(desk, to, cancellationToken);

        // In their own chat it is asked at the end of the turn.
        if (messenger.IsHere(desk.PersonId) || await LetGoOfLeaverAsync(desk, cancellationToken))
            return;

        if (desk is { CaseNumber: { } number, Card: null }
            && await cases.FindAsync(number, cancellationToken) is { } about
            && await people.FindAsync(desk.PersonId, cancellationToken) is { } person)
            await PutAsync(desk, about, person, to, cancellationToken);
    }

    public Task<Desk> DeskOfAsync(string personId, CancellationToken cancellationToken) => desks.OfAsync(personId, cancellationToken);

    /// <summary>Whether the question of a case is open in this private chat.</summary>
    public async Task<bool> IsAskingAsync(CancellationToken cancellationToken) =>
        (await DeskOfAsync(messenger.Here.Person.Id, cancellationToken)).CaseNumber is not null;

    /// <summary>The question that is open in this private chat.</summary>
    public async Task<(Desk Desk, RecoveryCase About, Reader Reader)> OpenAsync(CancellationToken cancellationToken)
    {
        var (person, to) = messenger.Here;
        var desk = await DeskOfAsync(person.Id, cancellationToken);
        var about = await cases.FindAsync(desk.CaseNumber ?? throw new InvalidOperationException("No question is open."), cancellationToken);
        var reader = await ReaderAsync(person, to, desk.Step, cancellationToken);

        if (desk.Step == Step.Intake)
            reader = reader with { HasJoined = await cases.HasJoinedAsync(about!, cancellationToken) };

        if (desk.Step == Step.BeGracious)
            reader = reader with { KnownCause = await causes.FindAsync(about!, turn.Now, cancellationToken) };

        // An answer may be one of the team's principles.
        return (desk, about!, desk.Step == Step.Analyze ? await WithTeamAsync(reader, about!, cancellationToken) : reader);
    }

    /// <summary>Puts the open question into this private chat, below whatever stands there.</summary>
    public async Task PutHereAsync(CancellationToken cancellationToken)
    {
        var (desk, about, _) = await OpenAsync(cancellationToken);
        await PutAsync(desk, about, messenger.Here.Person, messenger.Here.To, cancellationToken);
    }

    /// <summary>After a change: questions that are settled disappear, the next one is asked, the channel's card says how it stands.</summary>
    /// <param name="ask">Whether the case has moved, so that somebody has something new to answer.</param>
    public async Task FollowAsync(RecoveryCase about, bool ask, CancellationToken cancellationToken)
    {
        var next = about.Status == CaseStatus.Open ? await AskedAsync(about, cancellationToken) : null;
        foreach (var desk in await desks.AboutAsync(about, cancellationToken))
            if (!await LetGoOfLeaverAsync(desk, cancellationToken) && (desk.Step != about.Step || !about.IsAnsweredBy(desk.PersonId)))
                await SettleAsync(
                    desk, about,
                    next is not null && next != desk.PersonId
                        ? $"{await messenger.NameOfAsync(next, cancellationToken)} goes on with it."
                        : $"{CaseCards.Where(about)}.",
                    cancellationToken);

        await introductions.FollowAsync(about, cancellationToken);
        if (ask && next is not null)
            await AskAsync(about, next, cancellationToken);

        if (about is { Disclosure: Disclosure.AskedAnew, DiscloserId: { } discloser, IsPractice: false }
            && about.Events.Find(happened => happened.Kind == CaseEventKind.Reopened && happened.At == turn.Now) is { } reopened)
            await messenger.TellOfAsync(
                about, discloser, channel => DisclosureCards.Anew(about, channel), $"case:{about.Number}:anew:{reopened.Sequence}", cancellationToken);

        await offers.FollowAsync(about, cancellationToken);
        await approvals.FollowAsync(about, cancellationToken);
        await aftercare.FollowAsync(about, cancellationToken);
        await noticeboard.ShowAsync(about, cancellationToken);
        await respite.FollowAsync(about, cancellationToken);
    }

    /// <summary>Whose answer comes next; null while it waits for somebody to take it. Whoever is not in the team any more is asked nothing.</summary>
    public async Task<string?> AskedAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        foreach (var personId in new[] { about.AskedId, about.OwnerId }.OfType<string>().Distinct())
            if (about.IsAnsweredBy(personId) && await cases.IsKnownToAsync(about, personId, cancellationToken))
                return personId;

        return null;
    }

    /// <summary>The open question is of a case that its person may not know of any more: it is settled, and the desk is free.</summary>
    /// <returns>False when they may go on with it.</returns>
    public async Task<bool> LetGoOfLeaverAsync(Desk desk, CancellationToken cancellationToken)
    {
        if (desk.CaseNumber is not { } number || await cases.FindForAsync(number, desk.PersonId, cancellationToken) is not null)
            return false;

        await SettleAsync(desk, (await cases.FindAsync(number, cancellationToken))!, CaseCards.NotInTeam, cancellationToken); // no case is ever removed
        return true;
    }

    /// <summary>Asks a person the question the case is at, or leaves a note when they are busy with another one.</summary>
    public async Task AskAsync(RecoveryCase about, string personId, CancellationToken cancellationToken)
    {
        // Whoever talks with the customer in person is asked nothing meanwhile.
        if (about.IsToolsOffAt(turn.Now) && (about.VoiceId ?? personId) == personId)
            return;

        var desk = await DeskOfAsync(personId, cancellationToken);
        if (desk.CaseNumber == about.Number && desk.Step == about.Step)
            return;

        if (!desk.IsFree && desk.CaseNumber != about.Number)
        {
            await messenger.TellOfAsync(
                about, personId, $"Case {about.Number} waits for you: {Shown.Within(about.Title)}. When you are done here: next {about.Number}",
                [$"next {about.Number}"], cancellationToken);
            return;
        }

        desk.Ask(about.Number, about.Step);
        if (!messenger.IsHere(personId))
            await PutThereAsync(desk, about, cancellationToken);
    }

    /// <summary>Asks what a person could not be asked while there was no private chat with them.</summary>
    public async Task AskInNewChatAsync(string personId, CancellationToken cancellationToken)
    {
        var desk = await DeskOfAsync(personId, cancellationToken);
        if (desk is { CaseNumber: { } number, Card: null, HasHeldNotes: false } && !await LetGoOfLeaverAsync(desk, cancellationToken)
            && await cases.FindAsync(number, cancellationToken) is { } about)
            await PutThereAsync(desk, about, cancellationToken);
    }

    /// <summary>Puts the open question into the private chat of its person, now or when they work again; nowhere when they have none.</summary>
    private async Task PutThereAsync(Desk desk, RecoveryCase about, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(desk.PersonId, cancellationToken) is not { } person
            || await people.PrivateAddressAsync(desk.PersonId, cancellationToken) is not { } to)
            return;

        if (!about.OutweighsRest && !messenger.IsOf(desk.PersonId) && await held.UntilAsync(person, to, cancellationToken) is { } until)
            held.Add(desk, about, null, until);
        else
            await PutAsync(desk, about, person, to, cancellationToken);
    }

    /// <summary>The question on a desk is done with: its card becomes one line, and the desk is free.</summary>
    public async Task SettleAsync(Desk desk, RecoveryCase about, string line, CancellationToken cancellationToken)
    {
        if (desk is { Card: { } card, Step: { } step }
            && await people.FindAsync(desk.PersonId, cancellationToken) is { } person
            && await messenger.AddressOfAsync(desk.PersonId, cancellationToken) is { } to)
        {
            if (!messenger.IsHere(desk.PersonId))
                await messenger.LocateAsync(desk, to, cancellationToken);

            var reader = await ReaderAsync(person, messenger.ElsewhereOf(card) ?? to, null, cancellationToken);
            messenger.Say(to, card, StepCards.Answered(about, step, line, reader));
        }

        desk.Clear();
    }

    /// <summary>Opener and owner hear that it is over, or that it is not over after all; whoever did it knows.</summary>
    public async Task TellHowItStandsAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var title = Shown.Within(about.Title);
        var text = about.Status == CaseStatus.Closed
            ? $"Case {about.Number} is closed: {title}. The customer's view: {ClosingCards.View(about)}."
            : $"Case {about.Number} is open again, because the customer is still let down: {title}.";
        foreach (var personId in new[] { about.OpenerId, about.OwnerId }.OfType<string>().Distinct().Where(id => !messenger.IsOf(id)))
            await messenger.TellOfAsync(about, personId, text, [], cancellationToken);
    }

    public Task TellSeniorAsync(RecoveryCase about, By by, CancellationToken cancellationToken) => seniors.TellAsync(about, by, cancellationToken);

    public Task HideAsync(RecoveryCase about, CancellationToken cancellationToken) => noticeboard.HideAsync(about, cancellationToken);

    /// <summary>What the person who just acted in a case should know about how it goes on.</summary>
    public async Task<(string Text, IReadOnlyList<string> Buttons)?> OutlookAsync(
        RecoveryCase about, Person person, CancellationToken cancellationToken)
    {
        var number = about.Number;
        switch (about)
        {
            case { Status: CaseStatus.Closed }:
                var thanks = await HadHelpAsync(about, person, cancellationToken)
                    ? $" If somebody helped in the background: thanks {number} @… for what they did."
                    : null;
                return ($"Case {number} is closed. Thank you, {Talk.FirstNameOf(person)}.{ClosingCards.Parting(about)}{thanks}",
                    [.. about is { Outcome: Outcome.NotKnownYet, MayBeAsked: true } ? [$"ask {number}"] : Array.Empty<string>(),
                        .. thanks is null ? Array.Empty<string>() : [$"thanks {number}"]]);
            case { Status: CaseStatus.Parked, IsPromiseVoid: true }:
                return ($"Case {number} rests, and nobody waits for a word from you. To close it: close {number}", [$"close {number}"]);
            case { Status: CaseStatus.Parked, WaitsUntil: { } latest } when about.IsWaitingAt(turn.Now):
                return ($"Case {number} waits for the customer, until {WallClock.Say(latest, turn.Now, await people.ZoneOfAsync(person, cancellationToken))} at the latest. "
                    + $"When they have answered: resume {number}", [$"resume {number}"]);
            case { Status: CaseStatus.Parked, PromiseAt: { } at } when at > turn.Now:
                return ($"Case {number} rests until your promise: {WallClock.Say(at, turn.Now, await people.ZoneOfAsync(person, cancellationToken))}."
                    + $"{await ReminderAsync(about, person, cancellationToken)} "
                    + $"When it is fixed: fixed {number}", [$"fixed {number}"]);
            case { Status: CaseStatus.Parked }:
                var isMine = about.Customer == CustomerKind.Self;
                var missing = about switch
                {
                    { PromiseAt: not null, IsPromiseOpen: true } when isMine => $"The time you set yourself for case {number} has passed.",
                    { PromiseAt: null } => $"Case {number} has no promise yet.",
                    { IsPromiseOpen: true } => $"Your promise for case {number} has passed.",
                    _ => $"The customer of case {number} has heard from you, and waits for the next word.",
                };
                return ($"{missing} {(isMine ? "Set yourself a new one" : "Tell the customer a new time and me as well")}, for example: "
                    + $"promise {number} in 30 minutes. When it is fixed: fixed {number}", [$"promise {number} in 30 minutes", $"fixed {number}"]);
            case { Status: CaseStatus.Open }:
                var next = await AskedAsync(about, cancellationToken);
                var where = (await cases.TeamOfAsync(about, cancellationToken)).Room is null ? "with “cases”" : "in the channel";
                return next is null ? ($"Your team sees case {number} {where} and can take it. I will tell you who does.", [])
                    : next == person.Id ? null
                    : ($"{await messenger.NameOfAsync(next, cancellationToken)} goes on with case {number}.", []);
            default:
                return null;
        }
    }

    /// <summary>Whether somebody else helped with it or kept contact, whose part is easily forgotten.</summary>
    private async Task<bool> HadHelpAsync(RecoveryCase about, Person person, CancellationToken cancellationToken) =>
        about is { IsPractice: false, IsPrivate: false }
        && (about.VoiceId is { } voice && voice != person.Id || (await cases.HelpersOfAsync(about, cancellationToken)).Exists(helper => helper != person.Id));

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

    private async Task PutAsync(Desk desk, RecoveryCase about, Person person, Address to, CancellationToken cancellationToken)
    {
        var reader = await ReaderAsync(person, to, desk.Step, cancellationToken);
        if (desk.Card is { } older)
        {
            if (!messenger.IsHere(desk.PersonId))
                await messenger.LocateAsync(desk, to, cancellationToken);

            messenger.Say(to, older, StepCards.Answered(
                about, desk.Step!.Value, messenger.ElsewhereOf(older) is not null ? "Asked again in your other chat." : "Asked again below.", reader));
        }

        if (desk.Step == Step.Intake && !about.IsPractice)
            reader = reader with { HasOthers = await cases.HasOthersAsync(person.Id, about.Number, cancellationToken) };
        if (desk.Step is Step.Intake or Step.FixItFast or Step.Analyze)
            reader = await WithTeamAsync(reader, about, cancellationToken);
        else if (desk.Step == Step.OwnIt && about.IsSecondFailure && await seniors.AtWorkAsync(about, [person.Id], cancellationToken) is { } senior)
            reader = reader with { Senior = Shown.Name(senior.Name) };

        var slot = Message.NewSlot();
        var typed = messenger.IsHere(person.Id) && _refused?.Step == $"{desk.Step}" ? _refused : null;
        messenger.Say(to, slot, StepCards.Question(about, desk.Step!.Value, reader, typed));
        desk.Put(slot);
    }

    private async Task<Reader> WithTeamAsync(Reader reader, RecoveryCase about, CancellationToken cancellationToken)
    {
        var team = await approvals.SettingsAsync(about.TeamId, cancellationToken);
        return reader with
        {
            Vision = team.Vision,
            Principles = (team.Principles ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            CustomerKeyWord = team.CustomerKeyWord,

            // Whoever is asked is in the team, so what they may do there was read already.
            Purse = about is { Step: Step.FixItFast, IsPrivate: false }
                ? Purse.Of(
                    about, await cases.SpentAsync(about, cancellationToken), reader.Person.Id,
                    await people.RightsAsync(about.TeamId, reader.Person, cancellationToken), team)
                : null,
        };
    }

    private async Task<Reader> ReaderAsync(Person person, Address to, Step? step, CancellationToken cancellationToken) =>
        new(person, await people.ZoneOfAsync(person, cancellationToken), turn.Now, to.Channel,
            step == Step.Intake ? await people.TeamsOfAsync(person.Id, cancellationToken) : [])
        {
            LatestPromise = step == Step.OwnIt ? Promises.Latest((await timetables.OfAsync(person, cancellationToken)).Work, turn.Now) : null,
        };
}
