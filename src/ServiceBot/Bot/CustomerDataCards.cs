using Microsoft.Bot.Schema;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>The words about everything that is kept about a customer: what it is, what goes and what stays.</summary>
internal static class CustomerDataCards
{
    private const string Stays = "The title, what we did and decided, and when, stay for the figures, without their words. What people wrote to me in their own chats stays there; it is theirs.";

    public static Activity Question(RecoveryCase about, int known, IReadOnlyList<RecoveryCase> theirs, string channel)
    {
        var heading = $"Case {about.Number} · Erase everything about this customer?";
        var open = theirs.Where(one => one.IsActive).Select(one => one.Number).ToList();
        List<string> lines =
        [
            $"What goes: {Things(known)}what they said, and what is noted about them, in {Departures.Named([.. theirs.Select(one => one.Number)])}.",
            "Nobody will recognise them from an earlier case any more.",
            Stays,
        ];
        if (open.Count > 0)
            lines.Insert(1, $"Still open: {Departures.Named(open)}. What you need to put it right goes too.");

        lines.Add("This cannot be taken back.");
        return Card.Message(
            channel, string.Join('\n', [heading, .. lines, $"To do it: forget customer {about.Number} yes"]),
            [Card.Heading(heading), .. lines.Select(line => Card.Line(line))],
            [Card.Submit("Erase everything", FactCards.Data(about, FactCards.Everything)), Card.Command("Keep it", $"customer {about.Number}")]);
    }

    public static string Done(Erased erased) =>
        $"Erased: {Things(erased.Known)}{Texts(erased.Texts)} in {Departures.Named(erased.Cases)}. {Stays} If a name stands in a title: correct {erased.Cases[0]}";

    /// <summary>Each link works once.</summary>
    public static Activity Links(RecoveryCase about, string markdown, string json, bool isPublic, string channel)
    {
        var heading = $"Case {about.Number} · Everything about this customer";
        var line = "What is known of them, and their cases with what they said. Each link works once, for 15 minutes"
            + (isPublic ? ", in a browser in which you are signed in." : ".");
        const string care = "Colleagues stand in it by their part and not by name. Please read it before you hand it on: a name may stand in what somebody wrote.";
        return Card.Message(
            channel, $"{heading}\n{line}\n{care}\n{markdown}\n{json}", [Card.Heading(heading), Card.Line(line), Card.Line(care)],
            [Card.Link("To read (Markdown)", markdown), Card.Link("For programs (JSON)", json)]);
    }

    private static string Things(int known) => known switch
    {
        0 => "",
        1 => "the one thing known of them, ",
        _ => $"the {known} things known of them, ",
    };

    private static string Texts(int texts) => texts == 1 ? "one text" : $"{texts} texts";
}
