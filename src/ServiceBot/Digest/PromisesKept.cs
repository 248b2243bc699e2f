using ServiceBot.Calendar;

namespace ServiceBot.Digest;

/// <summary>How many of the promises to customers whose time came were kept.</summary>
internal sealed record PromisesKept(int Kept, int Missed)
{
    public int Due => Kept + Missed;

    public string Say => $"Promises kept: {FigureWords.Part(Kept, Due)}";

    public static PromisesKept Of(TeamLog log, Period period)
    {
        var judged = log.At(period)
            .SelectMany(about => CustomerPromise.Of(about, log.Seen(period)))
            .Where(promise => period.Includes(promise.DueAt))
            .ToList();
        return new PromisesKept(judged.Count(promise => promise.IsKept == true), judged.Count(promise => promise.IsKept == false));
    }
}
