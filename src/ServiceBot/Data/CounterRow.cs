namespace ServiceBot.Data;

/// <summary>The last number given out of one kind.</summary>
internal sealed class CounterRow
{
    public required string Name { get; set; }
    public long Value { get; set; }
}
