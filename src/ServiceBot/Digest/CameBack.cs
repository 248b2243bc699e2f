using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>How many customers came back after it was over, to thank us or to say sorry. Nobody's thanks are a repeat.</summary>
internal sealed record CameBack(int ToThank, int ToApologise, int Other)
{
    public int All => ToThank + ToApologise + Other;

    public string Say => All == 0
        ? $"Came back: {FigureWords.None}"
        : "Came back: " + string.Join(", ", new[] { ToThank > 0 ? $"{ToThank} to say thanks" : null, ToApologise > 0 ? $"{ToApologise} to say sorry" : null, Other > 0 ? $"{Other} more" : null }.OfType<string>());

    public static CameBack Of(TeamLog log, Period period)
    {
        var all = log.At(period).SelectMany(about => about.Events).Where(happened => happened.Kind == CaseEventKind.CameBack && period.Includes(happened.At)).ToList();
        int Count(string? to) => all.Count(happened => happened.Data == to);
        return new CameBack(Count(nameof(CameBackTo.Thank)), Count(nameof(CameBackTo.Apologise)), Count(null));
    }
}
