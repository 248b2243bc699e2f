using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceBot.Roster;

/// <summary>An amount as people type and read it. It is kept in minor units, so that nothing is ever rounded.</summary>
internal static partial class Money
{
    /// <summary>In whole units; more is a slip of the hand.</summary>
    public const long Most = 1_000_000;

    /// <summary>"50", "50.00", "50,00", "€50", "1,250.50 EUR" in minor units; null when it is no amount in this currency.</summary>
    public static long? Parse(string text, string currency)
    {
        var words = Spaces().Replace(text, "");
        foreach (var unit in new[] { currency, Currency.Sign(currency) }.Where(unit => unit.Length > 0))
        {
            if (words.StartsWith(unit, StringComparison.OrdinalIgnoreCase))
                words = words[unit.Length..];
            else if (words.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
                words = words[..^unit.Length];
        }

        var decimals = Currency.Decimals(currency);
        var match = Amount().Match(words);
        var part = match.Groups["part"].Value;

        // "50.000" is fifty to some people and fifty thousand to others, and so is "1,250" where a currency has three decimals.
        if (!match.Success || part.Length > Math.Max(decimals, 2) || decimals == 3 && part.Length == 0 && words.Contains(','))
            return null;

        // "50.00" is said of yen as well; "50.50" cannot be.
        if (part.Length > decimals && part.Trim('0').Length > 0)
            return null;

        var digits = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit)) + part.PadRight(decimals, '0')[..decimals];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor <= Most * Scale(decimals) ? minor : null;
    }

    /// <summary>Whether it begins with an amount, in whatever currency: "60 a taxi", "€60", "EUR 60".</summary>
    public static bool Begins(string text) => Beginning().Match(text) is { Success: true } found
        && (found.Groups["code"] is not { Success: true } code || Currency.Find(code.Value) is not null);

    /// <summary>"50 EUR", "12.50 EUR".</summary>
    public static string Write(long minor, string currency) => $"{Number(minor, currency)} {currency}";

    /// <summary>"50", "12.50": as it is typed again.</summary>
    public static string Number(long minor, string currency)
    {
        var decimals = Currency.Decimals(currency);
        var scale = Scale(decimals);
        return minor % scale == 0
            ? (minor / scale).ToString(CultureInfo.InvariantCulture)
            : ((decimal)minor / scale).ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    private static long Scale(int decimals) => decimals switch
    {
        0 => 1,
        3 => 1000,
        _ => 100,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A(?:\p{Sc}|(?<code>[A-Za-z]{3}) ?)?[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(
        @"\A(?:(?<whole>[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?<part>[0-9]{1,3}))?|(?<whole>[0-9]{1,3}(?:\.[0-9]{3})+),(?<part>[0-9]{1,2})|(?<whole>[0-9]{1,3}(?:['’][0-9]{3})+)(?:[.,](?<part>[0-9]{1,2}))?|(?<whole>[0-9]{1,9})(?:[.,](?<part>[0-9]{1,3}))?)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}
