namespace ServiceBot.Data;

/// <summary>An activity that was handled; ids only, never what was said.</summary>
internal sealed class InboxRow
{
    public required string Channel { get; set; }
    public required string Conversation { get; set; }
    public required string Activity { get; set; }
    public string? Answer { get; set; }
    public DateTimeOffset At { get; set; }
}
