using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>How often customers were let down again after we had said that it was fixed: the strongest sign of harm there is.</summary>
internal sealed record SecondFailures(int Count)
{
    public string Say => $"Second failures: {Count}";

    public static SecondFailures Of(TeamLog log, Period period) => new(Repeats.SecondFailures(log.Issues(period), period.Start, period.End));
}
