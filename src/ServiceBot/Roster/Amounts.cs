namespace ServiceBot.Roster;

/// <summary>Money that belongs together, each currency by itself: they are never added up.</summary>
/// <param name="Kept">"6000 EUR, 500 USD", by their codes; empty when there is nothing.</param>
internal readonly record struct Amounts(string Kept)
{
    public static readonly Amounts None = new("");

    public IReadOnlyList<Amount> All => [.. Kept.Split(", ").Select(Amount.Parse).OfType<Amount>()];

    public bool IsNone => Kept.Length == 0;

    public string Shown => string.Join(" and ", All.Select(amount => amount.Shown));

    /// <summary>How much of that currency; null where there is any of another one, so that no sum says all of it.</summary>
    public long? In(string currency) => All switch
    {
        [] => 0,
        [var one] when one.Currency == currency => one.Minor,
        _ => null,
    };

    public Amounts Plus(Amount amount) => Of(All.Append(amount));

    public Amounts Plus(Amounts others) => Of(All.Concat(others.All));

    public Amounts Minus(Amounts others) => Of(All.Concat(others.All.Select(amount => amount with { Minor = -amount.Minor })));

    public Amounts Minus(Amount amount) => Of(All.Append(amount with { Minor = -amount.Minor }));

    private static Amounts Of(IEnumerable<Amount> amounts) => new(string.Join(", ", amounts
        .GroupBy(amount => amount.Currency, (currency, some) => new Amount(some.Sum(amount => amount.Minor), currency))
        .Where(amount => amount.Minor > 0)
        .OrderBy(amount => amount.Currency, StringComparer.Ordinal)));
}
