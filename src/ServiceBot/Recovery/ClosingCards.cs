using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>How a case ends: how the customer sees it and how we know, what is missing before it is closed, and what comes after.</summary>
internal static class ClosingCards
{
    public const string Close = "close";
    public const string Back = "back";
    public const string Says = "says";
    public const string Asks = "asks";

    /// <summary>Of the channels, those that are none.</summary>
    public const string NotAsked = "notasked";
    public const string NotSuitable = "notsuitable";

    private const string RewardNote = "A reward for taking part bends the answers: those who want it are kinder, and others do not come at all.";

    /// <summary>What a customer is asked, in words for anybody.</summary>
    private const string Questions = "Good questions: Did what we did actually help? Would you come back to us? What should we have done?";

    private static readonly string[] IntegrityQuestions =
    [
        "Are we doing right by this customer?",
        "What is the impact if we go ahead?",
        "What happens to our reputation in the long run if we leave it so?",
    ];

    private static readonly string[] IntegrityInputs = ["right", "impact", "reputation"];

    private static readonly string[] SeenWords = ["better", "fine", "let down"];

    public static readonly IReadOnlyList<CardChoice> Channels =
    [
        new(nameof(AskChannel.Call), "Call", "phone", "telephone", "phone call"),
        new(nameof(AskChannel.Mail), "Mail", "e-mail", "email", "letter"),
        new(nameof(AskChannel.Chat), "Chat"),
        new(nameof(AskChannel.Survey), "Survey"),
        new(nameof(AskChannel.WebSite), "Web site", "website"),
        new(nameof(AskChannel.Reward), "Reward for taking part", "reward"),
        new(nameof(AskChannel.FocusGroup), "Focus group"),
        new(nameof(AskChannel.UserGroup), "User group"),
    ];

    /// <summary>The customer's view and how we know; where it is about oneself there is nobody else to ask.</summary>
    public static string View(RecoveryCase about)
    {
        var title = StepCards.TitleOf(StepCards.Outcomes, $"{about.Outcome ?? Outcome.NotKnownYet}");
        return about switch
        {
            { Customer: CustomerKind.Self } or { Outcome: null or Outcome.NotKnownYet } => title,
            { IsConfirmed: true } => $"{title} (confirmed by the customer)",
            _ => $"{title} (presumed)",
        };
    }

    /// <summary>What is said when a case is closed, after the thanks.</summary>
    public static string Parting(RecoveryCase about) => about switch
    {
        { Customer: CustomerKind.Self } or { IsPractice: true, Outcome: Outcome.NotKnownYet } => "",
        { Outcome: Outcome.NotKnownYet } =>
            $" How the customer sees it is not known yet. Once, and honestly: ask {about.Number}. When they say something: customer says {about.Number}",
        _ => $" The customer's view: {View(about)}.",
    };

    /// <summary>What is said when the customer is still let down.</summary>
    public static string NotOver(RecoveryCase about) => about.Customer == CustomerKind.Self
        ? $"Then it is not over, and that is all right. Case {about.Number} is open again."
        : $"Then it is not over, and it is good that we know. Case {about.Number} is open again; the fix does not count, and the customer gets a new promise.";

    /// <summary>The part of step 5 that is about the customer's view.</summary>
    public static IEnumerable<object> HowWeKnow(RecoveryCase about)
    {
        if (about.IsConfirmed)
            yield return Card.Line($"Noted so far: {View(about)}.");

        yield return Card.Choice(
            "evidence", "How do you know?", $"{Evidence.Thought}",
            ($"{Evidence.Thought}", "I think so (not asked)"),
            ($"{Evidence.Said}", "They said so"),
            ($"{Evidence.Answered}", "They answered our question"));
        yield return Card.Input(
            "customerWords", "In their own words", about.CustomerWords, "“That was quicker than I thought.”", Longest.Words, isMultiline: true);
    }

    /// <summary>What step 5 takes down besides.</summary>
    public static IEnumerable<object> More(RecoveryCase about)
    {
        if (about is { AskedAt: not null, AskedBy: { } channel })
            yield return Card.Line($"They were asked already: {Title(channel)}.");
        else
            foreach (var item in Channel(about, NotAsked))
                yield return item;

        yield return Card.Input("wouldBeGreat", "If it was fine: what would have made it great?", about.WouldBeGreat, "A call before the parcel left", Longest.Note);
        yield return Card.Input("contactAgain", "What could make them contact us again about this?", about.ContactAgain, "The second parcel is still on its way", Longest.Note);
    }

    public static string Title(AskChannel channel) => StepCards.TitleOf(Channels, $"{channel}");

    /// <summary>How asking went, and what comes of it.</summary>
    public static string Asked(RecoveryCase about, AskChannel channel) =>
        $"Noted: the customer of case {about.Number} was asked ({Title(channel)}). Once is enough; I send them nothing. "
        + $"If they object to nothing for {TurnedRound.Window.Days} days, I presume that it is all right for them. When they answer: customer says {about.Number}"
        + (channel == AskChannel.Reward ? $"\n{RewardNote}" : "");

    /// <summary>Said to whoever would ask again; the events must be loaded.</summary>
    public static string AskedAlready(RecoveryCase about, DateTimeOffset now, TimeZoneInfo zone)
    {
        var how = about.AskedBy is { } channel ? $" ({Title(channel)})" : "";
        var when = about.AskedAt is { } at ? $", {WallClock.Say(at, now, zone)}" : "";
        return $"The customer of case {about.Number} was asked already{how}{when}.{CameOfAsking(about, now)} "
            + $"Once is enough; if the case is opened again, they may be asked again. When they answer: customer says {about.Number}";
    }

    private static string CameOfAsking(RecoveryCase about, DateTimeOffset now) => TurnedRound.At(now, about.Events) switch
    {
        Turned.Provisional => $" They may still object, within {TurnedRound.Window.Days} days.",
        Turned.Presumed => $" They objected to nothing for {TurnedRound.Window.Days} days, so I presume that it is all right for them.",
        Turned.Confirmed => $" Their view: {View(about)}.",
        _ => "",
    };

    public static Activity Ask(RecoveryCase about, string channel) => Card.Message(
        channel,
        $"How was the customer of case {about.Number} asked? For example: asked {about.Number} by mail. "
        + $"({string.Join(" / ", Channels.Select(choice => choice.Title))}) If asking is not suitable: asked {about.Number} not suitable because, and why.",
        [
            Card.Heading($"Case {about.Number} · Ask the customer"),
            Card.Words(Shown.Within(about.Title)),
            Card.Line("Who does not ask does not hear. Ask once, honestly, and only where it suits; I send nothing to anybody."),
            Card.Line(Questions),
            .. Channel(about, $"{AskChannel.Call}"),
        ],
        [Card.Submit("Note it", Data("customer", Asks, about, "note"))]);

    /// <summary>Asks how the customer sees it. Its buttons take the words along.</summary>
    public static Activity Hear(RecoveryCase about, string channel) => Card.Message(
        channel, HearText(about),
        [
            Card.Heading($"Case {about.Number} · What the customer says"),
            Card.Words(Shown.Within(about.Title)),
            Card.Input("customerWords", "In their own words", about.CustomerWords, "“That was quicker than I thought.”", Longest.Words, isMultiline: true),
            Card.Line("How do they see it?"),
        ],
        Seen.Select(choice => Card.Submit(choice.Title, Data("customer", Says, about, choice.Answer))));

    public static string HearText(RecoveryCase about) =>
        $"What do they say? customer says {about.Number} and their words. How do they see it? "
        + $"customer says {about.Number} better / customer says {about.Number} fine / customer says {about.Number} let down";

    /// <summary>Their words are noted; now how they see it.</summary>
    public static Activity HowSeen(RecoveryCase about, string channel)
    {
        var text = $"Noted: what the customer of case {about.Number} says. How do they see it?";
        return Card.Message(
            channel, $"{text} {string.Join(" / ", SeenWords.Select(word => $"customer says {about.Number} {word}"))}",
            [Card.Heading($"Case {about.Number} · What the customer says"), Card.Line(text)],
            Seen.Zip(SeenWords, (choice, word) => Card.Command(choice.Title, $"customer says {about.Number} {word}")));
    }

    /// <summary>How a customer can see it, once they have said something.</summary>
    public static IEnumerable<CardChoice> Seen => StepCards.Outcomes.Where(choice => choice.Answer != nameof(Outcome.NotKnownYet));

    /// <summary>What is missing before the case can be closed, with a button for each.</summary>
    public static Activity Missing(RecoveryCase about, string? because, string channel)
    {
        var (number, gaps) = (about.Number, about.Gaps);
        var missing = Say(about, gaps).ToList();
        List<(string Title, string Typed)> todo = [];
        if (gaps.HasFlag(Gaps.Owner))
            todo.Add(("I own it", $"own {number}"));
        if (gaps.HasFlag(Gaps.Word))
            todo.Add(("Told the customer", $"told {number}"));
        if (gaps.HasFlag(Gaps.Fix) && !gaps.HasFlag(Gaps.Owner))
            todo.Add(("It is fixed", $"fixed {number}"));
        if (!gaps.HasFlag(Gaps.Owner) && (gaps & (Gaps.Fix | Gaps.Analysis | Gaps.View)) != 0)
            todo.Add(("Go on with it", $"next {number}"));
        if (gaps.HasFlag(Gaps.View))
            todo.Add(("The customer said something", $"customer says {number}"));

        var text = $"Before you close case {number}, {Shown.Within(about.Title)}:\n{string.Join('\n', missing.Select(line => $"- {line}"))}\n"
            + $"What helps: {string.Join(", ", todo.Select(one => one.Typed))}. To close it as it is: close {number} because, and why.";
        return Card.Message(
            channel, text,
            [
                Card.Heading($"Before you close case {number}"),
                Card.Words(Shown.Within(about.Title)),
                .. missing.Select(line => Card.Line($"· {line}")),
                BecauseInput(because),
            ],
            todo.Select(one => Card.Command(one.Title, one.Typed)).Append(Card.Submit("Close anyway", CloseData(about, Close))));
    }

    /// <summary>Before somebody is left without remedy or without a word: the three questions of integrity.</summary>
    /// <param name="answers">What was typed so far.</param>
    public static Activity Integrity(RecoveryCase about, string? because, IReadOnlyList<string?> answers, string channel)
    {
        var number = about.Number;
        var missing = Say(about, about.Gaps & (Gaps.Fix | Gaps.Word)).ToList();
        var text = $"Before case {number} is closed: {string.Join(' ', missing)} Please answer three questions in a few words each:\n"
            + string.Join('\n', IntegrityQuestions.Select((question, index) => $"{index + 1}. {question}"))
            + $"\nIn one message, with a semicolon between them: close {number} because the reason; answer 1; answer 2; answer 3";
        return Card.Message(
            channel, text,
            [
                Card.Heading($"Before case {number} is closed"),
                Card.Words(Shown.Within(about.Title)),
                .. missing.Select(line => Card.Line(line)),
                Card.Line("Three questions, a few words each. They are kept with the case."),
                .. IntegrityInputs.Select((id, index) => Card.Input(id, IntegrityQuestions[index], answers[index], "A few words", Longest.Note)),
                BecauseInput(because),
            ],
            [Card.Submit("Close anyway", CloseData(about, Close)), Card.Submit("Go back", CloseData(about, Back))]);
    }

    /// <summary>What is different from when somebody was asked.</summary>
    public static string Changed(RecoveryCase about, Gaps seen)
    {
        var now = about.Gaps;
        string?[] news =
        [
            News(Gaps.Owner, "somebody owns it now", "nobody owns it any more"),
            News(Gaps.Word, "the customer has had a word from us", "the customer has had no word from us"),
            News(Gaps.Fix, "it is fixed now", "the fix did not hold"),
            News(Gaps.Analysis, "what made it possible is known", "what made it possible is open again"),
            News(Gaps.View, "how the customer sees it is known", "how the customer sees it is open again"),
        ];
        return $"Something has changed in case {about.Number} since that card: {string.Join(", ", news.OfType<string>())}.";

        string? News(Gaps gap, string came, string went) =>
            (seen & gap) == (now & gap) ? null : now.HasFlag(gap) ? went : came;
    }

    public static string Stands(Retention retention) => retention switch
    {
        Retention.Kept => "kept",
        Retention.AtRisk => "at risk",
        _ => "lost",
    };

    public static Activity Refer(RecoveryCase about, string channel)
    {
        var text = $"Noted: the customer of case {about.Number} carried it on. If you know how: referral {about.Number} told a friend, referral {about.Number} came back or referral {about.Number} new customer";
        return Card.Message(
            channel, text,
            [Card.Line($"Noted: the customer of case {about.Number} carried it on. How, if you know?")],
            new[] { "told a friend", "came back", "new customer" }.Select(how => Card.Command(char.ToUpperInvariant(how[0]) + how[1..], $"referral {about.Number} {how}")));
    }

    /// <summary>One quiet line of the living card about what came after; null where nothing did. The events must be loaded.</summary>
    public static string? Afterwards(RecoveryCase about)
    {
        if (about.Status != CaseStatus.Closed)
            return null;

        var after = about.Events.OrderBy(happened => happened.Sequence).Select(Came).OfType<string>().Distinct().ToList();
        return after.Count == 0 ? null : $"Afterwards: the customer {string.Join(", ", after)}.";
    }

    /// <summary>What is known about how it ended, beside what somebody wrote.</summary>
    public static IEnumerable<(string Name, string Text)> Ending(RecoveryCase about)
    {
        if (about.AskedBy is { } channel)
            yield return ("Asked", Title(channel));
        if (about.Retention is { } retention)
            yield return ("The customer later", Stands(retention));
    }

    /// <summary>What somebody did around the end; null for everything else.</summary>
    public static string? Happened(CaseEvent happened) => happened.Kind switch
    {
        CaseEventKind.Asked when Enum.TryParse<AskChannel>(happened.Data, out var channel) => $"asked the customer ({Title(channel)})",
        CaseEventKind.Asked => "asked the customer",
        CaseEventKind.NotAsked => "found that asking the customer is not suitable",
        CaseEventKind.Confirmed when happened.Data is null => "noted what the customer says",
        CaseEventKind.Confirmed => $"noted how the customer sees it: {StepCards.TitleOf(StepCards.Outcomes, happened.Data!)}",
        CaseEventKind.IntegrityChecked => "answered the three questions of integrity",
        CaseEventKind.ClosedAnyway => "gave a reason to close it as it was",
        CaseEventKind.Reopened when happened.Data is not null => "opened it again, because the fix did not hold",
        CaseEventKind.FollowedUp when Enum.TryParse<Retention>(happened.Data, out var retention) => $"looked at the customer again: {Stands(retention)}",
        CaseEventKind.FollowedUp => "looked at the customer again",
        CaseEventKind.CameBack or CaseEventKind.Referred => $"noted that the customer {Came(happened)}",
        _ => null,
    };

    private static string? Came(CaseEvent happened) => (happened.Kind, happened.Data) switch
    {
        (CaseEventKind.CameBack, nameof(CameBackTo.Thank)) => "came back to thank us",
        (CaseEventKind.CameBack, nameof(CameBackTo.Apologise)) => "came back to apologise",
        (CaseEventKind.CameBack, _) => "came back to us",
        (CaseEventKind.Referred, nameof(Referral.ToldAFriend)) => "told a friend",
        (CaseEventKind.Referred, nameof(Referral.CameBack)) => "came back as a customer",
        (CaseEventKind.Referred, nameof(Referral.NewCustomer)) => "brought a new customer",
        (CaseEventKind.Referred, _) => "spoke well of us",
        _ => null,
    };

    private static IEnumerable<string> Say(RecoveryCase about, Gaps gaps)
    {
        if (gaps.HasFlag(Gaps.Owner))
            yield return "Nobody owns it.";
        if (gaps.HasFlag(Gaps.Word))
            yield return about.Danger
                ? "Somebody was in danger, and the customer has had no word from us."
                : "The customer has had no word from us.";
        if (gaps.HasFlag(Gaps.Fix))
            yield return "It is not fixed.";
        if (gaps.HasFlag(Gaps.Analysis))
            yield return "What made it possible is not known.";
        if (gaps.HasFlag(Gaps.View))
            yield return "How the customer sees it is not known.";
    }

    private static object BecauseInput(string? because) =>
        Card.Input("because", "Why close it as it is?", because, "They moved away and want nothing more", Longest.Note);

    private static IEnumerable<object> Channel(RecoveryCase about, string chosen)
    {
        yield return Card.Choice(
            "askedBy", "How were they asked?", about.NotAskedBecause is null ? chosen : NotSuitable,
            Channels.Select(choice => (choice.Answer, choice.Title)).Concat([(NotAsked, "Not asked"), (NotSuitable, "Not suitable")]));
        yield return Card.Line(RewardNote, isSubtle: true);
        yield return Card.Input("notAskedBecause", "If it is not suitable: why not?", about.NotAskedBecause, "They are in mourning", Longest.Note);
    }

    private static Dictionary<string, object> CloseData(RecoveryCase about, string answer)
    {
        var data = Data("closing", Close, about, answer);
        data["seen"] = $"{(int)about.Gaps}";
        return data;
    }

    private static Dictionary<string, object> Data(string kind, string what, RecoveryCase about, string answer) => new()
    {
        [kind] = what,
        ["case"] = about.Number,
        ["answer"] = answer,
    };
}
