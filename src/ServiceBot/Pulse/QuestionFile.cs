using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceBot.Pulse;

/// <summary>The questions of one language as they stand in their file.</summary>
internal sealed record QuestionFile(string[] Feeling, string[] Agreement, string Yes, string No, string Skip, QuestionEntry[] Items)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="StartupException">It cannot be read.</exception>
    public static QuestionFile Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<QuestionFile>(json, Format) ?? throw new StartupException("The file of the questions is empty.");
        }
        catch (JsonException fault)
        {
            throw new StartupException(
                $"The file of the questions cannot be read in line {fault.LineNumber + 1}{(fault.Path is { } path ? $" ({path})" : "")}: {fault.Message}");
        }
    }
}

internal sealed record QuestionEntry(
    string Id, string Strand, string Text, Scale Scale, Cadence Cadence, Audience Audience, int Least, string Source = "", string[]? Tags = null);
