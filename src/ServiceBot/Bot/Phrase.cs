using System.Globalization;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Words that begin a command, and what may follow them.</summary>
/// <param name="Words">One or two, as they are compared: small letters, one space.</param>
/// <param name="Begins">Where given, what follows, behind the number if there is one, is empty or begins with one of these; anything else is no command.</param>
internal sealed record Phrase(string Words, Verb Verb, Takes Takes = Takes.Nothing, params string[] Begins)
{
    private static readonly char[] Between = [' ', ':', '：'];
    private static readonly char[] Punctuation = [.. Between, '-', '–', ','];

    /// <returns>Null when it is not this command.</returns>
    public Command? Read(string said)
    {
        if (After(said) is not { } rest)
            return null;

        return Takes switch
        {
            Takes.Nothing => Said.Key(rest).Length == 0 ? new Command(Verb) : null,
            Takes.Text => rest.Length == 0 || MayGoOn(rest) ? new Command(Verb, Rest: rest) : null,
            Takes.Number => NumberIn(rest) is { } number ? new Command(Verb, number) : null,
            Takes.NumberOrNothing => Said.Key(rest).Length == 0 ? new Command(Verb) : NumberIn(rest) is { } number ? new Command(Verb, number) : null,
            Takes.NumberAndText => Numbered(rest),
            Takes.TwoNumbers => Two(rest),
            _ => Numbered(rest) ?? new Command(Verb, Rest: rest),
        };
    }

    /// <summary>What follows the words; null when it begins otherwise.</summary>
    private string? After(string said)
    {
        var at = 0;
        foreach (var word in Words.Split(' '))
        {
            var end = said.IndexOfAny(Between, at);
            var next = end < 0 ? said[at..] : said[at..end];
            if (Said.Key(next) != word)
                return null;

            at = end < 0 ? said.Length : Skip(said, end);
        }

        return Trimmed(said[at..]);
    }

    /// <summary>Without the punctuation between the words and what follows them. A dash before a figure is a minus, and belongs to it.</summary>
    private static string Trimmed(string rest)
    {
        var text = rest.TrimStart(Punctuation);
        return text.Length > 0 && char.IsAsciiDigit(text[0]) && text.Length < rest.Length && rest[^(text.Length + 1)] is '-' or '–' ? rest[^(text.Length + 1)..] : text;
    }

    private static int Skip(string said, int at)
    {
        while (at < said.Length && Between.Contains(said[at]))
            at++;

        return at;
    }

    private Command? Numbered(string rest)
    {
        var key = rest.StartsWith("case ", StringComparison.OrdinalIgnoreCase) ? rest[5..].TrimStart() : rest;
        var space = key.IndexOf(' ');
        if (NumberIn(space < 0 ? key : key[..space]) is not { } number)
            return null;

        var text = space < 0 ? "" : Trimmed(key[(space + 1)..]);
        return text.Length == 0 || MayGoOn(text)
            ? new Command(Verb, number, text)
            : null;
    }

    private bool MayGoOn(string text) => Begins.Length == 0 || Begins.Any(begin => $"{text} ".StartsWith(begin, StringComparison.OrdinalIgnoreCase));

    /// <summary>"43 as 41", "43 and case 41", "as 41".</summary>
    private Command? Two(string rest)
    {
        string[] between = ["as", "and", "with", "case"];
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !between.Contains(Said.Key(word))).Select(NumberIn).ToList();
        return words switch
        {
            [{ } one, { } other] => new Command(Verb, one, Other: other),
            [{ } other] => new Command(Verb, Other: other),
            _ => null,
        };
    }

    private static int? NumberIn(string word)
    {
        var key = Said.Key(word).TrimStart('#');
        if (key.StartsWith("case ", StringComparison.Ordinal))
            key = key[5..].TrimStart('#');

        return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }
}

/// <summary>What follows the words of a command.</summary>
internal enum Takes
{
    Nothing,
    Text,
    Number,
    NumberOrNothing,
    NumberAndText,

    /// <summary>Two cases; without the first it is the one that is being asked about.</summary>
    TwoNumbers,

    /// <summary>Without a number it is about the one case that is the speaker's.</summary>
    MaybeNumberAndText,
}
