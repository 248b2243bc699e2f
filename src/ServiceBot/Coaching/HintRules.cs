namespace ServiceBot.Coaching;

/// <summary>The rules of one language, checked and ready to read with.</summary>
internal sealed class HintRules
{
    private const int Categories = 11;

    private readonly List<HintEntry> _entries = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private HintRules(HintFile file)
    {
        var vocabulary = new Vocabulary(file);
        var lists = new PhraseBookDraft();
        var listReader = new PatternReader(vocabulary, file, lists, spellsOutLists: true);
        foreach (var list in file.Words.Keys)
            Check($"the list {list}", () => listReader.Read($"<{list}>", vocabulary.Add($"<{list}>")));

        var phrases = new PhraseBookDraft();
        var reader = new PatternReader(vocabulary, file, phrases, spellsOutLists: false);
        foreach (var silence in file.Silences)
        {
            CheckSilence(silence);
            AddAll(reader, silence.Phrases, new HintEntry(HintEntryKind.Silence, Silence: silence));
            AddAll(reader, silence.Unless ?? [], new HintEntry(HintEntryKind.Unless, Silence: silence));
        }
        AddAll(reader, file.Care, new HintEntry(HintEntryKind.Care));
        CheckCategories(file.Categories);
        foreach (var category in file.Categories)
        {
            foreach (var rule in category.Rules)
            {
                CheckRule(rule);
                AddAll(reader, rule.Patterns, new HintEntry(HintEntryKind.Hint, category, rule));
                AddAll(reader, rule.Unless ?? [], new HintEntry(HintEntryKind.Unless, category, rule));
            }
        }

        ClauseWords = [.. file.ClauseWords.Select(vocabulary.Add)];
        ContrastWords = [.. file.ContrastWords.Select(vocabulary.Add)];
        Reading = new Reading(vocabulary, new Quotations(file.Quotations), file.Abbreviations);
        (Lists, Phrases) = (lists.Close(), phrases.Close());
    }

    public Reading Reading { get; }

    public PhraseBook Lists { get; }

    public PhraseBook Phrases { get; }

    /// <summary>Words that begin another clause, where the reach of a negation ends.</summary>
    public HashSet<int> ClauseWords { get; }

    /// <summary>Words after which what somebody else said is over.</summary>
    public HashSet<int> ContrastWords { get; }

    public HintEntry this[int owner] => _entries[owner];

    public bool Knows(string rule) => _entries.Exists(entry => entry.Rule?.Id == rule);

    /// <summary>Reads a file's text; what is wrong with it stops the start with a sentence that names the rule.</summary>
    public static HintRules Parse(string json) => new(HintFile.Parse(json));

    public static HintRules Load(string path) => File.Exists(path)
        ? Parse(File.ReadAllText(path))
        : throw new StartupException($"The hint rules are missing: {path}");

    private void CheckSilence(Silence silence)
    {
        CheckId(silence.Id);
        if (silence.Categories is { } numbers && numbers.Any(number => number is < 1 or > Categories))
            throw new StartupException($"The hint rules cannot be used: the silence {silence.Id} names a category that is not there.");
    }

    private static void CheckCategories(HintCategory[] categories)
    {
        var numbers = categories.Select(category => category.Number).Order().ToList();
        if (!numbers.SequenceEqual(Enumerable.Range(1, Categories)))
            throw new StartupException($"The hint rules cannot be used: there must be the categories 1 to {Categories}, each once; there are {string.Join(", ", numbers)}.");
        if (categories.FirstOrDefault(category => category.Rules.Length == 0 || category.Instead.Length == 0) is { } poor)
            throw new StartupException($"The hint rules cannot be used: category {poor.Number} has no rules, or nothing to offer instead.");
    }

    private void CheckRule(HintRule rule)
    {
        CheckId(rule.Id);
        if (rule.Patterns.Length == 0)
            throw new StartupException($"The hint rules cannot be used: {rule.Id} has no patterns.");
    }

    private void CheckId(string id)
    {
        if (!_ids.Add(id))
            throw new StartupException($"The hint rules cannot be used: two of them are called {id}.");
    }

    private void AddAll(PatternReader reader, string[] patterns, HintEntry entry)
    {
        _entries.Add(entry);
        var owner = _entries.Count - 1;
        foreach (var pattern in patterns)
            Check($"{(entry.Id is "" ? "care" : entry.Id)}, \"{pattern}\"", () => reader.Read(pattern, owner));
    }

    private static void Check(string where, Action read)
    {
        try
        {
            read();
        }
        catch (FormatException fault)
        {
            throw new StartupException($"The hint rules cannot be used: in {where}, {fault.Message}.");
        }
    }
}
