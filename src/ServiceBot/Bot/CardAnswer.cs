namespace ServiceBot.Bot;

/// <summary>What came back from a card, or what was typed in its place. Anything in it may be missing, wrong or old.</summary>
internal sealed class CardAnswer
{
    /// <summary>The answer of a button that runs what was taken for an answer as a command.</summary>
    public const string Instead = "instead";

    /// <summary>The id of a living card's button; such an answer has nothing else.</summary>
    public string? Action { get; set; }

    /// <summary>A command that the button stands for; it may do no more than the same words typed.</summary>
    public string? Command { get; set; }

    public int Case { get; set; }
    public string? Step { get; set; }
    public string? Answer { get; set; }

    /// <summary>What was typed, when it is none of the buttons.</summary>
    public string? Text { get; set; }

    public string? Team { get; set; }
    public string? Title { get; set; }
    public string? Severity { get; set; }
    public string? Danger { get; set; }

    /// <summary>By what the customer is recognised. It is hashed, and kept nowhere as it is.</summary>
    public string? CustomerKey { get; set; }
    public string? Story { get; set; }
    public string? Effect { get; set; }
    public string? Feeling { get; set; }
    public string? Need { get; set; }
    public string? NeedConfirmed { get; set; }
    public string? Occurred { get; set; }
    public string? Known { get; set; }
    public string? Noticed { get; set; }
    public string? Promise { get; set; }
    public string? Wants { get; set; }
    public string? FirstAction { get; set; }
    public string? Benefit { get; set; }
    public string? Options { get; set; }
    public string? Choice { get; set; }
    public string? ChoiceReason { get; set; }
    public string? Worth { get; set; }
    public string? Worked { get; set; }
    public string? Prevention { get; set; }
    public string? PreventionOwner { get; set; }
    public string? PreventionDue { get; set; }
    public string? StoppedBy { get; set; }
    public string? Cannot { get; set; }
    public string? CannotBecause { get; set; }
    public string? Can { get; set; }
    public string? Care { get; set; }
    public string? Principle { get; set; }
    public string? BestElsewhere { get; set; }
    public string? AboutUs { get; set; }
    public string? Words { get; set; }
    public string? Evidence { get; set; }
    public string? CustomerWords { get; set; }
    public string? AskedBy { get; set; }
    public string? NotAskedBecause { get; set; }
    public string? WouldBeGreat { get; set; }
    public string? ContactAgain { get; set; }
    public string? DidHelp { get; set; }
    public string? WouldReturn { get; set; }

    /// <summary>Set by the cards that are answered before a case is closed with something missing.</summary>
    public string? Closing { get; set; }
    public string? Because { get; set; }
    public string? Right { get; set; }
    public string? Impact { get; set; }
    public string? Reputation { get; set; }

    /// <summary>Set by the cards about what people must be told.</summary>
    public string? Safety { get; set; }
    public string? ToDisclose { get; set; }
    public string? HowDisclosed { get; set; }
    public string? DisclosureDue { get; set; }

    /// <summary>Set by the cards about what the customer says, and how they were asked.</summary>
    public string? Customer { get; set; }

    /// <summary>Set by the card that asks why more is spent than somebody may decide, with an amount and what it is for.</summary>
    public string? Spending { get; set; }
    public string? Spend { get; set; }
    public string? SpendFor { get; set; }

    /// <summary>Set by the cards that ask for a yes: the request that is answered.</summary>
    public string? Approval { get; set; }

    /// <summary>Set by the cards of the gesture guide. What is typed there is kept for a moment only.</summary>
    public string? Gesture { get; set; }
    public string? Margin { get; set; }
    public string? Purchases { get; set; }
    public string? Years { get; set; }

    /// <summary>Set by the card that is shown when a customer is abusive, with what was said and done.</summary>
    public string? Abuse { get; set; }
    public string? Facts { get; set; }

    /// <summary>Set by the card of somebody's own hours, with its inputs.</summary>
    public string? Hours { get; set; }
    public string? Zone { get; set; }
    public string? Days { get; set; }
    public string? Work { get; set; }
    public string? Quiet { get; set; }
    public string? Home { get; set; }

    /// <summary>Set by a card on which a case is corrected; the texts come in inputs of their own.</summary>
    public string? Correct { get; set; }

    /// <summary>Set by the card on which somebody is thanked: what for, as it is typed before the names.</summary>
    public string? Thanks { get; set; }
    public string? ThanksTo { get; set; }
    public string? ThanksFor { get; set; }

    /// <summary>Set by the card on which a gap is logged: the case it came up in, or nothing.</summary>
    public string? Gap { get; set; }
    public string? GapText { get; set; }

    /// <summary>Set by the card that asks what is wrong in a digest: the button it came of.</summary>
    public string? DigestFlag { get; set; }
    public string? DigestWords { get; set; }

    /// <summary>The team whose set-up the card belongs to.</summary>
    public string? Setup { get; set; }
    public string? Topic { get; set; }

    /// <summary>Set by the cards of what is known of a customer, with their inputs.</summary>
    public string? Fact { get; set; }
    public string? FactId { get; set; }
    public string? FactKind { get; set; }
    public string? FactText { get; set; }
    public string? FactSource { get; set; }
    public string? FactConsent { get; set; }
    public string? FactConsentAt { get; set; }

    /// <summary>Set by the card on which somebody has themselves forgotten.</summary>
    public string? Forgetting { get; set; }

    /// <summary>A sign of what held when the card was made.</summary>
    public string? Seen { get; set; }

    /// <summary>What held before something was taken for the answer.</summary>
    public string? Was { get; set; }

    /// <summary>Set by the buttons of a check-in: the question that is answered, with what was chosen or typed.</summary>
    public string? CheckIn { get; set; }
    public object? Value { get; set; }
    public string? Tags { get; set; }
    public string? Share { get; set; }

    /// <summary>The submit of a card of ours, or null for anything else.</summary>
    public static CardAnswer? Read(object? value) =>
        Payload.TryReadAs<CardAnswer>(value, out var answer) && (answer.Action ?? answer.Answer ?? answer.Command ?? answer.CheckIn) is not null ? answer : null;

    /// <summary>Everything that came back, by its id, as text.</summary>
    public static IReadOnlyDictionary<string, string> Inputs(object? value) =>
        Payload.TryReadAs<Dictionary<string, object>>(value, out var inputs)
            ? inputs.Where(input => input.Value is not null).ToDictionary(input => input.Key, input => $"{input.Value}")
            : [];
}
