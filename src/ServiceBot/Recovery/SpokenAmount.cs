using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>An amount and what follows it, as somebody types it: "60 a taxi home", "€12.50", "60 EUR because they wait".</summary>
/// <param name="Minor">Null when it does not begin with an amount.</param>
/// <param name="Rest">What it is for.</param>
/// <param name="Foreign">The currency that was typed, where it is not the team's.</param>
internal readonly record struct SpokenAmount(long? Minor, string Rest, string? Foreign = null)
{
    private static readonly string[] Leads = ["because ", "for "];

    public static SpokenAmount Read(string? typed, string currency)
    {
        var words = Said.OneLine(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return new SpokenAmount(null, "");

        var (one, two) = (Bare(words[0]), words.Length > 1 ? Bare(words[1]) : "");
        if (IsUnit(one, currency) && Money.Parse(two, currency) is { } after)
            return new SpokenAmount(after, Reason(words[2..]));
        if (OtherUnit(one, currency) is { } before && Money.Parse(two, currency) is not null)
            return new SpokenAmount(null, Reason(words[2..]), before);

        // "60USD" is no amount here, and its currency says why.
        if (Money.Parse(one, currency) is not { } amount)
            return new SpokenAmount(null, Reason(words), one.Length > 3 ? OtherUnit(one[^3..], currency) ?? OtherUnit(one[..3], currency) : null);

        // "1 250" is a thousand and more to some people, and one to nobody.
        if (two.Length == 3 && two.All(char.IsAsciiDigit) && one.Length <= 3 && one.All(char.IsAsciiDigit))
            return new SpokenAmount(null, Reason(words));

        return IsUnit(two, currency) ? new SpokenAmount(amount, Reason(words[2..]))
            : OtherUnit(two, currency) is { } other ? new SpokenAmount(null, Reason(words[2..]), other)
            : new SpokenAmount(amount, Reason(words[1..]));
    }

    private static bool IsUnit(string word, string currency) =>
        word.Equals(currency, StringComparison.OrdinalIgnoreCase) || Currency.Sign(currency) is { Length: > 0 } sign && word.Equals(sign, StringComparison.OrdinalIgnoreCase);

    /// <summary>In capitals only: "all" and "top" are words as well.</summary>
    private static string? OtherUnit(string word, string currency) =>
        word.Length == 3 && word.All(char.IsAsciiLetterUpper) && Currency.Find(word) is { } found && found != currency ? found : null;

    private static string Bare(string word) => word.TrimEnd(':', ';', ',');

    private static string Reason(string[] words)
    {
        var rest = string.Join(' ', words).TrimStart(':', ';', ',', '-', '–', ' ');
        return Leads.FirstOrDefault(lead => rest.StartsWith(lead, StringComparison.OrdinalIgnoreCase)) is { } lead ? rest[lead.Length..].TrimStart() : rest;
    }
}
