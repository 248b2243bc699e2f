using System.Globalization;
using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

/// <summary>Batches as they are after sealing.</summary>
internal static class Sealed
{
    public static readonly DateOnly Tuesday = new(2026, 11, 24);

    /// <param name="answers">One for each person.</param>
    public static SealedBatch Of(params IEnumerable<int> answers) => Of(Item.Daily, Tuesday, Tuesday, answers);

    public static SealedBatch Of(string item, DateOnly from, DateOnly to, IEnumerable<int> answers, int? invited = null, string cohort = "team/harbour")
    {
        var all = answers.ToList();
        var batch = New(item, from, to, all.Count, invited ?? all.Count, cohort);
        foreach (var same in all.GroupBy(answer => answer))
            batch.Counts.Add(new SealedCount { BatchId = batch.Id, Answer = same.Key.ToString(CultureInfo.InvariantCulture), People = same.Count() });

        return batch;
    }

    public static SealedBatch Tagged(string item, DateOnly day, int answers, params IEnumerable<(string Tag, int People)> tags)
    {
        var batch = New(item, day, day, answers, answers, "team/harbour");
        foreach (var (tag, people) in tags)
            batch.Counts.Add(new SealedCount { BatchId = batch.Id, Answer = tag, People = people });

        return batch;
    }

    /// <summary>So many people with these answers, each less one, together.</summary>
    public static SealedBatch Sum(int sum, int people) => Of(Enumerable.Range(0, people).Select(at => 1 + Math.Clamp(sum - 4 * at, 0, 4)));

    private static SealedBatch New(string item, DateOnly from, DateOnly to, int answers, int invited, string cohort) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        CohortKey = cohort,
        CohortName = "Harbour desk",
        Item = item,
        From = from,
        To = to,
        Invited = invited,
        Answers = answers,
        IsPublished = true,
    };
}
