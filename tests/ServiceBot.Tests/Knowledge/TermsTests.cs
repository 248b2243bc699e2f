using ServiceBot.Knowledge;

namespace ServiceBot.Tests.Knowledge;

public class TermsTests
{
    [Theory]
    [InlineData("How do we refund across two currencies?", "refund across two currency")]
    [InlineData("refunds, REFUND & réfünds", "refund")]
    [InlineData("boxes classes addresses buses", "box class address buse")]
    [InlineData("crisis status this", "crisis status")]
    [InlineData("don't won’t", "dont wont")]
    [InlineData("Straße Łódź smørrebrød", "strasse lodz smorrebrod")]
    [InlineData("ｒｅｆｕｎｄ ①", "refund 1")]
    [InlineData("re\u200Bfund", "refund")]
    [InlineData("80 € in 2 days", "80 2 day")]
    [InlineData("how is it", "how is it")]
    [InlineData("🙂 ?!", "")]
    [InlineData("", "")]
    public void Words_are_compared_without_what_does_not_matter(string text, string terms) => Assert.Equal(terms, string.Join(' ', Terms.Of(text)));

    [Fact]
    public void Even_what_has_no_words_is_known_again()
    {
        Assert.Equal(Terms.Key("🙂"), Terms.Key(" 🙂 "));
        Assert.NotEqual(Terms.Key("🙂"), Terms.Key("🙁"));
    }

    [Fact]
    public void A_long_question_is_known_again_by_a_short_key()
    {
        var text = string.Concat(Enumerable.Repeat('\uFDFA', 500));

        Assert.InRange(Terms.Key(text).Length, 1, 200);
        Assert.Equal(Terms.Key($"{text}?"), Terms.Key(text));
        Assert.NotEqual(Terms.Key($"{text}x"), Terms.Key(text));
    }

    [Theory]
    [InlineData("Refunds", "", "The money goes back.", "refund", true)]
    [InlineData("Refunds", "", "The money goes back.", "refund two currencies", true)]
    [InlineData("Refunds", "", "The money goes back.", "money", true)]
    [InlineData("Refunds", "", "The money goes back.", "money for parrots on deck", false)]
    [InlineData("Refunds", "chargeback", "The money goes back.", "charge", true)]
    [InlineData("Delivery", "", "Say it.", "deliveries", true)]
    [InlineData("Delivery", "", "Say it.", "del", false)]
    [InlineData("Car hire", "", "Say it.", "care", false)]
    public void A_policy_fits_by_title_words_and_most_of_its_text(string title, string words, string text, string asked, bool fits) =>
        Assert.Equal(fits, new Policy(title, words, text, "", "").Fits(Terms.Of(asked)) > 0);

    [Fact]
    public void The_title_counts_before_the_words_and_the_words_before_the_text()
    {
        var all = new Policies(
        [
            new Policy("Bills", "", "Ask about refunds.", "", ""), new Policy("Money", "refund", "It goes back.", "", ""), new Policy("Refunds", "", "It goes back.", "", ""),
        ]);

        Assert.Equal(["Refunds", "Money", "Bills"], all.Find("refund", []).Select(found => found.Title));
        Assert.Equal("Refunds in two currencies", all.Find("refund two currency", [new Policy("Refunds in two currencies", "", "So.", "", "")])[0].Title);
    }

    [Fact]
    public void Of_many_only_a_few_are_named() =>
        Assert.Equal(4, new Policies([.. Enumerable.Range(0, 50).Select(number => new Policy($"Refund {number}", "", "So.", "", ""))]).Find("refund", []).Count);

    [Fact]
    public void Hundreds_of_them_are_looked_through_while_one_blinks()
    {
        var all = new Policies([.. Enumerable.Range(0, PolicyFile.MostPolicies).Select(number => new Policy($"Title {number}", $"other{number}", string.Join(' ', Enumerable.Range(number, 150).Select(word => $"word{word}")), "", ""))]);
        all.Find("warm up", []);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        for (var number = 0; number < 10; number++)
            all.Find("where is word17 and other42 with seventeen words that are not there", []);

        Assert.InRange(watch.ElapsedMilliseconds, 0, 2000);
    }
}
