using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>How long it took until what was put right in a time was put right, by the fix that holds.</summary>
/// <param name="Net">Without the times in which we waited for the customer.</param>
/// <param name="Elapsed">With them.</param>
/// <param name="Reopened">How often fixes of these had not held before.</param>
/// <param name="Open">Neither fixed nor over as the time ends: they grow older, and are in no middle value.</param>
/// <param name="Oldest">Since when the oldest of those is there.</param>
internal sealed record TimeToFix(Spread? Net, Spread? Elapsed, int Reopened, int TooEarly, int Open, TimeSpan? Oldest)
{
    public int Fixed => Net?.Count ?? 0;

    public string Say => FigureWords.Joined(
        $"Time to fix: {FigureWords.Middle(Net)}{(Fixed == 0 ? "" : $" (of {Fixed})")}",
        Elapsed is null || Elapsed.Middle == Net?.Middle ? null : $"with waiting for customers {FigureWords.Time(Elapsed.Middle)}",
        Reopened == 0 ? null : $"reopened {Reopened}",
        Open == 0 || Oldest is not { } oldest ? null : $"{Open} open, the oldest for {FigureWords.Time(oldest)}",
        TooEarly == 0 ? null : FigureWords.Count(TooEarly, "was noted before its report", "were noted before their reports"));

    public static TimeToFix Of(TeamLog log, Period period)
    {
        var counted = log.At(period).ToList();
        var done = counted.FindAll(about => about.FixedAt is { } at && period.Includes(at));
        var open = counted.FindAll(about => about.IsOpen);
        return new TimeToFix(
            Spread.Of(done.Select(Waited)), Spread.Of(done.Select(about => about.Since(about.FixedAt!.Value))), // they are fixed
            done.Sum(about => about.Failures), done.Count(about => about.FixedAt < about.ReportedAt),
            open.Count, open.Count == 0 ? null : open.Max(about => about.Since(log.Seen(period))));
    }

    private static TimeSpan Waited(CaseThen about)
    {
        var at = about.FixedAt!.Value; // it is asked of what is fixed
        return about.Since(at) - Pauses.Between(about.Events, about.ReportedAt, at);
    }
}
