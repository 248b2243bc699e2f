using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>Whether managers and the channel read how far a bad day may travel.</summary>
internal sealed class DigestTopic() : TeamTopic(
    SetupTopics.Digest, "Digest", "Some people are moved by how many may hear of a bad day. Nobody has measured it here, so your team decides whether it is said.")
{
    private const string Numbers = "hearsay";
    private const string InChannel = "hearsayInChannel";
    private const string On = "on";
    private const string Off = "off";
    private const int LongestWord = 20;

    private static readonly (Hearsay Value, string Word)[] Words = [(Hearsay.Essay, "essay"), (Hearsay.Older, "older"), (Hearsay.Off, Off)];

    public override IEnumerable<string> Notes(TeamFacts facts) =>
    [
        "Essay: 250 people may hear of somebody we let down, 50 of somebody we amazed. Older: 10 and 5, as it is told of older studies of complaints.",
        "It is an illustration and never a target. Managers read it in private: what is word of mouth",
    ];

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(Numbers, "Word of mouth (essay, older or off)", WordOf(facts.Settings.Hearsay), "essay, older or off", LongestWord),
        new(InChannel, "Also in the channel (on or off)", facts.Settings.HearsayInChannel ? On : Off, "on or off", LongestWord),
    ];

    public override string Holds(TeamFacts facts) => facts.Settings.Hearsay switch
    {
        Hearsay.Off => "word of mouth is not illustrated",
        var chosen => $"word of mouth is illustrated with {(chosen == Hearsay.Essay ? "250 and 50" : "10 and 5")} people, {(facts.Settings.HearsayInChannel ? "for managers and in the channel" : "for managers only")}",
    };

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        if (filled.Line(Numbers) is { } typed && Read(typed) is null)
            return new Complaint($"I do not understand “{Shown.Within(typed, LongestWord)}”. Write essay, older or off.");

        return filled.Line(InChannel) is { } shown && Said.Key(shown) is not (On or Off)
            ? new Complaint($"I do not understand “{Shown.Within(shown, LongestWord)}”. Write on or off.")
            : null;
    }

    public override void Forget(TeamFacts facts) => (facts.Settings.Hearsay, facts.Settings.HearsayInChannel) = (Hearsay.Essay, false);

    public override string Next(TeamFacts facts) => $"From now on {Holds(facts)}. “what is word of mouth” says how it is made.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        facts.Settings.Hearsay = filled.Line(Numbers) is { } typed ? Read(typed)!.Value : facts.Settings.Hearsay; // checked before
        facts.Settings.HearsayInChannel = filled.Line(InChannel) is { } shown ? Said.Key(shown) == On : facts.Settings.HearsayInChannel;
    }

    private static string WordOf(Hearsay chosen) => Array.Find(Words, word => word.Value == chosen).Word;

    private static Hearsay? Read(string typed) => Array.FindIndex(Words, word => word.Word == Said.Key(typed)) is >= 0 and var at ? Words[at].Value : null;
}
