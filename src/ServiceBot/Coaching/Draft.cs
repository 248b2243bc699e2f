namespace ServiceBot.Coaching;

/// <summary>Something that somebody wrote, and what it is for.</summary>
internal sealed record Draft(string? Text, Occasion Occasion);
