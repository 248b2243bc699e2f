namespace ServiceBot.Calendar;

/// <summary>What is done once a day is done a little late rather than not at all, but neither stale nor at night.</summary>
internal static class Schedule
{
    public static readonly TimeSpan Latest = TimeSpan.FromHours(4);

    /// <summary>Whether what was due then is done now; what is not goes into the next one.</summary>
    public static bool Runs(DateTimeOffset due, DateTimeOffset now, Hours? quiet, TimeZoneInfo zone) =>
        due <= now && now - due <= Latest && quiet?.Include(now, zone) is not true;
}
