using System.Buffers;

namespace ServiceBot.Coaching;

/// <summary>Takes a text apart into the words of the rules, each with its place in the text.</summary>
internal sealed class Reading(Vocabulary vocabulary, Quotations quotations, IEnumerable<string> abbreviations)
{
    // Longer than any word of a rule; what is longer is no such word.
    private const int LongestWord = 32;

    private static readonly SearchValues<char> Pauses = SearchValues.Create(",;:()[]–—/…");

    private readonly HashSet<string> _abbreviations = new(abbreviations, StringComparer.OrdinalIgnoreCase);

    public List<Word> Of(string text)
    {
        var words = new List<Word>(text.Length / 4 + 8) { new(Word.Border, 0, 0, WordTraits.None) };
        var at = 0;
        foreach (var (start, end) in quotations.In(text))
        {
            Own(text, at, start, words);
            words.Add(new Word(Word.Foreign, start, end, WordTraits.None));
            at = end;
        }
        Own(text, at, text.Length, words);
        Border(words, text.Length, Word.Border);
        NameNames(words);
        return words;
    }

    private void Own(string text, int from, int to, List<Word> words)
    {
        var (pause, chunk) = (WordTraits.None, from);
        for (var at = from; at < to;)
        {
            var c = text[at];
            if (char.IsLetterOrDigit(c))
            {
                var isCode = false;
                if (at >= chunk)
                {
                    chunk = EndOfChunk(text, at, to);
                    isCode = IsCode(text.AsSpan(at, chunk - at));
                }
                var end = isCode ? chunk : EndOfWord(text, at, to);
                Add(text.AsSpan(at, end - at), at, isCode, pause, words);
                (at, pause) = (end, WordTraits.None);
                continue;
            }

            if (c is '.' or '!' or '?' or '\n' or '\r')
            {
                at = EndOfSentence(text, at, to, words);
                continue;
            }

            if (Pauses.Contains(c) || (c == '-' && (at == from || text[at - 1] == ' ')))
                pause = WordTraits.AfterPause;
            at++;
        }
    }

    /// <summary>Reads the marks at a sentence's end, or those that only look like it: 3.5, Mr. Li, a line broken within a sentence.</summary>
    private int EndOfSentence(string text, int at, int to, List<Word> words)
    {
        var (end, question, lines, strong) = (at, false, 0, false);
        while (end < to && (text[end] is '.' or '!' or '?' || char.IsWhiteSpace(text[end])))
        {
            question |= text[end] == '?';
            strong |= text[end] is '!' or '?';
            lines += text[end] == '\n' ? 1 : 0;
            end++;
        }

        var follows = end < to ? text[end] : '\0';
        var borders = text[at] == '.' && lines == 0 && !strong
            ? (end > at + 1 || char.IsUpper(follows) || !char.IsLetterOrDigit(follows)) && !IsAbbreviation(text, words)
            : strong || lines > 1 || text[at] == '.' || !char.IsLower(follows);
        if (borders)
            Border(words, at, question ? Word.Question : Word.Border);
        return end;
    }

    private bool IsAbbreviation(string text, List<Word> words) =>
        words[^1] is { IsBorder: false } last
        && (last.End - last.Start == 1 && text[last.Start] is not ('I' or 'i') && !char.IsDigit(text[last.Start])
            || _abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(last.Start, last.End - last.Start)));

    private static void Border(List<Word> words, int at, int kind)
    {
        if (words[^1].Id != Word.Border && words[^1].Id != Word.Question)
            words.Add(new Word(kind, at, at, WordTraits.None));
    }

    private void Add(ReadOnlySpan<char> raw, int at, bool isCode, WordTraits traits, List<Word> words)
    {
        if (char.IsUpper(raw[0]) && raw.ContainsAnyInRange('a', 'z'))
            traits |= WordTraits.Capital;
        var end = at + raw.Length;
        if (isCode || raw.Length > LongestWord)
        {
            words.Add(new Word(Word.Unknown, at, end, traits));
            return;
        }

        Span<char> plain = stackalloc char[LongestWord];
        raw.CopyTo(plain);
        plain = plain[..raw.Length];
        plain.Replace('’', '\'');
        plain.Replace('‘', '\'');
        plain.Replace('ʼ', '\'');
        plain.Replace('`', '\'');
        // IT and HR are words of their own, spelled in capitals.
        if (raw.Length == 2 && char.IsUpper(raw[1]) && vocabulary.Spelled(vocabulary.Find(plain)) is { } asWritten)
        {
            AddAll(asWritten);
            return;
        }

        for (var i = 0; i < plain.Length; i++)
            plain[i] = char.ToLowerInvariant(plain[i]);
        var id = vocabulary.Find(plain);
        if (id == Word.Unknown && plain.IndexOf('\'') is > 0 and var apostrophe)
        {
            // n't is the one ending that begins before its apostrophe.
            var ending = plain[apostrophe..] is "'t" && plain[apostrophe - 1] == 'n' ? apostrophe - 1 : apostrophe;
            if (vocabulary.Ending(plain[ending..]) is { } meant)
            {
                AddOne(vocabulary.Find(plain[..ending]));
                AddAll(meant);
                return;
            }
        }
        AddOne(id);

        void AddOne(int word)
        {
            if (vocabulary.Spelled(word) is { } words)
                AddAll(words);
            else
                AddAll([word]);
        }

        void AddAll(ReadOnlySpan<int> ids)
        {
            foreach (var id in ids)
            {
                words.Add(new Word(id, at, end, traits));
                traits &= ~(WordTraits.Capital | WordTraits.AfterPause);
            }
        }
    }

    /// <summary>
    /// Capitals within a sentence make a name; at its beginning they do so only before another one, or where no rule knows the word.
    /// </summary>
    private static void NameNames(List<Word> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (!word.Is(WordTraits.Capital))
                continue;
            var isFirst = words[i - 1].IsBorder;
            var beforeName = i + 1 < words.Count && words[i + 1].Is(WordTraits.Capital) && !words[i + 1].Is(WordTraits.AfterPause);
            if (!isFirst || beforeName || word.Id == Word.Unknown)
                words[i] = word with { Traits = word.Traits | WordTraits.Name };
        }
    }

    private static int EndOfWord(string text, int at, int to)
    {
        while (at < to && (char.IsLetterOrDigit(text[at]) || IsInnerApostrophe(text, at, to)))
            at++;
        return at;
    }

    private static bool IsInnerApostrophe(string text, int at, int to) =>
        text[at] is '\'' or '’' or '‘' or 'ʼ' or '`' && at + 1 < to && char.IsLetter(text[at + 1]);

    private static int EndOfChunk(string text, int at, int to)
    {
        return text.AsSpan(at, to - at).IndexOfAny(" \n\t\r") is >= 0 and var length ? at + length : to;
    }

    /// <summary>Addresses, file names and names of code are no sentences: nothing in them is said about anybody.</summary>
    private static bool IsCode(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length < 4)
            return false;
        chunk = chunk.TrimEnd(".,;:!?)");
        if (chunk.ContainsAny("@_\\={}<>") || chunk.Contains("://", StringComparison.Ordinal) || chunk.EndsWith("()") || chunk.Contains("::", StringComparison.Ordinal))
            return true;
        if (chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return true;

        // A dot between small letters, as in example.com or lazy.js; with a capital after it, somebody forgot the space.
        return chunk.LastIndexOf('.') is > 0 and var dot && dot + 1 < chunk.Length && char.IsLower(chunk[dot + 1]) && chunk.Length - dot <= 5;
    }
}
