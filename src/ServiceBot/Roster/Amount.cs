using System.Globalization;

namespace ServiceBot.Roster;

/// <summary>Money of one currency, in minor units.</summary>
internal readonly record struct Amount(long Minor, string Currency)
{
    /// <summary>As people read it: "12.50 EUR".</summary>
    public string Shown => Money.Write(Minor, Currency);

    /// <summary>As people type it, where the currency is clear.</summary>
    public string Typed => Money.Number(Minor, Currency);

    /// <summary>As it is kept: "1250 EUR".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Minor} {Currency}");

    /// <summary>Reads what was kept, whatever stands behind it.</summary>
    public static Amount? Parse(string? kept) =>
        (kept ?? "").Split(' ') is [var minor, { Length: 3 } currency, ..] && long.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            ? new Amount(amount, currency)
            : null;
}
