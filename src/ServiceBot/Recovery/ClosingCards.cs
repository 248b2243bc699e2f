using Microsoft.Bot.Schema;
using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>How a case ends: what is missing before it is closed, how it is said to have ended, and what comes after.</summary>
internal static class ClosingCards
{
    public const string Close = "close";

    /// <summary>Of the card that is asked because the cause was known.</summary>
    public const string Cause = "cause";
    public const string Back = "back";

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
        { Outcome: Outcome.NotKnownYet, MayBeAsked: false } => $" Nobody needs to ask them how they see it. When they say something: customer says {about.Number}",
        { Outcome: Outcome.NotKnownYet } =>
            $" How the customer sees it is not known yet. Once, and honestly: ask {about.Number}. When they say something: customer says {about.Number}",
        _ => $" The customer's view: {View(about)}.",
    };

    /// <summary>What is said when the customer is still let down.</summary>
    public static string NotOver(RecoveryCase about) => about.Customer == CustomerKind.Self
        ? $"Then it is not over, and that is all right. Case {about.Number} is open again."
        : $"Then it is not over, and it is good that we know. Case {about.Number} is open again; the fix does not count, and the customer gets a new promise.";

    /// <summary>What is missing before the case can be closed, with a button for each.</summary>
    public static Activity Missing(RecoveryCase about, string? because, string channel)
    {
        var (number, gaps) = (about.Number, about.Gaps);
        var missing = Say(about, gaps).ToList();
        var isBound = (gaps & Gaps.Binding) != 0;
        List<(string Title, string Typed)> todo = [];
        if (isBound)
            todo.Add(("What must be told", $"disclosure {number}"));
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
            + $"What helps: {string.Join(", ", todo.Select(one => one.Typed))}."
            + (isBound ? "" : $" To close it as it is: close {number} because, and why.");
        return Card.Message(
            channel, text,
            [
                Card.Heading($"Before you close case {number}"),
                Card.Words(Shown.Within(about.Title)),
                .. missing.Select(line => Card.Line($"· {line}")),
                .. isBound ? [] : new[] { BecauseInput(because) },
            ],
            [.. todo.Select(one => Card.Command(one.Title, one.Typed)), .. isBound ? [] : new[] { Card.Submit("Close anyway", CloseData(about, Close)) }]);
    }

    /// <summary>Before somebody is left without remedy or without a word: the three questions of integrity.</summary>
    /// <param name="answers">What was typed so far.</param>
    public static Activity Integrity(RecoveryCase about, string? because, IReadOnlyList<string?> answers, string channel)
    {
        var missing = Say(about, about.Gaps & (Gaps.Fix | Gaps.Word)).ToList();
        return IntegrityCards.Ask(
            about, $"Before case {about.Number} is closed", missing, $"close {about.Number}", BecauseInput(because), answers, channel,
            [Card.Submit("Close anyway", CloseData(about, Close)), Card.Submit("Go back", CloseData(about, Back))]);
    }

    /// <summary>Before a cause is repeated that was known: the same three questions.</summary>
    public static Activity KnownCause(RecoveryCase about, EarlierCause known, ThreeAnswers three, string channel) => IntegrityCards.Ask(
        about, $"Before case {about.Number} is closed", [Known(about, known)], $"close {about.Number}",
        Card.Input("because", "What is different this time?", three.Because, "The mat is there, and Rui checks it", Longest.Note), three.Answers, channel,
        [Card.Submit("That is what I think", CloseData(about, Cause)), Card.Submit("Go back", CloseData(about, Back))]);

    public static string Known(RecoveryCase about, EarlierCause known) => known.Number == about.Number
        ? $"The same made it possible before case {about.Number} was opened again."
        : known.IsOwn ? $"The same made it possible in case {known.Number}, which goes on in this one."
        : $"The same made case {known.Number} possible, and what should prevent it is not done.";

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
            News(Gaps.Disclosure, "people were told what they must know", "people are to be told something"),
            News(Gaps.Acknowledgement, "nobody else needs to look at it", "somebody else is to look at what was told"),
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
        if (about.Cannot is not null)
            yield return ("How it ended", "Firm and kind, which is as good an end as a fix");
        if (about.AskedBy is { } channel)
            yield return ("Asked", AskCards.Title(channel));
        foreach (var answer in AnswerCards.Facts(about))
            yield return answer;
        if (about.Retention is { } retention)
            yield return ("The customer later", Stands(retention));
    }

    /// <summary>What somebody did around the end; null for everything else.</summary>
    public static string? Happened(CaseEvent happened) => happened.Kind switch
    {
        CaseEventKind.Asked when Enum.TryParse<AskChannel>(happened.Data, out var channel) => $"asked the customer ({AskCards.Title(channel)})",
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
        _ => AnswerCards.Happened(happened),
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
        if ((gaps & Gaps.Binding) != 0)
            yield return SafetyCards.Missing(about);
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

    private static Dictionary<string, object> CloseData(RecoveryCase about, string answer) => new()
    {
        ["closing"] = Close,
        ["case"] = about.Number,
        ["answer"] = answer,
        ["seen"] = $"{(int)about.Gaps}",
    };
}
