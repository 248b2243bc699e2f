using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>
/// How many of the let-downs that were put right a week before were turned round. Each counts once, by the first fix that was claimed: whoever
/// closes and opens it again makes no second one of it.
/// </summary>
/// <param name="Confirmed">The customer says so.</param>
/// <param name="Presumed">Asked once, they have had nothing to object.</param>
/// <param name="Not">They are still let down, or the problem came again within a week.</param>
/// <param name="Unknown">Nobody could ask, or did; or it was asked too late to know by now.</param>
/// <param name="Provisional">They may still object: not in the rate yet.</param>
/// <param name="Apart">Their contact ended because of abuse: in no rate.</param>
/// <param name="Amazed">The customer showed that it was better than they expected, and it was no repeat: from misery to magic.</param>
/// <param name="TurnedOutside">Of those turned round, the ones from outside.</param>
internal sealed record RecoveryRate(int Confirmed, int Presumed, int Not, int Unknown, int Provisional, int Apart, int Amazed, int TurnedOutside)
{
    public int AllTurned => Confirmed + Presumed;
    public int Known => AllTurned + Not;
    public int Cohort => Known + Unknown;

    public string Say => FigureWords.Joined(
        $"Turned round: {FigureWords.Part(AllTurned, Cohort)}{(AllTurned == 0 ? "" : $" ({Confirmed} confirmed, {Presumed} presumed)")}",
        Unknown == 0 ? null : $"known of {Known} of {Cohort}",
        Provisional == 0 ? null : $"{Provisional} still inside the {TurnedRound.Window.Days}-day window",
        Apart == 0 ? null : $"ended by abuse: {Apart}");

    public string SayAmazed => $"Misery to magic: {FigureWords.Part(Amazed, Known)}";

    public static RecoveryRate Of(TeamLog log, Period period)
    {
        var cohort = new Period(period.Start - TurnedRound.Window, period.End - TurnedRound.Window);
        var issues = log.Issues(period).ToDictionary(issue => issue.Number);
        var members = log.At(period)
            .Where(about => about.FirstClaim is { } claim && cohort.Includes(claim.At))
            .Select(about => (About: about, Turned: TurnedOf(about, issues.GetValueOrDefault(about.Number), log.Seen(period))))
            .ToList();
        int Count(Turned turned) => members.Count(member => member.Turned == turned);
        return new RecoveryRate(
            Count(Turned.Confirmed), Count(Turned.Presumed), Count(Turned.Not), Count(Turned.Unknown), Count(Turned.Provisional), Count(Turned.Apart),
            members.Count(member => member.Turned == Turned.Confirmed && IsMagic(member.About, issues.GetValueOrDefault(member.About.Number))),
            members.Count(member => member is { Turned: Turned.Confirmed or Turned.Presumed, About.About.Customer: CustomerKind.External }));
    }

    /// <summary>What failed again cannot be magic, however the customer sees it then.</summary>
    public static bool IsMagic(CaseThen about, Issue? issue) =>
        about.Failures == 0 && issue?.Repeats.Any(repeat => repeat.IsAfterFix) != true && ViewThen.Of(about).IsAmazed;

    /// <param name="seen">From when it is looked at.</param>
    private static Turned TurnedOf(CaseThen about, Issue? issue, DateTimeOffset seen)
    {
        var claim = about.FirstClaim!; // only those that have one are members
        var proven = claim.At + TurnedRound.Window;
        var reopened = about.Held.FirstOrDefault(happened => happened is { Kind: CaseEventKind.Reopened, Data: not null } && happened.Sequence > claim.Sequence);
        var before = reopened is null ? about.Events : [.. about.Events.Where(happened => happened.Sequence < reopened.Sequence)];
        var turned = TurnedRound.At(seen, before);
        if (turned == Turned.Apart)
            return turned;
        if (reopened?.At <= proven || issue?.Repeats.Any(repeat => repeat.IsAfterFix && repeat.At >= claim.At && repeat.At <= proven) == true)
            return Turned.Not;

        // Until its time is over nothing is proven, whatever the customer says meanwhile; a no stands. Whoever was asked late has not answered by then.
        return seen < proven ? turned == Turned.Not ? turned : Turned.Provisional
            : turned == Turned.Provisional ? Turned.Unknown : turned;
    }
}
