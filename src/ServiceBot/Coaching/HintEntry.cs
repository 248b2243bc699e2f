namespace ServiceBot.Coaching;

/// <summary>What a pattern belongs to.</summary>
internal sealed record HintEntry(HintEntryKind Kind, HintCategory? Category = null, HintRule? Rule = null, Silence? Silence = null)
{
    /// <summary>The categories a silence covers, a bit for each.</summary>
    public int Mask { get; } = Silence?.Categories is { } some ? some.Aggregate(0, (mask, number) => mask | 1 << number) : ~0;

    /// <summary>The rule or silence; ids are one space.</summary>
    public string Id => Rule?.Id ?? Silence?.Id ?? "";
}

internal enum HintEntryKind
{
    Hint,

    /// <summary>Keeps the hint or silence of the same id from counting.</summary>
    Unless,

    Silence,
    Care,
}
