using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>What each role may spend on putting something right without asking anybody.</summary>
internal sealed class LimitsTopic() : TeamTopic(
    SetupTopics.Limits, "Limits", "What each may spend on a customer without asking makes the fix fast. Managers have no limit.")
{
    private const string Code = "currency";

    private static readonly IReadOnlyList<LimitField> All =
    [
        new("memberLimit", "A member, up to", "a member", settings => settings.MemberLimit, (settings, limit) => settings.MemberLimit = limit),
        new("leadLimit", "A lead, up to", "a lead", settings => settings.LeadLimit, (settings, limit) => settings.LeadLimit = limit),
        new("approverLimit", "An approver, up to", "an approver", settings => settings.ApproverLimit, (settings, limit) => settings.ApproverLimit = limit),
    ];

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(Code, "Currency", facts.Settings.Currency, "EUR", 3),
        .. All.Select(limit => new Field(limit.Id, limit.Label, Money.Number(limit.Get(facts.Settings), facts.Settings.Currency), "50", 20)),
    ];

    public override string Holds(TeamFacts facts) => string.Join(", ", All.Select(limit => $"{limit.One} {Money.Write(limit.Get(facts.Settings), facts.Settings.Currency)}"));

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        var typed = filled.Line(Code) ?? facts.Settings.Currency;
        if (Currency.Find(typed) is not { } currency)
            return new Complaint(
                (typed.Length == 0 ? "The currency is missing." : $"I know no currency “{Shown.Within(typed, 20)}”.") + " Its code has three letters, for example EUR, GBP, USD or JPY.");

        var limits = new List<long>();
        foreach (var limit in All)
        {
            if (Read(facts, filled, limit, currency) is not { } amount)
                return new Complaint(
                    $"I do not understand “{Shown.Within(filled.Line(limit.Id), 20)}” as an amount in {currency} for {limit.One}. "
                    + $"Try 50 or {(Currency.Decimals(currency) == 0 ? "500" : "12.50")}; 0 means: always ask. The most is {Money.Most:N0}.");

            limits.Add(amount);
        }

        return limits[0] <= limits[1] && limits[1] <= limits[2]
            ? null
            : new Complaint(
                $"A lead may spend at least what a member may, and an approver at least what a lead may; here it is {Money.Write(limits[0], currency)}, "
                + $"{Money.Write(limits[1], currency)} and {Money.Write(limits[2], currency)}.");
    }

    public override string Next(TeamFacts facts) =>
        $"Up to that nobody has to ask: {Holds(facts)}. “settings” shows it to everybody in the team.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        var currency = Currency.Find(filled.Line(Code) ?? facts.Settings.Currency)!; // checked before
        var limits = All.Select(limit => (limit, Amount: Read(facts, filled, limit, currency)!.Value)).ToList(); // checked before
        facts.Settings.Currency = currency;
        foreach (var (limit, amount) in limits)
            limit.Put(facts.Settings, amount);
    }

    /// <summary>In another currency what is not typed anew stays the same figure.</summary>
    private static long? Read(TeamFacts facts, Filled filled, LimitField limit, string currency)
    {
        var typed = filled.Line(limit.Id) ?? Money.Number(limit.Get(facts.Settings), facts.Settings.Currency);
        return typed.Length == 0 ? 0 : Money.Parse(typed, currency);
    }

    private sealed record LimitField(string Id, string Label, string One, Func<TeamSettings, long> Get, Action<TeamSettings, long> Put);
}
