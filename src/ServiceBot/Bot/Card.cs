using System.Text.RegularExpressions;
using Microsoft.Bot.Schema;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Bot;

/// <summary>Adaptive Cards from plain dictionaries. What people wrote goes into runs, which render no Markdown.</summary>
internal static partial class Card
{
    private const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The inputs of these channels come back; anywhere else a question is asked as text.</summary>
    public static bool IsShownOn(string channel) =>
        channel is Known.Directline or Known.Webchat or Known.Msteams or Known.Emulator or Known.Test;

    /// <param name="text">Says the same where no card can be shown, and in notifications.</param>
    public static Activity Message(string channel, string text, IEnumerable<object> body, IEnumerable<object>? actions = null)
    {
        if (!IsShownOn(channel))
            return Talk.Text(text);

        var card = new Dictionary<string, object>
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = text,
            ["body"] = body.ToList(),
        };
        if (actions?.ToList() is { Count: > 0 } buttons)
            card["actions"] = buttons;

        return new Activity
        {
            Type = ActivityTypes.Message,
            Summary = text,
            Attachments = [new Attachment { ContentType = ContentType, Content = card }],
        };
    }

    /// <summary>Our own words only.</summary>
    public static object Heading(string text) => new Dictionary<string, object>
    {
        ["type"] = "TextBlock",
        ["text"] = text,
        ["size"] = "Medium",
        ["weight"] = "Bolder",
        ["style"] = "heading",
        ["wrap"] = true,
    };

    /// <summary>Our own words only.</summary>
    public static object Line(string text, bool isSubtle = false) => new Dictionary<string, object>
    {
        ["type"] = "TextBlock",
        ["text"] = text,
        ["isSubtle"] = isSubtle,
        ["wrap"] = true,
    };

    public static object Words(string text, bool isBold = false) => Runs(Run(text, isBold));

    /// <summary>A name in bold and what belongs to it.</summary>
    public static object Fact(string name, string text) => Runs(Run($"{name}: ", isBold: true), Run(text));

    /// <summary>A part of a longer text, with its name in bold before its first line.</summary>
    public static object Part(string name, string text) => Runs(Run($"{name}  ", isBold: true), Run(text));

    public static object Input(string id, string label, string? value, string placeholder, int longest, bool isMultiline = false)
    {
        var input = new Dictionary<string, object>
        {
            ["type"] = "Input.Text",
            ["id"] = id,
            ["label"] = label,
            ["placeholder"] = placeholder,
            ["maxLength"] = longest,
            ["isMultiline"] = isMultiline,
        };
        if (!string.IsNullOrEmpty(value))
            input["value"] = value;

        return input;
    }

    /// <param name="value">Empty: nothing is chosen yet.</param>
    /// <param name="choices">One without a value is what stands there meanwhile; clients draw no card that would let it be chosen.</param>
    public static object Choice(string id, string label, string value, params IEnumerable<(string Value, string Title)> choices)
    {
        var all = choices.ToList();
        var choice = new Dictionary<string, object>
        {
            ["type"] = "Input.ChoiceSet",
            ["id"] = id,
            ["label"] = label,
            ["style"] = "compact",
            ["choices"] = all.Where(one => one.Value.Length > 0).Select(one => (object)new Dictionary<string, object>
            {
                ["title"] = LinkBegin().Replace(one.Title, "$0\u2060"),
                ["value"] = one.Value,
            }).ToList(),
        };
        if (value.Length > 0)
            choice["value"] = value;
        if (all.Find(one => one.Value.Length == 0).Title is { } placeholder)
            choice["placeholder"] = placeholder;

        return choice;
    }

    /// <summary>Several of these, none of them, or all.</summary>
    /// <param name="value">Their values, joined by commas.</param>
    public static object Choices(string id, string label, string value, IEnumerable<(string Value, string Title)> choices)
    {
        var choice = (Dictionary<string, object>)Choice(id, label, value, choices);
        choice["isMultiSelect"] = true;
        choice["style"] = "expanded";
        choice["wrap"] = true;
        return choice;
    }

    /// <summary>Buttons between other things.</summary>
    public static object Buttons(IEnumerable<object> actions) => new Dictionary<string, object>
    {
        ["type"] = "ActionSet",
        ["actions"] = actions.ToList(),
    };

    /// <summary>What is not needed to go on. Hidden inputs are submitted like the others, which those of a ShowCard are not.</summary>
    public static object More(string id, params IEnumerable<object> items) => More(id, isOpen: false, items);

    /// <param name="isOpen">Whether it is shown at once, because something in it is still to be said.</param>
    public static object More(string id, bool isOpen, params IEnumerable<object> items) => new Dictionary<string, object>
    {
        ["type"] = "Container",
        ["id"] = id,
        ["isVisible"] = isOpen,
        ["items"] = items.ToList(),
    };

    public static object Toggle(string title, string id) => new Dictionary<string, object>
    {
        ["type"] = "Action.ToggleVisibility",
        ["title"] = title,
        ["targetElements"] = new List<object> { id },
    };

    public static object Submit(string title, Dictionary<string, object> data, bool isFirst = false)
    {
        var action = new Dictionary<string, object> { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data };
        if (isFirst)
            action["style"] = "positive";

        return action;
    }

    /// <summary>
    /// A button of a private card that stands for a command. It stays where the card is, which those under a message do not; and what is typed
    /// into the card stays there and is not sent along.
    /// </summary>
    public static object Command(string title, string typed)
    {
        var action = (Dictionary<string, object>)Submit(title, new Dictionary<string, object> { ["command"] = typed });
        action["associatedInputs"] = "none";
        return action;
    }

    /// <summary>A button that opens an address.</summary>
    public static object Link(string title, string url) => new Dictionary<string, object> { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = url };

    /// <summary>
    /// A button of a living card. Web Chat does not know Action.Execute, and Teams gives the card to all viewers only with it; what of Teams does not
    /// know it either takes the fallback, whose press comes as a message.
    /// </summary>
    public static object Press(string channel, string title, string id)
    {
        var data = new Dictionary<string, object> { ["action"] = id };
        return channel == Known.Msteams
            ? new Dictionary<string, object> { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = "press", ["data"] = data, ["fallback"] = Submit(title, data) }
            : Submit(title, data);
    }

    private static Dictionary<string, object> Runs(params IEnumerable<object> runs) => new()
    {
        ["type"] = "RichTextBlock",
        ["inlines"] = runs.ToList(),
    };

    private static Dictionary<string, object> Run(string text, bool isBold = false)
    {
        var run = new Dictionary<string, object> { ["type"] = "TextRun", ["text"] = Template().Replace(text, "{\u2060{") };
        if (isBold)
            run["weight"] = "Bolder";

        return run;
    }

    /// <summary>Where a link begins; some clients draw choices as Markdown, and people's names may be among them. A word joiner stops it.</summary>
    [GeneratedRegex(@"\](?=\()|<(?=\w+:)")]
    private static partial Regex LinkBegin();

    /// <summary>What renderers put a date or a time in the place of, in a run as well; a word joiner between the braces stops them.</summary>
    [GeneratedRegex(@"\{\{(?=DATE|TIME)")]
    private static partial Regex Template();
}
