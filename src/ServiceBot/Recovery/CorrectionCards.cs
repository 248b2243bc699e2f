using System.Globalization;
using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The private card on which what is written in a case can be changed or taken out.</summary>
internal static class CorrectionCards
{
    public const string Save = "save";
    public const string Erase = "erase";
    public const string Keep = "keep";

    /// <summary>An input is marked by this, so that it is no answer to a step.</summary>
    private const string Mark = "text-";

    /// <summary>Names all inputs of a card: Web Chat sends back only those in which something stands.</summary>
    private const string Asked = "asked";

    /// <summary>How much is put on one card; the rest comes on further ones.</summary>
    private const int MostBytes = 14_000;
    private const int InputBytes = 200;

    /// <summary>What fits on each card, in the order in which a case is read.</summary>
    public static IReadOnlyList<IReadOnlyList<Passage>> Pages(RecoveryCase about, IEnumerable<Passage> passages)
    {
        var pages = new List<List<Passage>>();
        var room = 0;
        foreach (var passage in passages)
        {
            var size = TimelineCards.Size(about.TextOf(passage)!) + InputBytes; // what is a passage is written
            if (pages.Count == 0 || size > room)
            {
                pages.Add([]);
                room = MostBytes;
            }

            pages[^1].Add(passage);
            room -= size;
        }

        return pages;
    }

    /// <param name="typed">What was typed on an older card and is not taken yet.</param>
    public static Activity Form(
        RecoveryCase about, IReadOnlyList<Passage> page, int? next, IReadOnlyDictionary<Passage, string> typed, Seen seen, Reader reader)
    {
        var heading = Heading(about);
        List<object> body =
        [
            Card.Heading(heading),
            Card.Line("Only what you change is recorded, and what stood there before stays in the timeline. Empty a field to take it out for good."),
            .. page.Select(passage => Input(about, passage, typed, reader)),
        ];
        var data = Data(about, Save, seen);
        data[Asked] = string.Join(',', page);
        var actions = new List<object> { Card.Submit("Save", data, isFirst: true) };
        if (next is { } more)
            actions.Add(Card.Command("Show the rest", $"correct {about.Number} {more}"));

        return Card.Message(reader.Channel, $"{heading}: change what is written, then save.", body, actions);
    }

    /// <summary>Asked once before something is gone.</summary>
    public static Activity Question(RecoveryCase about, IReadOnlyList<Passage> emptied, Seen seen, Reader reader)
    {
        var question = $"Take it out for good? {Sentence(emptied)}. History is deleted too, and nobody can bring it back; the timeline says that you took it out.";
        var data = Data(about, Erase, seen);
        data["text"] = string.Join(',', emptied);
        return Card.Message(
            reader.Channel, $"{Heading(about)}\n{question}", [Card.Heading(Heading(about)), Card.Line(question)],
            [Card.Submit("Take it out", data), Card.Submit("Keep it", Data(about, Keep, seen))]);
    }

    /// <summary>What stays of a card that was answered; nothing of what stood on it.</summary>
    public static Activity Settled(RecoveryCase about, string line, Reader reader) =>
        Card.Message(reader.Channel, $"{Heading(about)}\n{line}", [Card.Heading(Heading(about)), Card.Words(line)]);

    /// <summary>What came back from the inputs of such a card. What did not come back was emptied.</summary>
    public static IEnumerable<(Passage Passage, string Text)> Typed(IReadOnlyDictionary<string, string> inputs) => inputs.GetValueOrDefault(Asked, "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(passage => Mark + passage.Replace(' ', '-'))
        .Where(input => !inputs.ContainsKey(input))
        .Select(input => KeyValuePair.Create(input, ""))
        .Concat(inputs)
        .Where(input => input.Key.StartsWith(Mark, StringComparison.Ordinal))
        .Select(input => (Passage: Passage.Parse(input.Key[Mark.Length..].Replace('-', ' ')), Text: input.Value))
        .Where(input => input.Passage is not null)
        .Select(input => (input.Passage!.Value, Clean(input.Passage.Value.Field, input.Text))); // not null, says the line above

    /// <summary>As it would be kept.</summary>
    public static string Clean(CaseField field, string? text) =>
        field is CaseField.Title or CaseField.PreventionOwner ? Said.OneLine(text) : Said.Clean(text);

    public static string Phrases(IEnumerable<Passage> passages) => string.Join(", ", passages.Select(passage => passage.Field.Phrase()).Distinct());

    private static string Sentence(IEnumerable<Passage> passages)
    {
        var phrases = Phrases(passages);
        return char.ToUpperInvariant(phrases[0]) + phrases[1..];
    }

    private static string Heading(RecoveryCase about) => $"{CaseCards.Label(about.IsPractice)}Correct case {about.Number}";

    private static object Input(RecoveryCase about, Passage passage, IReadOnlyDictionary<Passage, string> typed, Reader reader)
    {
        var now = about.TextOf(passage) ?? "";
        var text = typed.GetValueOrDefault(passage, now);
        var label = passage.Field == CaseField.Note
            ? $"Note of {WallClock.Write(about.Events.Find(happened => happened.Sequence == passage.Note)!.At, reader.Zone)}" // it is named by that event
            : passage.Field.Name() + (about.IsCurrent(passage) ? "" : " (as it stood before; it can only be taken out)");
        return Card.Input(
            Mark + $"{passage}".Replace(' ', '-'), label, text, "Taken out when it is saved", Math.Max(passage.Field.Most(), text.Length),
            isMultiline: passage.Field.Most() > Longest.Sentence || text.Contains('\n'));
    }

    private static Dictionary<string, object> Data(RecoveryCase about, string answer, Seen seen) => new()
    {
        ["correct"] = "yes",
        ["case"] = about.Number,
        ["answer"] = answer,
        ["seen"] = $"{seen}",
    };
}

/// <summary>How far the case was when a card was made, and when that was, which tells the cards apart.</summary>
internal readonly record struct Seen(int Version, long At)
{
    /// <summary>Of anything else it is the beginning, since when everything may have changed.</summary>
    public static Seen Parse(string? text) =>
        (text ?? "").Split('-') is [var version, var at]
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new Seen(number, ticks)
            : default;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}-{At}");
}
