namespace ServiceBot.Data;

internal static class Instant
{
    /// <summary>Now in UTC, cut to the microsecond, which is what both databases can keep.</summary>
    public static DateTimeOffset GetInstant(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }
}
