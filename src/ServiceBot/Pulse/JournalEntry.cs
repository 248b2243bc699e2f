namespace ServiceBot.Pulse;

/// <summary>Something a person wrote for themselves: encrypted, read by them alone, in no figure.</summary>
internal sealed class JournalEntry
{
    /// <summary>Random.</summary>
    public required string Id { get; set; }
    public required string PersonId { get; set; }
    public DateOnly Day { get; set; }
    public required byte[] Closed { get; set; }
}
