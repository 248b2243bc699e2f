using System.Globalization;

namespace ServiceBot.Coaching;

/// <summary>
/// Reads the patterns of the rules into the automaton. A pattern is a row of: a word · &lt;list&gt; · (one | or another) · [left out or not] ·
/// ..3 (up to three words) · _ (any word) · . (where a sentence begins or ends) · ? (where a question ends) · &lt;Name&gt; (somebody's name).
/// </summary>
internal sealed class PatternReader(Vocabulary vocabulary, HintFile file, PhraseBookDraft book, bool spellsOutLists)
{
    private const int LongestGap = 8;

    private readonly HashSet<string> _open = [];
    private string _text = "";
    private int _at;

    /// <summary>Adds the pattern under a number; false reasons are thrown as a sentence without the rule's name.</summary>
    public void Read(string pattern, int owner)
    {
        var part = Whole(pattern);
        if (part.Nullable)
            throw new FormatException("everything in it may be left out");
        book.Finish(part, owner);
    }

    private PhrasePart Whole(string pattern)
    {
        var (text, at) = (_text, _at);
        (_text, _at) = (pattern, 0);
        var part = Choice();
        if (_at < _text.Length)
            throw new FormatException($"'{_text[_at]}' closes nothing");
        (_text, _at) = (text, at);
        return part;
    }

    private PhrasePart Choice()
    {
        var single = new WordSet();
        var parts = new List<PhrasePart>();
        do
        {
            // Words that stand alone in a choice are one place in the text, however many they are.
            if (LoneWords() is { } words)
                single.AddAll(words);
            else
                parts.Add(Row());
        }
        while (Skip('|'));

        if (!single.IsEmpty)
            parts.Add(book.Place(single));
        return PhraseBookDraft.OneOf(parts);
    }

    /// <summary>The words of a choice that is nothing but one word or a list of single words; otherwise it reads nothing.</summary>
    private WordSet? LoneWords()
    {
        var start = _at;
        var set = new WordSet();
        if (Token() is { } token && (Peek() is '|' or ')' or ']' or '\0') && Lone(token, set))
            return set;
        _at = start;
        return null;
    }

    private bool Lone(string token, WordSet set)
    {
        if (token is "<Name>")
            set.AddNames();
        else if (token[0] == '<')
        {
            if (spellsOutLists)
                return List(token).All(entry => !entry.AsSpan().ContainsAny(" ([|") && Lone(entry, set));
            List(token);
            set.Add(vocabulary.Add(token));
        }
        else if (token is "_" || token.StartsWith("..", StringComparison.Ordinal))
            return false;
        else if (token is ".")
            set.AddAll(Borders());
        else if (token is "?")
            set.Add(Word.Question);
        else
        {
            set.Add(WordNumber(token));
            if (file.Alike.TryGetValue(token, out var alike))
                set.Add(vocabulary.Add(alike));
        }
        return true;
    }

    private PhrasePart Row()
    {
        PhrasePart? row = null;
        while (Peek() is not ('|' or ')' or ']' or '\0'))
        {
            var next = Item();
            row = row is null ? next : book.Then(row, next);
        }
        return row ?? throw new FormatException("there is an empty choice");
    }

    private PhrasePart Item()
    {
        if (Skip('('))
            return Closed(Choice(), ')');
        if (Skip('['))
            return PhraseBookDraft.Optional(Closed(Choice(), ']'));

        var token = Token()!;
        var set = new WordSet();
        if (Lone(token, set))
            return book.Place(set);
        if (token is "_")
            return book.Place(new WordSet { Any = true });
        if (token[0] == '<')
            return Entries(token);

        if (!int.TryParse(token.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var words) || words is 0 or > LongestGap)
            throw new FormatException($"'{token}' must name 1 to {LongestGap} words, as in ..3");
        return PhraseBookDraft.Optional(Enumerable.Range(0, words)
            .Select(_ => book.Place(new WordSet { Any = true }))
            .Reverse()
            .Aggregate((rest, place) => book.Then(place, PhraseBookDraft.Optional(rest))));
    }

    private PhrasePart Entries(string token)
    {
        if (!_open.Add(token))
            throw new FormatException($"the list {token} contains itself");
        var part = Whole(string.Join('|', List(token)));
        _open.Remove(token);
        return part;
    }

    /// <summary>The entries of a list, of which one line may hold many: a | b | c.</summary>
    private string[] List(string token) => file.Words.TryGetValue(token[1..^1], out var lines)
        ? [.. lines.SelectMany(line => line.AsSpan().ContainsAny("([") ? [line] : line.Split('|', StringSplitOptions.TrimEntries))]
        : throw new FormatException($"there is no list {token}");

    private static WordSet Borders()
    {
        var set = new WordSet();
        set.Add(Word.Border);
        set.Add(Word.Question);
        return set;
    }

    private int WordNumber(string word)
    {
        if (word.Any(c => !char.IsAsciiDigit(c) && !char.IsLetter(c) && c is not ('\'' or '_') || char.IsUpper(c)) || word.IndexOf('\'') > 0)
            throw new FormatException($"'{word}' must be written in small letters and without apostrophe or hyphen, as in: did not, short staffed");
        return vocabulary.Add(word);
    }

    private PhrasePart Closed(PhrasePart part, char bracket) =>
        Skip(bracket) ? part : throw new FormatException($"a '{bracket}' is missing");

    private string? Token()
    {
        if (Peek() is '\0' or '(' or '[' or ')' or ']' or '|')
            return null;
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (' ' or '(' or '[' or ')' or ']' or '|'))
            _at++;
        return _text[start.._at] is var token && token[0] == '<' && token[^1] != '>' ? throw new FormatException($"'{token}' lacks its '>'") : token;
    }

    private bool Skip(char expected)
    {
        if (Peek() != expected)
            return false;
        _at++;
        return true;
    }

    private char Peek()
    {
        while (_at < _text.Length && _text[_at] == ' ')
            _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }
}
