using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Finds choices in a text by their words.</summary>
internal static partial class ChoiceMatcher
{
    // Each word is one token, and so is each character outside the basic plane, such as an emoji.
    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+|\p{Cs}{2}")]
    private static partial Regex Token { get; }

    public static List<ModelResult<FoundChoice>> Find(string text, IList<Choice> choices, FindChoicesOptions options)
    {
        var names = choices.SelectMany((choice, index) => Names(choice, options).Select(name => (Name: name, Index: index))).ToList();

        var whole = text.Trim();
        var exact = names.Find(name => name.Name.Equals(whole, StringComparison.OrdinalIgnoreCase));
        if (exact.Name is not null)
            return [Found(text, choices, text.IndexOf(whole, StringComparison.Ordinal), whole.Length, exact.Name, exact.Index, 1)];

        // The longest name first, so that "the red car" is not taken for "red"; of each choice and each word only the best match counts.
        var tokens = Token.Matches(text);
        var candidates = names.OrderByDescending(name => name.Name.Length)
            .SelectMany(name => Matches(tokens, name.Name, name.Index, options))
            .OrderByDescending(candidate => candidate.Score);

        var results = new List<ModelResult<FoundChoice>>();
        var taken = new HashSet<int>();
        foreach (var (name, index, first, last, score) in candidates)
        {
            var span = Enumerable.Range(first, last - first + 1);
            if (results.Exists(result => result.Resolution.Index == index) || span.Any(taken.Contains))
                continue;

            taken.UnionWith(span);
            var start = tokens[first].Index;
            results.Add(Found(text, choices, start, tokens[last].Index + tokens[last].Length - start, name, index, score));
        }

        results.Sort((a, b) => a.Start - b.Start);
        return results;
    }

    private static IEnumerable<string> Names(Choice choice, FindChoicesOptions options)
    {
        string[] own = [options.NoValue ? null : choice.Value, options.NoAction ? null : choice.Action?.Title];
        return own.Concat(choice.Synonyms ?? []).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => name.Trim());
    }

    private static IEnumerable<(string Name, int Index, int First, int Last, float Score)> Matches(
        MatchCollection tokens, string name, int index, FindChoicesOptions options)
    {
        var words = Token.Matches(name);
        var from = 0;
        while (from < tokens.Count && Match(tokens, words, from, options) is { } match)
        {
            yield return (name, index, match.First, match.Last, match.Score);
            from = match.Last + 1;
        }
    }

    private static (int First, int Last, float Score)? Match(MatchCollection tokens, MatchCollection words, int from, FindChoicesOptions options)
    {
        int matched = 0, skipped = 0, first = -1, last = -1;
        foreach (Match word in words)
        {
            // The first word may stand anywhere, the others only near the one before.
            var until = matched == 0 ? tokens.Count : Math.Min(tokens.Count, from + (options.MaxTokenDistance ?? 2) + 1);
            var at = IndexOf(tokens, word.Value, from, until);
            if (at < 0)
                continue;

            skipped += matched > 0 ? at - from : 0;
            matched++;
            first = first < 0 ? at : first;
            last = at;
            from = at + 1;
        }

        if (matched == 0 || (matched < words.Count && !options.AllowPartialMatches))
            return null;
        return (first, last, (float)matched / words.Count * matched / (matched + skipped));
    }

    private static int IndexOf(MatchCollection tokens, string word, int from, int until)
    {
        for (var i = from; i < until; i++)
        {
            if (tokens[i].Value.Equals(word, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private static ModelResult<FoundChoice> Found(
        string text, IList<Choice> choices, int start, int length, string name, int index, float score) => new()
        {
            Start = start,
            End = start + length - 1,
            Text = text.Substring(start, length),
            TypeName = "choice",
            Resolution = new FoundChoice { Value = choices[index].Value, Index = index, Score = score, Synonym = name },
        };
}
