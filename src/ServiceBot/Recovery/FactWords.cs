using ServiceBot.Customers;

namespace ServiceBot.Recovery;

/// <summary>What the things that are known of a customer are called, wherever they are read.</summary>
internal static class FactWords
{
    public static string Name(this FactKind kind) => kind switch
    {
        FactKind.Name => "Preferred name",
        FactKind.Say => "How to say it",
        FactKind.Likes => "Likes",
        FactKind.Dislikes => "Does not like",
        FactKind.Date => "A day that matters",
        FactKind.Matters => "What matters to them",
        _ => "For next time",
    };

    /// <summary>As the beginning of a sentence.</summary>
    public static string Line(this FactSource source) => source switch
    {
        FactSource.Told => "They told us",
        FactSource.Wrote => "They wrote it",
        _ => "A colleague noticed and asked them",
    };

    /// <summary>As it goes on.</summary>
    public static string Line(this ConsentHow how) => how == ConsentHow.Said ? "agreed when asked" : "agreed in writing";
}
