using Microsoft.Bot.Schema;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>
/// What Teams would not show is said in a form that it does show: under a private message it shows three buttons, in a channel none; and of a
/// text with a card it makes two messages.
/// </summary>
internal static class TeamsForm
{
    /// <summary>So many buttons under a message are shown.</summary>
    public const int MostSuggested = 3;

    /// <summary>So many buttons of a card are shown; the rest is behind a menu.</summary>
    public const int MostInRow = 6;

    /// <summary>A card says its text three times, in its lines, where it is not drawn and in notices; of a longer text the message itself is sent.</summary>
    private const int LongestInCard = 3_000;

    public static Activity Of(Activity said, string channel, bool isInRoom)
    {
        if (channel != Known.Msteams || said.Text is not { } text)
            return said;
        if (said.Attachments is [{ Content: Dictionary<string, object> card }])
            return InOne(said, text, card);
        if (said.SuggestedActions?.Actions is not { Count: > 0 } offered)
            return said;

        if (isInRoom)
            return Without(said, Named(text, "You can say to me", offered));
        if (offered.Count <= MostSuggested)
            return said;

        return text.Length <= LongestInCard && offered.Count <= MostInRow && offered.All(button => Command.Parse(TypedBy(button)) is not null)
            ? InCard(said, text, offered)
            : Keep(said, text, offered);
    }

    /// <summary>A text beside a card would come as a message of its own, and no id with it.</summary>
    private static Activity InOne(Activity said, string text, Dictionary<string, object> card)
    {
        card["body"] = text.Split('\n').Select(line => Card.Words(line)).Concat((List<object>)card["body"]).ToList(); // made so by Card
        (said.Text, said.TextFormat) = (null, null);
        return said;
    }

    private static Activity InCard(Activity said, string text, IList<CardAction> offered)
    {
        var card = Card.Message(
            Known.Msteams, text, text.Split('\n').Select(line => Card.Words(line)), offered.Select(button => Card.Command(button.Title, TypedBy(button))));
        (said.Text, said.TextFormat, said.SuggestedActions, said.Summary, said.Attachments) = (null, null, null, card.Summary, card.Attachments);
        return said;
    }

    /// <summary>The first of them, and the others in words.</summary>
    private static Activity Keep(Activity said, string text, IList<CardAction> offered)
    {
        said.Text = Named(text, "Or type", offered.Skip(MostSuggested));
        said.SuggestedActions = new SuggestedActions { Actions = [.. offered.Take(MostSuggested)] };
        return said;
    }

    private static Activity Without(Activity said, string text)
    {
        (said.Text, said.SuggestedActions) = (text, null);
        return said;
    }

    /// <summary>What stands in the text already is not said again.</summary>
    private static string Named(string text, string lead, IEnumerable<CardAction> offered)
    {
        var more = offered.Select(TypedBy).Where(typed => !text.Contains(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return more.Count == 0 ? text : $"{text}\n{lead}: {string.Join(" · ", more)}";
    }

    private static string TypedBy(CardAction button) => button.Value as string ?? button.Title;
}
