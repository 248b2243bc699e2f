namespace ServiceBot.Knowledge;

/// <summary>Something that can be looked up: a policy of the file, or the answer to a question that a team had.</summary>
/// <param name="Words">Other words it is looked for by.</param>
/// <param name="Source">Where it comes from, said below it.</param>
/// <param name="Typed">What is typed to see it.</param>
internal sealed record Policy(string Title, string Words, string Text, string Source, string Typed)
{
    private readonly HashSet<string> _title = [.. Terms.Of(Title)];
    private readonly HashSet<string> _words = [.. Terms.Of(Words)];
    private readonly HashSet<string> _text = [.. Terms.Of(Text)];

    /// <summary>How well it fits, the title before the words and these before the text; 0 when it is about something else.</summary>
    public int Fits(IReadOnlyList<string> terms)
    {
        int score = 0, found = 0, named = 0;
        foreach (var term in terms)
        {
            var fit = Math.Max(Math.Max(Fit(_title, term, 8), Fit(_words, term, 6)), Fit(_text, term, 2));
            score += fit;
            found += fit > 0 ? 1 : 0;
            named += fit > 2 ? 1 : 0;
        }

        if (found == 0 || named == 0 && found * 2 < terms.Count)
            return 0;

        // Of two that fit alike, the one whose title says nothing else.
        return score * 4 + (_title.SetEquals(terms) ? 3 : 0);
    }

    /// <summary>The word itself counts twice as much as one that only begins like it.</summary>
    private static int Fit(HashSet<string> words, string term, int whole) =>
        words.Contains(term) ? whole : term.Length >= LongEnough && words.Any(word => IsAlike(word, term)) ? whole / 2 : 0;

    private static bool IsAlike(string word, string term) =>
        word.Length >= LongEnough && (word.StartsWith(term, StringComparison.Ordinal) || term.StartsWith(word, StringComparison.Ordinal));

    private const int LongEnough = 4;
}
