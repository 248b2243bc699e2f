namespace ServiceBot.Digest;

/// <summary>Something from somebody's work that they share with their team, with their name or without it. What they keep to themselves is no row.</summary>
internal sealed class WeekStory(string id, string teamId, string personId, StoryKind kind, string text, bool isNamed, DateTimeOffset at)
{
    public const int Longest = 300;

    /// <summary>Sorts by time.</summary>
    public string Id { get; private set; } = id;
    public string TeamId { get; private set; } = teamId;

    /// <summary>Whose it is: they alone take it back.</summary>
    public string PersonId { get; private set; } = personId;
    public StoryKind Kind { get; private set; } = kind;
    public string Text { get; private set; } = text;

    /// <summary>Whether their name stands with it.</summary>
    public bool IsNamed { get; set; } = isNamed;
    public DateTimeOffset At { get; private set; } = at;

    /// <summary>The Monday of the week in whose post it stands; null while it waits for one.</summary>
    public DateOnly? Week { get; set; }
}

/// <summary>Kept as numbers, so new ones go to the end.</summary>
internal enum StoryKind
{
    /// <summary>Something good or bad that service was to them.</summary>
    Story,

    /// <summary>Work they would sign.</summary>
    Signed,
}
