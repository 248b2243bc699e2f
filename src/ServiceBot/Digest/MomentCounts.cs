using System.Globalization;
using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What happened to customers in a time: what was noted outside of cases, and the cases that were reported.</summary>
/// <param name="Above">Noted as above average.</param>
/// <param name="Noted">Noted as gone wrong, and no case was opened.</param>
/// <param name="Cases">Reported; every one is a let-down, however well it ends, but for those apart.</param>
/// <param name="Confirmed">Of the cases, those that were put right, as the customer says.</param>
/// <param name="Young">Of these, those that are still inside the window in which the customer may come again.</param>
/// <param name="Inside">Put right, and still inside the window in which the customer may object.</param>
/// <param name="Presumed">Put right, and after the window nobody objected.</param>
/// <param name="Unasked">Put right, and nobody has asked the customer yet.</param>
/// <param name="Not">Put right as we said, and the customer says not.</param>
/// <param name="Open">Of the cases, those that are still to be put right.</param>
/// <param name="Ended">Closed, and never put right.</param>
/// <param name="Apart">Ended because the customer was abusive: nobody failed in it.</param>
/// <param name="Earlier">Reported before, and put right now.</param>
/// <param name="Objected">Whenever they were reported: the customer says in this time that they are still let down.</param>
/// <param name="States">The cases of the time, by what each is to the customer now.</param>
internal sealed record MomentCounts(
    int Above, int Fine, int Noted, int Cases, int Confirmed, int Young, int Inside, int Presumed, int Unasked, int Not, int Open, int Ended, int Apart, int Earlier, int Objected,
    IReadOnlyDictionary<MomentState, int> States)
{
    public int LetDowns => Cases - Apart + Noted;
    public int All => Above + Fine + LetDowns;

    /// <summary>What is not put right, as far as anybody knows.</summary>
    public int Left => Open + Ended + Noted;

    public string Say => All == 0
        ? $"Moments: {FigureWords.None}"
        : FigureWords.Joined(DigestWords.Count(All, "moment", "moments"), Few(Above, "above average"), Few(Fine, "fine"), SayLetDowns);

    /// <summary>"6 let-downs → 2 turned round*, 1 fixed, 1 still let down, 2 open"; null where there are none. Only what the customer said is turned round.</summary>
    public string? SayLetDowns => LetDowns == 0
        ? null
        : $"{DigestWords.Count(LetDowns, "let-down", "let-downs")} → " + string.Join(", ", new[]
        {
            Few(Confirmed, "turned round*"), Few(Inside + Presumed + Unasked, "fixed"), Few(Not, "still let down"), Few(Open, "open"),
            Few(Ended, "closed without a fix"), Few(Noted, "without a case"),
        }.OfType<string>());

    /// <summary>What stands behind the star; null where there is none.</summary>
    public string? Foot => Confirmed == 0
        ? null
        : "* confirmed by the customer" + (Young == 0 ? "" : $"; {DigestWords.Number(Young)} still inside the {TurnedRound.Window.Days}-day window");

    public static MomentCounts Of(TeamLog log, Period period)
    {
        var counted = log.At(period).ToList();
        var seen = log.Seen(period);
        var issues = log.Issues(period).ToDictionary(issue => issue.Number);
        var reported = counted.FindAll(about => period.Includes(about.ReportedAt)).ConvertAll(about => (About: about, Turned: TurnedRound.At(seen, about.Events)));
        int Count(Turned turned) => reported.Count(one => one.Turned == turned);
        int Noted(MomentKind kind) => log.Moments.Count(moment => moment.Kind == kind && period.Includes(moment.At) && (kind != MomentKind.Misery || moment.CaseNumber is null));
        return new MomentCounts(
            Noted(MomentKind.Magic), Noted(MomentKind.Fine), Noted(MomentKind.Misery), reported.Count,
            Count(Turned.Confirmed), reported.Count(one => one.Turned == Turned.Confirmed && seen - one.About.FixedAt < TurnedRound.Window),
            Count(Turned.Provisional), Count(Turned.Presumed), Count(Turned.Unknown), Count(Turned.Not),
            reported.Count(one => one is { Turned: Turned.NotFixed, About.IsOpen: true }), reported.Count(one => one is { Turned: Turned.NotFixed, About.IsOpen: false }),
            Count(Turned.Apart), counted.Count(about => about.ReportedAt < period.Start && about.FixedAt is { } at && period.Includes(at)),
            counted.Count(about => about.Events.Any(happened => Speaks(happened) && period.Includes(happened.At)) && TurnedRound.At(seen, about.Events) == Turned.Not),
            reported.GroupBy(one => StateOf(one.About, issues.GetValueOrDefault(one.About.Number))).ToDictionary(same => same.Key, same => same.Count()));
    }

    /// <summary>By these it is noted how a customer sees it.</summary>
    private static bool Speaks(CaseEvent happened) => happened.Kind is CaseEventKind.Confirmed or CaseEventKind.DidHelp;

    private static string? Few(int number, string what) => number == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}");

    private static MomentState StateOf(CaseThen about, Issue? issue)
    {
        var view = ViewThen.Of(about);
        return about switch
        {
            _ when view.Retention == Retention.Lost || about.ClosedAt is not null && view.Outcome == Outcome.LetDown => MomentState.Lost,
            { ClosedAt: not null } when RecoveryRate.IsMagic(about, issue) => MomentState.Magic,
            { ClosedAt: not null } when view.Outcome is Outcome.BetterThanExpected or Outcome.Fine => MomentState.Fine,
            { IsOwned: false } or { ClosedAt: not null, FixedAt: null } => MomentState.Misery,
            _ => MomentState.Recovering,
        };
    }
}
