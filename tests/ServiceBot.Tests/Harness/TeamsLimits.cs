using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServiceBot.Tests.Harness;

/// <summary>What a message must be for Teams to take it and to show it as it is meant, on a phone too.</summary>
internal static partial class TeamsLimits
{
    /// <summary>Under every figure that was ever published.</summary>
    private const int Largest = 28 * 1024;

    /// <summary>What we keep to.</summary>
    private const int Ours = 20 * 1024;

    private const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What version 1.2 of Adaptive Cards has of what we use. Phones know little more.</summary>
    private static readonly Dictionary<string, string[]> Old = new()
    {
        ["AdaptiveCard"] = ["type", "$schema", "version", "fallbackText", "body", "actions"],
        ["TextBlock"] = ["type", "text", "size", "weight", "isSubtle", "wrap"],
        ["RichTextBlock"] = ["type", "inlines"],
        ["TextRun"] = ["type", "text", "weight"],
        ["Container"] = ["type", "id", "isVisible", "items"],
        ["ActionSet"] = ["type", "actions"],
        ["Input.Text"] = ["type", "id", "placeholder", "maxLength", "isMultiline", "value"],
        ["Input.ChoiceSet"] = ["type", "id", "style", "choices", "value", "placeholder", "isMultiSelect", "wrap"],
        ["Action.Submit"] = ["type", "title", "data", "style"],
        ["Action.ToggleVisibility"] = ["type", "title", "targetElements"],
        ["Action.OpenUrl"] = ["type", "title", "url"],
        ["Action.Execute"] = ["type", "title", "data", "verb", "fallback"],
    };

    /// <summary>
    /// What is newer, and why it may be: a client that does not know it leaves it out, and nothing is lost that is needed to answer.
    /// </summary>
    private static readonly Dictionary<string, string[]> New = new()
    {
        ["AdaptiveCard"] = ["msteams"], // mentions; elsewhere the name is read without one
        ["TextBlock"] = ["style"], // 1.5, a heading for screen readers: it looks the same without
        ["Input.Text"] = ["label"], // 1.3: without it the example in the input and the line above say what belongs there
        ["Input.ChoiceSet"] = ["label"], // 1.3: without it the choices speak for themselves
        ["Action.Submit"] = ["associatedInputs", "tooltip"], // 1.3: without it inputs come along, and a command leaves them alone; 1.5: read out, and shown under the pointer
    };

    /// <summary>What is wrong with it; nothing, when it is well.</summary>
    public static IEnumerable<string> BreachesOf(JsonObject activity, bool isRoom)
    {
        var size = Encoding.UTF8.GetByteCount(activity.ToJsonString(AsSent));
        if (size > Ours)
            yield return $"{size} bytes{(size > Largest ? ", more than Teams takes" : "")}";
        if ((string?)activity["type"] != "message")
            yield return $"type {activity["type"]}";

        var (text, attached) = ((string?)activity["text"], activity["attachments"]?.AsArray() ?? []);
        if (text is null == (attached.Count == 0))
            yield return "a message is a text or a card: Teams makes two of one with both, and gives no id back";
        if (text is not null && (string?)activity["textFormat"] != "plain")
            yield return "a text that may be read as Markdown";
        if (attached.Count > 1 || attached.Any(one => (string?)one!["contentType"] != AdaptiveCard))
            yield return "something else than one Adaptive Card";

        var suggested = activity["suggestedActions"]?["actions"]?.AsArray() ?? [];
        if (suggested.Count > (isRoom ? 0 : 3))
            yield return $"{suggested.Count} buttons under a message {(isRoom ? "in a channel" : "in private")}";
        if (suggested.Any(one => (string?)one!["type"] != "imBack"))
            yield return "a button under a message that types nothing";

        foreach (var breach in attached.SelectMany(one => OfCard(one!["content"]!.AsObject(), isRoom)))
            yield return breach;
    }

    /// <summary>Everything that a bot has sent to Teams.</summary>
    public static void Hold(TestBot bot, params string[] typed)
    {
        Assert.NotEmpty(bot.SentToTeams);
        var breaches = bot.SentToTeams.SelectMany(sent => BreachesOf(sent.Activity, sent.Conversation == TestBot.Room).Concat(MarkdownOf(sent.Activity, typed))
            .Select(breach => $"{breach}: {sent.Activity.ToJsonString(AsSent)}")).ToList();
        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
    }

    /// <summary>Where what somebody typed would be drawn as Markdown, or filled in by the client.</summary>
    public static IEnumerable<string> MarkdownOf(JsonObject activity, params string[] typed)
    {
        var mentions = Nodes(activity["attachments"]).Where(node => (string?)node["type"] == "mention").Select(node => (string)node["text"]!).ToList();
        foreach (var mention in mentions.Where(mention => !Mention().IsMatch(mention)))
            yield return $"a mention of more than a name: {mention}";

        foreach (var choice in Nodes(activity["attachments"]).Where(node => node["choices"] is JsonArray).SelectMany(node => node["choices"]!.AsArray()))
            if ((string)choice!["title"]! is var title && (title.Contains("](", StringComparison.Ordinal) || title.Contains("<http", StringComparison.Ordinal)))
                yield return $"a link among choices: {title}";

        foreach (var node in Nodes(activity["attachments"]).Where(node => (string?)node["type"] is "TextBlock" or "TextRun"))
        {
            // A name that is mentioned is of letters and digits alone.
            var text = mentions.Aggregate((string)node["text"]!, (shown, mention) => shown.Replace(mention, "", StringComparison.Ordinal));
            if ((string)node["type"]! == "TextBlock" && typed.Any(words => text.Contains(words, StringComparison.Ordinal))
                || text.Contains("{{DATE", StringComparison.Ordinal) || text.Contains("{{TIME", StringComparison.Ordinal))
                yield return $"drawn as Markdown or a template in {node["type"]}: {text}";
        }
    }

    [GeneratedRegex(@"^<at>[\p{L}\p{N} -]{1,40}</at>$")]
    private static partial Regex Mention();

    private static IEnumerable<string> OfCard(JsonObject card, bool isRoom)
    {
        if ((string?)card["version"] != "1.5")
            yield return $"version {card["version"]}";
        if (string.IsNullOrWhiteSpace((string?)card["fallbackText"]))
            yield return "no fallbackText";

        var ids = new HashSet<string>();
        foreach (var node in Nodes(card).Where(node => node["type"] is JsonValue && IsPart(node)))
        {
            var type = (string)node["type"]!;
            if (!Old.TryGetValue(type, out var known))
                yield return $"a {type}";
            else
                foreach (var (name, _) in node.Where(member => !known.Contains(member.Key) && !New.GetValueOrDefault(type, []).Contains(member.Key)))
                    yield return $"{type}.{name}";

            if (node["actions"] is JsonArray { Count: > 6 } row)
                yield return $"{row.Count} buttons in a row";
            if (node["id"] is { } id && !ids.Add((string)id!))
                yield return $"two parts named {id}";
            if (type.StartsWith("Action.", StringComparison.Ordinal) && OfAction(node, type, isRoom) is { } breach)
                yield return breach;
        }
    }

    private static string? OfAction(JsonObject action, string type, bool isRoom) => type switch
    {
        _ when string.IsNullOrWhiteSpace((string?)action["title"]) => "a button without a word on it",
        "Action.Execute" when !isRoom => "Action.Execute in private",
        "Action.Execute" when (string?)action["fallback"]?["type"] != "Action.Submit" || !JsonNode.DeepEquals(action["data"], action["fallback"]!["data"]) =>
            "Action.Execute without a Submit that means the same",
        "Action.Submit" when isRoom && action.Parent is not JsonObject => "Action.Submit in a channel",
        "Action.Submit" when action["data"] is not JsonObject { Count: > 0 } => "Action.Submit without data",
        "Action.Submit" when action["data"]!["msteams"] is not null => "a button that types, which not every client sends",
        "Action.OpenUrl" when !Uri.TryCreate((string?)action["url"], UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") => "an address of another kind",
        _ => null,
    };

    /// <summary>What an action hands back, and who is mentioned, is no part of the drawing.</summary>
    private static bool IsPart(JsonObject node)
    {
        for (JsonNode? at = node; at is not null; at = at.Parent)
            if (at.Parent is JsonObject owner && owner.FirstOrDefault(member => member.Value == at).Key is "data" or "msteams")
                return false;

        return true;
    }

    private static IEnumerable<JsonObject> Nodes(JsonNode? node) => node switch
    {
        JsonObject whole => whole.SelectMany(member => Nodes(member.Value)).Prepend(whole),
        JsonArray list => list.SelectMany(Nodes),
        _ => [],
    };
}
