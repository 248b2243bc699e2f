using System.Globalization;

namespace ServiceBot.Tests.Harness;

/// <summary>A clock that stands still until it is moved, and rings the timers it passes.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private TaskCompletionSource _changed = NewChange();

    public DateTimeOffset Now { get; private set; } = now;

    public TestClock(string now) : this(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture))
    {
    }

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    public override long GetTimestamp() => Now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time)
    {
        Alarm[] due;
        lock (_lock)
        {
            Now += time;
            due = [.. _alarms.Where(alarm => alarm.At <= Now)];
        }

        foreach (var alarm in due)
            alarm.Ring();
    }

    /// <summary>When the next alarm rings, or null when none is set; and how many were to ring after this time, of these how many ring next.</summary>
    public (DateTimeOffset? Next, int Set, int Due) Alarms(TimeSpan after)
    {
        lock (_lock)
        {
            var set = _alarms.Where(alarm => alarm.At < DateTimeOffset.MaxValue).ToList();
            if (set.Count == 0)
                return (null, 0, 0);

            var next = set.Min(alarm => alarm.At);
            var asked = set.Where(alarm => alarm.After == after).ToList();
            return (next, asked.Count, asked.Count(alarm => alarm.At == next));
        }
    }

    /// <summary>Ends when an alarm is set or taken back, or somebody says that something has changed.</summary>
    public Task ChangeAsync() => Volatile.Read(ref _changed).Task;

    public void Change() => Interlocked.Exchange(ref _changed, NewChange()).SetResult();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        lock (_lock)
            _alarms.Add(alarm);

        Change();
        return alarm;
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Alarm(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset At { get; private set; } = DateTimeOffset.MaxValue;

        public TimeSpan After { get; private set; }

        public void Ring()
        {
            At = _period > TimeSpan.Zero ? clock.Now + _period : DateTimeOffset.MaxValue;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (_period, After) = (period, dueTime);
            At = dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : clock.Now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._alarms.Remove(this);

            clock.Change();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
