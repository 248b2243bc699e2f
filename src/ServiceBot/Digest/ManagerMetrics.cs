using ServiceBot.Calendar;

namespace ServiceBot.Digest;

/// <summary>The figures of a team that its manager reads beside the others. None is by who did what, and each says of how many.</summary>
internal static class ManagerMetrics
{
    public static IReadOnlyList<string> Lines(TeamLog log, Period period) =>
    [
        AskRate.Of(log, period).Say, Fairness.Of(log, period).Say, ThresholdMap.Of(log, period).Say,
        .. WordOfMouth.Of(log, period).Say is { } said ? [said] : Array.Empty<string>(),
    ];
}
