namespace ServiceBot.Pulse;

/// <summary>A question that a team added to those of the bank. It is answered on the same scale and keeps every rule of them.</summary>
internal sealed class TeamQuestion
{
    /// <summary>Random with a T before it; a changed text is another question, so that no batch holds answers to both.</summary>
    public required string Id { get; set; }
    public required string TeamId { get; set; }
    public required string Text { get; set; }

    /// <summary>Not asked any more; kept for what was answered.</summary>
    public bool IsRetired { get; set; }
}
