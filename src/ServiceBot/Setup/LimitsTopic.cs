using System.Globalization;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>What each role may spend on putting something right without asking anybody.</summary>
internal sealed class LimitsTopic() : TeamTopic(
    SetupTopics.Limits, "Limits", "What each may spend on a customer without asking makes the fix fast. Managers have no limit.")
{
    private const string Code = "currency";
    private const string Floor = "gestureFloor";
    private const string Share = "gestureShare";
    private const string Minutes = "approvalMinutes";

    /// <summary>A day: whoever asks on a case needs to know before that.</summary>
    private const int MostMinutes = 24 * 60;

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
        new(Floor, "A gesture that is right for everybody", Money.Number(facts.Settings.GestureFloor, facts.Settings.Currency), "10", 20),
        new(Share, "For managers: how much of a customer's worth a gesture may be, in percent", Percent(facts.Settings.GestureShare), "0.8", 20),
        new(Minutes, "Minutes until the next one is asked for a yes", $"{facts.Settings.ApprovalMinutes}", "10", 20),
    ];

    public override string Holds(TeamFacts facts) =>
        $"{Each(facts)}; a gesture for everybody {Money.Write(facts.Settings.GestureFloor, facts.Settings.Currency)}, of a customer's worth {Percent(facts.Settings.GestureShare)} %; "
        + $"a yes within {facts.Settings.ApprovalMinutes} min, else the next one is asked";

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

        if (limits[0] > limits[1] || limits[1] > limits[2])
            return new Complaint(
                $"A lead may spend at least what a member may, and an approver at least what a lead may; here it is {Money.Write(limits[0], currency)}, "
                + $"{Money.Write(limits[1], currency)} and {Money.Write(limits[2], currency)}.");

        return CheckGesture(facts, filled, currency, limits[0]) ?? (ReadMinutes(facts, filled) is null
            ? new Complaint($"I do not understand “{Shown.Within(filled.Line(Minutes), 20)}” as minutes until the next one is asked. Try 10; the most is {MostMinutes:N0}, which is a day.")
            : null);
    }

    /// <summary>What is right for everybody needs nobody's yes.</summary>
    private static Complaint? CheckGesture(TeamFacts facts, Filled filled, string currency, long memberLimit)
    {
        if (ReadFloor(facts, filled, currency) is not { } floor)
            return new Complaint($"I do not understand “{Shown.Within(filled.Line(Floor), 20)}” as an amount in {currency} for a gesture. Try 10; 0 means: none.");
        if (floor > memberLimit)
            return new Complaint(
                $"A gesture that is right for everybody is given without asking, so it is at most what a member may spend: {Money.Write(memberLimit, currency)}. "
                + $"Here it is {Money.Write(floor, currency)}.");

        return ReadShare(facts, filled) is null
            ? new Complaint($"I do not understand “{Shown.Within(filled.Line(Share), 20)}” as a percentage. Try 0.8 or 2; the most is 100, and 0 means: the worth of a customer changes no gesture.")
            : null;
    }

    public override string Next(TeamFacts facts) =>
        $"Up to that nobody has to ask: {Each(facts)}. For more, one colleague at a time is asked for a yes. “settings” shows it to everybody in the team.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        var currency = Currency.Find(filled.Line(Code) ?? facts.Settings.Currency)!; // checked before
        var floor = ReadFloor(facts, filled, currency)!.Value; // checked before
        var limits = All.Select(limit => (limit, Amount: Read(facts, filled, limit, currency)!.Value)).ToList(); // checked before
        facts.Settings.Currency = currency;
        foreach (var (limit, amount) in limits)
            limit.Put(facts.Settings, amount);

        facts.Settings.GestureFloor = floor;
        facts.Settings.GestureShare = ReadShare(facts, filled)!.Value; // checked before
        facts.Settings.ApprovalMinutes = ReadMinutes(facts, filled)!.Value; // checked before
    }

    private static string Each(TeamFacts facts) => string.Join(", ", All.Select(limit => $"{limit.One} {Money.Write(limit.Get(facts.Settings), facts.Settings.Currency)}"));

    private static long? ReadFloor(TeamFacts facts, Filled filled, string currency)
    {
        var typed = filled.Line(Floor) ?? Money.Number(facts.Settings.GestureFloor, facts.Settings.Currency);
        return typed.Length == 0 ? 0 : Money.Parse(typed, currency);
    }

    /// <summary>In hundredths of a percent.</summary>
    private static int? ReadShare(TeamFacts facts, Filled filled)
    {
        var typed = (filled.Line(Share) ?? Percent(facts.Settings.GestureShare)).TrimEnd('%', ' ').Replace(',', '.');
        return typed.Length == 0 ? 0
            : decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100 && percent * 100 % 1 == 0 ? (int)(percent * 100)
            : null;
    }

    private static int? ReadMinutes(TeamFacts facts, Filled filled)
    {
        var typed = filled.Line(Minutes) ?? $"{facts.Settings.ApprovalMinutes}";
        return int.TryParse(typed.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= MostMinutes
            && (!typed.Contains(' ') || typed.Split(' ')[1] is "min" or "minutes") ? minutes : null;
    }

    private static string Percent(int hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>In another currency what is not typed anew stays the same figure.</summary>
    private static long? Read(TeamFacts facts, Filled filled, LimitField limit, string currency)
    {
        var typed = filled.Line(limit.Id) ?? Money.Number(limit.Get(facts.Settings), facts.Settings.Currency);
        return typed.Length == 0 ? 0 : Money.Parse(typed, currency);
    }

    private sealed record LimitField(string Id, string Label, string One, Func<TeamSettings, long> Get, Action<TeamSettings, long> Put);
}
