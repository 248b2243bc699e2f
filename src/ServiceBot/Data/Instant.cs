namespace ServiceBot.Data;

internal static class Instant
{
    /// <summary>Now in UTC, cut to the microsecond, which is what both databases can keep.</summary>
    public static DateTimeOffset GetInstant(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    /// <summary>An instant as a statement returned it: microseconds from SQLite, a UTC date from PostgreSQL.</summary>
    public static DateTimeOffset? From(object? value) => value switch
    {
        null or DBNull => null,
        long microseconds => SqliteInstant.FromMicroseconds(microseconds),
        DateTime utc => new DateTimeOffset(utc),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no instant.", nameof(value)),
    };
}
