using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Recovery;

/// <summary>How the cards speak where somebody may be hurt.</summary>
public class DangerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(nameof(Step.Intake), "people remember what was done next")]
    [InlineData(nameof(Step.Intake), "What we stand for")]
    [InlineData(nameof(Step.DontBlame), "Looking for somebody to blame")]
    [InlineData(nameof(Step.OwnIt), "One person who says")]
    [InlineData(nameof(Step.FixItFast), "the sooner they trust us again")]
    [InlineData(nameof(Step.BeGracious), "How we part is what they tell others")]
    [InlineData(nameof(Step.BeGracious), "You were right to come to us")]
    public void In_danger_no_card_gives_advice(string step, string advice)
    {
        var (calm, danger) = (Say(step, danger: false), Say(step, danger: true));

        Assert.Contains(advice, calm, StringComparison.Ordinal);
        Assert.DoesNotContain(advice, danger, StringComparison.Ordinal);
    }

    private static string Say(string step, bool danger)
    {
        var person = new Person { Id = "ines", Name = "Ines", Zone = "Europe/Lisbon" };
        var reader = new Reader(person, WallClock.Zone("Europe/Lisbon"), Now, "webchat", []) { Vision = "Nobody waits alone" };
        var about = RecoveryCase.Report(1, "harbour", "the crane hangs low", "The crane hangs low", reader.By);
        about.Classify(CustomerKind.External, Severity.Serious, danger, "The crane hangs low", "harbour", reader.By);
        about.Hear(new Hearing("It nearly fell on them."), reader.By);
        about.Own(reader.By);
        about.Analyze(new Analysis(Apology.Outside), reader.By);
        return Payload.ToJson(StepCards.Question(about, Enum.Parse<Step>(step), reader));
    }
}
