using Microsoft.Bot.Schema;
using ServiceBot.Coaching;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>A private thought about words: which ones, how they may be heard, and others in their place.</summary>
internal static class HintCards
{
    private const string Asked = "Only you see this, and I keep neither your text nor this.";

    /// <summary>The answer to somebody who asked.</summary>
    public static Activity Checked(Hint? hint, string draft, string channel) => hint is null
        ? Talk.Text($"✅ I found nothing in it that could hurt. Whether it is true and kind, you know best. {Asked}")
        : With($"⚠️ {Said(hint, draft)} {Asked}", hint, channel, isAsked: true);

    public static Activity Unasked(Hint hint, string text, string channel) => With($"⚠️ A thought, if it helps. {Said(hint, text)} Only you see this, and I do not keep it.", hint, channel, isAsked: false);

    private static string Said(Hint hint, string text) => $"{hint.Name}: “{Shown.Within(hint.WordsOf(text), Longest.Title)}”. {hint.Instead}";

    private static Activity With(string text, Hint hint, string channel, bool isAsked)
    {
        List<object> buttons = [Card.Command("Wrong hint", $"wrong hint {hint.Rule}")];
        if (!isAsked)
            buttons.Add(Card.Command("No more hints", "hints off"));

        if (!Card.IsShownOn(channel))
            return Talk.Text($"{text} If it is wrong: wrong hint {hint.Rule}. No more hints: hints off");

        // The text stands as a text, for readers that take no notice of cards; the card has the buttons only.
        var card = Card.Message(channel, text, [], buttons);
        (card.Text, card.TextFormat) = (text, TextFormatTypes.Plain);
        return card;
    }
}
