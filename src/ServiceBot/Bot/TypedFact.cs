using System.Text.RegularExpressions;
using ServiceBot.Customers;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Something about a customer as it is typed: "likes tea, they said yes". Whatever does not stand there plainly was not said.</summary>
internal sealed partial record TypedFact(FactKind? Kind, string Text, FactSource? Source, ConsentAnswer? Consent)
{
    private static readonly (string Words, FactKind Kind)[] Beginnings =
    [
        ("does not like", FactKind.Dislikes),
        ("doesn't like", FactKind.Dislikes),
        ("do not like", FactKind.Dislikes),
        ("don't like", FactKind.Dislikes),
        ("dislikes", FactKind.Dislikes),
        ("likes", FactKind.Likes),
        ("preferred name", FactKind.Name),
        ("name is", FactKind.Name),
        ("name", FactKind.Name),
        ("how to say it", FactKind.Say),
        ("say it", FactKind.Say),
        ("say", FactKind.Say),
        ("what matters to them", FactKind.Matters),
        ("what matters", FactKind.Matters),
        ("matters", FactKind.Matters),
        ("date", FactKind.Date),
        ("day", FactKind.Date),
        ("next time", FactKind.Note),
        ("note", FactKind.Note),
    ];

    public static TypedFact Parse(string typed)
    {
        var text = Said.OneLine(typed);
        var (consent, source) = ((ConsentAnswer?)null, (FactSource?)null);
        if (Ending().Match(text) is { Success: true } ending)
        {
            consent = Understand(ending.Groups["answer"].Value);
            text = text[..ending.Index].Trim();
            source = consent switch
            {
                ConsentAnswer.Said => FactSource.Told,
                ConsentAnswer.Wrote => FactSource.Wrote,
                _ => null,
            };
        }

        if (NoticedFirst().Match(text) is { Success: true } noticed)
            (text, source) = (text[noticed.Length..], FactSource.Noticed);

        foreach (var (words, kind) in Beginnings)
            if (After(text, words) is { } rest)
                return new TypedFact(kind, rest, source, consent);

        return new TypedFact(DayToRemember.Read(text) is null ? null : FactKind.Date, text, source, consent);
    }

    /// <summary>An answer on its own: "they said yes".</summary>
    public static ConsentAnswer? ConsentIn(string typed) =>
        Ending().Match(", " + Said.OneLine(typed)) is { Success: true, Index: 0 } ending ? Understand(ending.Groups["answer"].Value) : null;

    private static ConsentAnswer Understand(string answer) => Said.Key(answer) switch
    {
        "said yes" => ConsentAnswer.Said,
        "wrote yes" => ConsentAnswer.Wrote,
        "not asked" => ConsentAnswer.NotAsked,
        _ => ConsentAnswer.No,
    };

    private static string? After(string text, string words)
    {
        var plain = text.Replace('’', '\'');
        if (!plain.StartsWith(words, StringComparison.OrdinalIgnoreCase))
            return null;

        var rest = text[words.Length..];
        return rest.Length == 0 || " :,-–".Contains(rest[0], StringComparison.Ordinal) ? rest.TrimStart(' ', ':', ',', '-', '–') : null;
    }

    /// <summary>A part of its own at the end, lest "likes that we said yes" be taken for it.</summary>
    [GeneratedRegex(
        @"\s*[,;:.(–-]+\s*(?:and\s+)?(?:(?:they|she|he|the customer)\s+(?<answer>(?:said|wrote)\s+(?:yes|no))|(?<answer>not agreed|not asked|they did not agree|no consent))\s*[.)]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^(?:i\s+)?noticed\b\s*[:,-]*\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoticedFirst();
}

/// <summary>What the customer answered when they were asked whether we may keep something about them.</summary>
internal enum ConsentAnswer
{
    Said,
    Wrote,

    No,

    /// <summary>Which is no consent either.</summary>
    NotAsked,
}
