using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>What the team holds to when nobody is looking. Metrics change, principles do not.</summary>
internal sealed class PrinciplesTopic() : TeamTopic(
    SetupTopics.Principles, "Principles", "What you hold to whatever the figures say: with customers, with each other, in running the place.")
{
    private const string Principles = "principles";
    private const int Most = 12;

    public override string TypedField => Principles;
    public override bool TakesAnyText => true;

    public override bool IsWritten(TeamFacts facts) => facts.Settings.Principles is not null;

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(Principles, "Our principles, one a line", facts.Settings.Principles ?? "", "Respect everybody, also when it is hard.", Longest.Words, IsMultiline: true),
    ];

    public override string Holds(TeamFacts facts) =>
        OrNothing(string.Join(" · ", (facts.Settings.Principles ?? "").Split('\n').Select(line => Shown.Within(line))), "not written yet");

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        if (filled.Lines(Principles) is not { } lines)
            return IsWritten(facts) ? null : Missing;

        return lines.Count switch
        {
            0 => Missing,
            > Most => new Complaint($"These are {lines.Count} principles, and nobody can keep more than {Most} in mind. Which matter most?"),
            _ => Entry.TooLong(new Entry("The list of principles", string.Join('\n', lines), Longest.Words)),
        };
    }

    public override void Forget(TeamFacts facts) => facts.Settings.Principles = null;

    public override string Next(TeamFacts facts) => facts.Settings.IsMeasured
        ? "“vision” shows them to everybody in the team. Vision and principles are written, so figures can come."
        : "“vision” shows them to everybody in the team. Figures stay off until the vision is written too.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db) =>
        facts.Settings.Principles = filled.Lines(Principles) is { } lines ? string.Join('\n', lines) : facts.Settings.Principles;

    private static Complaint Missing =>
        new("Please write at least one principle, for example: Respect everybody, also when it is hard. “skip” leaves it for later.", "skip");
}
