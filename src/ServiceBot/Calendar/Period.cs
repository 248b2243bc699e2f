namespace ServiceBot.Calendar;

/// <summary>From an instant up to a later one, which no longer belongs to it.</summary>
internal readonly record struct Period(DateTimeOffset Start, DateTimeOffset End)
{
    public TimeSpan Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Includes(DateTimeOffset instant) => Start <= instant && instant < End;
}
