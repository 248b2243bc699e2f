using System.Text.Json;
using ServiceBot.Calendar;

namespace ServiceBot.Digest;

/// <summary>One small thing a week to think about or to try: as many as a year has weeks, so that none comes twice in one.</summary>
internal sealed class PromptBook
{
    public const int Weeks = 52;
    public const int Longest = 110;

    private const int Shortest = 20;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private PromptBook(IReadOnlyList<string> prompts) => Prompts = prompts;

    public IReadOnlyList<string> Prompts { get; }

    /// <summary>
    /// The one of that week. Weeks are counted through, not from the first of each year: a year may have 53 of them, and the one of its last
    /// week would come again in the first of the next.
    /// </summary>
    public string Of(Week week) => Prompts[week.Monday.DayNumber / 7 % Weeks];

    /// <exception cref="StartupException">It cannot be read, or something in it does not fit.</exception>
    public static PromptBook Parse(string json)
    {
        PromptFile file;
        try
        {
            file = JsonSerializer.Deserialize<PromptFile>(json, Format) ?? throw new StartupException("The file of the prompts of the week is empty.");
        }
        catch (JsonException fault)
        {
            throw new StartupException($"The file of the prompts of the week cannot be read in line {fault.LineNumber + 1}: {fault.Message}");
        }

        return Complaint(file.Prompts) is { } complaint ? throw new StartupException($"The file of the prompts of the week: {complaint}") : new PromptBook(file.Prompts);
    }

    private static string? Complaint(string[] prompts)
    {
        if (prompts.Length != Weeks)
            return $"it has {prompts.Length} of them, and a year has {Weeks} weeks.";
        if (Array.FindIndex(prompts, prompt => prompt is null || prompt.Trim().Length is < Shortest or > Longest) is >= 0 and var odd)
            return $"number {odd + 1} is shorter than {Shortest} or longer than {Longest} characters.";

        return prompts.GroupBy(prompt => prompt.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? $"“{twice.Key}” is there twice."
            : null;
    }
}

internal sealed record PromptFile(string[] Prompts);
