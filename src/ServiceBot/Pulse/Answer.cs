namespace ServiceBot.Pulse;

/// <summary>What somebody answered to one item: a number of its scale; or tags, and words that are shared only if they want it; or nothing.</summary>
internal sealed record Answer(int? Value, string[] Tags, string? Words, bool IsShared)
{
    /// <summary>What somebody may write to a question that takes words.</summary>
    public const int LongestWords = 500;

    /// <summary>They would rather not say. It is kept like any answer, so that nobody can tell, and counted nowhere.</summary>
    public static readonly Answer Skip = new(null, [], null, false);

    public bool IsSkip => Value is null && Tags.Length == 0 && string.IsNullOrEmpty(Words);

    public static Answer Of(int value) => new(value, [], null, false);

    /// <summary>Whether it is one that can be given to this item.</summary>
    public bool IsTo(Item item) => item.Scale switch
    {
        Scale.Text => Value is null && Tags.All(item.Tags.Contains) && Tags.Distinct().Count() == Tags.Length && !(Words?.Length > LongestWords),
        _ => Tags.Length == 0 && Words is null && (Value is null || IsOn(item.Scale, Value.Value)),
    };

    private static bool IsOn(Scale scale, int value) => scale switch
    {
        Scale.YesNo => value is 0 or 1,
        Scale.ZeroToTen => value is >= 0 and <= 10,
        _ => value is >= 1 and <= 5,
    };
}

/// <summary>What became of an answer.</summary>
internal enum Taken
{
    Yes,

    /// <summary>They came to their team meanwhile: they are counted from the next batch on.</summary>
    NotCounted,

    /// <summary>Nobody asks them that at the moment.</summary>
    NotAsked,
}

/// <summary>What somebody answered to what still collects; once it is sealed nobody can tell any more.</summary>
internal sealed record OwnAnswer(string Item, DateOnly From, DateOnly Day, Answer Answer);
