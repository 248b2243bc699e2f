using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>Where the commitment of the organisation stopped, in the cases that were understood in a time.</summary>
/// <param name="Stopped">The limits that were met, the most frequent first; a case may have met several.</param>
internal sealed record ThresholdMap(int Analyzed, IReadOnlyList<StoppedBy> Stopped)
{
    private static readonly CommitmentLimits[] Limits = [.. Enum.GetValues<CommitmentLimits>().Where(limit => limit != CommitmentLimits.None)];

    public string Say => (Analyzed, Stopped.Count) switch
    {
        (0, _) => $"Where our commitment stopped: {FigureWords.None}",
        (_, 0) => $"Where our commitment stopped: nowhere, in {FigureWords.Count(Analyzed, "case", "cases")}",
        _ => $"Where our commitment stopped, in {FigureWords.Count(Analyzed, "case", "cases")}: {string.Join(" · ", Stopped.Select(one => $"{$"{one.Limit}".ToLowerInvariant()} {one.Cases}"))}",
    };

    public static ThresholdMap Of(TeamLog log, Period period)
    {
        var analyzed = log.At(period).Where(about => about.Held.Any(happened => happened.Kind == CaseEventKind.Analyzed && period.Includes(happened.At))).ToList();
        return new ThresholdMap(
            analyzed.Count,
            [
                .. Limits.Select(limit => new StoppedBy(limit, analyzed.Count(about => about.About.StoppedBy.HasFlag(limit))))
                    .Where(one => one.Cases > 0)
                    .OrderByDescending(one => one.Cases).ThenBy(one => one.Limit),
            ]);
    }
}

internal sealed record StoppedBy(CommitmentLimits Limit, int Cases);
