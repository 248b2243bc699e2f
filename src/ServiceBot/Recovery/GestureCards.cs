using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>What a manager is asked about a customer before they allow a gesture, and what the guide says. Nothing of it is kept.</summary>
internal static class GestureCards
{
    public const string Reckon = "reckon";
    public const string Keep = "keep";

    private const string Gone = "I keep none of the three figures; this is gone in 10 minutes. Only managers of the team are asked.";

    public static Activity Ask(RecoveryCase about, Purse purse, CardAnswer? typed, string? line, string channel)
    {
        var text = $"{(line is null ? "" : $"{line} ")}Margin of a purchase in {purse.Currency}, purchases a year, years they may stay? Each a number or a range, for example: gesture {about.Number} 20-40 12 3-5";
        List<object> body = [Card.Heading(SpendCards.Heading(about, "What is a gesture here?"))];
        if (line is not null)
            body.Add(Card.Words(line));
        if (SpendCards.Floor(purse) is { } floor)
            body.Add(Card.Line(floor));

        body.AddRange([
            Card.Line("What the customer is worth may raise it. It never changes who is helped first, or how."),
            Card.Input("margin", $"What a purchase leaves us, in {purse.Currency}", typed?.Margin, "20-40", Longest.Time),
            Card.Input("purchases", "Purchases a year", typed?.Purchases, "12", Longest.Time),
            Card.Input("years", "Years they may stay with us", typed?.Years, "3-5", Longest.Time),
            Card.Line($"Each may be a number or a range. What you do not know stays empty. {Gone}", isSubtle: true),
        ]);
        return Card.Message(channel, text, body, [Card.Submit("What may a gesture be?", Data(about, Reckon), isFirst: true)]);
    }

    /// <param name="suggested">In minor units.</param>
    /// <param name="worth">What may be kept of it.</param>
    public static Activity Answer(RecoveryCase about, Purse purse, Span suggested, ValueRange worth, string channel)
    {
        var (from, to) = (new Amount((long)suggested.From, purse.Currency), new Amount((long)suggested.To, purse.Currency));
        var guide = worth == ValueRange.Unknown ? $"What the customer is worth is not known, so it is the gesture for everybody: {to.Shown}."
            : from == to ? $"A gesture of {to.Shown} fits."
            : $"A gesture from {from.Shown} to {to.Shown} fits.";
        var spent = purse.Spent.IsNone ? "Nothing is spent on it yet." : $"{purse.Spent.Shown} is spent on it already.";
        var buttons = new List<(string Title, string Typed)>();
        if (to.Minor > 0)
            buttons.Add(($"Allow {to.Shown}", $"allow {about.Number} {to.Typed}"));
        if (from != to && from.Minor > 0)
            buttons.Add(($"Allow {from.Shown}", $"allow {about.Number} {from.Typed}"));

        var line = $"{guide} {spent} Another amount: allow {about.Number} 50. Those who work on the case may then spend that much in all without asking.";
        if (!Card.IsShownOn(channel))
            return Talk.Text(line, buttons);

        var actions = buttons.Select(button => Card.Command(button.Title, button.Typed)).ToList();
        if (worth != ValueRange.Unknown)
            actions.Add(Card.Submit($"Note their worth: {worth}", new Dictionary<string, object>(Data(about, Keep)) { ["worth"] = $"{worth}" }));

        return Card.Message(channel, line, [Card.Heading(SpendCards.Heading(about, "What a gesture may be")), Card.Words(line), Card.Line(Gone, isSubtle: true)], actions);
    }

    private static Dictionary<string, object> Data(RecoveryCase about, string answer) => new()
    {
        ["gesture"] = answer,
        ["case"] = about.Number,
        ["answer"] = answer,
    };
}
