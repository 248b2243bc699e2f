namespace ServiceBot.Recovery;

/// <summary>Something a manager did for the people of a team. It stands for itself: who did it is kept, and told to nobody.</summary>
internal sealed class ManagerAction(string id, string teamId, string personId, ManagerActionKind kind, string text, string? youSaid, DateTimeOffset at)
{
    /// <summary>Sorts by time.</summary>
    public string Id { get; private set; } = id;
    public string TeamId { get; private set; } = teamId;
    public string PersonId { get; private set; } = personId;
    public ManagerActionKind Kind { get; private set; } = kind;
    public string Text { get; private set; } = text;

    /// <summary>What people had said; null where nobody needed to.</summary>
    public string? YouSaid { get; private set; } = youSaid;
    public DateTimeOffset At { get; private set; } = at;
}

/// <summary>What it did for them. Kept as numbers, so new ones go to the end.</summary>
internal enum ManagerActionKind
{
    /// <summary>People may decide more, or something in their way is gone.</summary>
    Empower,

    /// <summary>People know or can more.</summary>
    Train,

    /// <summary>People are looked after.</summary>
    Care,
}
