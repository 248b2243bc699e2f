using ServiceBot.Digest;

namespace ServiceBot.Tests.Digest;

/// <summary>Whatever people call a figure, they find what it means; and what is no figure is none.</summary>
public class MetricGuideTests
{
    [Fact]
    public void Every_figure_of_the_digest_is_explained_once()
    {
        string[] all =
        [
            "time-to-own", "first-word", "time-to-fix", "promises-kept", "recovery-rate", "misery-to-magic", "second-failures", "repeat-contacts", "hand-offs", "ask-rate", "participation",
            "morale", "part-indices", "care", "perception-gap", "word-of-mouth", "gesture-guide", "recommend", "fairness", "threshold-map", "moments", "retention",
        ];

        Assert.Equal(all, MetricGuide.All.Select(metric => metric.Id));
        Assert.All(MetricGuide.All, metric => Assert.All(MetricGuide.Facts(metric), fact => Assert.EndsWith(".", fact.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_name_leads_to_its_own_figure() => Assert.All(
        MetricGuide.All,
        metric => Assert.All(metric.Others.Append(metric.Name).Append(metric.Id), name => Assert.Equal(metric.Id, MetricGuide.Find(name)?.Id)));

    [Theory]
    [InlineData("repeat rate", "repeat-contacts")]
    [InlineData("the Repeat-Rate?", "repeat-contacts")]
    [InlineData("  our repeat contacts…", "repeat-contacts")]
    [InlineData("REPEAT CONTACTS RATE", "repeat-contacts")]
    [InlineData("a hand off", "hand-offs")]
    [InlineData("handoffs", "hand-offs")]
    [InlineData("misery → magic", "misery-to-magic")]
    [InlineData("misery->magic", "misery-to-magic")]
    [InlineData("“word-of-mouth”", "word-of-mouth")]
    [InlineData("the morale score", "morale")]
    [InlineData("the morale index", "morale")]
    [InlineData("tto", "time-to-own")]
    [InlineData("the leader’s guess", "perception-gap")]
    [InlineData("time to first word", "first-word")]
    [InlineData("the C in CARE", "care")]
    public void It_is_found_by_what_people_say(string said, string id) => Assert.Equal(id, MetricGuide.Find(said)?.Id);

    [Theory]
    [InlineData("reapeat contacts", "repeat-contacts")]
    [InlineData("promisses kept", "promises-kept")]
    [InlineData("particpation", "participation")]
    [InlineData("moral", "morale")]
    [InlineData("time to owning", "time-to-own")]
    [InlineData("fairness of the queue", "fairness")]
    public void What_comes_close_is_offered(string said, string id)
    {
        Assert.Null(MetricGuide.Find(said));
        Assert.Equal(id, MetricGuide.Nearest(said)[0].Id);
        Assert.InRange(MetricGuide.Nearest(said).Count, 1, 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the")]
    [InlineData("?!")]
    [InlineData("our refund policy")]
    [InlineData("a pallet")]
    [InlineData("the wifi password")]
    [InlineData("the time")]
    [InlineData("rate")]
    [InlineData("worse, she waited two hours and nobody called her back about the parcel")]
    public void What_is_no_figure_is_none(string said)
    {
        Assert.Null(MetricGuide.Find(said));
        Assert.Empty(MetricGuide.Nearest(said));
    }

    [Fact]
    public void All_of_a_figure_is_said_in_a_few_lines()
    {
        var said = MetricGuide.Say(MetricGuide.Find("hand-offs")!);

        Assert.Equal(
            ["Hand-offs", "What for", "How it is counted", "What is special", "Printed as"],
            said.Split('\n').Select(line => line.Split(": ")[0]));
        Assert.All(MetricGuide.All, metric => Assert.InRange(MetricGuide.Say(metric).Length, 200, 1400));
    }
}
