using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What happened to customers in a time: what was noted outside of cases, and the cases that were reported.</summary>
/// <param name="Above">Noted as above average.</param>
/// <param name="Noted">Noted as gone wrong, and no case was opened.</param>
/// <param name="Cases">Reported; every one is a let-down, however well it ends.</param>
/// <param name="Confirmed">Of the cases, those that were put right, as the customer says.</param>
/// <param name="Inside">Put right, and still inside the window in which the customer may object.</param>
/// <param name="Presumed">Put right, and after the window nobody objected.</param>
/// <param name="Unasked">Put right, and nobody has asked the customer yet.</param>
/// <param name="Not">Put right as we said, and the customer says not.</param>
/// <param name="Open">Of the cases, those that are still to be put right.</param>
/// <param name="Apart">Ended because the customer was abusive.</param>
/// <param name="Earlier">Reported before, and put right now.</param>
/// <param name="States">The cases of the time, by what each is to the customer now.</param>
internal sealed record MomentCounts(
    int Above, int Fine, int Noted, int Cases, int Confirmed, int Inside, int Presumed, int Unasked, int Not, int Open, int Apart, int Earlier,
    IReadOnlyDictionary<MomentState, int> States)
{
    public int LetDowns => Cases + Noted;
    public int All => Above + Fine + LetDowns;
    public int AllTurned => Confirmed + Inside + Presumed;

    public string Say => All == 0
        ? $"Moments: {FigureWords.None}"
        : FigureWords.Joined(
            FigureWords.Count(All, "moment", "moments"), Above == 0 ? null : $"{Above} above average", Fine == 0 ? null : $"{Fine} fine",
            LetDowns == 0 ? null : FigureWords.Count(LetDowns, "let-down", "let-downs") + (AllTurned + Open == 0 ? "" : " → ")
                + string.Join(", ", new[] { AllTurned == 0 ? null : $"{AllTurned} turned round{(Inside > 0 || Presumed > 0 ? "*" : "")}", Open == 0 ? null : $"{Open} open" }.OfType<string>()));

    /// <summary>What stands behind the star; null where everything is the customer's word.</summary>
    public string? Foot => Inside + Presumed == 0
        ? null
        : "* " + string.Join("; ", new[]
        {
            Confirmed == 0 ? null : $"{Confirmed} confirmed by the customer",
            Inside == 0 ? null : $"{Inside} still inside the {TurnedRound.Window.Days}-day window",
            Presumed == 0 ? null : $"{Presumed} without an objection",
        }.OfType<string>());

    public static MomentCounts Of(TeamLog log, Period period)
    {
        var counted = log.At(period).ToList();
        var issues = log.Issues(period).ToDictionary(issue => issue.Number);
        var reported = counted.FindAll(about => period.Includes(about.ReportedAt));
        var turned = reported.ConvertAll(about => TurnedRound.At(log.Seen(period), about.Events));
        int Count(params Turned[] some) => turned.Count(some.Contains);
        int Noted(MomentKind kind) => log.Moments.Count(moment => moment.Kind == kind && period.Includes(moment.At) && (kind != MomentKind.Misery || moment.CaseNumber is null));
        return new MomentCounts(
            Noted(MomentKind.Magic), Noted(MomentKind.Fine), Noted(MomentKind.Misery), reported.Count,
            Count(Turned.Confirmed), Count(Turned.Provisional), Count(Turned.Presumed), Count(Turned.Unknown), Count(Turned.Not), reported.Count(about => about.IsOpen),
            Count(Turned.Apart), counted.Count(about => about.ReportedAt < period.Start && about.FixedAt is { } at && period.Includes(at)),
            reported.GroupBy(about => StateOf(about, issues.GetValueOrDefault(about.Number))).ToDictionary(same => same.Key, same => same.Count()));
    }

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
