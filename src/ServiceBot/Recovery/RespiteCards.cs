using Microsoft.Bot.Schema;
using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>The words for whoever had a hard contact. Nothing is cheered, and nothing is asked of them.</summary>
internal static class RespiteCards
{
    private const string Break =
        "A break now is part of the work: ten minutes away from the screen, a glass of water, a few steps outside.";

    private const string Kept = "Only you see this. I keep nothing of it and tell nobody.";

    /// <summary>Unasked, after a hard contact.</summary>
    /// <param name="question">What is asked with it, where cards are shown.</param>
    public static Activity Offer(RecoveryCase about, string help, string channel, IEnumerable<object> question) =>
        Say($"A case like this is hard on people. {Break}", about, help, channel, question);

    /// <summary>To somebody who asked.</summary>
    /// <param name="about">The case they spoke of; null when they named none.</param>
    public static Activity Answer(RecoveryCase? about, string help, string channel) => Say(Break, about, help, channel, []);

    public static Activity Support(string help) => Talk.Text($"Where people here find help:\n{help}\n{Kept}");

    private static Activity Say(string first, RecoveryCase? about, string help, string channel, IEnumerable<object> question)
    {
        var text = $"{CaseCards.Label(about?.IsPractice == true)}{first}\nWhere people here find help:\n{help}\n{Kept}";
        var buttons = Buttons(about).ToList();
        if (!Card.IsShownOn(channel))
            return Talk.Text($"{text}\n{string.Join(" · ", buttons.Select(button => $"{button.Title}: {button.Typed}"))}");

        // The text stands as a text, for readers that take no notice of cards; the card has the buttons and the question only.
        var card = Card.Message(channel, text, question, buttons.Select(button => Card.Command(button.Title, button.Typed)));
        (card.Text, card.TextFormat) = (text, TextFormatTypes.Plain);
        return card;
    }

    private static IEnumerable<(string Title, string Typed)> Buttons(RecoveryCase? about)
    {
        yield return about is null
            ? ("Hold my reminders for 60 minutes", "park")
            : ("Hold my other reminders for 30 minutes", $"park {about.Number} 30");
        if (about is { IsActive: true, IsPrivate: false, FixedAt: null })
            yield return ("Somebody beside me", $"backup {about.Number}");
    }
}
