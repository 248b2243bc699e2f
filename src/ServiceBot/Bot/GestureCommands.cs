using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>A manager looks what a gesture may be, and allows an amount on a case. Everybody else hears what is right for everybody.</summary>
internal sealed class GestureCommands(Turn turn, People people, Cases cases, CaseCommands facts, Messenger messenger, Spending spending, Approvals approvals)
{
    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        // Without a case its figures are not said back with a question which one is meant.
        if (command is { Verb: Verb.Gesture, Number: null })
            command = command with { Rest = "" };
        if (await facts.FindActiveAsync(command, speaker, cancellationToken) is not { } about || await SayIfPrivateAsync(about, speaker))
            return;

        var rights = await people.RightsAsync(about.TeamId, speaker.Person, cancellationToken);
        if (command.Verb == Verb.Allow)
            await AllowAsync(about, command.Rest, rights, speaker, cancellationToken);
        else if (!rights.MaySeeValue)
            await SayFloorAsync(about, speaker, cancellationToken);
        else if (about.IsGrave)
            await speaker.SayTextAsync($"In a case like this nobody reckons what somebody is worth. Decide what is right; to let the others spend it: allow {about.Number} 60");
        else if (command.Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var margin, var purchases, var years])
            await ReckonAsync(about, new CardAnswer { Margin = margin, Purchases = purchases, Years = years }, rights, speaker, cancellationToken);
        else
            await speaker.SayAsync(GestureCards.Ask(about, await spending.PurseAsync(about, speaker.Person, cancellationToken), null, null, speaker.Channel));
    }

    /// <summary>A press on a card of the guide, of any age.</summary>
    public async Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindActiveAsync(new Command(Verb.Gesture, answer.Case), speaker, cancellationToken) is not { } about || await SayIfPrivateAsync(about, speaker))
            return;

        var rights = await people.RightsAsync(about.TeamId, speaker.Person, cancellationToken);
        if (!rights.MaySeeValue)
            await SayFloorAsync(about, speaker, cancellationToken);
        else if (answer.Gesture == GestureCards.Keep)
            await KeepAsync(about, answer.Worth, speaker);
        else
            await ReckonAsync(about, answer, rights, speaker, cancellationToken);
    }

    private async Task ReckonAsync(RecoveryCase about, CardAnswer answer, Rights rights, Speaker speaker, CancellationToken cancellationToken)
    {
        var purse = await spending.PurseAsync(about, speaker.Person, cancellationToken);
        var settings = await approvals.SettingsAsync(about.TeamId, cancellationToken);
        var (margin, purchases, years) = (GestureGuide.Margin(answer.Margin, settings.Currency), GestureGuide.Purchases(answer.Purchases), GestureGuide.Years(answer.Years));
        foreach (var (typed, read, what) in ((string?, Span?, string)[])
            [(answer.Margin, margin, $"what a purchase leaves us, in {settings.Currency}"), (answer.Purchases, purchases, "purchases a year"), (answer.Years, years, "years")])
            if (Said.OneLine(typed).Length > 0 && read is null)
            {
                messenger.Whisper(GestureCards.Ask(
                    about, purse, Bounded(answer), $"I do not understand “{Shown.Within(typed, 40)}” as {what}. Try 20 or 20-40; what you do not know stays empty.", speaker.Channel));
                return;
            }

        var worth = GestureGuide.Worth(margin, purchases, years);
        var suggested = GestureGuide.Suggest(rights.SpendLimit(settings), settings.GestureFloor, settings.GestureShare, worth);
        var most = Money.Parse($"{Money.Most}", settings.Currency)!.Value; // the most that an amount may be
        messenger.Whisper(GestureCards.Answer(
            about, purse, new Span(Math.Min(suggested.From, most), Math.Min(suggested.To, most)), GestureGuide.Range(settings, worth), speaker.Channel));
    }

    /// <summary>Only the range is kept, and no event tells that it was.</summary>
    private static Task KeepAsync(RecoveryCase about, string? worth, Speaker speaker)
    {
        if (!Enum.TryParse<ValueRange>(worth, out var range) || !Enum.IsDefined(range) || range == ValueRange.Unknown)
            return speaker.SayTextAsync("That card is not open any more.");

        about.IsWorth(range);
        return speaker.SayTextAsync($"Noted for managers only, in case {about.Number}. It changes no order, no target and no word.");
    }

    private async Task AllowAsync(RecoveryCase about, string typed, Rights rights, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (!rights.MayAllowSpending)
        {
            await speaker.SayTextAsync($"A manager of the team allows more on case {number}. I ask somebody for you: spend {number} 60 {SpendCards.Example}");
            return;
        }

        var currency = (await approvals.SettingsAsync(about.TeamId, cancellationToken)).Currency;
        if (SpokenAmount.Read(typed, currency) is not { Minor: { } minor })
        {
            await speaker.SayTextAsync($"How much may be spent on case {number} in all, in {currency}? Please type it, for example: allow {number} 60. With 0 the usual limits hold.");
            return;
        }

        var amount = new Amount(minor, currency);
        if (!about.Allow(amount, new By(speaker.Person.Id, turn.Now)))
        {
            await speaker.SayTextAsync($"You have allowed that already: {amount.Shown} on case {number}.");
            return;
        }

        var spent = await cases.SpentAsync(about, cancellationToken);
        var already = spent.IsNone ? "" : $" {spent.Shown} is spent on it already.";
        var holds = minor == 0
            ? $"the usual limits hold again on case {number}"
            : $"those who work on case {number} may spend {amount.Shown} on it in all without asking";
        await speaker.SayTextAsync(
            $"Allowed: {holds}.{already}{(about.OpenRequest is null ? "" : $" Somebody still waits for a yes there: approvals")}");
        var asked = await approvals.FindAsync(number, about.OpenRequest, cancellationToken);
        foreach (var personId in new[] { about.OwnerId, about.VoiceId, asked?.RequesterId }.OfType<string>().Distinct().Where(id => id != speaker.Person.Id))
            await messenger.TellOfAsync(about, personId, $"{Shown.Name(speaker.Person.Name)} says: {holds}.{already}", [], cancellationToken);
    }

    private async Task SayFloorAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var purse = await spending.PurseAsync(about, speaker.Person, cancellationToken);
        await speaker.SayTextAsync($"{SpendCards.Floor(purse) ?? "Your team has not set a gesture that is right for everybody."} {SpendCards.Line(about, purse)}");
    }

    private static async Task<bool> SayIfPrivateAsync(RecoveryCase about, Speaker speaker)
    {
        if (!about.IsPrivate)
            return false;

        await speaker.SayTextAsync(about.Customer is null
            ? $"First tell me who is affected: next {about.Number}"
            : $"Case {about.Number} is about you alone, so nothing is spent on it here.");
        return true;
    }

    /// <summary>What was typed stands in the card again, as far as there is room.</summary>
    private static CardAnswer Bounded(CardAnswer answer) => new()
    {
        Margin = Said.Shorten(Said.OneLine(answer.Margin), Longest.Time),
        Purchases = Said.Shorten(Said.OneLine(answer.Purchases), Longest.Time),
        Years = Said.Shorten(Said.OneLine(answer.Years), Longest.Time),
    };
}
