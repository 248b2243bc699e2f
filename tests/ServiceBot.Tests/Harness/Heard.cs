using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceBot.Tests.Harness;

/// <summary>A message of the bot, as somebody reads it.</summary>
internal sealed record Heard(string Id, long Watermark, JsonObject Activity)
{
    public bool IsFromBot => (string?)Activity["from"]?["id"] == "servicebot" && (string?)Activity["type"] == "message";

    public JsonObject? Card => Activity["attachments"]?.AsArray().FirstOrDefault()?["content"]?.AsObject();

    /// <summary>The lines in the order in which they are read; what is hidden at first is not among them.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Card is null || Activity["text"] is not null ? ((string?)Activity["text"] ?? "").Split('\n') : [],
        .. (Card?["body"]?.AsArray() ?? []).SelectMany(Read),
    ];

    public string Text => string.Join('\n', Lines);

    /// <summary>How much goes to the chat.</summary>
    public int Bytes => Encoding.UTF8.GetByteCount(Activity.ToJsonString(Relaxed));

    /// <summary>Where the buttons that open an address lead.</summary>
    public IReadOnlyList<string> Links => [.. Actions.Select(action => (string?)action!["url"]).OfType<string>()];

    public IReadOnlyList<string> Buttons =>
    [
        .. Actions.Concat(Activity["suggestedActions"]?["actions"]?.AsArray() ?? []).Select(action => (string)action!["title"]!),
    ];

    /// <summary>How many buttons stand in each row: between other things, at the end of the card, and under the message.</summary>
    public IReadOnlyList<int> Rows =>
    [
        .. (Card?["body"]?.AsArray() ?? []).Where(item => (string?)item!["type"] == "ActionSet").Select(item => item!["actions"]!.AsArray().Count),
        Card?["actions"]?.AsArray().Count ?? 0, Activity["suggestedActions"]?["actions"]?.AsArray().Count ?? 0,
    ];

    /// <summary>What a client sends when the button is pressed: its data and every input of the card, hidden ones too.</summary>
    public JsonObject Submit(string button, params (string Input, string Value)[] typed)
    {
        var action = Actions.Single(found => (string)found!["title"]! == button)!;
        var value = action!["data"]!.DeepClone().AsObject();
        if ((string?)action["associatedInputs"] == "none")
            return value;

        foreach (var input in Inputs(Card!["body"]!.AsArray()))
            if (input["value"] is { } preset)
                value[(string)input["id"]!] = preset.DeepClone();

        foreach (var (input, text) in typed)
            value[input] = text;

        return value;
    }

    /// <summary>What a client posts when any button is pressed: a card's data, or the words of a button under a message.</summary>
    public JsonObject Press(string button) =>
        Activity["suggestedActions"]?["actions"]?.AsArray().FirstOrDefault(action => (string)action!["title"]! == button) is { } suggested
            ? new JsonObject { ["text"] = (string)suggested["value"]! }
            : new JsonObject { ["value"] = Submit(button) };

    /// <summary>What stands in the card's inputs.</summary>
    public IReadOnlyDictionary<string, string> Values => Inputs(Card!["body"]!.AsArray()).ToDictionary(input => (string)input["id"]!, input => (string?)input["value"] ?? "");

    public override string ToString() => Text;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Those at the end of the card, and those between its other things.</summary>
    private IEnumerable<JsonNode?> Actions => (Card?["body"]?.AsArray() ?? []).Where(item => (string?)item!["type"] == "ActionSet")
        .SelectMany(item => item!["actions"]!.AsArray())
        .Concat(Card?["actions"]?.AsArray() ?? []);

    private static IEnumerable<string> Read(JsonNode? item) => (string?)item!["type"] switch
    {
        "TextBlock" => [(string)item["text"]!],
        "RichTextBlock" => [string.Concat(item["inlines"]!.AsArray().Select(run => (string)run!["text"]!))],
        "Container" when (bool?)item["isVisible"] != false => item["items"]!.AsArray().SelectMany(Read),
        _ => [],
    };

    private static IEnumerable<JsonObject> Inputs(JsonArray items) => items.SelectMany(item => item!["items"] is JsonArray inner
        ? Inputs(inner)
        : ((string)item["type"]!).StartsWith("Input.", StringComparison.Ordinal) ? [item.AsObject()] : []);
}
