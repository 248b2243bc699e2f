using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

public class QuestionBankTests
{
    private static readonly string English = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pulse", "questions.en.json"));

    [Fact]
    public void English_has_all_forty_seven_questions_in_their_order()
    {
        var bank = QuestionBank.Parse(English);

        Assert.Equal(Enumerable.Range(1, 47).Select(number => $"Q{number:00}"), bank.Items.Select(item => item.Id));
    }

    [Fact]
    public void What_is_private_or_asked_of_everybody_is_what_the_product_says()
    {
        var bank = QuestionBank.Parse(English);

        Assert.Equal(["Q39"], bank.Items.Where(item => item.Audience == Audience.Private).Select(item => item.Id));
        Assert.Equal(["Q40", "Q41", "Q44"], bank.Items.Where(item => item.Audience == Audience.Organisation).Select(item => item.Id));
        Assert.Equal(["Q46", "Q47"], bank.Items.Where(item => item.Audience == Audience.Named).Select(item => item.Id));
        Assert.Equal(["Q12", "Q19", "Q39", "Q45", "Q47"], bank.Items.Where(item => item.Cadence == Cadence.Weekly).Select(item => item.Id));
        Assert.Equal(["Q21", "Q22", "Q42", "Q43"], bank.Items.Where(item => item.Cadence == Cadence.Monthly).Select(item => item.Id));
    }

    [Theory]
    [InlineData("\"least\": 5", "\"least\": 4", "5 people")]
    [InlineData("\"id\": \"Q02\"", "\"id\": \"Q01\"", "twice")]
    [InlineData("\"id\": \"Q02\"", "\"id\": \"mood\"", "is no id")]
    [InlineData("\"cadence\": \"rotating\"", "\"cadence\": \"daily\"", "no other is daily")]
    [InlineData("\"cadence\": \"rotating\"", "\"cadence\": \"quarterly\"", "whole organisation")]
    [InlineData("\"great\"]", "\"low\"]", "another one")]
    [InlineData("\"good\", \"great\"", "\"good\"", "5 words")]
    [InlineData("\"scale\": \"agreement\"", "\"scale\": \"text\"", "tags")]
    [InlineData("\"scale\": \"agreement\"", "\"scale\": \"mood\"", "line")]
    [InlineData("\"strand\"", "\"stand\"", "line")]
    public void A_broken_file_is_refused_with_the_rule_it_breaks(string was, string isNow, string said)
    {
        var at = English.IndexOf(was, English.IndexOf("\"items\"", StringComparison.Ordinal) is var items && was.StartsWith("\"g", StringComparison.Ordinal) ? 0 : items, StringComparison.Ordinal);

        var refused = Assert.Throws<StartupException>(() => QuestionBank.Parse(English[..at] + isNow + English[(at + was.Length)..]));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }
}
