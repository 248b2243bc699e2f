using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Recovery;

namespace ServiceBot.Knowledge;

/// <summary>The words about policies: what there is, and one of them in full.</summary>
internal static class PolicyCards
{
    private const int MostListed = 20;
    private const int MostButtons = 5;

    public static Activity List(IReadOnlyList<Policy> all, string channel, bool isPrivate)
    {
        const string lead = "What you can look up:";
        var rest = all.Count > MostListed ? $"\n… and {all.Count - MostListed} more." : "";
        const string how = "Type policy and a few words, for example: policy refund";
        var titles = all.Take(MostListed).Select(policy => $"· {Shown.Within(policy.Title)}").ToList();
        var text = $"{lead}\n{string.Join('\n', titles)}{rest}\n{how}";
        return isPrivate
            ? Card.Message(
                channel, text,
                [Card.Line(lead), .. titles.Select(title => Card.Words(title)), .. rest.Length == 0 ? [] : new[] { Card.Line(rest.Trim()) }, Card.Line(how)],
                Buttons(all.Take(MostButtons)))
            : Talk.Text(text);
    }

    /// <summary>The best in full, and others by their titles.</summary>
    public static Activity Found(IReadOnlyList<Policy> found, string channel, bool isPrivate)
    {
        var (best, others) = (found[0], found.Skip(1).ToList());
        var lines = best.Text.Split('\n').Where(line => line.Length > 0).Select(line => Shown.Within(line)).ToList();
        var also = others.Count == 0 ? "" : $"\nSee also: {string.Join(", ", others.Select(other => other.Typed))}";
        var text = $"{Shown.Within(best.Title)}\n{string.Join('\n', lines)}\n{best.Source}{(Card.IsShownOn(channel) && isPrivate ? "" : also)}";
        return isPrivate
            ? Card.Message(
                channel, text,
                [Card.Words(Shown.Within(best.Title), isBold: true), .. lines.Select(line => Card.Words(line)), Card.Words(best.Source)], Buttons(others))
            : Talk.Text(text);
    }

    public static Activity Nothing(string words, string channel, bool isPrivate)
    {
        var text = $"I find nothing about “{Shown.Within(words, Longest.Title)}”. Try one word of it, or see all titles: policy";
        var canBeLogged = words.Length <= Longest.Sentence;
        var log = canBeLogged ? $"\nIf nobody knows, log it and your team answers: gap {Shown.Within(words)}" : "";
        return isPrivate && Card.IsShownOn(channel)
            ? Card.Message(channel, text, [Card.Words(text)], canBeLogged ? [Card.Command("Log it as a gap", $"gap {words}")] : [])
            : Talk.Text(text + log);
    }

    private static IEnumerable<object> Buttons(IEnumerable<Policy> some) =>
        some.Select(policy => Card.Command(Said.Shorten(policy.Title, Longest.Title), policy.Typed));
}
