using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>With whom the people of a small team are counted.</summary>
internal sealed class CheckInsTopic() : TeamTopic(
    SetupTopics.CheckIns, "Check-ins", "What too few people answer is never shown by itself, so small teams are counted together.")
{
    private const string Group = "checkInGroup";

    public override IEnumerable<string> Notes(TeamFacts facts) =>
    [
        $"A team counts by itself when {MoraleWords.Number(facts.LeastPeople)} people or more have it as their home team. A smaller one is counted with the small teams that have the same group.",
        "Where these are still too few, the next smallest team is counted with them. People are told with whom before they answer.",
    ];

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
        [new(Group, "Our group (empty: all small teams of the organisation)", facts.Settings.CheckInGroup ?? "", "Ferries and harbour", Longest.Name)];

    public override string Holds(TeamFacts facts) => facts.Settings.CheckInGroup is { } group
        ? $"while few people have their home here, they are counted with the group “{Shown.Within(group, Longest.Name)}”"
        : "while few people have their home here, they are counted with all other small teams";

    public override Complaint? Check(TeamFacts facts, Filled filled) =>
        Entry.TooLong(new Entry("The name of the group", filled.Line(Group), Longest.Name));

    public override void Forget(TeamFacts facts) => facts.Settings.CheckInGroup = null;

    public override string Next(TeamFacts facts) =>
        "That holds from the next check-in on. What is collected now is still counted as it was said to those who answered.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        if (filled.Line(Group) is { } typed)
            facts.Settings.CheckInGroup = CohortRules.KeyOf(typed).Length == 0 ? null : typed;
    }
}
