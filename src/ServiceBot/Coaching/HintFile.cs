using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceBot.Coaching;

/// <summary>The rules of one language as they stand in their file.</summary>
internal sealed record HintFile(
    Dictionary<string, string> Spellings,
    Dictionary<string, string> Endings,
    Dictionary<string, string> Alike,
    string[] Abbreviations,
    QuotationWords Quotations,
    string[] ClauseWords,
    string[] ContrastWords,
    Dictionary<string, string[]> Words,
    Silence[] Silences,
    string[] Care,
    HintCategory[] Categories)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static HintFile Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<HintFile>(json, Format) ?? throw new StartupException("The hint rules are empty.");
        }
        catch (JsonException fault)
        {
            throw new StartupException(
                $"The hint rules cannot be read in line {fault.LineNumber + 1}{(fault.Path is { } path ? $" ({path})" : "")}: {fault.Message}");
        }
    }
}

/// <summary>By what it is seen that words are somebody else's.</summary>
internal sealed record QuotationWords(string[] Verbs, string[] Speakers, string[] Own, string[] Apostrophes);

/// <summary>Phrases that keep hints away from what stands near them.</summary>
/// <param name="Reach">How many words after the phrase are left alone; 0 means the rest of the sentence, -1 the whole of it.</param>
/// <param name="Categories">Which categories it silences; left out, all of them.</param>
internal sealed record Silence(string Id, int Reach, string[] Phrases, string[]? Unless = null, int[]? Categories = null);

internal sealed record HintCategory(int Number, string Name, string Instead, HintRule[] Rules, bool CapitalsAreNames = false);

/// <param name="Unless">Phrases that silence this rule where they overlap with what it found.</param>
internal sealed record HintRule(string Id, string[] Patterns, string? Instead = null, string[]? Unless = null);
