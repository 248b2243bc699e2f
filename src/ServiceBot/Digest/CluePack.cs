using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>Clues as a plain file, to hand on to another team: a list in Markdown, or JSON. Nobody's name is in it, and no case.</summary>
internal sealed record CluePack(string Name, IReadOnlyList<string> Clues)
{
    public const int Most = 100;
    public const int LongestName = 60;

    /// <summary>Of a pack as it is pasted.</summary>
    public const int LongestText = 20_000;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 8,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public string ToMarkdown()
    {
        var text = new StringBuilder().Append("# ").Append(Name).Append("\n\n");
        foreach (var clue in Clues)
            text.Append("- ").Append(clue).Append('\n');

        return text.ToString();
    }

    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";

    /// <summary>Reads what one of the two writes; lines of a list without a heading do as well.</summary>
    /// <param name="unnamed">What it is called where it has no name.</param>
    /// <param name="complaint">Why it cannot be taken; null when it can.</param>
    public static CluePack? Read(string typed, string unnamed, out string? complaint)
    {
        var text = typed.Trim();
        if (text.StartsWith("```", StringComparison.Ordinal))
            text = text.Trim('`').TrimStart('j', 's', 'o', 'n', 'm', 'd', '\n', ' ');

        CluePack? pack;
        try
        {
            pack = text.StartsWith('{') ? JsonSerializer.Deserialize<CluePack>(text, Format) : OfLines(text, unnamed);
        }
        catch (JsonException fault)
        {
            complaint = $"I cannot read that as JSON, from line {fault.LineNumber + 1} on.";
            return null;
        }

        var name = Said.OneLine(pack?.Name) is { Length: > 0 } named ? named : unnamed;
        List<string> clues = [.. (pack?.Clues ?? []).Select(Said.OneLine).Where(clue => clue.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        complaint = clues switch
        {
            [] => "I find no clue in it. A pack is a list, one clue a line, and each line begins with a dash.",
            _ when clues.Count > Most => $"That pack has {clues.Count} clues, and I take {Most} at once. Please take it in parts.",
            _ when clues.FindIndex(clue => clue.Length > Longest.Sentence) is >= 0 and var at => $"Clue {at + 1} is longer than {Longest.Sentence} characters. Please shorten it.",
            _ when name.Length > LongestName => $"Its name is longer than {LongestName} characters. Please shorten it.",
            _ => null,
        };
        return complaint is null ? new CluePack(name, clues) : null;
    }

    private static CluePack OfLines(string text, string unnamed)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        return new CluePack(
            lines.Find(line => line.StartsWith('#'))?.TrimStart('#', ' ') ?? unnamed,
            [.. lines.Where(line => line.Length > 2 && line[0] is '-' or '*' or '•' && line.Length > 2).Select(line => line[1..].Trim())]);
    }
}
