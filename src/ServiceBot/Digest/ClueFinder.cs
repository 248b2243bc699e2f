using System.Text.RegularExpressions;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>
/// What comes again among closed cases: the same cause, the same topic, the same place. It counts words that people wrote, and says nothing of who
/// wrote them; a word that is the name of somebody here is none.
/// </summary>
internal static partial class ClueFinder
{
    /// <summary>So many cases make a cause or a place a clue; a topic needs one more, because words come again by themselves.</summary>
    public const int Least = 2;
    public const int LeastOfTopic = 3;

    private const int Most = 3;
    private const int ShortestTopic = 4;

    private static readonly HashSet<string> NoTopic =
    [
        "case", "customer", "problem", "again", "after", "before", "because", "their", "there", "could", "would", "should", "about", "again", "family", "today",
        "yesterday", "wrong", "never", "still", "were", "been", "have", "with", "that", "this", "they", "them", "from", "what", "when", "will", "which", "your",
        "once", "only", "twice", "without", "gone", "lost", "came", "late", "said", "told", "does", "into", "than", "then", "very", "more", "most",
    ];

    /// <param name="names">Of the people here.</param>
    public static IReadOnlyList<Finding> Find(IEnumerable<ClosedCase> closed, IReadOnlyCollection<string> names)
    {
        var cases = closed.ToList();
        var called = cases.SelectMany(about => CalledIn(about.Title)).ToHashSet();
        bool IsFit(string text) => text.Length > 0 && WordCheck.Find(text, names) == Telling.Nothing;
        IEnumerable<Finding> Repeated(FindingKind kind, IEnumerable<(string Key, string Text, ClosedCase Case)> said, int least) => said
            .GroupBy(one => one.Key)
            .Select(same => new Finding(kind, same.First().Text, same.Select(one => one.Case.Number).Distinct().Count(), same.Select(one => one.Case.TeamId).Distinct().Count()))
            .Where(found => found.Cases >= least && IsFit(found.Text))
            .OrderByDescending(found => found.Cases).ThenBy(found => found.Text, StringComparer.Ordinal)
            .Take(Most);

        return
        [
            .. Repeated(FindingKind.Cause, cases.Where(about => about.Conditions is { Length: > 0 }).Select(about => (Said.Key(about.Conditions), Said.OneLine(about.Conditions), about)), Least),
            .. Repeated(FindingKind.Place, cases.SelectMany(about => PlacesIn(about.Title).Select(place => (place, place, about))), Least),
            .. Repeated(FindingKind.Topic, cases.SelectMany(about => TopicsIn(about.Title, called).Select(topic => (topic, topic, about))), LeastOfTopic),
        ];
    }

    /// <summary>"at the ferry gate": what follows such a word, as far as it is one or two words.</summary>
    private static IEnumerable<string> PlacesIn(string title) =>
        Place().Matches(title).Select(match => match.Groups["place"].Value.ToLowerInvariant().Trim()).Where(place => !NoTopic.Contains(place)).Distinct();

    /// <summary>What is written with a capital within a sentence is how somebody or something is called: of customers we know no names to leave out.</summary>
    private static IEnumerable<string> CalledIn(string title) => Word().Matches(title)
        .Where(match => char.IsUpper(match.Value[0]) && title[..match.Index].TrimEnd() is [.., not ('.' or '!' or '?' or ':')])
        .Select(match => match.Value.ToLowerInvariant());

    private static IEnumerable<string> TopicsIn(string title, HashSet<string> called) => Word().Matches(title)
        .Select(match => match.Value.ToLowerInvariant())
        .Where(word => word.Length >= ShortestTopic && !NoTopic.Contains(word) && !called.Contains(word))
        .Select(word => word.Length > ShortestTopic && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word)
        .Distinct();

    [GeneratedRegex(@"\b(?:at|near|in front of|behind) (?:the |our )?(?<place>\p{L}{3,}(?: (?:gate|desk|counter|till|platform|entrance|office|shop|store|room|station|hall|line|page|side|terminal|pier))?)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}

/// <summary>What the clue finder looks at of a case.</summary>
internal sealed record ClosedCase(int Number, string TeamId, string Title, string? Conditions);

/// <param name="Cases">In how many.</param>
/// <param name="Teams">Of how many teams.</param>
internal sealed record Finding(FindingKind Kind, string Text, int Cases, int Teams);

internal enum FindingKind
{
    Cause,
    Place,
    Topic,
}
