using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>What the team's service stands for. It is asked first, because figures without it only show who was fast.</summary>
internal sealed class VisionTopic() : TeamTopic(
    SetupTopics.Vision, "Vision", "One sentence on what your service stands for. It comes before every figure, and stands at the top of every case.")
{
    private const string Vision = "vision";

    public override string TypedField => Vision;
    public override bool TakesAnyText => true;

    public override bool IsWritten(TeamFacts facts) => facts.Settings.Vision is not null;

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(Vision, "Our vision", facts.Settings.Vision ?? "", "Everybody who calls us is glad they did.", Longest.Note, IsMultiline: true),
    ];

    public override string Holds(TeamFacts facts) => OrNothing(Shown.Within(facts.Settings.Vision), "not written yet");

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        var typed = filled.Line(Vision) ?? facts.Settings.Vision;
        return string.IsNullOrEmpty(typed)
            ? new Complaint("Please write one sentence, for example: Everybody who calls us is glad they did. “skip” leaves it for later.", "skip")
            : Entry.TooLong(new Entry("The vision", typed, Longest.Note));
    }

    public override void Forget(TeamFacts facts) => facts.Settings.Vision = null;

    public override string Next(TeamFacts facts) => facts.Settings.IsMeasured
        ? "From now on it stands at the top of every new case."
        : "From now on it stands at the top of every new case. Figures stay off until the principles are written too.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db) => facts.Settings.Vision = filled.Line(Vision) ?? facts.Settings.Vision;
}
