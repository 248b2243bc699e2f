using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace Microsoft.Bot.Builder.Dialogs.Recognition;

/// <summary>Reads numbers from tokens: "minus two hundred and five", "3 million", "2.5k", "two and a half", "a dozen".</summary>
internal sealed class NumberReader(IReadOnlyList<NumberToken> tokens, bool readWords)
{
    private static readonly FrozenDictionary<string, decimal> Units = Table(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        i => i);

    private static readonly FrozenDictionary<string, decimal> Tens = Table(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], i => (i + 2) * 10);

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["dozen"] = 12,
        ["thousand"] = 1_000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
    }.ToFrozenDictionary();

    // Keeps the products within what a decimal holds.
    private const decimal LargestScaled = 1_000_000_000_000;

    private int _next;

    public IEnumerable<FoundNumber> ReadAll()
    {
        while (_next < tokens.Count)
        {
            var first = _next;
            if (ReadNumber() is { } value)
                yield return new FoundNumber(tokens[first].Start, tokens[_next - 1].End, value);
            else
                _next = first + 1;
        }
    }

    private decimal? ReadNumber()
    {
        var isNegative = Take("minus") || Take("negative");
        var value = Take("half") ? 0.5m
            : ReadWhole() is { } whole ? whole + (Attempt(ReadHalf) ?? Attempt(ReadFraction) ?? 0)
            : ReadFraction();
        return isNegative ? -value : value;
    }

    // Parts of falling size: millions, then thousands, then the rest.
    private decimal? ReadWhole()
    {
        decimal? total = null;
        var scale = decimal.MaxValue;
        while (Attempt(() => ReadPart(isFirst: total is null)) is { } part)
        {
            if (part > LargestScaled || ReadScale(below: scale) is not { } next)
                return (total ?? 0) + part;

            total = (total ?? 0) + (part * next);
            scale = next;
        }

        return total;
    }

    private decimal? ReadPart(bool isFirst)
    {
        // "two thousand and five", but not "two thousand and".
        if (!isFirst && Take("and"))
            return ReadBelowHundred();

        // "a hundred" and plain "million", but not "a".
        var isArticle = Take("a") || Take("an");
        var part = isArticle ? null : ReadDigits() ?? ReadBelowHundred();
        part ??= (isArticle || isFirst) && IsScaleNext() ? 1 : null;

        return part is not null && Take("hundred") ? (part * 100) + (Attempt(ReadRest) ?? 0) : part;
    }

    private decimal? ReadRest()
    {
        Take("and");
        return ReadBelowHundred();
    }

    private bool IsScaleNext() => readWords && _next < tokens.Count && tokens[_next].Word is { } word && (word == "hundred" || Scales.ContainsKey(word));

    private decimal? ReadScale(decimal below)
    {
        if (!readWords || _next >= tokens.Count)
            return null;

        // "2.5k" is two and a half thousand, "2.5 k" is not known to be.
        var (token, last) = (tokens[_next], tokens[_next - 1]);
        if (token.Word == "k" && last.Value is not null && token.Follows(last) && below > 1_000)
        {
            _next++;
            return 1_000;
        }

        return Attempt(() => TakeFrom(Scales) is { } scale && scale < below ? scale : null);
    }

    private decimal? ReadBelowHundred()
    {
        if (TakeFrom(Tens) is { } tens)
            return tens + (Attempt(() => TakeFrom(Units) is > 0 and < 10 and var unit ? unit : null) ?? 0);
        return TakeFrom(Units);
    }

    private decimal? ReadDigits()
    {
        if (_next >= tokens.Count || tokens[_next].Value is not { } value)
            return null;

        // "2nd" is an ordinal.
        if (_next + 1 < tokens.Count && tokens[_next + 1].Word is "st" or "nd" or "rd" or "th" && tokens[_next + 1].Follows(tokens[_next]))
            return null;

        _next++;
        return value;
    }

    private decimal? ReadHalf()
    {
        if (!Take("and"))
            return null;

        Take("a");
        return Take("half") ? 0.5m : null;
    }

    private decimal? ReadFraction()
    {
        if (!Take("point"))
            return null;

        decimal? fraction = null;
        var place = 0.1m;
        while (Attempt(() => TakeFrom(Units) is < 10 and var digit ? digit : null) is { } digit)
        {
            fraction = (fraction ?? 0) + (digit * place);
            place /= 10;
        }

        return fraction;
    }

    private bool Take(string word)
    {
        if (!readWords || _next >= tokens.Count || tokens[_next].Word != word)
            return false;

        _next++;
        return true;
    }

    private decimal? TakeFrom(FrozenDictionary<string, decimal> table)
    {
        if (!readWords || _next >= tokens.Count || tokens[_next].Word is not { } word || !table.TryGetValue(word, out var value))
            return null;

        _next++;
        return value;
    }

    // What does not lead to a number is left unread.
    private decimal? Attempt(Func<decimal?> read)
    {
        var start = _next;
        var value = read();
        if (value is null)
            _next = start;
        return value;
    }

    private static FrozenDictionary<string, decimal> Table(string[] words, Func<int, decimal> value) =>
        words.Select((word, i) => (Word: word, Value: value(i))).ToFrozenDictionary(pair => pair.Word, pair => pair.Value);
}
