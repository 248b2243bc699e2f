namespace ServiceBot.Examples;

/// <summary>The clock of days that are made up: it shows what it is set to, and never goes back.</summary>
internal sealed class ExampleClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    public void GoTo(DateTimeOffset instant)
    {
        if (instant > Now)
            Now = instant;
    }

    /// <summary>Nobody does two things at the same moment.</summary>
    public void Pass(TimeSpan time) => Now += time;
}
