using System.Buffers;

namespace ServiceBot.Coaching;

/// <summary>
/// Finds what in a text is not the writer's own: quotations, pasted messages, code. In doubt it is a quotation, because a hint about somebody
/// else's words is worse than none.
/// </summary>
internal sealed class Quotations(QuotationWords words)
{
    // How far before a colon the word is looked for that makes a quotation of what follows ("She wrote to us on Monday:").
    private const int ColonReach = 80;

    // Longer quotations come in double quotes; a single one that far away is an apostrophe.
    private const int LongestSingle = 400;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„«»‹›'‘`:\n");

    private readonly HashSet<string> _verbs = new(words.Verbs, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _speakers = new(words.Speakers, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _own = new(words.Own, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _apostrophes = new(words.Apostrophes, StringComparer.OrdinalIgnoreCase);

    /// <summary>The foreign pieces in their order, none overlapping another.</summary>
    public List<(int Start, int End)> In(string text)
    {
        var pieces = new List<(int, int)>();
        var closers = new Closers(text);
        for (var at = 0; at < text.Length;)
        {
            if (!IsLineStart(text, at))
            {
                var distance = text.AsSpan(at).IndexOfAny(Marks);
                if (distance < 0)
                    break;
                at += distance;
            }

            if (EndOfForeign(text, at, closers) is { } end)
            {
                pieces.Add((at, end));
                at = Math.Max(end, at + 1);
            }
            else
                at++;
        }
        return pieces;
    }

    /// <summary>Where the foreign piece ends that begins here, if one does.</summary>
    private int? EndOfForeign(string text, int at, Closers closers)
    {
        if (IsLineStart(text, at) && LineMark(text, at) is { } lineEnd)
            return lineEnd;

        return text[at] switch
        {
            '"' or '”' when Opens(text, at) => closers.After(at, "\"”") ?? EndOfLine(text, at),
            '“' => closers.After(at, "”\"“") ?? EndOfLine(text, at),
            '„' => closers.After(at, "“”\"") ?? EndOfLine(text, at),
            '«' => closers.After(at, "»") ?? EndOfLine(text, at),
            '»' => closers.After(at, "«") ?? EndOfLine(text, at),
            '‹' => closers.After(at, "›"),
            '›' => closers.After(at, "‹"),
            '`' when text.AsSpan(at).StartsWith("```") => text.IndexOf("```", at + 3, StringComparison.Ordinal) is > 0 and var code ? code + 3 : text.Length,
            '`' when Opens(text, at) => SameLine(text, at, closers.After(at, "`")),
            '\'' or '‘' when Opens(text, at) && !_apostrophes.Contains(WordAt(text, at + 1)) => SingleClose(text, at),
            ':' => AfterColon(text, at),
            _ => null,
        };
    }

    private static bool IsLineStart(string text, int at) => at == 0 || text[at - 1] == '\n';

    /// <summary>Lines that mail programs mark as somebody else's, and where a forwarded message begins.</summary>
    private static int? LineMark(string text, int at)
    {
        var line = text.AsSpan(at, EndOfLine(text, at) - at).TrimStart(" \t");
        if (line is ['>' or '|', ..])
            return EndOfLine(text, at);
        return line.StartsWith("-----") && line.Contains("message", StringComparison.OrdinalIgnoreCase) ? text.Length : null;
    }

    /// <summary>What follows "She wrote:" or "Customer:" up to the end of the line, or the next lines where nothing follows on this one.</summary>
    private int? AfterColon(string text, int at)
    {
        var start = text.LastIndexOf('\n', at, Math.Min(at + 1, ColonReach)) + 1;
        if (start == 0 && at >= ColonReach)
            start = at - ColonReach;
        var before = text.AsSpan(start, at - start);
        if (before.LastIndexOfAny(".!?:") is >= 0 and var border && !before[(border + 1)..].IsWhiteSpace())
            before = before[(border + 1)..];
        if (!IntroducesForeignWords(before))
            return null;

        var end = EndOfLine(text, at);
        if (!text.AsSpan(at + 1, end - at - 1).IsWhiteSpace())
            return end;

        // On its own line: the next paragraph, even after an empty line.
        var from = end;
        while (from < text.Length && char.IsWhiteSpace(text[from]))
            from++;
        return text.IndexOf("\n\n", from, StringComparison.Ordinal) is >= 0 and var gap ? gap : text.Length;
    }

    private bool IntroducesForeignWords(ReadOnlySpan<char> before)
    {
        var (says, own, count, speaker) = (false, false, 0, false);
        foreach (var range in before.SplitAny(" \t,()[]*_-"))
        {
            var word = before[range];
            if (word.IsEmpty || char.IsAsciiDigit(word[0]))
                continue;
            count++;
            says |= Holds(_verbs, word);
            own |= Holds(_own, word);
            speaker |= Holds(_speakers, word);
        }
        return (says && !own) || (speaker && count <= 3 && !own);
    }

    private static bool Holds(HashSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>A mark opens a quotation where no letter or digit stands before it and something stands after it.</summary>
    private static bool Opens(string text, int at) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);

    /// <summary>
    /// The closing single quote on the same line: the first that stands after something and before no letter, unless it looks like the
    /// apostrophe of several owners (the guests' room) and a better one follows.
    /// </summary>
    private static int? SingleClose(string text, int at)
    {
        int? doubtful = null;
        for (var i = at + 2; i < text.Length && text[i] != '\n' && i - at < LongestSingle; i++)
        {
            if (text[i] is not ('\'' or '’') || char.IsWhiteSpace(text[i - 1]) || (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])))
                continue;
            var ofOwners = text[i - 1] is 's' or 'S' && i + 2 < text.Length && text[i + 1] == ' ' && char.IsLower(text[i + 2]);
            if (!ofOwners)
                return i + 1;
            doubtful ??= i + 1;
        }
        return doubtful;
    }

    private static int? SameLine(string text, int at, int? end) => end is { } close && !text.AsSpan(at, close - at).Contains('\n') ? end : null;

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    private static string WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end]) && end - at < 12)
            end++;
        return text[at..end];
    }

    /// <summary>Looks for closing marks, and remembers which do not come any more: many marks that nothing closes cost one look each.</summary>
    private sealed class Closers(string text)
    {
        private readonly HashSet<string> _noMore = [];

        public int? After(int at, string marks)
        {
            if (_noMore.Contains(marks))
                return null;
            if (text.AsSpan(at + 1).IndexOfAny(marks) is >= 0 and var distance)
                return at + distance + 2;
            _noMore.Add(marks);
            return null;
        }
    }
}
