using Microsoft.Bot.Schema;

namespace ServiceBot.Bot;

/// <summary>The words about all that is kept about whoever asks.</summary>
internal static class OwnDataCards
{
    /// <summary>Each link works once.</summary>
    public static Activity Links(string markdown, string json, bool isPublic, string channel)
    {
        const string heading = "What is kept about you";
        var line = "Everything, to keep or to look through. Each link works once, for 15 minutes" + (isPublic ? ", in a browser in which you are signed in." : ".");
        const string cannot = "One thing nobody can give you: answers to check-ins that are counted already. Nobody can tell any more which were yours.";
        const string care = "Your journal is in it, so mind where you save it. To have it forgotten: forget me";
        return Card.Message(
            channel, $"{heading}\n{line}\n{cannot}\n{care}\n{markdown}\n{json}", [Card.Heading(heading), Card.Line(line), Card.Line(cannot), Card.Line(care)],
            [Card.Link("To read (Markdown)", markdown), Card.Link("For programs (JSON)", json)]);
    }
}
