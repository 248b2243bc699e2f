namespace ServiceBot.Roster;

/// <summary>Something for a person that waits until they work again, or until they write.</summary>
internal sealed class HeldNote
{
    /// <summary>Sorts by time.</summary>
    public required string Id { get; set; }

    public required string PersonId { get; set; }

    /// <summary>The message as JSON; null when it is a question, which is asked as it stands by then.</summary>
    public string? Activity { get; set; }

    public DateTimeOffset DueAt { get; set; }
}
