using System.Globalization;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>Who looks at what people were told where somebody was in danger, and by when they are told.</summary>
internal sealed class SafetyTopic() : TeamTopic(
    SetupTopics.Safety, "Safety", "Where somebody was in danger, people are told what they must know, and a leader looks at it before the case is closed.")
{
    private const string Leader = "safetyLeader";
    private const string Days = "disclosureDays";
    private static readonly string[] Anybody = ["any leader", "any", "anybody", "nobody", "-"];

    public override IEnumerable<string> Notes(TeamFacts facts) =>
    [
        facts.Leaders.Count == 0
            ? "The organisation has named no leader yet, so a manager of the team looks at it."
            : $"Leaders: {string.Join(", ", facts.Leaders.Select(leader => Shown.Name(leader.Name)))}. An admin names them.",
    ];

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(Leader, "The leader who looks at it (empty: any of them)", Named(facts) is { } leader ? LabelOf(facts, leader) : "", "Ana Reis", Longest.Name),
        new(Days, "Working days until people are told (0: the same day)", Write(facts.Settings.DisclosureDays), "1", 3),
    ];

    public override string Holds(TeamFacts facts)
    {
        var who = Named(facts) is { } leader ? $"{Shown.Within(LabelOf(facts, leader))} looks at what people were told"
            : facts.Leaders.Count == 0 ? "a manager looks at what people were told"
            : "any leader looks at what people were told";
        return $"{who}, {Until(facts.Settings.DisclosureDays)}";
    }

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        if (filled.Line(Leader) is { Length: > 0 } typed && !IsAnybody(typed) && Find(facts, typed) is null)
            return new Complaint(
                facts.Leaders.Count(leader => Said.Key(leader.Name) == Said.Key(typed)) > 1
                    ? $"Several leaders are called {Shown.Within(typed, Longest.Name)}. Please write {string.Join(" or ", facts.Leaders.Where(leader => Said.Key(leader.Name) == Said.Key(typed)).Select(leader => Shown.Within(LabelOf(facts, leader))))}."
                    : $"“{Shown.Within(typed, 40)}” is no leader of the organisation. An admin names leaders under Roles; empty means any of them.");

        return Read(facts, filled) is null
            ? new Complaint($"I do not understand “{Shown.Within(filled.Line(Days), 20)}” as working days. Write a number from 0 to {Disclosures.MostDays}; 0 means the same day.")
            : null;
    }

    public override string Next(TeamFacts facts) =>
        $"From now on {Holds(facts)}. Whoever saw to it never looks at it alone, as long as somebody else is there.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        if (filled.Line(Leader) is { } typed)
            facts.Settings.SafetyLeaderId = typed.Length == 0 || IsAnybody(typed) ? null : Find(facts, typed)!.Id; // checked before

        facts.Settings.DisclosureDays = Read(facts, filled)!.Value; // checked before
    }

    /// <summary>Whoever is no leader any more is not named any more.</summary>
    private static Person? Named(TeamFacts facts) => facts.Leaders.Find(leader => leader.Id == facts.Settings.SafetyLeaderId);

    private static Person? Find(TeamFacts facts, string typed)
    {
        var key = Said.Key(typed).TrimStart('@');
        var found = facts.Leaders.FindAll(leader => Said.Key(leader.Name) == key || Said.Key(leader.Id) == key || Said.Key(LabelOf(facts, leader)) == key);
        return found.Count == 1 ? found[0] : null;
    }

    private static string LabelOf(TeamFacts facts, Person leader) =>
        facts.Leaders.Count(other => Said.Key(other.Name) == Said.Key(leader.Name)) > 1 ? $"{leader.Name} ({leader.Id})" : leader.Name;

    private static bool IsAnybody(string typed) => Anybody.Contains(Said.Key(typed));

    private static int? Read(TeamFacts facts, Filled filled) => filled.Line(Days) is not { } typed ? facts.Settings.DisclosureDays
        : int.TryParse(typed.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= Disclosures.MostDays ? days
        : null;

    private static string Write(int days) => days.ToString(CultureInfo.InvariantCulture);

    private static string Until(int days) => days switch
    {
        0 => "which is due at the end of the same working day",
        1 => "which is due at the end of the next working day",
        _ => $"which is due after {days} working days",
    };
}
