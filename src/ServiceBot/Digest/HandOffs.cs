using ServiceBot.Calendar;

namespace ServiceBot.Digest;

/// <summary>How often what was closed had gone from one owner to another. Whoever takes it first takes it from nobody.</summary>
internal sealed record HandOffs(int Closed, double? Middle, int? Most)
{
    public string Say => $"Hand-offs: {(Middle is { } middle ? $"middle {FigureWords.Number(middle)}, most {Most} (of {Closed} closed)" : FigureWords.None)}";

    public static HandOffs Of(TeamLog log, Period period)
    {
        var moved = log.At(period).Where(about => about.ClosedAt is { } at && period.Includes(at)).Select(about => about.HandOffs).Order().ToList();
        return moved.Count == 0
            ? new HandOffs(0, null, null)
            : new HandOffs(moved.Count, (moved[(moved.Count - 1) / 2] + moved[moved.Count / 2]) / 2.0, moved[^1]);
    }
}
