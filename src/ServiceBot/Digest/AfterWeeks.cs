using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>How customers stood to us when they were looked at again, about 30 and about 90 days after their case was closed.</summary>
internal sealed record AfterWeeks(Stay Days30, Stay Days90)
{
    /// <summary>The first look lapses 60 days after the case was closed, and the second begins after 90.</summary>
    private const int Between = 75;

    public string Say => Days30.All + Days90.All == 0 ? $"Retention: {FigureWords.None}" : $"Retention: after 30 days {Days30.Say} · after 90 days {Days90.Say}";

    public static AfterWeeks Of(TeamLog log, Period period)
    {
        // Of several looks at the same customer in the same weeks the last says how it is.
        var looks = log.At(period).SelectMany(about => LooksAt(about, period).GroupBy(look => look.IsLate).Select(same => same.Last())).ToLookup(look => look.IsLate, look => look.Found);
        return new AfterWeeks(Stay.Of(looks[false]), Stay.Of(looks[true]));
    }

    private static IEnumerable<(bool IsLate, Retention Found)> LooksAt(CaseThen about, Period period) => about.Held
        .Where(happened => happened.Kind == CaseEventKind.FollowedUp && period.Includes(happened.At))
        .Select(happened => (
            At: happened.At, Found: Enum.TryParse<Retention>(happened.Data, out var found) ? found : (Retention?)null,
            Closed: about.Held.LastOrDefault(closed => closed.Kind == CaseEventKind.Closed && closed.Sequence < happened.Sequence)))
        .Where(look => look is { Found: not null, Closed: not null })
        .Select(look => (look.At - look.Closed!.At > TimeSpan.FromDays(Between), look.Found!.Value)); // they are not null, says the line above
}

internal sealed record Stay(int Kept, int AtRisk, int Lost)
{
    public int All => Kept + AtRisk + Lost;

    public string Say => All == 0 ? FigureWords.None : $"{Kept} of {All} kept, {AtRisk} at risk, {Lost} lost";

    public static Stay Of(IEnumerable<Retention> found)
    {
        var all = found.ToList();
        int Count(Retention retention) => all.Count(one => one == retention);
        return new Stay(Count(Retention.Kept), Count(Retention.AtRisk), Count(Retention.Lost));
    }
}
