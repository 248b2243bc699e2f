using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>The words about money: what one may spend, what was spent, and what is asked before more is.</summary>
internal static class SpendCards
{
    /// <summary>The answer of the card that asks why more is needed.</summary>
    public const string Ask = "ask";

    public const string Example = "a taxi home";

    /// <summary>What one may spend on a case, in one line. It stands in step 3 whatever else is asked there.</summary>
    public static string Line(RecoveryCase about, Purse purse)
    {
        var limit = purse switch
        {
            { Left: null } => "what you think right, without asking",
            { Left: 0, Spent.IsNone: true } => "nothing yet without a yes",
            { Left: 0 } => $"nothing more without a yes; {purse.Spent.Shown} is spent already",
            { Left: { } left, Spent.IsNone: true } => $"up to {Write(left, purse)} without asking",
            { Left: { } left } => $"{Write(left, purse)} more without asking; {purse.Spent.Shown} is spent already",
        };
        // A ready example would sound like an offer where somebody was hurt or wronged.
        var example = about.IsGrave
            ? $"spend {about.Number}, the amount and what for"
            : $"spend {about.Number} {(purse.Left is > 0 ? Money.Number(purse.Left.Value, purse.Currency) : "40")} {Example}";
        return $"What you may spend here: {limit}. {(purse.Left == 0 ? "I ask for one" : "To note it")}: {example}";
    }

    /// <summary>Beside every limit, whatever the customer is worth.</summary>
    public static string? Floor(Purse purse) => purse.Floor > 0 ? $"A gesture of {Write(purse.Floor, purse)} is right for everybody." : null;

    /// <summary>What one may spend in a team.</summary>
    public static string Limit(string team, Purse purse)
    {
        var limit = purse.Limit switch
        {
            null => "you may spend what you think right, and you need to ask nobody",
            0 => "you need a yes before you spend anything on a case; I ask for it",
            { } some => $"you may spend up to {Write(some, purse)} on a case without asking; for more I ask for a yes",
        };
        return $"{Shown.Name(team)}: {limit}.{(Floor(purse) is { } floor ? $" {floor}" : "")}";
    }

    /// <summary>What somebody may still do on their own, after a no or while they wait; it begins with a blank.</summary>
    public static string Meanwhile(Purse purse) => purse switch
    {
        { Limit: null } => " You may decide that yourself by now.",
        { Left: > 0 } => $" Up to {Write(purse.Left.Value, purse)} stays yours to decide.",
        _ => "",
    };

    /// <summary>What is left after something was noted; it begins with a blank.</summary>
    public static string After(Purse purse) => purse switch
    {
        { Limit: null } => "",
        { Left: > 0 } => $" You may spend {Write(purse.Left.Value, purse)} more there without asking.",
        _ => " For more on this case I ask for a yes.",
    };

    /// <summary>More than somebody may decide needs a reason; what they typed stands in the card.</summary>
    public static Activity Why(RecoveryCase about, Purse purse, string amount, string? why, string line, string channel)
    {
        var text = $"{line} For example: spend {about.Number} {amount} because {Example.Replace("a taxi", "they miss the last bus", StringComparison.Ordinal)}";
        return Card.Message(channel, text,
        [
            Card.Heading(Heading(about, "What is it for?")),
            Card.Words(line),
            Card.Line(Line(about, purse)),
            Card.Input("spend", $"How much, in {purse.Currency}", amount, "60", Longest.Time),
            Card.Input("spendFor", "Why", why, "They miss the last bus home", Longest.Note),
        ],
        [Card.Submit("Ask for a yes", new Dictionary<string, object> { ["spending"] = Ask, ["case"] = about.Number, ["answer"] = Ask }, isFirst: true)]);
    }

    /// <summary>What one may spend, as it always stands in step 3.</summary>
    public static IEnumerable<object> Standing(RecoveryCase about, Purse purse)
    {
        if (about.AbuseAt is not null)
            yield break;

        yield return Card.Line(Line(about, purse));
        if (!about.IsGrave && Floor(purse) is { } floor)
            yield return Card.Line(floor);
    }

    public static IEnumerable<object> Inputs(Purse purse, CardAnswer? typed)
    {
        yield return Card.Input("spend", $"What you spend on it, in {purse.Currency}", Typed(typed?.Spend, Longest.Time), "40", Longest.Time);
        yield return Card.Input("spendFor", "What for", Typed(typed?.SpendFor, Longest.Note), "A taxi home", Longest.Note);
    }

    /// <summary>How it stands with the money of a case, for whoever may know all of it.</summary>
    public static IEnumerable<(string Name, string Text)> Facts(RecoveryCase about)
    {
        if (!about.Spent.IsNone)
            yield return ("Spent", about.Spent.Shown);
        if (about.Allowed is { } allowed)
            yield return ("Allowed without asking", $"{allowed.Shown} in all");
        if (about.OpenRequest is not null)
            yield return ("Asked for more", "nobody has said yes or no yet");
    }

    /// <summary>Null for what is no money.</summary>
    public static string? Happened(CaseEvent happened)
    {
        var amount = Amount.Parse(happened.Data)?.Shown ?? "an amount";
        return happened.Kind switch
        {
            CaseEventKind.Spent => $"spent {amount}",
            CaseEventKind.SpendAsked => $"asked for a yes to {amount}",
            CaseEventKind.SpendApproved => $"said yes to {amount}",
            CaseEventKind.SpendRefused => $"said no to {amount}",
            CaseEventKind.SpendWithdrawn => $"needs no yes to {amount} any more",
            CaseEventKind.SpendTakenBack => $"took back {amount}: it was not spent",
            CaseEventKind.SpendAllowed => $"allows {amount} on it without asking",
            _ => null,
        };
    }

    public static string Heading(RecoveryCase about, string what) => $"{CaseCards.Label(about.IsPractice)}Case {about.Number} · {what}";

    private static string? Typed(string? typed, int most) => Entry.Of(typed) is { } said && said.Length <= most ? said : null;

    private static string Write(long minor, Purse purse) => Money.Write(minor, purse.Currency);
}
