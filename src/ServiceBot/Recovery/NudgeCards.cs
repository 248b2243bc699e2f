using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The words of reminders: what is needed next, and never who is late.</summary>
internal static class NudgeCards
{
    /// <summary>To one person.</summary>
    /// <param name="owner">Whoever keeps contact with the customer; null when nobody owns it.</param>
    public static Activity Private(DueNudge nudge, RecoveryCase about, string? owner, Reader reader)
    {
        if (DisclosureRules.Owns(nudge.Kind))
            return SafetyCards.Reminder(nudge, about, owner, reader);

        var number = about.Number;
        var text = Says(nudge, about, owner, reader);
        (string Title, string Typed)[] first = nudge.Kind is NudgeKind.UnownedLead or NudgeKind.UnownedManager
            ? [("Own it", $"own {number}"), ("Show it", $"case {number}")]
            : nudge.Kind == NudgeKind.Talked
            ? [("Told the customer", $"told {number}"), ("Go on with it", $"next {number}")]
            : about.Customer == CustomerKind.Self
            ? [("It is fixed", $"fixed {number}"), ("Needs more time", $"more time {number}")]
            : [("Told the customer", $"told {number}"), ("Needs more time", $"more time {number}")];
        (string Title, string Typed)[] buttons =
        [
            .. first,
            .. Snoozes.Offered.Select(minutes => ($"Snooze {minutes} min", $"snooze {number} {minutes}")),
            ("No more reminders for this case", $"stop {number}"),
        ];
        if (!Card.IsShownOn(reader.Channel))
            return Talk.Text($"{text}\n{Shown.Within(about.Title)}", buttons);

        List<object> body =
        [
            Card.Heading($"Case {number} · {(about.IsPractice ? "Practice" : CaseCards.Where(about))}"),
            Card.Words(Shown.Within(about.Title), isBold: true),
            Card.Words(text),
        ];
        return Card.Message(
            reader.Channel, $"{text} {Shown.Within(about.Title)}", body, buttons.Select(button => Card.Command(button.Title, button.Typed)));
    }

    /// <summary>One line for the team's channel, where the card of the case stands.</summary>
    public static Activity Line(DueNudge nudge, RecoveryCase about)
    {
        var needs = nudge.Kind == NudgeKind.UnownedChannel
            ? "needs an owner. Whoever can, please press “Take it” on its card."
            : $"needs a word to {Whom(about)}. Whoever can, please give it and press “Told the customer” on its card.";
        return Talk.Text($"{(about.Danger ? "Danger. " : "")}Case {about.Number}, {Shown.Within(about.Title)}, {needs}");
    }

    private static string Says(DueNudge nudge, RecoveryCase about, string? owner, Reader reader)
    {
        var danger = about.Danger ? $" Somebody may be in danger. {StepCards.PeopleFirst}" : "";
        if (nudge.Kind is NudgeKind.UnownedLead or NudgeKind.UnownedManager)
            return $"Case {about.Number} has no owner yet. It was reported {WallClock.Say(about.OpenedAt, reader.Now, reader.Zone)}. "
                + $"Could you find somebody who sees it through, or take it yourself?{danger}";

        if (nudge.Kind == NudgeKind.Talked)
            return $"{ToolsCards.HowWasIt(about, nudge.StandsIn ? owner : null, reader)}{danger}";

        var promise = WallClock.Say(about.PromiseAt!.Value, reader.Now, reader.Zone); // only a promise is reminded of here
        var away = owner is null ? "Nobody owns it just now." : $"{owner} is away just now.";
        return (nudge, about.Customer) switch
        {
            ({ Kind: NudgeKind.PromiseSoon, StandsIn: true }, _) =>
                $"The promise for case {about.Number} is {promise}. {away} Could you see to it, or find somebody who can?",
            ({ Kind: NudgeKind.PromiseSoon }, _) => $"The promise for case {about.Number} is {promise}.",
            (_, CustomerKind.Self) => $"You wanted to have looked after case {about.Number} by {promise}. It may take longer: you decide.",
            ({ Kind: NudgeKind.PromiseNeedsHelp, StandsIn: false }, _) => $"{Waits()} Could you help {owner}? "
                + "A short word to them, even if it is only a new time, helps most.",
            ({ StandsIn: true }, _) => $"{Waits()} {away} Could you give them a word, or find somebody who can?",
            _ => $"{Waits()} A short word to them helps, even if it is only a new time.",
        } + danger;

        string Waits() =>
            $"{(about.Customer == CustomerKind.Internal ? "The colleague" : "The customer")} of case {about.Number} still waits for the word promised for {promise}.";
    }

    private static string Whom(RecoveryCase about) => about.Customer == CustomerKind.Internal ? "the colleague" : "the customer";
}
