using System.Globalization;
using System.Runtime.CompilerServices;
using ServiceBot.Coaching;

namespace ServiceBot.Tests.Coaching;

/// <summary>A line of sentences.tsv: the category that is right, or none.</summary>
internal sealed record LabelledSentence(int? Category, Occasion Occasion, bool IsHeldOut, string Text)
{
    public static IReadOnlyList<LabelledSentence> All { get; } = [.. File.ReadLines(Path()).Where(line => line is not ("" or ['#', ..])).Select(Parse)];

    private static LabelledSentence Parse(string line) => line.Split('\t') is [var label, var occasion, var half, var text]
        ? new LabelledSentence(
            label == "-" ? null : int.Parse(label, CultureInfo.InvariantCulture),
            Enum.Parse<Occasion>(occasion, ignoreCase: true),
            half == "held",
            text.Replace("\\n", "\n", StringComparison.Ordinal))
        : throw new FormatException($"Not four columns: {line}");

    private static string Path([CallerFilePath] string here = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "sentences.tsv");
}
