using Microsoft.Bot.Schema;
using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>The words about what happened outside a case: a moment with a customer, and what went right.</summary>
internal static class MomentCards
{
    /// <summary>How a moment went: as it is pressed, and as it is typed before the text.</summary>
    public static readonly IReadOnlyList<(MomentKind Kind, string Title, string Word)> Kinds =
    [
        (MomentKind.Magic, "Amazed them", "amazed"),
        (MomentKind.Fine, "Went as it should", "fine"),
        (MomentKind.Misery, "Went wrong", "wrong"),
    ];

    /// <summary>Who goes above and beyond amazes.</summary>
    private const string Beyond = "above and beyond";

    /// <param name="word">As it is typed before the text.</param>
    public static MomentKind KindOf(string word) => Said.Key(word) is var said && said == Beyond ? MomentKind.Magic : Kinds.First(known => known.Word == said).Kind;

    public static Activity Ask(string text, string channel)
    {
        var asked = $"How did it go? “{Shown.Within(text)}” Nothing is kept until you press.";
        return Card.Message(
            channel,
            Card.IsShownOn(channel) ? asked : $"How did it go? Say it before the text, for example: moment amazed: {Shown.Within(text)}. Others are fine and wrong.",
            [Card.Words(asked)],
            Kinds.Select(kind => Card.Command(kind.Title, $"moment {kind.Word}: {text}")));
    }

    /// <summary>What was noted, with what can still be done about it.</summary>
    public static Activity Noted(Moment moment, string text, string channel)
    {
        var actions = new List<object>();
        if (moment is { Kind: MomentKind.Misery, CaseNumber: null })
            actions.Add(Card.Command("Open a case with this", $"moment open {moment.Id}"));
        else if (moment.Kind is MomentKind.Magic or MomentKind.Fine)
            actions.Add(Card.Command("Thank somebody", $"thanks moment {moment.Id}"));

        actions.Add(Card.Command("Take it back", $"moment undo {moment.Id}"));
        return Card.Message(channel, text, [Card.Words(text)], actions);
    }

    public static string TitleOf(MomentKind kind) => Kinds.First(known => known.Kind == kind).Title;
}
