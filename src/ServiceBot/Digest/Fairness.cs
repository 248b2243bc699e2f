using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>Whether customers of small worth to us waited longer for an owner than those of large worth. Looked at over four weeks.</summary>
internal sealed record Fairness(int Small, int Middle, int Large, TimeSpan? Difference)
{
    public const int Days = 28;

    /// <summary>So many of each third are needed before waiting times are compared.</summary>
    public const int Least = 10;

    public string Say => Difference is { } difference
        ? $"Fairness: customers of small worth waited {Words(difference)} those of large worth until somebody owned it ({Small} and {Large})"
        : $"Fairness: {FigureWords.None} (needs {Least} owned cases of small, of middle and of large worth in 4 weeks)";

    public static Fairness Of(TeamLog log, Period period)
    {
        var owned = log.At(period)
            .Where(about => about.About.Customer == CustomerKind.External && period.Includes(about.ReportedAt) && TimeToOwn.IsOwned(about))
            .ToLookup(about => about.About.Value, about => TimeToOwn.Waited(about)!.Value); // they are owned
        var (small, middle, large) = (Spread.Of(owned[ValueRange.Small]), Spread.Of(owned[ValueRange.Middle]), Spread.Of(owned[ValueRange.Large]));
        return new Fairness(
            small?.Count ?? 0, middle?.Count ?? 0, large?.Count ?? 0, small?.Count >= Least && middle?.Count >= Least && large?.Count >= Least ? small.Middle - large.Middle : null);
    }

    private static string Words(TimeSpan difference) =>
        difference == TimeSpan.Zero ? "as long as" : difference > TimeSpan.Zero ? $"{Shown.Long(difference)} longer than" : $"{Shown.Long(-difference)} less than";
}
