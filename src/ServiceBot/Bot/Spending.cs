using Microsoft.Bot.Schema;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Notes what is spent on a case where somebody may decide that alone, and asks somebody else where they may not. There is no other way.</summary>
internal sealed class Spending(Turn turn, People people, Cases cases, Messenger messenger, Approvals approvals)
{
    public async Task<Purse> PurseAsync(RecoveryCase about, Person person, CancellationToken cancellationToken) => Purse.Of(
        about, await cases.SpentAsync(about, cancellationToken), person.Id, await people.RightsAsync(about.TeamId, person, cancellationToken),
        await approvals.SettingsAsync(about.TeamId, cancellationToken));

    /// <summary>Why nothing is spent on it by this person; null when they may.</summary>
    public async Task<string?> RefusalAsync(RecoveryCase about, Person person, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (about.Customer is null)
            return $"First tell me who is affected: next {number}";
        if (about.IsPrivate)
            return $"Case {number} is about you alone, so nothing is spent on it here.";
        if (about.KeepsContact(person.Id)
            || (await people.RightsAsync(about.TeamId, person, cancellationToken)).MayTendCases
            || (await cases.HelpersOfAsync(about, cancellationToken)).Contains(person.Id))
            return null;

        return about.OwnerId is { } owner
            ? $"{await messenger.NameOfAsync(owner, cancellationToken)} owns case {number} and decides what is spent on it, with those who help. To help: join {number}"
            : $"Nobody owns case {number} yet. To take it: own {number}";
    }

    /// <param name="amount">What was typed: an amount, and perhaps what it is for.</param>
    /// <param name="what">What it is for, where that was typed apart.</param>
    /// <param name="isPressed">Whether it comes from the card that asks why more is needed.</param>
    /// <returns>What the person is told or asked.</returns>
    public async Task<Activity> SpendAsync(
        RecoveryCase about, string? amount, string? what, Person person, string channel, CancellationToken cancellationToken, bool isPressed = false)
    {
        if (await RefusalAsync(about, person, cancellationToken) is { } refusal)
            return Talk.Text(refusal);

        var purse = await PurseAsync(about, person, cancellationToken);
        var spoken = SpokenAmount.Read(amount, purse.Currency);
        what = Entry.Of(what) ?? Entry.Of(spoken.Rest);
        if (spoken.Minor is not > 0)
            return Talk.Text(NoAmount(about, amount, spoken, purse));
        if (what?.Length > Longest.Note)
            return Talk.Text($"What it is for has {what.Length:N0} characters, and I keep {Longest.Note:N0}. Nothing was noted; please say it shorter.");

        await cases.LoadEventsAsync(about, cancellationToken);
        await cases.LoadTextsAsync(about, cancellationToken);
        var wanted = new Amount(spoken.Minor.Value, purse.Currency);
        if (SpendEntry.Of(about.Events).Exists(entry => entry.PersonId == person.Id && entry.Amount == wanted && IsSame(about, entry.Noted, what)))
            return Talk.Text(
                $"That was noted already in case {about.Number}: {wanted.Shown}{(what is null ? "" : $", {Shown.Within(what)}")}. "
                + $"If it is spent once more, say what for: spend {about.Number} {wanted.Typed} a second one");

        if (purse.Covers(wanted))
        {
            // What may be spent by now needs no yes any more, and must not be spent twice by one that comes later.
            if (await approvals.FindAsync(about.Number, about.OpenRequest, cancellationToken) is { IsOpen: true } asked
                && asked.RequesterId == person.Id && asked.Amount == wanted)
            {
                about.WithdrawRequest(asked, new By(person.Id, turn.Now));
                await approvals.SettleAsync(about, asked, ApprovalCards.Became(about, asked, ""), cancellationToken);
            }

            return Note(about, wanted, what, purse, person);
        }

        return await AskAsync(about, wanted, what, purse, person, channel, isPressed, cancellationToken);
    }

    private Activity Note(RecoveryCase about, Amount wanted, string? what, Purse purse, Person person)
    {
        about.Spend(wanted, what, new By(person.Id, turn.Now));
        return Talk.Text(
            $"Yes, that is yours to decide: {wanted.Shown}{(what is null ? "" : $", {Shown.Within(what)}")}. It is noted in case {about.Number}."
            + SpendCards.After(purse with { Spent = purse.Spent.Plus(wanted) }));
    }

    private async Task<Activity> AskAsync(
        RecoveryCase about, Amount wanted, string? what, Purse purse, Person person, string channel, bool isPressed, CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(about.Number, about.OpenRequest, cancellationToken) is { IsOpen: true } open)
            return Talk.Text(await WaitingAsync(about, open, wanted, person, cancellationToken));

        var beyond = $"{wanted.Shown} is more than you decide alone on case {about.Number}.";
        if (what is null)
            return SpendCards.Why(
                about, purse, wanted.Typed, null,
                isPressed ? "One thing is missing: what is it for? Nobody was asked yet." : $"{beyond} What is it for? Then I ask for a yes.", channel);

        if (about.Events.FindLast(happened => happened.Kind == CaseEventKind.SpendRefused && Amount.Parse(happened.Data) == wanted
                && SpendEntry.About(happened) is { } asked && IsSame(about, asked, what)) is { } refused)
            return SpendCards.Why(
                about, purse, wanted.Typed, null,
                $"{await messenger.NameOfAsync(refused.PersonId, cancellationToken)} said no to just that. What is new? With another reason I ask again.", channel);

        if (about.IsPractice)
            return Talk.Text(
                $"{beyond} This is practice, so nobody is asked. In a real case one colleague gets a card with your reason, and says yes or no with one press. "
                + "Here let us say it is a yes; nothing of it is kept.");

        var request = about.AskToSpend(wanted, what, new By(person.Id, turn.Now));
        var first = await approvals.BeginAsync(about, request, cancellationToken);
        return Talk.Text($"{beyond} {first}{SpendCards.Meanwhile(purse)}");
    }

    /// <summary>One question at a time, so that a yes is never to something else.</summary>
    private async Task<string> WaitingAsync(RecoveryCase about, SpendRequest open, Amount wanted, Person person, CancellationToken cancellationToken)
    {
        if (open.RequesterId != person.Id)
            return $"{await messenger.NameOfAsync(open.RequesterId, cancellationToken)} has asked for {open.Amount.Shown} on case {about.Number} already. "
                + "When that has a yes or a no, I ask for yours.";

        var asked = open.AskedId is { } id ? await messenger.NameOfAsync(id, cancellationToken) : "the team";
        return open.Amount == wanted
            ? $"I have asked {asked} already for a yes to {wanted.Shown} on case {about.Number}. I tell you the answer at once."
            : $"I have asked {asked} for a yes to {open.Amount.Shown} on case {about.Number}, and there is no answer yet. To ask for something else, take that back first: not spent {about.Number}";
    }

    private static string NoAmount(RecoveryCase about, string? typed, SpokenAmount spoken, Purse purse)
    {
        var example = $"for example: spend {about.Number} 40 {SpendCards.Example}";
        if (Said.OneLine(typed).Length == 0)
            return (SpendCards.Floor(purse) is { } floor ? $"{floor} " : "") + SpendCards.Line(about, purse);

        return spoken switch
        {
            { Minor: 0 } => $"0 is nothing to note. What did it cost? Please type the amount, {example}",
            { Foreign: { } foreign } => $"The amounts of your team are in {purse.Currency}, not in {foreign}. How much is it in {purse.Currency}? Please type it, {example}",
            _ => $"I do not understand “{Shown.Within(typed, 40)}” as an amount in {purse.Currency}. Please begin with it, {example}",
        };
    }

    private static bool IsSame(RecoveryCase about, int noted, string? what) =>
        Said.Key(about.TextOf(new Passage(CaseField.Note, noted))) == Said.Key(what);
}
