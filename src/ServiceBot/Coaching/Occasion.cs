namespace ServiceBot.Coaching;

/// <summary>For whom a text is meant; it decides which kinds of hint make sense in it.</summary>
internal enum Occasion
{
    /// <summary>A text meant for a customer, such as the draft given to coach.</summary>
    Customer,

    /// <summary>What happened, as told in the first three steps of a case.</summary>
    Story,

    /// <summary>The analysis in step 4.</summary>
    Analysis,

    /// <summary>What colleagues write to each other.</summary>
    Colleague,

    /// <summary>A note for oneself: never read for hints.</summary>
    Private,
}

internal static class Occasions
{
    // By importance, the one shown first when several are found: what hurts a person before what shuts a door before what only clouds thinking.
    // Hindsight is a matter of the analysis, where it also explains "the guest should have …" better than fault does. Internal reasons
    // matter to customers only; between colleagues they are plain facts.
    private static readonly int[] InCustomerTexts = [5, 10, 9, 1, 7, 2, 6, 8, 3, 11];
    private static readonly int[] InAnalyses = [5, 10, 9, 4, 1, 7, 3, 2, 6, 8];
    private static readonly int[] Elsewhere = [5, 10, 9, 1, 7, 3, 2, 6, 8];

    /// <summary>The categories that apply, the most important first.</summary>
    public static ReadOnlySpan<int> Categories(this Occasion occasion) => occasion switch
    {
        Occasion.Customer => InCustomerTexts,
        Occasion.Analysis => InAnalyses,
        Occasion.Private => [],
        _ => Elsewhere,
    };
}
