namespace ServiceBot.Pulse;

/// <summary>How long answers to an item are collected before they are counted.</summary>
internal enum Span
{
    /// <summary>One day; where too few answered, the next one too.</summary>
    Day,

    /// <summary>Five days of work, and on until enough answered.</summary>
    UpToFourWeeks,

    /// <summary>Four weeks, whatever comes.</summary>
    FourWeeks,
}

/// <summary>What becomes of a batch.</summary>
internal abstract record Decision
{
    /// <summary>Its day is not over.</summary>
    internal sealed record Wait(DateOnly Day, DateTimeOffset LookAt) : Decision;

    /// <summary>Too few have answered so far.</summary>
    internal sealed record CarryOver(DateOnly Day, DateTimeOffset LookAt) : Decision;

    internal sealed record Seal(DateOnly To) : Decision;

    /// <summary>Too few, and it has been long enough, or there will never be enough.</summary>
    internal sealed record End(DateOnly To) : Decision;
}

/// <summary>When a batch is counted, goes on or is given up.</summary>
internal static class SealRules
{
    public const int MostDays = 10;
    public const int FirstLook = 5;
    public const int Weeks = 4;

    /// <summary>However few days of work it has, none collects for longer.</summary>
    public const int LongestDays = 42;

    /// <summary>Words may give somebody away among few.</summary>
    public const int LeastForTexts = 10;

    public static Span SpanOf(Item item) => item switch
    {
        { Cadence: Cadence.Daily } => Span.Day,
        { Audience: Audience.Organisation } => Span.FourWeeks,
        _ => Span.UpToFourWeeks,
    };

    /// <summary>The day at whose end a batch is counted that begins with this one.</summary>
    public static DateOnly DayOf(Span span, DateOnly from, BatchDays days) => span switch
    {
        Span.Day => from,
        Span.UpToFourWeeks => days.Nth(FirstLook, from),
        _ => days.LastUntil(LastDay(from), from),
    };

    /// <param name="counted">Who is still counted in it.</param>
    /// <param name="answered">How many of them gave an answer, without those who skipped it.</param>
    public static Decision Decide(Span span, OpenBatch batch, BatchDays days, DateTimeOffset now, int counted, int answered)
    {
        if (!days.IsWorking(batch.Day) && days.NextFrom(batch.Day) != batch.Day || days.ClosesAt(batch.Day) > now)
        {
            var day = days.CollectingFrom(batch.Day, now);
            return new Decision.Wait(day, days.ClosesAt(day));
        }

        var to = days.LastClosed(batch.Day, now);
        var least = Math.Max(batch.LeastPeople, PulseOptions.FewestPeople);
        if (answered >= least)
            return new Decision.Seal(to);

        var next = days.CollectingFrom(to.AddDays(1), now);
        var isOver = next >= batch.From.AddDays(LongestDays) || span switch
        {
            Span.Day => days.Count(batch.From, to) >= MostDays,
            Span.UpToFourWeeks => next > LastDay(batch.From),
            _ => true,
        };
        return isOver || counted < least ? new Decision.End(to) : new Decision.CarryOver(next, days.ClosesAt(next));
    }

    /// <summary>Whether it should have ended long ago.</summary>
    public static bool IsOutlived(OpenBatch batch, DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) > batch.From.AddDays(LongestDays);

    /// <summary>The first day of the four weeks in which this one is: the same ones for everybody and for ever, so that it tells of no day.</summary>
    public static DateOnly GridFrom(DateOnly day) => day.AddDays(-(day.DayNumber % (Weeks * 7)));

    private static DateOnly LastDay(DateOnly from) => from.AddDays(Weeks * 7 - 1);
}
