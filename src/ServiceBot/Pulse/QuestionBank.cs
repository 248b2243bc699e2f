using System.Text.RegularExpressions;

namespace ServiceBot.Pulse;

/// <summary>The questions of one language, checked.</summary>
internal sealed partial class QuestionBank
{
    private const int Points = 5;
    private const int LongestText = 160;
    private const int LongestWord = 24;
    private const int MostTags = 8;

    private readonly QuestionFile _file;
    private readonly Dictionary<string, Item> _byId;

    private QuestionBank(QuestionFile file)
    {
        _file = file;
        Check(file.Feeling.Length == Points && file.Agreement.Length == Points, $"“feeling” and “agreement” need {Points} words each.");
        foreach (var word in file.Feeling.Concat(file.Agreement).Concat([file.Yes, file.No, file.Skip]))
            Check(word.Trim().Length is > 0 and <= LongestWord, $"“{word}” must have 1 to {LongestWord} letters.");

        // Typed answers are read by these words.
        Check(file.Feeling.Concat(file.Agreement).Concat([file.Yes, file.No, file.Skip]).GroupBy(word => word.ToLowerInvariant()).All(same => same.Count() == 1),
            "Each word of the scales must be another one.");
        Items = [.. file.Items.Select(Read)];
        foreach (var twice in Items.GroupBy(item => item.Id).Where(same => same.Count() > 1))
            Check(false, $"The id {twice.Key} stands there twice.");

        Check(Items.Count(item => item.Cadence == Cadence.Daily) == 1 && Items.Any(item => item is { Id: Item.Daily, Cadence: Cadence.Daily, Scale: Scale.Feeling }),
            $"{Item.Daily} is the daily question on the scale “feeling”, and no other is daily.");
        _byId = Items.ToDictionary(item => item.Id);
    }

    public IReadOnlyList<Item> Items { get; }

    /// <summary>What a person presses or types to leave a question out.</summary>
    public string SkipWord => _file.Skip;

    /// <exception cref="StartupException">A rule of the file is broken; the sentence names it.</exception>
    public static QuestionBank Parse(string json) => new(QuestionFile.Parse(json));

    public Item? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The answers of a scale in their order, each as a value and the word for it. A text has none.</summary>
    public IReadOnlyList<(int Value, string Word)> Answers(Scale scale) => scale switch
    {
        Scale.Feeling => [.. _file.Feeling.Select((word, at) => (at + 1, word))],
        Scale.Agreement => [.. _file.Agreement.Select((word, at) => (at + 1, word))],
        Scale.YesNo => [(1, _file.Yes), (0, _file.No)],
        Scale.ZeroToTen => [.. Enumerable.Range(0, 11).Select(value => (value, $"{value}"))],
        _ => [],
    };

    private static Item Read(QuestionEntry entry)
    {
        Check(Id().IsMatch(entry.Id), $"“{entry.Id}” is no id: they are written Q01, Q02 and so on.");
        Check(entry.Text.Trim().Length is > 0 and <= LongestText, $"{entry.Id} needs a text of at most {LongestText} letters.");
        Check(entry.Least >= PulseOptions.FewestPeople, $"{entry.Id} may be shown from {PulseOptions.FewestPeople} people on, not from fewer.");
        Check(entry.Scale == Scale.Text == entry.Tags is { Length: > 0 } || entry is { Scale: Scale.Text, Audience: Audience.Named },
            $"{entry.Id}: a text needs tags, and only a text has them.");
        Check((entry.Tags?.Length ?? 0) <= MostTags && entry.Tags?.Any(tag => tag.Trim().Length is 0 or > LongestWord) != true,
            $"{entry.Id} may have {MostTags} tags of at most {LongestWord} letters.");
        Check(entry.Cadence != Cadence.Quarterly || entry is { Audience: Audience.Organisation, Least: >= 10 },
            $"{entry.Id} is asked quarterly, so it is counted in the whole organisation and shown from 10 people on.");
        return new Item(entry.Id, entry.Strand, entry.Text, entry.Scale, entry.Cadence, entry.Audience, entry.Least, entry.Source) { Tags = entry.Tags ?? [] };
    }

    private static void Check(bool isRight, string rule)
    {
        if (!isRight)
            throw new StartupException($"The file of the questions breaks a rule. {rule}");
    }

    [GeneratedRegex(@"^Q\d{2,3}$")]
    private static partial Regex Id();
}
