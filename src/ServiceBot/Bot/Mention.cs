using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Bot.Schema;
using ServiceBot.Recovery;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>
/// Who is named in what is said. Where the chat has mentions (Teams) only those count that it marks itself, by the account; a name that is
/// only typed addresses nobody in a channel. In private the bot's own name need not be said, and changes nothing.
/// </summary>
internal static partial class Mention
{
    private const int Most = 50;

    /// <summary>What is said, without the bot's name. On the web page a mention is its name at the beginning.</summary>
    public static (string Text, bool IsAddressed) TakenOff(IMessageActivity activity)
    {
        var mentions = In(activity);
        var isMentioned = mentions.Exists(mention => mention.Id == activity.Recipient.Id);
        var text = Said.Clean(Replaced(activity, mentions, mention => mention.Id == activity.Recipient.Id ? "" : null, takesTags: activity.ChannelId == Known.Msteams));
        if (isMentioned)
            text = text.TrimStart(' ', ',', ':');

        var name = "@" + activity.Recipient.Name;
        return name.Length > 1 && text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && !(activity.ChannelId == Known.Msteams && activity.Conversation?.IsGroup == true)
            ? (text[name.Length..].TrimStart(' ', ',', ':'), true)
            : (text, isMentioned);
    }

    /// <summary>The accounts that are mentioned beside the bot.</summary>
    public static List<string> OthersIn(IMessageActivity activity) =>
        [.. In(activity).Select(mention => mention.Id).Where(id => id != activity.Recipient.Id).Distinct()];

    /// <summary>What is said with other words for the accounts that have some.</summary>
    public static string WithNames(IMessageActivity activity, IReadOnlyDictionary<string, string> words) =>
        Replaced(activity, In(activity), mention => words.GetValueOrDefault(mention.Id), takesTags: false);

    private static string Replaced(IMessageActivity activity, List<Marked> mentions, Func<Marked, string?> word, bool takesTags)
    {
        var text = activity.Text ?? "";
        if (text.Length == 0 || mentions.Count == 0 && !text.Contains("<at", StringComparison.OrdinalIgnoreCase))
            return text;

        var tags = Tag().Matches(text);
        var meant = Match(tags, mentions, out var left);
        var next = 0;
        text = Tag().Replace(text, tag => meant[next++] is { } mention && word(mention) is { } said ? said : takesTags ? $"@{NameIn(tag)}" : tag.Value);

        // Where chats use tags nothing else is a mention: a mark on a bare word could take any word out of what is said.
        foreach (var mention in activity.ChannelId == Known.Msteams ? [] : left)
            if (mention.Text is { Length: > 0 } marked && !marked.StartsWith('<') && word(mention) is { } said)
                text = text.Replace(marked, said, StringComparison.OrdinalIgnoreCase);

        return text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>For each tag who is meant, if anybody: the mark of the same words, else one of that name, else the one that is left over.</summary>
    private static Marked?[] Match(MatchCollection tags, List<Marked> mentions, out List<Marked> left)
    {
        // Each mark stands for one place in the text, in their order: two people may be called the same.
        var open = new List<Marked>(mentions);
        var meant = new Marked?[tags.Count];
        for (var i = 0; i < meant.Length; i++)
            if (open.FindIndex(mention => Is(mention, tags[i])) is >= 0 and var at)
            {
                meant[i] = open[at];
                open.RemoveAt(at);
            }

        for (var i = 0; i < meant.Length; i++)
            meant[i] ??= mentions.Find(mention => Is(mention, tags[i]));

        // Whoever sends it may have other words in the text than in the mark.
        if (open.Count == meant.Count(one => one is null))
            for (var (i, taken) = (0, 0); i < meant.Length; i++)
                meant[i] ??= open[taken++];

        left = open;
        return meant;
    }

    /// <summary>As it was marked, or by the name that stands in the mark; clients escape names in one of the two and not in the other.</summary>
    private static bool Is(Marked mention, Match tag) =>
        string.Equals(mention.Text, tag.Value, StringComparison.OrdinalIgnoreCase)
        || string.Equals(mention.Text is { } text && Tag().Match(text) is { Success: true } inner ? NameIn(inner) : Plain(mention.Text ?? mention.Name), NameIn(tag), StringComparison.OrdinalIgnoreCase);

    private static string NameIn(Match tag) => Plain(tag.Groups["name"].Value);

    private static string Plain(string? name) => Said.OneLine(WebUtility.HtmlDecode(name ?? ""));

    private static List<Marked> In(IMessageActivity activity) =>
    [
        .. (activity.Entities ?? [])
            .Where(entity => string.Equals(entity?.Type, "mention", StringComparison.OrdinalIgnoreCase))
            .Take(Most)
            .Select(entity => Payload.TryReadAs<MentionEntity>(entity, out var read) && read.Mentioned?.Id is { Length: > 0 } id ? new Marked(id, read.Mentioned.Name, read.Text) : null)
            .OfType<Marked>(),
    ];

    [GeneratedRegex("""<at(?:\s[^<>]{0,200})?>(?<name>[^<>]{0,300})</at>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    private sealed record Marked(string Id, string? Name, string? Text);
}

/// <summary>A mention as it comes in: anything may be missing in it.</summary>
internal sealed class MentionEntity
{
    public ChannelAccount? Mentioned { get; set; }

    public string? Text { get; set; }
}
