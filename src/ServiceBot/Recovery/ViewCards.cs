using Microsoft.Bot.Schema;
using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>What the customer says, how they see it, and how we know.</summary>
internal static class ViewCards
{
    public const string Says = "says";

    /// <summary>They said something, but not how they see it.</summary>
    public static readonly CardChoice NotSaid = new(nameof(Outcome.NotKnownYet), "They did not say");

    private static readonly string[] SeenWords = ["better", "fine", "let down"];

    /// <summary>The part of step 5 that is about the customer's view.</summary>
    public static IEnumerable<object> HowWeKnow(RecoveryCase about)
    {
        if (about.IsConfirmed)
            yield return Card.Line($"Noted so far: {ClosingCards.View(about)}.");

        yield return Card.Choice(
            "evidence", "How do you know?", $"{Evidence.Thought}",
            ($"{Evidence.Thought}", "I think so (not asked)"),
            ($"{Evidence.Said}", "They said so"),
            ($"{Evidence.Answered}", "They answered our question"));
        yield return Card.Input(
            "customerWords", "In their own words", about.CustomerWords, Example(about), Longest.Words, isMultiline: true);
    }

    private static string Example(RecoveryCase about) => about.IsGrave ? "As they said it" : "“That was quicker than I thought.”";

    /// <summary>What step 5 takes down besides.</summary>
    public static IEnumerable<object> More(RecoveryCase about)
    {
        foreach (var item in AskCards.Channel(about))
            yield return item;

        foreach (var item in AnswerCards.Inputs(about))
            yield return item;

        yield return Card.Input("wouldBeGreat", "If it was fine: what would have made it great?", about.WouldBeGreat, "A call before the parcel left", Longest.Note);
        yield return Card.Input("contactAgain", "What could make them contact us again about this?", about.ContactAgain, "The second parcel is still on its way", Longest.Note);
    }

    /// <summary>Asks how the customer sees it. Its buttons take the words along.</summary>
    public static Activity Hear(RecoveryCase about, string channel) => Card.Message(
        channel, HearText(about),
        [
            Card.Heading($"Case {about.Number} · What the customer says"),
            Card.Words(Shown.Within(about.Title)),
            Card.Input("customerWords", "In their own words", about.CustomerWords, Example(about), Longest.Words, isMultiline: true),
            .. AnswerCards.Inputs(about),
            Card.Line("How do they see it?"),
        ],
        Seen.Append(NotSaid).Select(choice => Card.Submit(choice.Title, Data(Says, about, choice.Answer))));

    public static string HearText(RecoveryCase about) =>
        $"What do they say? customer says {about.Number} and their words. How do they see it? "
        + $"customer says {about.Number} better / customer says {about.Number} fine / customer says {about.Number} let down";

    /// <summary>What they said is noted; now how they see it.</summary>
    public static Activity HowSeen(RecoveryCase about, string noted, string channel)
    {
        var text = $"{noted} How do they see it?";
        return Card.Message(
            channel, $"{text} {string.Join(" / ", SeenWords.Select(word => $"customer says {about.Number} {word}"))}",
            [Card.Heading($"Case {about.Number} · What the customer says"), Card.Line(text)],
            Seen.Zip(SeenWords, (choice, word) => Card.Command(choice.Title, $"customer says {about.Number} {word}")));
    }

    /// <summary>How a customer can see it, once they have said something.</summary>
    public static IEnumerable<CardChoice> Seen => StepCards.Outcomes.Where(choice => choice.Answer != nameof(Outcome.NotKnownYet));

    public static Dictionary<string, object> Data(string what, RecoveryCase about, string answer) => new()
    {
        ["customer"] = what,
        ["case"] = about.Number,
        ["answer"] = answer,
    };
}
