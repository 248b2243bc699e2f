using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>When a case waited for its customer, so that no clock of ours ran. Computed from what people did; nothing ends a pause by an event of its own.</summary>
internal static class Pauses
{
    /// <summary>The kinds of events by which a pause begins or ends; the others may be left out.</summary>
    public static readonly CaseEventKind[] Kinds =
    [
        CaseEventKind.Resumed, CaseEventKind.Paused, CaseEventKind.Fixed, CaseEventKind.Closed, CaseEventKind.Cancelled, CaseEventKind.MergedAway,
    ];

    /// <summary>
    /// The pauses in their order. One that nobody ended lasts as long as a pause may; what is fixed, closed or called off waits for nobody,
    /// and when it is taken up again it does not wait until somebody says so.
    /// </summary>
    public static IEnumerable<Period> Of(IEnumerable<CaseEvent> events)
    {
        DateTimeOffset? since = null;
        foreach (var happened in events.OrderBy(happened => happened.Sequence))
        {
            if (since is { } start && Ends(happened.Kind))
            {
                yield return Until(start, happened.At);
                since = null;
            }

            if (happened.Kind == CaseEventKind.Paused)
                since = happened.At;
        }

        if (since is { } open)
            yield return Until(open, DateTimeOffset.MaxValue);
    }

    /// <summary>How much of the time between two instants it waited for the customer.</summary>
    public static TimeSpan Between(IEnumerable<CaseEvent> events, DateTimeOffset from, DateTimeOffset to) =>
        Of(events).Aggregate(TimeSpan.Zero, (sum, pause) =>
        {
            var start = pause.Start > from ? pause.Start : from;
            var end = pause.End < to ? pause.End : to;
            return end > start ? sum + (end - start) : sum;
        });

    private static bool Ends(CaseEventKind kind) => Kinds.Contains(kind);

    private static Period Until(DateTimeOffset start, DateTimeOffset end) =>
        new(start, end - start > RecoveryCase.LongestPause ? start + RecoveryCase.LongestPause : end);
}
