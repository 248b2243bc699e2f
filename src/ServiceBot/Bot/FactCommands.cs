using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// What a team knows of a customer: shown, added, removed and asked about again. Nothing is kept, not even in a state, before somebody says that
/// the customer agreed; they say so in the same message, or press it on the same card.
/// </summary>
internal sealed class FactCommands(Turn turn, People people, Cases cases, CaseCommands facts, CustomerBook book, Sensitive sensitive, Messenger messenger)
{
    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Number, command.Verb, speaker, cancellationToken) is not var (about, key))
            return;

        await (command.Verb switch
        {
            Verb.Customer => ShowAsync(about, key, speaker, cancellationToken),
            Verb.Remember => RememberAsync(about, key, command.Rest, speaker, cancellationToken),
            Verb.Renew => RenewAsync(about, key, command.Rest, speaker, cancellationToken),
            _ => ForgetAsync(about, key, command.Rest, speaker, cancellationToken),
        });
    }

    /// <summary>A press on a card of this kind, of any age.</summary>
    public async Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        // Whoever does not agree any more is heard, whoever the customer of the case is by now.
        if (answer.FactId is { Length: > 0 } factId
            && (answer.Fact == FactCards.Remove || answer.Fact == FactCards.Agreed && FactCards.ConsentOf(answer.FactConsent) == ConsentAnswer.No))
        {
            if (await facts.FindAsync(new Command(Verb.Forget, answer.Case), speaker, cancellationToken) is { } theirs)
                await RemoveAsync(theirs, factId, speaker, cancellationToken);
            return;
        }

        if (await FindAsync(answer.Case, Verb.Remember, speaker, cancellationToken) is not var (about, key))
            return;

        if (answer.Seen != FactCards.SignOf(key))
        {
            await SayAnotherAsync(about, answer, speaker);
            return;
        }

        await (answer.Fact switch
        {
            FactCards.Keep => KeepAsync(about, key, answer, speaker, cancellationToken),
            FactCards.Agreed => AgreeAsync(about, key, answer, speaker, cancellationToken),
            FactCards.Remove or FactCards.AskAgain when string.IsNullOrEmpty(answer.FactId) => speaker.SayTextAsync("Please choose which one you mean, then press again."),
            FactCards.AskAgain => AskAgainAsync(about, key, answer.FactId!, speaker, cancellationToken),
            _ => speaker.SayTextAsync("I do not know that button any more. To see what is kept: customer " + about.Number),
        });
    }

    /// <summary>The card was about somebody else. What was typed into it is not lost, and is about this one only if it is pressed again.</summary>
    private async Task SayAnotherAsync(RecoveryCase about, CardAnswer answer, Speaker speaker)
    {
        var why = $"The customer of case {about.Number} is another one by now, so nothing has changed.";
        if (answer.Fact == FactCards.Keep && FactCards.ConsentOf(answer.FactConsent) != ConsentAnswer.No)
            await AskAsync(about, answer, speaker, $"{why} Is it about the new one? Then say again whether they agreed.");
        else
            await speaker.SayTextAsync($"{why} To see: customer {about.Number}", $"customer {about.Number}");
    }

    /// <summary>The case, and by what its customer is known again; otherwise says why there is nobody to know.</summary>
    private async Task<(RecoveryCase About, string Key)?> FindAsync(int? number, Verb verb, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(new Command(verb, number), speaker, cancellationToken) is not { } about)
            return null;

        if (about is { IsPractice: true, Customer: CustomerKind.External } && verb == Verb.Customer)
        {
            messenger.Whisper(FactCards.MadeUp(about, speaker.Channel));
            return null;
        }

        if (FactCards.WhyNone(about, await KeyWordAsync(about, cancellationToken)) is { } why)
        {
            await speaker.SayTextAsync(why);
            return null;
        }

        return (about, about.CustomerKey!); // there is one, or it is said why not
    }

    private async Task ShowAsync(RecoveryCase about, string key, Speaker speaker, CancellationToken cancellationToken)
    {
        var known = await book.FactsAsync(about.TeamId, key, turn.Now, cancellationToken);
        var ids = known.Select(fact => fact.RecordedBy).Distinct().ToList();
        var names = await turn.Db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var mayHandOut = await CustomerDataCommands.MayHandOutAsync(turn.Db, people, about, key, speaker.Person, cancellationToken);
        messenger.Whisper(FactCards.Show(about, known, names, mayHandOut, await TeamZoneAsync(about, cancellationToken), ReaderOf(speaker)));
    }

    private async Task RememberAsync(RecoveryCase about, string key, string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var fact = TypedFact.Parse(typed);
        if (fact.Consent is ConsentAnswer.No or ConsentAnswer.NotAsked)
            await SayNotAgreedAsync(speaker);
        else if (fact is { Kind: { } kind, Source: { } source, Consent: { } answer, Text.Length: > 0 })
            await LearnAsync(about, key, kind, fact.Text, source, new Consent(HowOf(answer), turn.Now), new CardAnswer(), speaker, cancellationToken);
        else
            await AskAsync(about, new CardAnswer { FactKind = $"{fact.Kind}", FactText = fact.Text, FactSource = $"{fact.Source}" }, speaker, typed.Length > 0
                ? "Nothing of it is kept yet: I still need to know whether they agreed."
                : null);
    }

    private async Task KeepAsync(RecoveryCase about, string key, CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        // Whether they agreed comes before all else: without it nothing is even looked at.
        if (FactCards.ConsentOf(answer.FactConsent) is not { } consent)
        {
            await AskAsync(about, answer, speaker, "Did they agree that we keep it? Please choose that too. Nothing is kept so far.");
            return;
        }

        if (consent == ConsentAnswer.No)
        {
            await SayNotAgreedAsync(speaker);
            return;
        }

        if (await ReadConsentAsync(answer, consent, speaker) is not { } agreed)
        {
            await AskAsync(about, answer, speaker, null);
            return;
        }

        if (FactCards.KindOf(answer.FactKind) is not { } kind || FactCards.SourceOf(answer.FactSource) is not { } source || Said.OneLine(answer.FactText).Length == 0)
        {
            await AskAsync(about, answer, speaker, "Please say what it is, in a few words, and how we know. Nothing is kept so far.");
            return;
        }

        await LearnAsync(about, key, kind, Said.OneLine(answer.FactText), source, agreed, answer, speaker, cancellationToken);
    }

    /// <summary>They agreed; now whether it is something to keep.</summary>
    private async Task LearnAsync(
        RecoveryCase about, string key, FactKind kind, string text, FactSource source, Consent consent, CardAnswer answer, Speaker speaker,
        CancellationToken cancellationToken)
    {
        var day = kind == FactKind.Date ? DayToRemember.Read(text) : text;
        var complaint = text.Length > FactRules.Longest(kind)
                ? $"That is longer than I can keep: {text.Length} of {FactRules.Longest(kind)} characters. Nothing is kept so far; please shorten it."
            : sensitive.In(text, kind is FactKind.Name or FactKind.Say) is { } area ? FactRefusals.Of(area)
            : FactRules.HasLongNumber(text) ? FactRefusals.Number
            : day is null ? "I do not see which day. Write the month as a word and what the day is, for example: 14 May her birthday"
            : day.Length > FactRules.Longest(kind) ? "That is longer than I can keep. Nothing is kept so far; please shorten it."
            : null;
        if (complaint is not null)
        {
            await AskAsync(about, answer.Fact is null ? new CardAnswer { FactKind = $"{kind}", FactSource = $"{source}", FactText = text } : answer, speaker, complaint);
            return;
        }

        var recorded = new Recorded(speaker.Person.Id, turn.Now, await TeamZoneAsync(about, cancellationToken));
        var name = kind.Name();
        var kept = $"Kept: {name}, until {FactCards.Day(FactRules.Until(turn.Now, recorded.Zone), speaker.Zone)}.";
        await speaker.SayTextAsync(await book.LearnAsync(about.TeamId, key, kind, day!, source, consent, recorded, cancellationToken) switch // a day that is none was refused
        {
            Learned.New => $"{kept} The team sees it before they call. If the customer changes their mind: customer {about.Number}",
            Learned.Instead => $"{kept} It takes the place of what stood there.",
            Learned.Already => $"That is kept already: {name}.",
            _ => $"There are {FactRules.Most(kind)} of these already: {name}. To remove one first: customer {about.Number}",
        });
    }

    private async Task RenewAsync(RecoveryCase about, string key, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        var (fact, said) = await NumberedAsync(about, key, rest, speaker, "renew", cancellationToken);
        if (fact is null)
            return;

        if (TypedFact.ConsentIn(said) is not { } answer || answer == ConsentAnswer.NotAsked)
            messenger.Whisper(FactCards.AskedAgain(about, fact, speaker.Channel));
        else
            await RenewAsync(about, key, fact.Id, answer, turn.Now, speaker, cancellationToken);
    }

    private async Task AskAgainAsync(RecoveryCase about, string key, string factId, Speaker speaker, CancellationToken cancellationToken)
    {
        if ((await book.FactsAsync(about.TeamId, key, turn.Now, cancellationToken)).FirstOrDefault(fact => fact.Id == factId) is { } fact)
            messenger.Whisper(FactCards.AskedAgain(about, fact, speaker.Channel));
        else
            await SayGoneAsync(about, speaker);
    }

    private async Task AgreeAsync(RecoveryCase about, string key, CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (FactCards.ConsentOf(answer.FactConsent) is not { } consent)
            await speaker.SayTextAsync("Did they agree once more? Please choose what they answered, then press again. Nothing has changed.");
        else if (consent == ConsentAnswer.No)
            await RenewAsync(about, key, answer.FactId ?? "", consent, turn.Now, speaker, cancellationToken);
        else if (await ReadConsentAsync(answer, consent, speaker) is { } agreed)
            await RenewAsync(about, key, answer.FactId ?? "", consent, agreed.At, speaker, cancellationToken);
    }

    /// <summary>Whoever does not agree any more is heard at once.</summary>
    private async Task RenewAsync(
        RecoveryCase about, string key, string factId, ConsentAnswer answer, DateTimeOffset at, Speaker speaker, CancellationToken cancellationToken)
    {
        if (answer == ConsentAnswer.No)
        {
            await RemoveAsync(about, factId, speaker, cancellationToken);
            return;
        }

        var zone = await TeamZoneAsync(about, cancellationToken);
        if ((await book.FactsAsync(about.TeamId, key, turn.Now, cancellationToken)).Any(fact => fact.Id == factId && at < turn.Now && at <= fact.Consent.At))
        {
            await speaker.SayTextAsync("That is the yes we know of already, or an earlier one. Please ask them anew, then say when they agreed. Nothing has changed.");
            return;
        }

        var isKept = await book.AgreeAsync(
            about.TeamId, key, factId, new Consent(HowOf(answer), at), new Recorded(speaker.Person.Id, turn.Now, zone), cancellationToken);
        await (isKept
            ? speaker.SayTextAsync($"Thank you for asking them. It is kept until {FactCards.Day(FactRules.Until(turn.Now, zone), speaker.Zone)}.")
            : SayGoneAsync(about, speaker));
    }

    private async Task ForgetAsync(RecoveryCase about, string key, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await NumberedAsync(about, key, rest, speaker, "forget", cancellationToken) is ({ } fact, _))
            await RemoveAsync(about, fact.Id, speaker, cancellationToken);
    }

    private async Task RemoveAsync(RecoveryCase about, string factId, Speaker speaker, CancellationToken cancellationToken) =>
        await (await book.ForgetAsync(about.TeamId, factId, turn.Now, cancellationToken)
            ? speaker.SayTextAsync($"Removed. It is gone for good. To see what is left: customer {about.Number}", $"customer {about.Number}")
            : SayGoneAsync(about, speaker));

    /// <summary>The fact of that number; otherwise says how to name one.</summary>
    private async Task<(KnownFact? Fact, string Said)> NumberedAsync(
        RecoveryCase about, string key, string rest, Speaker speaker, string word, CancellationToken cancellationToken)
    {
        var parts = Said.OneLine(rest).Split(' ', 2);
        if (!int.TryParse(parts[0].TrimEnd(',', ':'), out var number))
        {
            await speaker.SayTextAsync($"Which one? To see them: customer {about.Number}. With its number I know, for example: {word} {about.Number} 2", $"customer {about.Number}");
            return (null, "");
        }

        var fact = (await book.FactsAsync(about.TeamId, key, turn.Now, cancellationToken)).FirstOrDefault(known => known.Number == number);
        if (fact is null)
            await SayGoneAsync(about, speaker);

        return (fact, parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>When they agreed; null when that is not understood, which is said.</summary>
    private async Task<Consent?> ReadConsentAsync(CardAnswer answer, ConsentAnswer consent, Speaker speaker)
    {
        var reader = ReaderOf(speaker);
        if (PastTimes.Check("When they agreed", answer.FactConsentAt, reader) is { } complaint)
        {
            await speaker.SayTextAsync(complaint.Text);
            return null;
        }

        return new Consent(HowOf(consent), PastTimes.Read(answer.FactConsentAt, null, reader) ?? turn.Now);
    }

    /// <summary>What was typed stands in the form again, but what the customer answered is never put there for anybody.</summary>
    private async Task AskAsync(RecoveryCase about, CardAnswer typed, Speaker speaker, string? why)
    {
        if (why is not null)
            await speaker.SayTextAsync(Card.IsShownOn(speaker.Channel) ? why : $"{why} {FactCards.TypedLine(about)}");

        var text = Said.Shorten(Said.OneLine(typed.FactText), FactRules.LongestNote);
        if (why is null || Card.IsShownOn(speaker.Channel))
            messenger.Whisper(FactCards.Form(about, typed.FactKind, text, typed.FactSource, Said.Shorten(Said.OneLine(typed.FactConsentAt), Longest.Time), speaker.Channel));
    }

    private static Task SayNotAgreedAsync(Speaker speaker) => speaker.SayTextAsync("Then nothing is kept. You may ask them another time.");

    private static Task SayGoneAsync(RecoveryCase about, Speaker speaker) => speaker.SayTextAsync(
        $"That is not kept any more. To see what is: customer {about.Number}", $"customer {about.Number}");

    private async Task<string> KeyWordAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        await turn.Db.TeamSettings.Where(settings => settings.TeamId == about.TeamId).Select(settings => settings.CustomerKeyWord).SingleOrDefaultAsync(cancellationToken)
        ?? new TeamSettings(about.TeamId).CustomerKeyWord;

    private async Task<TimeZoneInfo> TeamZoneAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        WallClock.Zone((await cases.TeamOfAsync(about, cancellationToken)).Zone);

    private static ConsentHow HowOf(ConsentAnswer answer) => answer == ConsentAnswer.Wrote ? ConsentHow.Wrote : ConsentHow.Said;

    private Reader ReaderOf(Speaker speaker) => new(speaker.Person, speaker.Zone, turn.Now, speaker.Channel, []);
}
