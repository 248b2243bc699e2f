using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>How many of the customers whose case was closed were asked how they see it, of those whom asking suited.</summary>
/// <param name="NotSuitable">For a reason that was given, because they grieve, or because the contact ended in abuse.</param>
internal sealed record AskRate(int Asked, int Suitable, int NotSuitable)
{
    public string Say => FigureWords.Joined($"Asked how they see it: {FigureWords.Part(Asked, Suitable)}", NotSuitable == 0 ? null : $"not suitable: {NotSuitable}");

    public static AskRate Of(TeamLog log, Period period)
    {
        var closed = log.At(period).Where(about => about.ClosedAt is { } at && period.Includes(at)).ToList();
        var asked = closed.Count(about => Said(about, CaseEventKind.Asked));
        var spared = closed.Count(about => !Said(about, CaseEventKind.Asked) && !IsSuitable(about));
        return new AskRate(asked, closed.Count - spared, spared);
    }

    private static bool IsSuitable(CaseThen about) =>
        about.AbuseAt is null && about.About.Care != SpecialCare.Bereavement && !Said(about, CaseEventKind.NotAsked);

    /// <summary>Since it was opened last.</summary>
    private static bool Said(CaseThen about, CaseEventKind kind) => Standing.SinceOpened(about.Events).Exists(happened => happened.Kind == kind);
}
