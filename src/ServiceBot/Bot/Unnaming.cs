using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Puts other words in the place of a whole name wherever it is written out. The longer names of others that hold it stay.</summary>
internal sealed class Unnaming
{
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
        _pattern = new Regex(
            $@"(?<![\p{{L}}\p{{N}}])(?:(?<kept>{string.Join('|', longer)})|{Regex.Escape(Name)})(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant);
    }

    public string Name { get; }

    /// <summary>As it may stand in JSON: every writer escapes what it thinks it must.</summary>
    public IReadOnlyList<string> Written =>
        [.. new[] { Name, JavaScriptEncoder.Default.Encode(Name), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Name) }.Distinct()];

    /// <returns>Null when the name is not in it.</returns>
    public string? In(string text)
    {
        var without = _pattern.Replace(text, found => found.Groups["kept"].Success ? found.Value : _instead);
        return without == text ? null : without;
    }

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
                    changed |= Change(items[i], without => items[at] = without);
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
}
