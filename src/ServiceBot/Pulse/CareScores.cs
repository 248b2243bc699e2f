namespace ServiceBot.Pulse;

/// <summary>The four letters of CARE for a team. There is no total: it would hide which of them hurts.</summary>
internal static class CareScores
{
    private const int LeastComponents = 2;

    private static readonly string[][] Items = [["Q23", "Q24", "Q25", "Q26"], ["Q27", "Q28", "Q29", "Q30"], ["Q31", "Q32", "Q33", "Q34"], ["Q35", "Q36", "Q37", "Q38"]];

    /// <summary>The items of which people say themselves how it is with a letter.</summary>
    public static IReadOnlyList<string> ItemsOf(CareLetter letter) => Items[(int)letter];

    /// <summary>100 × the mean of its components that are about five or more, rounded to 5; null where these are fewer than two.</summary>
    public static CareScore Of(CareLetter letter, IEnumerable<CareComponent?> components)
    {
        var available = components.OfType<CareComponent>().Where(component => component.N >= PulseOptions.FewestPeople).ToList();
        var value = available.Count < LeastComponents ? (int?)null
            : 5 * (int)Math.Round(100m * available.Average(component => component.Value) / 5, MidpointRounding.ToEven);
        return new CareScore(letter, value, available);
    }

    /// <summary>What people say, as one component: the mean of what was last published of each item. It is about as many people as the smallest of these.</summary>
    /// <param name="latest">The last sealed batch of each item of the letter that has a figure.</param>
    public static CareComponent? Said(IEnumerable<SealedBatch> latest)
    {
        var published = latest.Select(batch => (Figure: MoraleFigures.Index(batch), batch.Answers)).Where(batch => batch.Figure is not null).ToList();
        return published.Count == 0 ? null
            : new CareComponent("what people say", published.Average(batch => (decimal)batch.Figure.GetValueOrDefault()) / 100, published.Min(batch => batch.Answers));
    }
}

internal enum CareLetter
{
    Committed,
    Attentive,
    Responsive,
    Empowered,
}

/// <summary>One of what a letter is made of, such as the promises that were kept.</summary>
/// <param name="Value">Between 0 and 1; one with nothing to count is left out, not 0.</param>
/// <param name="N">How many it is about.</param>
internal sealed record CareComponent(string Name, decimal Value, int N)
{
    /// <summary>What is counted, such as cases; null: people's answers, of which the number is shown only roughly.</summary>
    public string? Of { get; init; }
}

/// <param name="Value">Rounded to 5; null: there is too little to say it.</param>
internal sealed record CareScore(CareLetter Letter, int? Value, IReadOnlyList<CareComponent> Components);
