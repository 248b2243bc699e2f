using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>
/// Puts other words in the place of a whole name wherever it is written out. The longer names of others that hold it stay. A name of one word
/// may be a word or somebody else's, so of those only what names somebody for sure is changed.
/// </summary>
internal sealed class Unnaming
{
    /// <summary>Behind which the bot's cards write who somebody is, and nothing that a person said.</summary>
    private static readonly string[] Labels = ["Owner", "Keeps contact", "Helping", "Asked to take over", "Who sees to it"];

    private readonly Regex _anywhere;
    private readonly Regex _pattern;
    private readonly string _instead;

    /// <param name="others">The names of everybody else.</param>
    public Unnaming(string name, string instead, IEnumerable<string> others)
    {
        (Name, _instead) = (Said.OneLine(name), instead);
        var longer = others.Select(Said.OneLine)
            .Where(other => other.Length > Name.Length && other.Contains(Name, StringComparison.Ordinal))
            .Distinct()
            .OrderByDescending(other => other.Length)
            .Select(Regex.Escape)
            .DefaultIfEmpty("(?!)");
        var whole = $@"(?<![\p{{L}}\p{{N}}])(?:(?<kept>{string.Join('|', longer)})|{Regex.Escape(Name)})(?![\p{{L}}\p{{N}}])";
        _anywhere = new Regex(whole, RegexOptions.CultureInvariant);
        _pattern = IsOneWord(Name) ? new Regex($"(?<=@|(?:^|\\W)(?:{string.Join('|', Labels)}): ){whole}", RegexOptions.CultureInvariant) : _anywhere;
    }

    public static bool IsOneWord(string name) => !Said.OneLine(name).Contains(' ', StringComparison.Ordinal);

    public string Name { get; }

    /// <summary>As it may stand in JSON: every writer escapes what it thinks it must.</summary>
    public IReadOnlyList<string> Written => field ??=
        [.. new[] { Name, JavaScriptEncoder.Default.Encode(Name), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Name) }.Distinct()];

    /// <summary>A quick look, before anything is read in full.</summary>
    public bool MayBeIn(string json) => Written.Any(written => json.Contains(written, StringComparison.Ordinal));

    /// <returns>Null when the name is not in it.</returns>
    public string? In(string text) => Replace(_pattern, text);

    /// <summary>Where nothing else is meant, as in what is noted about themselves.</summary>
    /// <returns>Null when the name is not in it.</returns>
    public string? Everywhere(string text) => Replace(_anywhere, text);

    /// <summary>In every text of it, and in no name of a member.</summary>
    /// <returns>Null when the name is not in it.</returns>
    public string? InJson(string json) => JsonNode.Parse(json) is { } node && Change(node) ? node.ToJsonString() : null;

    private bool Change(JsonNode node)
    {
        var changed = false;
        switch (node)
        {
            case JsonObject parts:
                foreach (var (name, part) in parts.ToList())
                    changed |= Change(part, without => parts[name] = without);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    var at = i;
                    changed |= Change(items[i], without => items[at] = without) | (IsLabel(items, i - 1) && ChangeRun(items[i]));
                }

                break;
        }

        return changed;
    }

    private bool Change(JsonNode? part, Action<string> set)
    {
        if (part is not JsonValue value)
            return part is not null && Change(part);
        if (!value.TryGetValue<string>(out var text) || In(text) is not { } without)
            return false;

        set(without);
        return true;
    }

    /// <summary>Whether it is what a card writes in bold before somebody's name.</summary>
    private static bool IsLabel(JsonArray items, int at) => at >= 0 && TextOf(items[at]) is { } text && Labels.Any(label => text == $"{label}: ");

    private bool ChangeRun(JsonNode? run)
    {
        if (TextOf(run) is not { } text || Everywhere(text) is not { } without)
            return false;

        run!["text"] = without; // it has a text
        return true;
    }

    private static string? TextOf(JsonNode? run) => run is JsonObject && run["text"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private string? Replace(Regex pattern, string text)
    {
        var without = pattern.Replace(text, found => found.Groups["kept"].Success ? found.Value : _instead);
        return without == text ? null : without;
    }
}
