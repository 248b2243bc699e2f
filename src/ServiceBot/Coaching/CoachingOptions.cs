namespace ServiceBot.Coaching;

/// <summary>Settings of the private hints about words: the section <c>Coaching</c>.</summary>
internal sealed class CoachingOptions
{
    /// <summary>Whether hints come by themselves anywhere in this organisation. A draft somebody asks about is always looked at.</summary>
    public bool Hints { get; init; } = true;
}
