namespace ServiceBot.Recovery;

/// <summary>How long something took: how often it was seen, the middle half, and the middle value.</summary>
internal sealed record Spread(int Count, TimeSpan Lower, TimeSpan Middle, TimeSpan Upper)
{
    /// <summary>Of fewer the ninetieth part says nothing.</summary>
    private const int LeastForMost = 10;

    /// <summary>Nine of ten took no longer; null where too few were seen.</summary>
    public TimeSpan? Most { get; private init; }

    /// <summary>Null where nothing was seen: an empty set has no middle.</summary>
    public static Spread? Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? null : new Spread(sorted.Count, At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75))
        {
            Most = sorted.Count < LeastForMost ? null : At(sorted, 0.9),
        };
    }

    /// <summary>Between two values that which lies as far from each as the place does.</summary>
    private static TimeSpan At(List<TimeSpan> sorted, double part)
    {
        var place = part * (sorted.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
