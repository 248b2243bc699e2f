using Microsoft.Bot.Schema;
using ServiceBot.Calendar;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Recovery;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>The words about what is known of a customer. All that shows a fact goes away by itself; see <see cref="Messenger.Whisper"/>.</summary>
internal static class FactCards
{
    /// <summary>What the cards of this kind answer.</summary>
    public const string Keep = "keep";
    public const string Remove = "remove";
    public const string AskAgain = "ask again";
    public const string Agreed = "agreed";
    public const string Everything = "everything";

    private const int MostChoice = 30;

    private static readonly FactKind[] Kinds = Enum.GetValues<FactKind>();

    private static readonly (FactSource Source, string Title)[] Sources =
    [
        (FactSource.Told, "They told us"),
        (FactSource.Wrote, "They wrote it"),
        (FactSource.Noticed, "I noticed, and asked them"),
    ];

    private static readonly (ConsentAnswer Answer, string Title)[] Agreements =
    [
        (ConsentAnswer.Said, "Yes, they said so"),
        (ConsentAnswer.Wrote, "Yes, they wrote so"),
    ];

    /// <summary>Only on our own page what was shown can go away; other chats keep what stands in them.</summary>
    private static string Stays(string channel) => channel is Known.Directline or Known.Webchat
        ? "This goes away in 10 minutes."
        : "This chat keeps what I show in it.";

    /// <summary>What may be said about a colleague, or about nobody, in place of a card.</summary>
    public static string? WhyNone(RecoveryCase about, string keyWord) => about switch
    {
        { Customer: null } => $"First tell me who is affected: next {about.Number}",
        { Customer: CustomerKind.Self } => $"Case {about.Number} is about you alone, so there is no customer to know.",
        { Customer: CustomerKind.Internal } => $"The customer of case {about.Number} is a colleague, and about colleagues I keep no card. They can tell you themselves what they like.",
        { IsPractice: true } => $"Case {about.Number} is practice, so nothing is kept. In a real case I keep what the customer agreed to, for {FactRules.Months} months. "
            + $"To see what that looks like: customer {about.Number}",
        { CustomerKey: null } => $"I do not know yet who the customer of case {about.Number} is. Tell me their {Shown.Within(keyWord)}, so that I know them again: "
            + $"key {about.Number} and then their {Shown.Within(keyWord)}. I keep only a sign of it.",
        _ => null,
    };

    /// <summary>All that is known of the customer of a case.</summary>
    /// <param name="names">Who wrote it down, by id.</param>
    public static Activity Show(
        RecoveryCase about, IReadOnlyList<KnownFact> facts, IReadOnlyDictionary<string, string> names, bool mayHandOut, TimeZoneInfo teamZone, Reader reader)
    {
        var heading = $"Case {about.Number} · The customer";
        var intro = facts.Count == 0
            ? $"Nothing is kept about them yet. What they agree to stays {FactRules.Months} months."
            : $"What they agreed that we keep. {Stays(reader.Channel)}";
        var isLate = facts.Any(fact => FactRules.MayBeAskedAgain(fact.ExpiresAt, reader.Now, teamZone));
        if (!Card.IsShownOn(reader.Channel))
            return Talk.Text(string.Join('\n', [heading, intro, .. facts.Select(fact => $"{fact.Number}. {Line(fact)}. {Origin(fact, names, reader.Zone)}"), .. Typed(about, facts, isLate, mayHandOut)]));

        List<object> body = [Card.Heading(heading), Card.Line(intro)];
        foreach (var fact in facts)
        {
            body.Add(Card.Fact(fact.Kind.Name(), Shown.Within(fact.Text)));
            body.Add(Card.Words(Origin(fact, names, reader.Zone)));
        }

        if (facts.Count > 0)
            body.Add(Card.Choice(
                "factId", "One of them", "",
                facts.Select(fact => (fact.Id, Shown.Within($"{fact.Kind.Name()}: {fact.Text}", MostChoice))).Prepend(("", "Choose one"))));

        var actions = new List<object> { Card.Command("Add something", $"remember {about.Number}") };
        if (facts.Count > 0)
            actions.Add(Card.Submit("Remove the chosen one", Data(about, Remove)));
        if (isLate)
            actions.Add(Card.Submit("Ask again whether we may keep it", Data(about, AskAgain)));
        if (mayHandOut)
        {
            actions.Add(Card.Command("Export", $"export customer {about.Number}"));
            actions.Add(Card.Command("Erase everything", $"forget customer {about.Number}"));
        }

        return Card.Message(reader.Channel, heading, body, actions);
    }

    /// <summary>What it looks like, for somebody who practises. None of it is kept, and nobody is meant.</summary>
    public static Activity MadeUp(RecoveryCase about, string channel)
    {
        var heading = $"{CaseCards.Label(about.IsPractice)}Case {about.Number} · The customer";
        List<(string Name, string Text)> facts =
        [
            (FactKind.Name.Name(), "Ms Example"),
            (FactKind.Say.Name(), "eg-ZAHM-pel"),
            (FactKind.Likes.Name(), "to be called after lunch"),
            (FactKind.Matters.Name(), "to be told early when something changes"),
        ];
        const string line = "This is made up, and nothing of it is kept. In a real case you see what the customer agreed to, before you call.";
        return Card.Message(
            channel, string.Join('\n', [heading, line, .. facts.Select(fact => $"{fact.Name}: {fact.Text}")]),
            [Card.Heading(heading), Card.Line(line), .. facts.Select(fact => Card.Fact(fact.Name, fact.Text))]);
    }

    /// <summary>Asks what is to be kept. Nothing is chosen beforehand, least of all that they agreed.</summary>
    public static Activity Form(RecoveryCase about, string? kind, string? text, string? source, string? consentAt, string channel)
    {
        var heading = $"Case {about.Number} · Something to remember";
        var line = $"Only what the customer agreed to, for {FactRules.Months} months. Nothing about health, faith, politics and the like.";
        var typed = TypedLine(about);
        if (!Card.IsShownOn(channel))
            return Talk.Text($"{heading}\n{line}\n{typed}");

        return Card.Message(
            channel, $"{heading}\n{line}",
            [
                Card.Heading(heading),
                Card.Line(line),
                Card.Choice("factKind", "What is it?", Chosen(kind, Kinds.Select(kind => $"{kind}")), Kinds.Select(kind => ($"{kind}", kind.Name())).Prepend(("", "Choose"))),
                Card.Input("factText", "In a few words", text, "14 May her birthday", FactRules.LongestNote),
                Card.Choice("factSource", "How do we know?", Chosen(source, Sources.Select(known => $"{known.Source}")), Sources.Select(known => ($"{known.Source}", known.Title)).Prepend(("", "Choose"))),
                .. Consent("No, or nobody asked them", consentAt),
            ],
            [Card.Submit("Keep it", Data(about, Keep))]);
    }

    /// <summary>Asks whether they agreed once more.</summary>
    public static Activity AskedAgain(RecoveryCase about, KnownFact fact, string channel)
    {
        var heading = $"Case {about.Number} · May we keep it?";
        var line = $"{Line(fact)}. Ask them when you speak with them, then tell me.";
        if (!Card.IsShownOn(channel))
            return Talk.Text($"{heading}\n{line} For example: renew {about.Number} {fact.Number} they said yes");

        var data = Data(about, Agreed);
        data["factId"] = fact.Id;
        return Card.Message(
            channel, heading, [Card.Heading(heading), Card.Words(line), .. Consent("No, remove it", null)], [Card.Submit("Note their answer", data)]);
    }

    /// <summary>Before somebody speaks with a customer for the first time: what they need, in one look.</summary>
    public static Activity Before(RecoveryCase about, IReadOnlyList<KnownFact> facts, string channel)
    {
        var text = $"Before you call about case {about.Number}: {string.Join(' ', Sentences(facts))} {Stays(channel)}";
        if (!Card.IsShownOn(channel))
            return Talk.Text($"{text} All of it: customer {about.Number}");

        var card = Card.Message(channel, text, [], [Card.Command("See all of it", $"customer {about.Number}")]);
        (card.Text, card.TextFormat) = (text, TextFormatTypes.Plain);
        return card;
    }

    /// <summary>After somebody spoke with a customer, or when it is over: an offer, no question.</summary>
    public static Activity Offer(RecoveryCase about, string channel)
    {
        var text = $"To note something for when the customer of case {about.Number} comes again, if they agree: remember {about.Number}";
        return TeamCards.WithButton(text, "Note something for next time", $"remember {about.Number}", channel);
    }

    /// <summary>What a fact is in one line; people's words stay theirs.</summary>
    public static string Line(KnownFact fact) => $"{fact.Kind.Name()}: {Shown.Within(fact.Text)}";

    /// <summary>Where it comes from, and how long it is kept.</summary>
    public static string Origin(KnownFact fact, IReadOnlyDictionary<string, string> names, TimeZoneInfo zone) =>
        $"{fact.Source.Line()}. They {fact.Consent.How.Line()}, {Day(fact.Consent.At, zone)}. Kept until {Day(fact.ExpiresAt, zone)}. "
        + $"Noted by {Shown.Name(names.GetValueOrDefault(fact.RecordedBy, "somebody who left"))}.";

    public static string Day(DateTimeOffset instant, TimeZoneInfo zone) => WallClock.Write(WallClock.Date(instant, zone));

    public static string TypedLine(RecoveryCase about) =>
        $"Type it with their answer, for example: remember {about.Number} likes tea, they said yes. Others begin with name, say, dislikes, date, matters or note.";

    /// <summary>What stands in data sends nothing that somebody wrote.</summary>
    public static Dictionary<string, object> Data(RecoveryCase about, string fact) => new()
    {
        ["fact"] = fact,
        ["case"] = about.Number,
        ["answer"] = fact,
        ["seen"] = SignOf(about.CustomerKey),
    };

    /// <summary>Tells two customers apart, and nothing else: the case may be of another one when a card is pressed.</summary>
    public static string SignOf(string? key) => key is null ? "" : Secret.Hash(key)[..12];

    public static ConsentAnswer? ConsentOf(string? answer) =>
        answer == $"{ConsentAnswer.No}" ? ConsentAnswer.No
        : Agreements.FirstOrDefault(known => $"{known.Answer}" == answer) is { Title: not null } found ? found.Answer : null;

    public static FactKind? KindOf(string? kind) => Kinds.Where(known => $"{known}" == kind).Select(known => (FactKind?)known).FirstOrDefault();

    public static FactSource? SourceOf(string? source) => Sources.FirstOrDefault(known => $"{known.Source}" == source) is { Title: not null } found ? found.Source : null;

    /// <summary>Nothing is said for the customer: no answer is chosen.</summary>
    private static IEnumerable<object> Consent(string no, string? at) =>
    [
        Card.Choice(
            "factConsent", "Did they agree that we keep it?", "",
            Agreements.Select(known => ($"{known.Answer}", known.Title)).Prepend(("", "Choose")).Append(($"{ConsentAnswer.No}", no))),
        Card.Input("factConsentAt", "When did they agree? Empty is just now", at, "yesterday 18:00", Longest.Time),
    ];

    private static string Chosen(string? value, IEnumerable<string> values) => value is not null && values.Contains(value) ? value : "";

    private static IEnumerable<string> Typed(RecoveryCase about, IReadOnlyList<KnownFact> facts, bool isLate, bool mayHandOut)
    {
        yield return TypedLine(about);
        if (facts.Count > 0)
            yield return $"To remove one of them: forget {about.Number} {facts[0].Number}";
        if (isLate)
            yield return $"When they agreed once more: renew {about.Number} {facts.OrderBy(fact => fact.ExpiresAt).First().Number} they said yes";
        if (mayHandOut)
            yield return $"All of it: export customer {about.Number} · forget customer {about.Number}";
    }

    private static IEnumerable<string> Sentences(IReadOnlyList<KnownFact> facts)
    {
        List<string> Of(FactKind kind, int most) => [.. facts.Where(fact => fact.Kind == kind).TakeLast(most).Select(fact => Shown.Within(fact.Text).TrimEnd('.'))];

        var (name, say) = (Of(FactKind.Name, 1), Of(FactKind.Say, 1));
        if (name.Count > 0)
            yield return say.Count > 0 ? $"{name[0]}, say {say[0]}." : $"{name[0]}.";
        else if (say.Count > 0)
            yield return $"Say the name so: {say[0]}.";
        if (Of(FactKind.Likes, 3) is { Count: > 0 } likes)
            yield return $"Likes {string.Join(", ", likes)}.";
        if (Of(FactKind.Dislikes, 3) is { Count: > 0 } dislikes)
            yield return $"Does not like {string.Join(", ", dislikes)}.";
        if (Of(FactKind.Matters, 2) is { Count: > 0 } matters)
            yield return $"What matters to them: {string.Join(", ", matters)}.";
        if (Of(FactKind.Date, 2) is { Count: > 0 } days)
            yield return $"Days that matter: {string.Join("; ", days)}.";
        if (Of(FactKind.Note, 1) is { Count: > 0 } notes)
            yield return $"From last time: {notes[0]}.";
    }
}
