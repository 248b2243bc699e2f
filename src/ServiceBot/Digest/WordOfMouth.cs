using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>Whom those may reach whom we let down and those we amazed: an illustration, of customers from outside, and never a target.</summary>
/// <param name="LetDown">Customers whose case ended so in the time.</param>
/// <param name="Amazed">Those who showed us that it was better than they expected.</param>
/// <param name="Turned">Those of a week before who were turned round.</param>
internal sealed record WordOfMouth(Lore Lore, int LetDown, int Amazed, int Turned)
{
    public int Bad => Lore.OfLetDown * LetDown;
    public int Good => Lore.OfAmazed * Amazed;
    public int Averted => Lore.OfLetDown * Turned;

    /// <summary>So many have to be amazed for one who is let down; null where it is off.</summary>
    public double? BreakEven => Lore.OfAmazed == 0 ? null : (double)Lore.OfLetDown / Lore.OfAmazed;

    /// <summary>Null where it is off.</summary>
    public string? Say => BreakEven is not { } even
        ? null
        : LetDown + Amazed + Turned == 0
            ? $"Word of mouth: {FigureWords.None}"
            : $"Word of mouth, an illustration and no target: {LetDown} let down may reach {Bad}, {Amazed} amazed {Good}; {Turned} turned round kept it from {Averted}. "
                + $"One who is let down weighs as much as {FigureWords.Number(even)} who are amazed.";

    public static WordOfMouth Of(TeamLog log, Period period) => Of(log, period, Lore.Essay);

    public static WordOfMouth Of(TeamLog log, Period period, Lore lore)
    {
        var issues = log.Issues(period).ToDictionary(issue => issue.Number);
        var ended = log.At(period)
            .Where(about => about is { ClosedAt: not null, AbuseAt: null, About.Customer: CustomerKind.External })
            .Select(about => (About: about, View: ViewThen.Of(about)))
            .Where(one => one.View.At is { } at && period.Includes(at))
            .ToList();
        return new WordOfMouth(
            lore, ended.Count(one => one.View.Outcome == Outcome.LetDown),
            ended.Count(one => RecoveryRate.IsMagic(one.About, issues.GetValueOrDefault(one.About.Number))), RecoveryRate.Of(log, period).TurnedOutside);
    }
}

/// <summary>How many people hear of it, as it is told. Nobody has measured it here.</summary>
internal sealed record Lore(int OfLetDown, int OfAmazed)
{
    public static readonly Lore Essay = new(250, 50);

    /// <summary>What is told of older studies of complaints.</summary>
    public static readonly Lore Older = new(10, 5);
    public static readonly Lore Off = new(0, 0);

    public static Lore Of(Hearsay chosen) => chosen switch
    {
        Hearsay.Essay => Essay,
        Hearsay.Older => Older,
        _ => Off,
    };
}
