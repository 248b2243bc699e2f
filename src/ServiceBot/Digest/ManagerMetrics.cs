using ServiceBot.Calendar;

namespace ServiceBot.Digest;

/// <summary>The figures of a team that its manager reads beside the others. None is by who did what, and each says of how many.</summary>
internal static class ManagerMetrics
{
    /// <param name="isOfFew">Then only what is about the organisation is told.</param>
    public static IReadOnlyList<string> Lines(TeamLog log, Period period, Lore lore, bool isOfFew) => isOfFew
        ? [FewPeople.Why, ThresholdMap.Of(log, period).Say]
        :
        [
            AskRate.Of(log, period).Say, Fairness.Of(log, period).Say, ThresholdMap.Of(log, period).Say,
            .. WordOfMouth.Of(log, period, lore).Say is { } said ? [said] : Array.Empty<string>(),
        ];
}
