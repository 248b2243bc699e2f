using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>How long it took until a customer first heard from us. What we found before they did is counted apart.</summary>
/// <param name="Elapsed">Of those who had heard from us as the time ended.</param>
/// <param name="OnTime">Of the due ones, those who heard from us within the target.</param>
/// <param name="Due">Who heard from us, or should have by now.</param>
internal sealed record FirstWords(Spread? Elapsed, Spread? Working, int Reported, int FoundFirst, int TooEarly, int OnTime, int Due)
{
    public int Told => Elapsed?.Count ?? 0;

    public string Say => FigureWords.Joined(
        $"Time to first word: {FigureWords.Middle(Elapsed)}{(Reported == 0 ? "" : $" ({Told} of {Reported})")}",
        Working is null || Working.Middle == Elapsed?.Middle ? null : $"in working hours {FigureWords.Time(Working.Middle)}",
        FoundFirst == 0 ? null : $"found first: {FoundFirst}",
        TooEarly == 0 ? null : FigureWords.Count(TooEarly, "was noted before its report", "were noted before their reports"));

    public static FirstWords Of(TeamLog log, Period period)
    {
        var all = log.At(period).Where(about => period.Includes(about.ReportedAt)).ToList();
        var reported = all.FindAll(about => !about.About.FoundFirst);
        var told = reported.FindAll(about => Waited(about) is not null);
        var judged = reported.Select(about => IsOnTime(about, log, period)).OfType<bool>().ToList();
        return new FirstWords(
            Spread.Of(told.Select(about => Waited(about)!.Value)), // they were told
            Spread.Of(told.Select(about => log.Work.WorkingTimeBetween(about.ReportedAt, Word(about)!.At))), // they were told
            reported.Count, all.Count - reported.Count, told.Count(about => Word(about)!.At < about.ReportedAt), // they were told
            judged.Count(isOnTime => isOnTime), judged.Count);
    }

    private static TimeSpan? Waited(CaseThen about) => Observed.Until(about.Events, CaseEventKind.Told);

    private static CaseEvent? Word(CaseThen about) => about.Events.FirstOrDefault(happened => happened.Kind == CaseEventKind.Told);

    /// <returns>Null while it may still come on time, and where nobody is owed a word.</returns>
    private static bool? IsOnTime(CaseThen about, TeamLog log, Period period)
    {
        var due = DueAt(about, log.FirstWord, log.Work);
        return Word(about) is { } word ? word.At <= due : due < log.Seen(period) && about.AbuseAt is null ? false : null;
    }

    private static DateTimeOffset DueAt(CaseThen about, Targets target, WorkWeek work) => about.About switch
    {
        { Danger: true } => about.ReportedAt.AddMinutes(target.Safety),
        { Severity: Severity.Serious } => about.ReportedAt.AddMinutes(target.Serious),
        _ => work.AddWorkingTime(about.ReportedAt, TimeSpan.FromMinutes(target.Normal)) ?? DateTimeOffset.MaxValue,
    };
}
