namespace ServiceBot.Roster;

/// <summary>Something for a person that waits until they work again, or until they write.</summary>
internal sealed class HeldNote
{
    /// <summary>Sorts by time; behind a slash stands the slot it will be said under, where it may be edited later.</summary>
    public required string Id { get; set; }

    public string Slot => Id[(Id.IndexOf('/') + 1)..];

    public required string PersonId { get; set; }

    /// <summary>The message as JSON; null when it is a question, which is asked as it stands by then.</summary>
    public string? Activity { get; set; }

    public DateTimeOffset DueAt { get; set; }
}
