namespace ServiceBot.Data;

/// <summary>
/// The time that is written beside an activity of which nothing is to stay. It is none: it says only in which of three hours the row is taken
/// away, long after a channel would deliver the activity once more.
/// </summary>
internal static class Passing
{
    private const int Hours = 3;

    /// <summary>Nothing was ever heard before.</summary>
    public static readonly DateTimeOffset End = DateTimeOffset.UnixEpoch.AddHours(Hours);

    public static DateTimeOffset At(DateTimeOffset now) => DateTimeOffset.UnixEpoch.AddHours((now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerHour % Hours);

    /// <summary>What has it is an hour old at least.</summary>
    public static DateTimeOffset Over(DateTimeOffset now) => At(now.AddHours(1));
}
