using System.Globalization;
using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>How long it took until somebody owned what was reported in a time.</summary>
/// <param name="Elapsed">Of those that are owned as the time ends.</param>
/// <param name="Working">The same in hours in which the team works.</param>
/// <param name="TooEarly">Noted as owned before they were reported, which counts as at once.</param>
/// <param name="Late">The numbers of those nobody owns and that are past their target.</param>
internal sealed record TimeToOwn(Spread? Elapsed, Spread? Working, int Reported, int TooEarly, IReadOnlyList<int> Late)
{
    private const int MostNumbers = 10;

    public int Owned => Elapsed?.Count ?? 0;

    /// <summary>The figure alone.</summary>
    public string SayMiddle => $"Time to own: {FigureWords.Middle(Elapsed)}"
        + (Reported == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({Owned:N0} of {Reported:N0})"));

    public string Say => FigureWords.Joined(
        SayMiddle,
        Working is null || Working.Middle == Elapsed?.Middle ? null : $"in working hours {FigureWords.Time(Working.Middle)}",
        Late.Count == 0 ? null
            : $"nobody owns {FigureWords.Cases([.. Late.Order().Take(MostNumbers)])}" + (Late.Count > MostNumbers ? $" and {Late.Count - MostNumbers} more" : ""),
        TooEarly == 0 ? null : FigureWords.Count(TooEarly, "was noted before its report", "were noted before their reports"));

    public static TimeToOwn Of(TeamLog log, Period period)
    {
        var reported = log.At(period).Where(about => period.Includes(about.ReportedAt)).ToList();
        var owned = reported.FindAll(IsOwned);
        return new TimeToOwn(
            Spread.Of(owned.Select(about => Waited(about)!.Value)), // they are owned
            Spread.Of(owned.Select(about => log.Work.WorkingTimeBetween(about.ReportedAt, First(about)!.At))), // they are owned
            reported.Count, owned.Count(about => First(about)!.At < about.ReportedAt), // they are owned
            [.. log.At(period).Where(about => about.IsOpen && !about.IsOwned && IsLate(about, log, period)).Select(about => about.Number)]);
    }

    /// <summary>Whoever takes it and gives it back has not owned it. What was put right, or is over, needs no owner any more.</summary>
    public static bool IsOwned(CaseThen about) => First(about) is not null && (about.IsOwned || !about.IsOpen);

    /// <summary>Until somebody owned it who did not give it back, in whatever way it came to them.</summary>
    public static TimeSpan? Waited(CaseThen about) => First(about) is { } first ? about.Since(first.At) : null;

    private static CaseEvent? First(CaseThen about)
    {
        CaseEvent? first = null;
        CaseEvent? last = null;
        foreach (var happened in about.Held)
            if (happened.Kind is CaseEventKind.Owned or CaseEventKind.HandedOver)
                (first, last) = (first ?? happened, happened);
            else if (happened is { Kind: CaseEventKind.Corrected, Data: nameof(Step.OwnIt) } && first == last)
                (first, last) = (null, null);

        return first;
    }

    private static bool IsLate(CaseThen about, TeamLog log, Period period) =>
        OwnClock.DueAt(about.About, about.Events, log.Own, log.Work) is { } due && due < log.Seen(period);
}
