using ServiceBot.Calendar;

namespace ServiceBot.Knowledge;

/// <summary>How many questions of a team were asked in a time, and how many of those are answered at its end. Nobody is counted.</summary>
/// <param name="Opened">Without those that were dropped, which were not worth an answer.</param>
internal readonly record struct GapCounts(int Opened, int Closed)
{
    /// <param name="events">All that happened to the gaps; what is asked for is decided by when each was opened first.</param>
    public static GapCounts Of(IEnumerable<GapEvent> events, Period window)
    {
        int opened = 0, closed = 0;
        foreach (var gap in events.Where(happened => happened.At < window.End && happened.Kind != GapEventKind.AskedToo).GroupBy(happened => happened.GapNumber))
        {
            var inOrder = gap.OrderBy(happened => happened.Sequence).ToList();
            if (!window.Includes(inOrder[0].At) || inOrder[^1].Kind == GapEventKind.Dropped)
                continue;

            opened++;
            closed += inOrder[^1].Kind == GapEventKind.Answered ? 1 : 0;
        }

        return new GapCounts(opened, closed);
    }
}
