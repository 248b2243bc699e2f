namespace ServiceBot.Data;

/// <summary>The dialog position of one conversation. A convenience: it may be dropped at any time.</summary>
internal sealed class StateRow
{
    public required string Key { get; set; }
    public required string Json { get; set; }
    public required string Format { get; set; }
    public long Version { get; set; }
    public DateTimeOffset At { get; set; }
}
