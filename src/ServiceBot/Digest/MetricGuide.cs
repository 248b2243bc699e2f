using System.Text.RegularExpressions;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>The one catalogue of what is counted: behind “what is …”, on the page for readers, and in the words of the digest.</summary>
internal static partial class MetricGuide
{
    private const int MostNear = 3;

    /// <summary>A shorter word is in too many names to lead anywhere.</summary>
    private const int LeastLetters = 4;

    /// <summary>A longer question is about something else.</summary>
    private const int Longest = 60;

    private static readonly string[] Articles = ["a", "an", "the", "our", "my", "your", "this", "that", "of", "in", "is", "are"];

    private static readonly string[] Endings = [" stand for", " stands for", " means", " mean"];

    /// <summary>What may be said with any name, or left out of it.</summary>
    private static readonly string[] Additions = ["rate", "score", "index", "indices", "figure", "metric", "number", "value", "measure", "line", "letter"];

    /// <summary>Words of many names, which alone mean none of them.</summary>
    private static readonly string[] Common = ["time", "what", "with", "customer", "people", "first", "question", "answer", "other", "much", "fast", "said"];

    public static IReadOnlyList<Metric> All => MetricTexts.All;

    /// <summary>What holds for all of them.</summary>
    public const string Always = "Practice, what was called off, and what went on in another case are never counted. “—” means that there is nothing to count; it is not 0. "
        + "“Of” says how many there are, and the middle is the one in the middle of all when they stand in a row. No figure is ever about one person.";

    /// <summary>What is asked about: “repeat rate” of “repeat rate mean”; empty where nothing is named; null when it is no such question.</summary>
    /// <param name="lead">How the question begins.</param>
    public static string? Asked(string lead, string rest)
    {
        var said = Said.OneLine(rest);
        if (said.Length > Longest || said.Contains(',', StringComparison.Ordinal))
            return null;

        var end = Endings.FirstOrDefault(ending => $" {Said.Key(said)}".EndsWith(ending, StringComparison.Ordinal));
        return end is not null && Said.Key(said) is var key ? key[..Math.Max(0, key.Length - end.Length)].Trim()
            : lead.StartsWith("what do", StringComparison.Ordinal) && said.Length > 0 ? null
            : Said.Key(said).Length == 0 ? "" : said;
    }

    public static Metric? Of(string id) => All.FirstOrDefault(metric => metric.Id == id);

    /// <summary>By any of its names, whatever stands around and between its words.</summary>
    public static Metric? Find(string? said)
    {
        var words = WordsOf(said);
        var key = string.Concat(words);
        if (key.Length == 0)
            return null;

        return All.FirstOrDefault(metric => NamesOf(metric).Any(name => string.Concat(WordsOf(name)) == key))
            ?? (Bare(words) is { Length: > 0 } bare ? All.FirstOrDefault(metric => NamesOf(metric).Any(name => Bare(WordsOf(name)) == bare)) : null);
    }

    /// <summary>Those that may be meant, the likeliest first; none when it sounds like something else.</summary>
    public static IReadOnlyList<Metric> Nearest(string? said)
    {
        if (said is not { Length: <= Longest } || WordsOf(said) is not { Count: > 0 } words)
            return [];

        return
        [
            .. All.Select(metric => (Metric: metric, Distance: NamesOf(metric).Min(name => Apart(words, WordsOf(name)))))
                .Where(near => near.Distance < 1)
                .OrderBy(near => near.Distance)
                .Take(MostNear)
                .Select(near => near.Metric),
        ];
    }

    /// <summary>All of it, a few short lines.</summary>
    public static string Say(Metric metric) => string.Join('\n', Facts(metric).Select(fact => $"{fact.Name}: {fact.Text}").Prepend(metric.Name));

    /// <summary>The lines about one, each with its name.</summary>
    public static IEnumerable<(string Name, string Text)> Facts(Metric metric) =>
        [("What for", metric.Purpose), ("How it is counted", metric.Counted), ("What is special", metric.Special), ("Printed as", metric.Unit)];

    private static IEnumerable<string> NamesOf(Metric metric) => metric.Others.Prepend(metric.Name).Append(metric.Id);

    /// <summary>0: the same; from 1 on it is something else.</summary>
    private static double Apart(IReadOnlyList<string> words, IReadOnlyList<string> name)
    {
        var (one, other) = (string.Concat(words), string.Concat(name));
        var letters = Letters.Apart(one, other) / (Math.Max(one.Length, other.Length) / 3.0);
        var shared = words.Count(word => word.Length >= LeastLetters && !Common.Contains(word) && !Additions.Contains(word) && name.Any(part => IsNearly(word, part)));
        return Math.Min(letters, shared == 0 ? 1 : 1 - (double)shared / Math.Max(words.Count, name.Count));
    }

    private static bool IsNearly(string word, string part) => word == part || part.Length >= LeastLetters && Letters.Apart(word, part) <= (word.Length > 5 ? 1 : 0);

    private static string Bare(IEnumerable<string> words) => string.Concat(words.Where(word => !Additions.Contains(word)));

    /// <summary>Small letters and figures only, without articles and without the s of many.</summary>
    private static List<string> WordsOf(string? said) =>
    [
        .. Between().Split(Said.Key(said).Replace("'s", "", StringComparison.Ordinal)).Where(word => word.Length > 0 && !Articles.Contains(word))
            .Select(word => word.Length >= LeastLetters && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word),
    ];

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex Between();
}
