namespace ServiceBot.Pulse;

/// <summary>Which question is asked beside the daily one.</summary>
internal static class Rotation
{
    private const int WeeklyDays = 7;
    private const int MonthlyDays = 28;
    private const int QuarterlyDays = 91;

    /// <summary>
    /// So many questions with a time of their own may follow one another; then comes one of those in turn. A week has hardly more days than
    /// questions with a time of their own, so without it the others would never come where less is asked.
    /// </summary>
    private const int MostTimed = 2;

    /// <summary>Where people say that nothing changes, they are asked less.</summary>
    private const int FewerDays = 2;

    /// <summary>
    /// The next item to open; null: none. Whoever has not been asked one that is open already is asked that one, so this is only called for
    /// somebody who has been asked all of those.
    /// </summary>
    /// <param name="items">Those that may be asked in this cohort: of the bank, and the team's own.</param>
    public static Item? Next(IEnumerable<Item> items, RotationFacts facts)
    {
        var opened = facts.Opened;
        if (opened.Count > 0 && facts.Day.DayNumber - opened.Values.Max().DayNumber < (facts.IsActionLow ? FewerDays : 1))
            return null;

        var all = items.Where(item => item.Audience == Audience.Team || item.Audience == Audience.Organisation && facts.CohortKey == Cohort.Organisation).ToList();
        var waiting = all.Where(item => !facts.Open.Contains(item.Id))
            .OrderBy(item => opened.GetValueOrDefault(item.Id)).ThenBy(item => item.Id, StringComparer.Ordinal).ToList();
        var inTurn = waiting.Find(item => item.Cadence == Cadence.Rotating);
        var timed = all.Where(item => DaysBetween(item.Cadence) is not null).Select(item => item.Id).ToHashSet();
        var isItsTurn = opened.Count == 0
            || opened.Count >= MostTimed && opened.OrderByDescending(one => one.Value).Take(MostTimed).All(one => timed.Contains(one.Key));
        if (inTurn is not null && isItsTurn)
            return inTurn;

        // What was never asked waits as long from the first day on: on the second nobody can say whether something changed.
        var first = opened.Count > 0 ? opened.Values.Min() : DateOnly.MinValue;
        var due = waiting.Where(item => DaysBetween(item.Cadence) is { } days && facts.Day.DayNumber - opened.GetValueOrDefault(item.Id, first).DayNumber >= days);

        // The rarer first: those that come often cannot push it out.
        return due.OrderByDescending(item => DaysBetween(item.Cadence)).FirstOrDefault() ?? inTurn;
    }

    private static int? DaysBetween(Cadence cadence) => cadence switch
    {
        Cadence.Weekly => WeeklyDays,
        Cadence.Monthly => MonthlyDays,
        Cadence.Quarterly => QuarterlyDays,
        _ => null,
    };
}

/// <summary>What is known of a cohort's other items.</summary>
/// <param name="Opened">The day on which a batch of each was last opened; without the daily one.</param>
/// <param name="Open">Those that collect answers now.</param>
/// <param name="Day">The cohort's day that is asked about.</param>
/// <param name="IsActionLow">Whether people last said that nothing changes because of what they say.</param>
internal sealed record RotationFacts(
    string CohortKey, IReadOnlyDictionary<string, DateOnly> Opened, IReadOnlySet<string> Open, DateOnly Day, bool IsActionLow = false);
